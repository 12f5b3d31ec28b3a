import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import Testing

/// What `--fix` mends, and what it leaves.
@Suite struct RepairTests {
  private let target = "--cluster-name sandbox --resource-group sandbox-rg"

  private func repaired(_ line: String, _ info: String = "azurecli") -> String {
    let text = "- A list\n\n  ```\(info)\n  \(line)\n  ```\n\nBehind.\n"
    let source = SourceText(name: "guide.md", text)
    let after = DocumentPlan(source).repaired(PlanSettings(), in: Session())
    let lines = String(decoding: after.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 5 && lines[4] == "Behind." && lines[1] == "  ```\(info)")
    return String(lines[2].dropFirst(2))
  }

  @Test func certainMistakes() {
    #expect(
      repaired("az aks nodepool stop --node-pool dev \(target)")
        == "az aks nodepool stop --nodepool-name dev \(target)")
    #expect(
      repaired("az aks nodepool add -n x --scale-down-policy Delete \(target)")
        == "az aks nodepool add -n x --scale-down-mode Delete \(target)")
    #expect(
      repaired("az aks nodepool update -n dev -c 5 --no-wait \(target)")
        == "az aks nodepool scale -n dev -c 5 --no-wait \(target)")
    #expect(
      repaired("az aks update -n sandbox -g sandbox-rg --node-count 5")
        == "az aks scale -n sandbox -g sandbox-rg --node-count 5")
    #expect(
      repaired("az aks create --cluster-name c -g g --scale-down-mode Delete --node-count 3")
        == "az aks create --name c -g g --node-count 3")
    #expect(
      repaired("az aks nodepool add --pool x --count 3 \(target)")
        == "az aks nodepool add --nodepool-name x --node-count 3 \(target)")
    // Lines of az in scripts, too.
    #expect(
      repaired("az aks nodepool stop --node-pool dev \(target)", "aksl").contains("--nodepool-name dev"))
  }

  @Test(arguments: [
    // The first pool's mode is another command; two changes are two commands; who knows what was meant.
    "az aks create --name c -g g --scale-down-mode Deallocate",
    "az aks nodepool update -n dev -g sandbox-rg --cluster-name sandbox --node-count 5 --mode System",
    "az aks nodepool stop --nme dev -g sandbox-rg --cluster-name sandbox",
    "az aks nodepool add -n x -g sandbox-rg --cluster-name sandbox --count 3 --node-count 4",
    "az aks nodepool scale -n dev -g sandbox-rg --cluster-name sandbox --node-count many",
    "az aks nodepool update -n dev -g sandbox-rg --cluster-name sandbox --node-count 5 --nonsense x",
  ])
  func uncertainMistakes(line: String) { #expect(repaired(line) == line) }

  /// With a mode, it stays the update that it was meant to be: then it is two commands.
  @Test func twoMistakesInALine() {
    let line = "az aks nodepool update --node-count 5 -n dev --scale-down-policy Delete \(target)"
    #expect(repaired(line) == line.replacing("-policy", with: "-mode"))
  }

  @Test(arguments: ["exit=2", "error=A002", "skip=\"not so\"", "todo=\"wrong\""])
  func whatIsShownAsItShouldNotBeStays(option: String) {
    let line = "az aks nodepool stop --node-pool dev \(target)"
    #expect(repaired(line, "azurecli \(option)") == line)
  }
}

/// What a document runs, as a script.
@Suite struct ScriptTests {
  private let text = """
    <!-- aksl-setup
    let n = 5
    -->

    - In a list

      ```aksl name=down
      scale dev to n
      ```

    It is five. <!-- aksl: assert dev.count == n -->

    ```azurecli
    az aks nodepool show --name dev \\
      --cluster-name sandbox --resource-group sandbox-rg
    ```

    ```bash run
    $ POOL=dev
    $ echo $POOL
    dev
    ```

    ```aksl error=OperationNotAllowed
    stop system
    ```

    ```aksl-session
    aksl> print 1
    1
    aksl> dev.count; let a = 1; a + 1
    5
    2
    ```

    """

  private var plan: DocumentPlan { DocumentPlan(SourceText(name: "guide.md", text)) }

  @Test func ofTheLanguage() {
    let script = plan.script(in: .aksl)
    #expect(
      script == """
        # guide.md:1: setup1
        let n = 5

        # guide.md:7: down
        scale dev to n

        # guide.md:11: claim1
        assert dev.count == n

        # guide.md:13: b2
        az aks nodepool show --name dev \\
          --cluster-name sandbox --resource-group sandbox-rg

        # guide.md:18: b3
        # POOL=dev
        # echo $POOL

        # guide.md:24: b4
        expect error OperationNotAllowed {
          stop system
        }

        # guide.md:28: b5
        print 1
        print dev.count; let a = 1; print a + 1

        """)
    var session = Session()
    #expect(session.run(SourceText(name: "all.aksl", script), mode: .script) { _ in } == RunOutcome())
  }

  @Test func ofTheShell() {
    let script = plan.script(in: .shell)
    #expect(script.hasPrefix("#!/usr/bin/env bash\n\n# guide.md:1: setup1\n# let n = 5\n"))
    #expect(
      script.contains("\nPOOL=dev\n")
        && script.contains("\n# error=OperationNotAllowed has no form here\n# stop system\n"))
    var session = Session()
    #expect(session.run(SourceText(name: "all.sh", script), mode: .script) { _ in } == RunOutcome())
  }
}
