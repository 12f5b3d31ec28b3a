import AKSModel
import AzureCLI
import Shell
import Testing

/// Help and completion, made from the table of commands.
@Suite("Help on az")
struct HelpTests {
  private let names = AzureCompletion.Names(.sandbox(), AzureSubscription())

  private func completions(_ line: String) -> [String] {
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    return AzureCompletion.completions(for: words, names).map(\.text)
  }

  @Test func pages() throws {
    let page = try #require(AzureHelp(on: ["aks", "nodepool", "scale"]))
    #expect(page.kind == "Command" && page.title == "az aks nodepool scale")
    #expect(page.sections.map(\.heading) == ["Arguments", "Global Arguments"])
    #expect(
      page.sections[0].rows.map(\.name) == [
        "--resource-group -g [Required]", "--cluster-name [Required]",
        "--nodepool-name --name -n [Required]", "--node-count -c", "--no-wait",
      ])
    let group = try #require(AzureHelp(on: ["aks"]))
    #expect(group.sections.map(\.heading) == ["Subgroups", "Commands"])
    #expect(group.sections[0].rows.map(\.name) == ["machine", "nodepool"])
    #expect(AzureHelp(on: ["vm"]) == nil)
    // What the model has no notion of is not there.
    #expect(try !#require(AzureHelp(on: ["aks", "create"])).text.contains("--ppg"))
  }

  @Test func everythingHasWords() throws {
    var pages: [AzureHelp] = []
    func collect(_ words: [String]) throws {
      let page = try #require(AzureHelp(on: words), "\(words)")
      pages.append(page)
      guard page.kind == "Group" else { return }
      for row in page.sections.flatMap(\.rows) { try collect(words + [row.name]) }
    }
    try collect([])
    #expect(pages.count > 50)
    for page in pages {
      #expect(!page.summary.isEmpty, "\(page.title)")
      // What logs in and installs does nothing, whatever its options say.
      guard !["az login", "az logout", "az aks install-cli", "az aks get-credentials"].contains(page.title),
        !page.title.hasPrefix("az extension"), !page.title.hasPrefix("az provider"),
        !page.title.hasPrefix("az account")
      else { continue }
      for row in page.sections.flatMap(\.rows) { #expect(!row.text.isEmpty, "\(page.title) \(row.name)") }
    }
  }

  /// As az folds its pages, between words.
  @Test func columns() throws {
    for topic in AzureHelp.topics {
      let page = try #require(AzureHelp(on: topic.split(separator: " ").dropFirst().map(String.init)))
      for line in page.text.split(separator: "\n") { #expect(line.count <= 80, "\(topic): \(line)") }
    }
    let words = AzureHelp(on: ["aks", "nodepool", "add"])?.text.split { $0 == " " || $0 == "\n" } ?? []
    #expect(words.contains("AzureContainerLinux,") && !words.contains("Mariner,"))
  }

  /// What az has and the model hasn't is neither shown nor offered.
  @Test func choices() throws {
    #expect(completions("aks nodepool add --mode ") == ["System", "User"])
    let page = try #require(AzureHelp(on: ["aks", "nodepool", "update"])).text
    #expect(!page.contains("Gateway"))
  }

  @Test(
    "What comes nearest to a command that is not here",
    arguments: [
      ("aks nodepool rollback -n a", "`az aks nodepool add --kubernetes-version …`"),
      ("aks nodepool snapshot create", "`az aks nodepool show`"),
      ("aks nodepool manual-scale update", "`az aks nodepool scale --node-count …`"),
      ("aks nodepool auto-scale add", "`az aks nodepool update --update-cluster-autoscaler"),
      ("aks mesh enable", "`help az aks` tells"), ("vm list", "`help az` tells"),
    ])
  func substitutes(line: String, help: String) throws {
    let mistake = try #require(AzureReading("az " + line) { _ in .missing }.mistakes.first)
    #expect(mistake.kind == .notSupported)
    #expect(mistake.help?.contains(help) == true, "\(mistake.help ?? "none")")
  }

  @Test func azItself() {
    #expect(AzureReading("az") { _ in .missing }.help?.hasPrefix("\nGroup\n    az : ") == true)
    for line in ["az --version", "az -v", "az -v aks list"] {
      #expect(AzureReading(line) { _ in .missing }.help == "azure-cli                         2.91.0\n")
    }
  }

  @Test func lines() {
    let reading = AzureReading("az aks nodepool stop -h") { _ in .missing }
    #expect(reading.asksForHelp && reading.mistakes.isEmpty)
    #expect(reading.help?.hasPrefix("\nCommand\n    az aks nodepool stop : ") == true)
    #expect(AzureReading("az aks -h") { _ in .missing }.help?.hasPrefix("\nGroup\n    az aks : ") == true)
  }

  @Test func completionOfCommands() {
    #expect(completions("aks node") == ["nodepool"])
    #expect(completions("aks nodepool st") == ["start", "stop"])
    #expect(completions("group ") == ["create", "delete", "exists", "list", "show", "wait"])
    #expect(completions("AKS nodepool SCA") == ["scale"])
    #expect(completions("vm ").isEmpty)
  }

  @Test func completionOfOptions() {
    #expect(
      completions("aks nodepool scale ").prefix(4) == [
        "--resource-group", "--cluster-name", "--nodepool-name", "--help",
      ])
    #expect(
      completions("aks nodepool scale -n dev --c") == ["--cluster-name"],
      "what stands there already is not offered")
    #expect(completions("aks nodepool scale --nodepool-name dev --n") == ["--node-count", "--no-wait"])
    #expect(completions("aks nodepool scale -g") == ["-g"])
  }

  @Test func completionOfValues() {
    #expect(completions("aks nodepool stop -n ") == ["system", "dev"])
    #expect(completions("aks nodepool stop --name d") == ["dev"])
    #expect(completions("aks nodepool add -n ").isEmpty, "a new pool has a new name")
    #expect(completions("aks show -n ") == ["sandbox"])
    #expect(completions("aks show -g ") == ["sandbox-rg", "MC_sandbox-rg_sandbox_eastus"])
    #expect(completions("aks list -o t") == ["table", "tsv"])
    #expect(completions("aks list --output=t") == ["--output=table", "--output=tsv"])
    #expect(completions("aks nodepool update --scale-down-mode ") == ["Delete", "Deallocate"])
  }
}
