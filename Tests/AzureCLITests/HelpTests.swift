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
