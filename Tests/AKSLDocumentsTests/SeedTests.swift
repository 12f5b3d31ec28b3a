import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios
import Foundation
import Testing

private enum Articles {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/seeds")

  static var areThere: Bool { FileManager.default.fileExists(atPath: folder.path) }
}

/// Articles of Microsoft's, which are not part of this project: they run where they lie beside it.
@Suite(.enabled(if: Articles.areThere, "the articles are not here"))
struct SeedTests {
  private static let setUp = """
    world empty
    cluster myAKSCluster create resource-group myResourceGroup location eastus
    pool testnodepool add count 3
    """

  private func article(_ name: String) throws -> String {
    try String(contentsOf: Articles.folder.appending(path: name), encoding: .utf8)
  }

  private func run(_ text: String) -> Document {
    var settings = PlanSettings()
    settings.expectsFollowing = true
    return Document(text, settings, setUp: Self.setUp)
  }

  @Test func startAndStop() throws {
    let document = run(try article("start-stop-nodepools.md"))
    #expect(document.verdicts == ["b1 passed", "b3 passed"])
    #expect(document.result.report.tests.map(\.assertions) == [1, 1])
    #expect(document.result.report.unrun == [])
  }

  @Test func exchangedExcerptsFail() throws {
    let text = try article("start-stop-nodepools.md")
    let exchanged = text.replacing("\"code\": \"Stopped\"", with: "\"code\": \"X\"")
      .replacing("\"code\": \"Running\"", with: "\"code\": \"Stopped\"")
      .replacing("\"code\": \"X\"", with: "\"code\": \"Running\"")
    let document = run(exchanged)
    #expect(document.failures == ["guide.md:43:9: DOC003", "guide.md:70:9: DOC003"])
    #expect(
      document.text.contains("powerState.code: expected \"Running\", got \"Stopped\""), "\(document.text)")
    #expect(document.text.contains("powerState.code: expected \"Stopped\", got \"Running\""))
  }

  @Test func scaleDownMode() throws {
    let document = run(try article("scale-down-mode.md"))
    #expect(
      document.failures == [
        "guide.md:40:99: A002", "guide.md:45:104: A002", "guide.md:53:68: A002", "guide.md:59:39: A002",
        "guide.md:65:49: A002",
      ])
    let helps = document.text.split(separator: "\n").filter { $0.contains("= help:") }
    #expect(helps.count == 5 && helps.contains { $0.contains("az aks nodepool scale --node-count 5") })
    #expect(document.verdicts.first == "b1 passed" && document.result.report.unrun == [])
  }

  /// After the repairs nothing is left that real az would not read; the rest is what happens when it runs.
  @Test func scaleDownModeRepaired() throws {
    let plan = DocumentPlan(SourceText(name: "guide.md", try article("scale-down-mode.md")))
    let repaired = plan.repaired(PlanSettings(), in: Session())
    let text = String(decoding: repaired.bytes, as: UTF8.self)
    for form in [
      "--node-pool ", "--scale-down-policy", "update --node-count",
      "create --enable-cluster-autoscaler --min-count 1 --max-count 100 --scale-down-mode",
    ] {
      #expect(!text.contains(form))
    }
    #expect(text.contains("az aks nodepool scale --node-count 5 --nodepool-name nodepool1"))
    let document = run(text)
    let codes = document.failures.map { $0.split(separator: " ").last ?? "" }
    #expect(Set(codes) == ["ShellCommandFailed"])
    #expect(DocumentPlan(repaired).repaired(PlanSettings(), in: Session()) == repaired)
  }
}
