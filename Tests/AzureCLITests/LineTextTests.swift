import AKSModel
import Shell
import Testing

@testable import AzureCLI

/// Lines of az as text: quotes, and lines that are too long.
@Suite("Texts of lines of az")
struct LineTextTests {
  @Test(
    "A word comes back from a shell as it was",
    arguments: [
      "plain", "", "two words", "it's", "\"q\"", "$HOME", "a;b", "`x`", "a\\b", "a|b", "*", "#", "~", "ä",
      "!",
    ])
  func quotes(word: String) {
    let line = ShellLine("az " + AzureLine.quoted(word)) { _ in .missing }
    #expect(line.words.map(\.text) == ["az", word])
    #expect(line.mistakes.isEmpty)
  }

  @Test func longLines() throws {
    var properties = AgentPoolProperties()
    properties.count = 5
    let operation = AKSModel.Operation.putAgentPool(
      PoolTarget(cluster: "sandbox", pool: "dev"), properties)
    let line = try #require(try AzureLine.lines(for: operation, in: .sandbox()).first)
    #expect(line.text(width: 200) == line.text)
    #expect(
      line.text(width: 60, ending: "|| true") == #"""
        az aks nodepool scale --resource-group sandbox-rg \
          --cluster-name sandbox --name dev --node-count 5 || true
        """#)
    #expect(
      line.text(width: 58, ending: "|| true") == #"""
        az aks nodepool scale --resource-group sandbox-rg \
          --cluster-name sandbox --name dev --node-count 5 \
          || true
        """#)
  }
}
