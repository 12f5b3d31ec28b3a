import AKSLInterpreter
import AKSModel
import Testing

/// The scripts of `Tests/Scenarios`: every scenario passes, and every rule of the model has one.
@Suite("Scenarios")
struct ScenarioFileTests {
  private static let all = Repository.files(below: "Tests/Scenarios", extension: "aksl")

  @Test("Every scenario passes", arguments: all)
  func passes(file: String) throws {
    let said = transcript(try Repository.text(of: file), name: file, options: .inRepository)
    #expect(said.problems.map { "\(file):\($0)" } == [])
    #expect(said.scenarios.filter(\.verdict.isFailure).map(\.identity.name) == [])
    #expect(said.scenarios.allSatisfy { $0.assertions > 0 }, "a scenario that asserts nothing")
    #expect(!said.scenarios.isEmpty)
    #expect(said.exitCode == 0)
    let names = said.scenarios.map(\.identity.name)
    #expect(Set(names).count == names.count, "a name is used twice")
  }

  /// A tag that names a rule is the rule's name (`S4c`); where that has a point, `rule-9-4` is rule 9.4.
  @Test("Every rule has a scenario, and every rule that a scenario names exists")
  func coverage() throws {
    var named: Set<String> = []
    for file in Self.all {
      for tag in transcript(try Repository.text(of: file), name: file, options: .inRepository).scenarios
        .flatMap(\.identity.tags)
      {
        if tag.hasPrefix("rule-") {
          named.insert(tag.dropFirst(5).split(separator: "-").joined(separator: "."))
        } else if tag.first?.isUppercase == true {
          named.insert(tag)
        } else {
          #expect(tag.allSatisfy { $0.isLowercase }, "\(file): a free tag is a lower-case word")
        }
      }
    }
    let rules = Set(RuleBook.rules.map(\.id.description))
    #expect(rules.subtracting(named).subtracting(Self.unreachable).sorted() == [], "without a scenario")
    #expect(named.subtracting(rules).sorted() == [], "no such rule")
    #expect(Self.unreachable.subtracting(rules).sorted() == [], "no such rule")
    #expect(Self.unreachable.intersection(named).sorted() == [], "has a scenario now")
  }

  /// What no sentence of the language can ask for yet: `update` does not take a size or another pool (1.3, R7, M7), and no command stops or starts a pool with another count in the same request (S5c); U4i only counts addresses for `explain`.
  private static let unreachable: Set<String> = ["1.3", "R7", "M7", "S5c", "U4i"]
}
