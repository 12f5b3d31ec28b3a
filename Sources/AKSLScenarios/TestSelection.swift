package import AKSLInterpreter
import AKSLLanguage
package import AKSModel

/// Which scenarios of a suite are wanted: all that pass every condition that is given.
package struct TestSelection: Hashable, Sendable {
  /// `--tags`: conditions on the tags, all of which must hold.
  package var tags: [TagExpression] = []
  /// `--name`: patterns, one of which must fit.
  package var names: [NamePattern] = []
  /// `--failed`: the tests of this list only, as `file#name`; nil: whatever they did last time.
  package var identifiers: Set<String>?
  /// `--touches`: rules of the model, one of which must have played a part.
  ///
  /// That is known only afterwards.
  package var rules: [RuleID] = []
  /// `--shard k/n`.
  package var shard: Shard?

  package init() {}

  /// Of a scenario that is wanted, every row is wanted, and reported.
  package var takesAllRows: Bool { names.isEmpty && identifiers == nil && rules.isEmpty }

  /// Whether a scenario that is about to run is wanted, as far as this can be told of one scenario alone.
  package func includes(_ scenario: ScenarioIdentity) -> Bool {
    tags.allSatisfy { $0.holds(for: scenario.tags) }
      && (names.isEmpty || names.contains { $0.matches(scenario.name) })
      && (identifiers.map { wanted in
        wanted.contains(scenario.identifier)
          || scenario.identifierOfAllRows.map { wanted.contains($0) } ?? false
      } ?? true)
  }

  /// Whether a test that has run is to be reported.
  package func includes(_ test: TestReport) -> Bool {
    guard !rules.isEmpty else { return true }
    let tagged = test.identity.taggedRules
    return rules.contains { test.rules[$0] != nil || tagged.contains($0) }
  }

  /// Whether some row of a scenario may be wanted, from what its source shows.
  package func mayInclude(_ outline: ScenarioOutline, of file: String) -> Bool {
    guard tags.allSatisfy({ $0.holds(for: outline.tags) }) else { return false }
    guard outline.hasFixedName else { return identifiers?.contains { $0.hasPrefix(file + "#") } ?? true }
    let identifier = "\(file)#\(outline.title)"
    guard !outline.hasRows else {
      return identifiers?.contains { $0 == identifier || $0.hasPrefix(identifier + " [") } ?? true
    }
    return (names.isEmpty || names.contains { $0.matches(outline.title) })
      && (identifiers.map { $0.contains(identifier) } ?? true)
  }
}

/// One of several parts of a suite: every n-th scenario, the rows of one together.
package struct Shard: Hashable, Sendable {
  /// From 1.
  package var number: Int
  package var count: Int

  /// `2/5`; nil when it is no shard.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]), number >= 1,
      number <= count
    else { return nil }
    self.number = number
    self.count = count
  }

  /// Whether it holds the scenario of this index, from 0, in the order of the suite.
  package func holds(_ index: Int) -> Bool { index % count == number - 1 }
}

extension ScenarioIdentity {
  /// What a scenario is called whose rows were never reached; nil for one without rows.
  package var identifierOfAllRows: String? { row == nil ? nil : "\(place.source.name)#\(title)" }
}
