import AKSModel
import Foundation
import Testing

/// `Sources/AKSModel/README.md` says which rules there are, what they rest on and which scenario shows them.
///
/// `AKSL_UPDATE=1 swift test --filter RuleTableTests` writes it anew.
@Suite struct RuleTableTests {
  private static let path = "Sources/AKSModel/README.md"

  @Test func isFresh() throws {
    let wanted = try Self.text
    if ProcessInfo.processInfo.environment["AKSL_UPDATE"] == "1" {
      return try Repository.write(wanted, to: Self.path)
    }
    #expect(
      try Repository.text(Self.path) == wanted, "run: AKSL_UPDATE=1 swift test --filter RuleTableTests")
  }

  /// A rule without a scenario says why.
  @Test func everyRuleHasAScenarioOrAReason() throws {
    let scenarios = try Self.scenarios
    let without = RuleBook.rules.map(\.id).filter { scenarios[$0.description] == nil }
    #expect(
      without.sorted { $0.description < $1.description }
        == RuleBook.unreached.map(\.id).sorted { $0.description < $1.description })
  }

  /// Every number of the specification is accounted for, once.
  @Test func isComplete() {
    let followed = RuleBook.followed.map(\.id)
    let left = RuleBook.leftOut.map(\.id)
    for id in RuleBook.specification {
      let places = [RuleBook.rule(id) != nil, followed.contains(id), left.contains(id)].filter { $0 }.count
      #expect(places == 1, "\(id)")
    }
    let all = Set(RuleBook.specification)
    #expect((followed + left).filter { !all.contains($0) } == [])
    #expect(RuleBook.specification.count == 102)
  }

  @Test func rulesSayOneSentence() {
    for rule in RuleBook.rules {
      #expect(rule.title.hasSuffix("."), "\(rule.id)")
      #expect(!rule.source.isEmpty && !rule.source.hasSuffix("."), "\(rule.id)")
      #expect(RuleBook.rules.count { $0.id == rule.id } == 1, "\(rule.id) is there twice")
    }
  }

  @Test func settingsAndEditionsNameRules() {
    for choice in ModelChoice.all {
      #expect(RuleBook.rule(choice.rule) != nil, "\(choice.name)")
      var settings = SimulationSettings()
      #expect(choice.value(in: settings) == choice.values[0])
      for value in choice.values.reversed() {
        #expect(choice.choose(value, in: &settings))
        #expect(choice.value(in: settings) == value)
      }
      #expect(settings == SimulationSettings(), "the default is back")
      #expect(!choice.choose("nonsense", in: &settings))
    }
    #expect(Set(ModelChoice.all.map(\.name)).count == ModelChoice.all.count)
    for change in ModelVersion.history.flatMap(\.changes) { #expect(RuleBook.rule(change.rule) != nil) }
    #expect(ModelVersion.history.last?.text == ModelVersion.text)
    #expect(ModelVersion.history.map(\.text) == ModelVersion.history.map(\.text).sorted())
  }

  // MARK: - The text

  private static var text: String {
    get throws {
      let scenarios = try scenarios
      let unreached = Dictionary(uniqueKeysWithValues: RuleBook.unreached.map { ($0.id, $0.reason) })
      let rules = RuleBook.rules.map { rule in
        let files = scenarios[rule.id.description, default: []].map {
          "[\($0)](../../Tests/Scenarios/\($0).aksl)"
        }
        return row([
          rule.id.description, rule.title, rule.evidence.rawValue, rule.source,
          unreached[rule.id].map { "no sentence reaches it: \($0)" } ?? files.joined(separator: ", "),
        ])
      }
      let choices = ModelChoice.all.map { choice in
        row([
          "`\(choice.name)`", choice.values.joined(separator: ", "), choice.rule.description, choice.summary,
        ])
      }
      let changes = ModelVersion.history.flatMap { edition in
        edition.changes.map { row([edition.text, $0.rule.description, $0.sentence]) }
      }
      let degrees = Evidence.allCases.map { degree in
        "\(RuleBook.rules.count { $0.evidence == degree }) \(degree.rawValue)"
      }
      let (all, left) = (RuleBook.specification.count, RuleBook.leftOut.count)
      return """
        # The rules of the model

        This page is made from the code by `AKSL_UPDATE=1 swift test --filter RuleTableTests`.

        Edition \(ModelVersion.text) has \(RuleBook.rules.count) rules: \(degrees.joined(separator: ", ")). They come \
        from \(all) numbered facts about AKS; \(left) of these are [left out](#left-out).

        | degree | means |
        |---|---|
        | exact | recorded traffic, or the vendor's own words |
        | documented | written in the vendor's documentation |
        | inferred | follows from what is recorded or documented |
        | ours | no source says it: our choice |

        ## Rules

        In the order in which they judge a request; those at the end refuse nothing and shape what happens.

        | rule | says | evidence | source | scenarios |
        |---|---|---|---|---|
        \(rules.joined(separator: "\n"))

        ## Settings

        Where Azure's behaviour is not known, or not the same everywhere, `set` chooses; the first value is the
        default.

        | setting | values | rule | means |
        |---|---|---|---|
        \(choices.joined(separator: "\n"))

        ## Followed without a rule of its own

        | fact | how |
        |---|---|
        \(RuleBook.followed.map { row([$0.id.description, $0.reason]) }.joined(separator: "\n"))

        ## Left out

        | fact | why |
        |---|---|
        \(RuleBook.leftOut.map { row([$0.id.description, $0.reason]) }.joined(separator: "\n"))

        ## Editions

        | edition | rule | change |
        |---|---|---|
        \(changes.joined(separator: "\n"))

        """
    }
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.split(separator: "|").joined(separator: "\\|") }.joined(separator: " | ") + " |"
  }

  /// For each rule the files below `Tests/Scenarios` with a scenario that has it among its tags.
  private static var scenarios: [String: [String]] {
    get throws {
      var files: [String: [String]] = [:]
      let folder = Repository.root.appending(path: "Tests/Scenarios")
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      for name in names.filter({ $0.hasSuffix(".aksl") }).sorted() {
        let file = String(name.dropLast(".aksl".count))
        let text = try Repository.text("Tests/Scenarios/\(name)")
        for match in text.matches(of: #/(?m)^scenario .*" \[([A-Za-z0-9, -]+)\]/#) {
          for tag in match.1.split(separator: ", ").map(String.init) {
            guard let rule = RuleBook.rule(tagged: tag)?.id.description else { continue }
            if files[rule]?.contains(file) != true { files[rule, default: []].append(file) }
          }
        }
      }
      return files
    }
  }
}
