import AKSLLanguage
import AKSLScenarios
import AKSModel
import ArgumentParser

/// Options that say which scenarios of a suite are wanted.
struct SelectionOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only scenarios with these tags: 'cost and not (slow or night)'.", valueName: "condition"))
  var tags: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only scenarios with this in their names; with * or ?, of this whole name.", valueName: "pattern"))
  var name: [String] = []

  @Option(help: ArgumentHelp("Every n-th scenario, beginning with the k-th.", valueName: "k/n"))
  var shard: String?

  @Option(
    help: ArgumentHelp("Run the files in a random order that follows from this number.", valueName: "seed"))
  var shuffle: UInt64?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Report only scenarios in which this rule of the model played a part: D5.", valueName: "rule"))
  var touches: [String] = []

  @Flag(help: "Only what failed when suites last ran from this folder.")
  var failed = false

  @Flag(help: "Only say what would run.")
  var list = false

  /// What they ask for.
  func selection() throws(ValidationError) -> TestSelection {
    var selection = TestSelection()
    for condition in tags {
      do {
        selection.tags.append(try TagExpression(condition))
      } catch {
        throw ValidationError("--tags '\(condition)': \(error.message)")
      }
    }
    guard !name.contains("") else {
      throw ValidationError("--name: expected a part of a name; it is empty")
    }
    selection.names = name.map(NamePattern.init)
    for word in touches {
      guard let rule = RuleBook.rules.first(where: { $0.id.description.lowercased() == word.lowercased() })
      else {
        let known = RuleBook.rules.map(\.id.description)
        let longer = known.filter { !word.isEmpty && $0.lowercased().hasPrefix(word.lowercased()) }
        let hint =
          longer.isEmpty
          ? Spelling.nearest(to: word, among: known).map { ": did you mean \($0)?" } ?? ""
          : "; there are \(longer.joined(separator: ", "))"
        throw ValidationError("--touches \(word): the model has no such rule\(hint)")
      }
      selection.rules.append(rule.id)
    }
    if failed {
      guard let identifiers = FailedTests.read() else {
        throw ValidationError("--failed: no earlier run from this folder is known")
      }
      selection.identifiers = identifiers
    }
    if let shard {
      guard let part = Shard(shard) else {
        throw ValidationError("--shard \(shard): expected k/n with 1 <= k <= n, such as 2/5")
      }
      selection.shard = part
    }
    return selection
  }
}
