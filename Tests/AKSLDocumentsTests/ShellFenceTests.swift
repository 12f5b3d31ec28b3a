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

  /// `line: reason` of what did not run.
  private func unrun(_ document: Document) -> [String] {
    let lines = LineMap(document.plan.source)
    return document.result.report.unrun.map { "\(lines.position(of: $0.range.start).line): \($0.reason)" }
  }

  @Test func whatDoesNotRunIsNamed() {
    let document = Document(
      fence("KEY=$(kubectl get nodes)") + fence("az vm list") + fence("echo $KEY"))
    #expect(document.verdicts == ["b3 blocked: `KEY`, which `b1` in line 2 should have made"])
    #expect(unrun(document) == ["1: `kubectl` does not run here", "5: `az vm` is not supported here"])
  }

  /// The rest of a fence runs, and nothing that needs what was left out.
  @Test func oneCommandIsLeftOut() {
    let document = Document(
      fence(
        """
        az aks nodepool stop --name dev \(target)
        NODES=$(kubectl get nodes)
        cat <<EOF | kubectl apply -f -
        kind: Pod
        EOF
        echo "$NODES"; echo status $?
        az aks nodepool show --name dev \(target) --query powerState.code -o tsv
        """) + "```output expect\nStopped\n```\n\n" + fence("echo $NODES"))
    #expect(
      document.verdicts == ["b1 passed", "b3 blocked: `NODES`, which `b1` in line 3 should have made"])
    #expect(
      unrun(document) == [
        "3: `kubectl` does not run here", "4: `cat` does not run here",
        "7: it needs `NODES`, which line 3 would make",
        "7: it asks how a command ended that does not run",
      ])
    #expect(document.result.report.unrun.filter(\.isPart).count == 4)
    #expect(document.result.report.tests[0].assertions == 1)
    #expect(document.text.contains("4 commands left out"), "\(document.text)")
  }

  @Test func theLastCommandTakesItsOutputAlong() {
    let text = fence("az aks nodepool stop --name dev \(target)\nkubectl get nodes")
    let document = Document(text + "```output expect\nNAME\n```\n")
    #expect(document.verdicts == ["b1 passed"])
    #expect(
      unrun(document) == [
        "3: `kubectl` does not run here", "6: the command that prints it does not run",
      ])
    // What is asked of the last command is asked of nothing.
    let expected = Document(
      fence("az aks nodepool stop --name dev \(target)\nkubectl get nodes", "azurecli error=NotFound"))
    #expect(expected.verdicts == [] && unrun(expected) == ["1: `kubectl` does not run here"])
    #expect(unrun(Document(fence("kubectl a") + "```output expect\nx\n```\n")).count == 2)
  }

  /// A mistake is a mistake, whatever else does not run.
  @Test func mistakesBesideWhatIsLeftOut() {
    let document = Document(fence("kubectl get nodes\naz aks nodepool stop --nme dev \(target)"))
    #expect(document.verdicts == ["b1 error"])
    #expect(unrun(document) == ["2: `kubectl` does not run here"])
  }

  @Test func aClusterThatIsLeftOut() {
    let document = Document(
      fence(
        "C=lab-1\naz aks create --name $C --resource-group rg --ppg x\naz aks show --name $C --resource-group rg"
      )
        + fence("az aks nodepool list --cluster-name LAB-1 --resource-group rg")
        + fence("az aks nodepool update --labels x=lab-1 --name dev \(target)"))
    #expect(document.verdicts.first == "b1 passed", "\(document.text)")
    #expect(
      document.verdicts.dropFirst() == [
        "b2 blocked: `lab-1`, which `b1` in line 3 should have made", "b3 passed",
      ])
    #expect(unrun(document).last == "4: it needs `lab-1`, which line 3 would make")
  }

  @Test func variablesThatNothingSets() {
    let document = Document(fence("echo $RG $POOL") + fence("echo $RG") + fence("echo hello"))
    #expect(
      document.verdicts == ["b1 error", "b2 blocked: `RG`, which nothing sets before line 2", "b3 passed"])
    let idle = "```bash\nexport RG=x\nexport POOL=y\n```\n\n" + fence("echo $RG $POOL")
    #expect(
      Document(idle).verdicts
        == ["b2 blocked: `POOL`, `RG`, which the fence in line 1 should have made that does not run"])
  }

  /// Many articles call all output `output`.
  @Test func dataThatIsCalledOutput() {
    let pools = fence(
      "az aks nodepool list \(target) --query \"[?name=='dev'].{Name:name,Count:count}\" -o table")
    #expect(
      Document(pools + "```output expect\nName    Count\n------  -----\ndev     10\n```\n").failures == [])
    let wrong = Document(pools + "```output expect\nName    Count\n------  -----\ndev     9\n```\n")
    #expect(wrong.text.contains("row dev.Count: expected 9, got 10"), "\(wrong.text)")
    let show = fence("az aks nodepool show --name dev \(target)")
    #expect(Document(show + "```output expect\n{\n  \"count\": 10,\n  ...\n}\n```\n").failures == [])
    let other = Document(show + "```output expect\n{\n  \"count\": 9,\n  ...\n}\n```\n")
    #expect(other.text.contains("differs: count: expected 9, got 10"), "\(other.text)")
    #expect(!other.text.contains("  | {"), "what differs is told, and that is enough")
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

  @Test func promptsThatGoOn() {
    let text = fence(
      "  $ az aks nodepool show --name dev \\\n  > \(target) \\\n  > --query count\n10\n$ echo done",
      "console run")
    #expect(Document(text).verdicts == ["b1 passed"])
    #expect(
      Document(text.replacing("--query count", with: "--qery count")).failures == ["guide.md:4:5: A001"])
    let script = Document(text).plan.script(in: .shell)
    #expect(script.contains("az aks nodepool show --name dev \\\n") && !script.contains("> "), "\(script)")
  }

  @Test func prompts() {
    let text = fence(
      "$ az aks nodepool show --name dev \(target) \\\n    --query count\n10\n$ echo done", "console run")
    #expect(Document(text).verdicts == ["b1 passed"])
    #expect(Document(text + "```text expect\ndone\n```\n").verdicts == ["b1 passed"])
  }
}
