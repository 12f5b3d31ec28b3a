package import AKSLInterpreter
package import AKSModel

/// What of the model a suite has exercised.
///
/// A rule is exercised by an event that it shaped, by a refusal, and by a test that passed and names the rule
/// among its tags: what a deallocated node costs, say, no event can tell.
package struct Coverage: Sendable {
  /// Every rule of the model in the order of the rule book, and how often it was exercised.
  package var rules: [(rule: Rule, hits: Int)]
  /// Every code that the model can answer with, sorted, and how often it did.
  package var refusals: [(code: String, hits: Int)]
  /// The changes of state that were seen, sorted.
  package var transitions: [(transition: StateTransition, hits: Int)]

  package init(_ suite: SuiteReport) {
    var ruleHits: [RuleID: Int] = [:]
    var refusalHits: [String: Int] = [:]
    var transitionHits: [StateTransition: Int] = [:]
    for test in suite.tests {
      ruleHits.merge(test.rules) { $0 + $1 }
      if test.status == .passed {
        for rule in test.identity.taggedRules { ruleHits[rule, default: 0] += 1 }
      }
      refusalHits.merge(test.refusals) { $0 + $1 }
      transitionHits.merge(test.transitions) { $0 + $1 }
    }
    rules = RuleBook.rules.map { ($0, ruleHits[$0.id] ?? 0) }
    let codes = Set(Refusal.examples.map(\.code)).union(refusalHits.keys)
    refusals = codes.sorted().map { ($0, refusalHits[$0] ?? 0) }
    transitions = transitionHits.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The rules that nothing exercised.
  package var missing: [Rule] { rules.filter { $0.hits == 0 }.map(\.rule) }

  /// How many of a hundred rules were exercised, in tenths, rounded down: only all of them make 100.
  package var permille: Int { rules.isEmpty ? 1000 : (rules.count - missing.count) * 1000 / rules.count }

  /// The share as reports write it, `98.7 %`.
  package var percent: String { "\(permille / 10).\(permille % 10) %" }
}

extension ScenarioIdentity {
  /// The rules that its tags name.
  package var taggedRules: [RuleID] { tags.compactMap { RuleBook.rule(tagged: $0)?.id } }
}

extension RuleID {
  /// The tag that names it: `D5`, and `rule-9-4` for rule 9.4.
  package var tag: String {
    let parts = description.split(separator: ".")
    return parts.count == 1 ? description : "rule-" + parts.joined(separator: "-")
  }
}
