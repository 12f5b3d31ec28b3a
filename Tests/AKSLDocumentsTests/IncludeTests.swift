import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios
import Testing

/// Documents that are made of several files.
@Suite struct IncludeTests {
  private func fence(_ text: String, _ info: String = "aksl") -> String { "```\(info)\n\(text)\n```\n\n" }

  private func include(_ path: String) -> String { "[!INCLUDE [title](\(path))]\n\n" }

  /// `guide.md` with these files beside it.
  private func document(
    _ text: String, _ files: [String: String], isForInnovationEngine: Bool = false, only: [String] = []
  ) -> Document {
    var settings = PlanSettings()
    settings.load = { path, includer in
      let folder = includer.lastIndex(of: "/").map { String(includer[...$0]) } ?? ""
      guard let text = files[folder + path] else { return .failure(LoadFailure(reason: "no such file")) }
      return .success(SourceText(name: folder + path, text))
    }
    settings.followsPrerequisites = isForInnovationEngine
    return Document(text, settings, only: only)
  }

  @Test func blocksStandWhereTheMarkIs() {
    let document = document(
      fence("let a = 1") + include("parts/one.md") + fence("assert c == 3"),
      [
        "parts/one.md": "---\naksl: {session: section}\n---\n\n" + fence("let b = a + 1") + include("two.md"),
        "parts/two.md": fence("let c = b + 1"),
      ])
    #expect(document.verdicts == ["b1 passed", "b2 passed", "b3 passed", "b4 passed"])
    #expect(
      document.result.report.tests.map(\.identity.place.source.name) == Array(repeating: "guide.md", count: 4)
    )
  }

  @Test func placesAreThoseOfTheFile() {
    let files = [
      "one.md":
        "# One\n\n" + fence("stop dev\nassert dev.state == Running")
        + "It runs. <!-- aksl: assert dev.state == Running -->\n\n"
        + "Said. <!-- aksl: rule D4 -->\n\n" + fence("print 1") + "```text expect\n2\n```\n\n"
        + fence("az aks nodepool list --nme x", "azurecli") + "```bash\nx\n```\n"
    ]
    let document = document("One.\n\n" + include("one.md") + fence("assert 1 == 2"), files)
    #expect(
      document.failures == [
        "one.md:5:8: T004", "one.md:8:1: T004", "one.md:17:1: DOC003", "one.md:21:29: A002",
        "guide.md:6:8: T004",
      ])
    #expect(
      document.text.contains("= last change: provisioningState Stopping -> Succeeded, d1 00:01:18, line 4\n"))
    #expect(document.text.contains("not run: line 3 (one.md:24, bash): "), "\(document.text)")
  }

  @Test func whatIsNotMadeThere() {
    let document = document(
      include("one.md") + fence("print m"), ["one.md": "\n\n" + fence("let m = dev.cont")])
    #expect(
      document.verdicts == ["b1 error", "b2 blocked: `m`, which `b1` in line 3 of one.md should have made"])
  }

  @Test func filesThatAreNotThere() {
    let document = document("A\n\n" + include("gone.md") + fence("print 1"), [:])
    #expect(document.failures == ["guide.md:3:1: DOC008"])
    #expect(document.verdicts == ["outside the scenarios error", "b1 passed"])
    #expect(document.result.report.outcome.exitCode == 3)
    #expect(document.text.contains("`gone.md` cannot be included: no such file"))
  }

  @Test func filesThatIncludeThemselves() {
    let files = [
      "a.md": include("b.md"), "b.md": "B\n\n" + include("x/../a.md"), "x/../a.md": include("b.md"),
    ]
    let document = document(include("a.md"), files)
    #expect(document.failures == ["b.md:3:1: DOC008"])
    #expect(document.text.contains("guide.md includes a.md includes b.md includes a.md"))
  }

  @Test func filesInARow() {
    var files: [String: String] = [:]
    for number in 0..<20 { files["\(number).md"] = include("\(number + 1).md") + fence("print 1") }
    let document = document(include("0.md"), files)
    #expect(document.failures == ["15.md:1:1: DOC008"])
    #expect(document.verdicts.count == 17)
  }

  /// Each file twice in the one before it: without a limit that would be 65536 times.
  @Test func filesThatMultiply() {
    let filler = String(repeating: "x", count: 1 << 17) + "\n\n"
    var files: [String: String] = [:]
    for number in 0..<16 {
      files["\(number).md"] = filler + include("\(number + 1).md") + include("\(number + 1).md")
    }
    files["16.md"] = "x\n"
    let document = document(include("0.md"), files)
    #expect(document.failures.count < 400)
    #expect(document.text.contains("a document may include 16 MiB"))
  }

  /// Twice in each of sixteen files in a row: found by libFuzzer.
  @Test func filesThatIncludeTwo() {
    var files: [String: String] = [:]
    for number in 1...15 {
      for name in ["a", "b"] {
        files["\(name)\(number).md"] = include("a\(number + 1).md") + include("b\(number + 1).md")
      }
    }
    files["a16.md"] = fence("print 1")
    files["b16.md"] = "Text\n"
    let document = document(include("a1.md"), files)
    #expect(Set(document.failures.map { $0.suffix(6) }) == ["DOC008"])
    #expect(document.text.contains("a document may include 1000 files in all"))
    #expect(document.verdicts.count { $0.hasSuffix("passed") } > 100)
  }

  @Test func rootsOfRepositories() {
    let files = ["docs/includes/one.md": fence("let a = 1"), "docs/x/guide.md": ""]
    var settings = PlanSettings()
    settings.load = { path, includer in
      let folder = includer.lastIndex(of: "/").map { String(includer[...$0]) } ?? ""
      guard let text = files[folder + path] else { return .failure(LoadFailure(reason: "no such file")) }
      return .success(SourceText(name: folder + path, text))
    }
    let text = include("~/includes/one.md") + include("~/else/two.md")
    let plan = DocumentPlan(SourceText(name: "docs/x/guide.md", text), settings)
    #expect(plan.steps.map(\.source.name) == ["docs/includes/one.md"])
    #expect(plan.diagnostics == [])
    #expect(
      plan.unrun.map(\.reason) == [
        "~/else/two.md begins at the root of a repository, and no folder above the document holds it"
      ])
  }

  @Test func tabsThatAreNotTaken() {
    let text =
      "### [P](#tab/p)\n\n" + include("gone.md") + "### [CLI](#tab/azure-cli)\n\n" + include("one.md")
    let document = document(text, ["one.md": fence("print 1")])
    #expect(document.verdicts == ["b1 passed"])
    #expect(document.result.report.unrun.map(\.language) == ["include"])
  }

  @Test func onlyTheDocumentIsUpdated() {
    let output = fence("print 1") + "```text expect\n2\n```\n\n"
    let document = document(output + include("one.md"), ["one.md": output])
    let updated = DocumentUpdate(document.plan.source, document.result.outputs).source
    #expect(String(decoding: updated.bytes, as: UTF8.self).contains("text expect\n1\n"))
    #expect(updated.bytes.count == document.plan.source.bytes.count)
  }

  @Test func selections() {
    let files = ["one.md": fence("let x = 1", "aksl name=made")]
    let text = include("one.md") + fence("assert x == 1", "aksl name=asked") + fence("assert x == 2")
    #expect(document(text, files, only: ["asked"]).verdicts == ["asked passed"])
    #expect(document(text, files, only: ["made"]).verdicts == ["made passed"])
  }

  @Test func prerequisites() {
    let text =
      "## Prerequisites\n\n- [One](./one.md#part), [again](./one.md), [site](https://a.b/c.md), ![image](x.png)\n\n"
      + "## Do\n\n[No](two.md)\n\n" + fence("assert x == 1")
    let files = ["./one.md": fence("let x = 1"), "two.md": fence("let x = 2")]
    #expect(document(text, files, isForInnovationEngine: true).verdicts == ["b1 passed", "b2 passed"])
    #expect(document(text, files).verdicts == ["b1 error"])
    #expect(document(text, [:], isForInnovationEngine: true).failures.first == "guide.md:3:3: DOC008")
  }
}
