import AKSModel
import Testing

@testable import AKSLInterpreter

/// The pages of `help` on words of Azure's.
@Suite("Words of Azure")
struct AzureTermTests {
  @Test("Every value of every enumeration is explained, as it is spelt", arguments: Enumeration.allCases)
  func values(enumeration: Enumeration) throws {
    let term = try #require(AzureTerm.named(enumeration.placeName))
    #expect(term.values.map(\.word) == enumeration.spellings)
    #expect(term.values.allSatisfy { $0.text.utf8.count > 5 })
  }

  @Test("Every example runs", arguments: AzureTerm.all.map(\.example))
  func examples(example: String) {
    let said = transcript(example, options: Session.Options())
    #expect(said.problems.isEmpty, "\(said.lines)")
  }

  @Test(
    "Every rule is one of the book, and every page has a name of its own",
    arguments: AzureTerm.all.map(\.name))
  func rules(name: String) throws {
    let term = try #require(AzureTerm.named(name))
    for rule in term.rules { #expect(RuleBook.rules.contains { $0.id.description == rule }, "\(rule)") }
    #expect(AzureTerm.all.count { $0.name == name } == 1)
    #expect(term.article.map { $0.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } } ?? true)
  }

  @Test(
    "The page says what each value does and costs, where it is given, and where Azure tells more",
    arguments: [
      (
        "scale-down-mode",
        ["no compute is paid", "`scale <pool> to <count> mode …`", "explain D1", "scale-down-mode"]
      ),
      ("deallocate", ["no compute is paid"]), ("scaleDownMode", ["Deallocate"]),
      ("eviction-policy", ["takes back", "`pool <pool> add eviction-policy …`", "spot-node-pool"]),
      ("power-state", ["Stopped"]), ("provisioning-state", ["Canceling", "Succeeded"]),
      ("expander", ["least-waste", "priority"]), ("autoscaler-profile", ["scale-down-unneeded-time", "10m"]),
      ("max-surge", ["`pool <pool> update max-surge …`", "quota"]),
      ("nowait", ["an option of", "`stop <pool>`"]),
    ])
  func page(topic: String, parts: [String]) throws {
    let page = try HelpPages.page(on: topic)
    let text = page.sections.map { section in
      ([section.heading ?? ""] + section.lines + section.rows.map { $0.joined(separator: " ") }).joined(
        separator: "\n")
    }.joined(separator: "\n")
    for part in parts { #expect(text.contains(part), "\(text)") }
  }
}
