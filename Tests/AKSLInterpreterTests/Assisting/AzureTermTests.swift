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
  }

  /// Each was read as `articles/aks/NAME.md` of MicrosoftDocs/azure-aks-docs, in versions of 2025 and 2026 where
  /// there are such.
  private static let articles: Set = [
    "auto-upgrade-cluster", "auto-upgrade-node-os-image", "cluster-autoscaler", "cluster-autoscaler-overview",
    "concepts-storage", "free-standard-pricing-tiers", "intro-aks-automatic", "long-term-support",
    "manage-abort-operations", "node-auto-provisioning", "reliability-availability-zones-configure",
    "scale-down-mode", "spot-node-pool", "start-stop-cluster", "start-stop-nodepools",
    "upgrade-aks-node-pools-rolling", "upgrade-os-version", "use-labels", "use-node-taints",
    "use-system-pools", "virtual-machines-node-pools",
  ]

  @Test("Every page names an article of Azure's that there is, or none")
  func articles() {
    #expect(Set(AzureTerm.all.compactMap(\.article)) == Self.articles)
  }

  @Test("The page of the autoscaler's profile has every setting, and what holds where nothing is set")
  func profile() throws {
    let term = try #require(AzureTerm.named("cluster-autoscaler-profile"))
    #expect(term.values.map(\.word).sorted() == AutoscalerProfile.settings.map(\.key))
    for setting in AutoscalerProfile.settings {
      let text = try #require(term.values.first { $0.word == setting.key }).text
      #expect(text.contains("(\(setting.standard))"), "\(setting.key): \(text)")
    }
  }

  @Test("The page on expanders has each of them")
  func expanders() throws {
    let term = try #require(AzureTerm.named("expander"))
    #expect(term.values.map(\.word).sorted() == AutoscalerProfile.expanders)
  }

  @Test(
    "What a page says of this model is so",
    arguments: [
      "cluster prod create tier standard; cluster prod stop; let before = prod.cost.tier; advance 1d; "
        + "assert before > $0 and prod.cost.tier == before",
      "pool web add count 1 nowait; advance 100s; assert web.nodes.creating == 1 and web.cost.compute > $0",
      "pool cheap add count 1 priority spot spot-max-price $0.05; advance 60d; assert cheap.count == 1",
      "cluster sandbox update auto-upgrade-channel rapid; let version = sandbox.currentKubernetesVersion; "
        + "advance 60d; assert sandbox.currentKubernetesVersion == version",
      "cluster prod create sku automatic; assert prod.tier == Standard",
      "scale dev to 5 nowait; pool dev abort; expect error OperationNotAllowed { pool dev stop }",
      "scale dev to 5 nowait; pool dev delete",
      "pool old add count 1 os-type windows os-sku windows2019",
    ])
  func model(script: String) {
    let said = transcript(script, options: Session.Options())
    #expect(said.problems.isEmpty, "\(said.lines)")
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
