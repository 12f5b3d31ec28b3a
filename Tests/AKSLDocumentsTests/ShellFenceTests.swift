import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios
import Testing

/// Fences with command lines of az.
@Suite struct ShellFenceTests {
  private let target = "--cluster-name sandbox --resource-group sandbox-rg"

  private func fence(_ lines: String, _ info: String = "azurecli") -> String {
    "```\(info)\n\(lines)\n```\n\n"
  }

  @Test func variablesGoFromFenceToFence() {
    let document = Document(
      fence("POOL=dev\nRG=sandbox-rg")
        + fence("az aks nodepool stop --name $POOL \\\n  --resource-group $RG --cluster-name sandbox")
        + "It is stopped. <!-- aksl: assert dev.state == Stopped -->\n")
    #expect(document.verdicts == ["b1 passed", "b2 passed", "claim1 passed"])
  }

  @Test func theAnswerIsThatOfTheLastCommand() {
    let show = "az aks nodepool show --name dev \(target)"
    let text = fence("\(show) --query mode --output tsv\n\(show) --query \"{count: count}\"")
    #expect(Document(text + "```json expect\n{ \"count\": 10 }\n```\n").verdicts == ["b1 passed"])
    let wrong = Document(text + "```json expect\n{ \"count\": 9 }\n```\n")
    #expect(wrong.failures == ["guide.md:7:1: DOC003"])
    #expect(wrong.text.contains("count: expected 9, got 10"))
  }

  @Test func mistakesHaveTheirPlace() {
    let document = Document(
      "1. Stop\n\n   " + fence("az aks nodepool stop --nme dev \(target)").replacing("\n", with: "\n   "))
    #expect(document.failures == ["guide.md:4:85: A002"])
    #expect(document.result.report.outcome.exitCode == 3)
  }

  @Test func refusalsAreInAzsWords() {
    let document = Document(fence("az aks nodepool stop --name system \(target)"))
    #expect(document.text.contains("OperationNotAllowed"), "\(document.text)")
    #expect(document.failures == ["guide.md:2:1: ShellCommandFailed"])
    #expect(
      Document(fence("az aks nodepool stop --name system \(target)", "azurecli error=OperationNotAllowed"))
        .failures == [])
    #expect(
      Document(fence("az aks nodepool stop --name system \(target)", "azurecli error=NotFound")).failures
        .count == 2)
    #expect(Document(fence("az aks nodepool stop --name system \(target)", "azurecli exit=1")).failures == [])
    #expect(Document(fence("az aks nodepool stop --nonsense", "azurecli exit=2")).failures == [])
    #expect(Document(fence("az aks nodepool list \(target)", "azurecli exit=0")).failures == [])
  }

  @Test func whatDoesNotRunIsNamed() {
    let document = Document(
      fence("KEY=$(kubectl get nodes)") + fence("az vm list") + fence("echo $KEY"))
    #expect(document.verdicts == ["b3 blocked: `KEY`, which `b1` in line 1 should have made"])
    #expect(document.result.report.unrun.map(\.language) == ["azurecli", "azurecli"])
    #expect(document.result.report.unrun[1].reason == "`az vm` is not supported here")
  }

  @Test func aPoolThatWasNotMade() {
    let document = Document(
      fence("az aks nodepool add --name web --node-cont 3 \(target)")
        + fence("az aks nodepool show --name web \(target)")
        + fence("az aks nodepool show --name dev \(target)"))
    #expect(
      document.verdicts == [
        "b1 error", "b2 blocked: `web`, which `b1` in line 1 should have made", "b3 passed",
      ])
  }

  @Test func prompts() {
    let text = fence(
      "$ az aks nodepool show --name dev \(target) \\\n    --query count\n10\n$ echo done", "console run")
    #expect(Document(text).verdicts == ["b1 passed"])
    #expect(Document(text + "```text expect\ndone\n```\n").verdicts == ["b1 passed"])
  }
}
