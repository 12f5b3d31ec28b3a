import AKSLInterpreter
import AKSLLanguage
import Testing

/// What becomes of what happened, line by line.
@Suite("Scripts of az")
struct ExportTests {
  /// The lines of the script without its head, its blanks, and the target of each command.
  private func lines(_ text: String, name: String = "t") -> [String] {
    var session = Session()
    _ = session.run(SourceText(name: name, text), mode: .script) { _ in }
    let script = session.azureScript(hasOpening: false).text(from: name)
      .split(separator: " \\\n ").joined()
      .split(separator: " --resource-group sandbox-rg --cluster-name sandbox --name dev").joined()
    return script.split(separator: "\n").dropFirst(5).map(String.init)
  }

  @Test("What is asked while something else is awaited")
  func schedules() {
    #expect(
      lines(
        """
        after 30s { pool dev update tags {a: "b"} expect error OperationNotAllowed }
        cluster sandbox upgrade to 1.34 control-plane-only
        wait
        """) == [
          "# t:2: cluster sandbox upgrade to 1.34 control-plane-only",
          "az aks upgrade --resource-group sandbox-rg --name sandbox --kubernetes-version 1.34 --control-plane-only "
            + "--yes --no-wait",
          "sleep 30  # 30s, until d1 00:00:30",
          "# t:1: pool dev update tags {a: \"b\"}", "# is refused: OperationNotAllowed (rule C2)",
          "az aks nodepool update --tags a=b || true",
          // The PUT takes 90 s, and the control plane 300 s more.
          "sleep 360  # 6m, until d1 00:06:30",
          "az aks wait --resource-group sandbox-rg --name sandbox --updated",
          "# 3 commands, 1 of them refused or without success, as on the model.",
        ])
  }

  @Test("Going back goes back in the script, too")
  func history() {
    #expect(lines("scale dev to 5; undo") == ["# 0 commands."])
    #expect(lines("scale dev to 5; undo; redo").contains("az aks nodepool scale --node-count 5"))
    #expect(
      lines("snapshot calm; scale dev to 5; restore calm; scale dev to 6").filter { $0.hasPrefix("az ") }
        == ["az aks nodepool scale --node-count 6"])
    #expect(
      lines("branch b { scale dev to 5 }; plan scale dev to 3; scale dev to 6; diff b").filter {
        $0.hasPrefix("az ")
      } == ["az aks nodepool scale --node-count 6"])
    #expect(lines("scale dev to 5; world sandbox") == ["# 0 commands."])
  }

  @Test("What az cannot say is told and counted")
  func omissions() {
    #expect(
      lines(
        """
        inject allocation-failure on dev for 30m
        scale dev to 12 expect error AllocationFailed
        inject off
        set quirk stop-deletes-instances on
        node dev/0 cordon
        pool s add priority spot; pool s spot-eviction-rate 5%; pool s spot-eviction-rate off
        """
      ).filter { !$0.contains("name s ") } == [
        "# t:1: inject allocation-failure on dev for 30m",
        "# az breaks nothing: allocation-failure on dev until d1 00:30:00",
        "# t:2: scale dev to 12", "# ends badly: AllocationFailed",
        "az aks nodepool scale --node-count 12 || true",
        "# t:3: inject off", "# az mends nothing: no faults any more",
        "# t:4: set quirk stop-deletes-instances on",
        "# Azure has no such choice: stop-deletes-instances is on",
        "# t:5: node dev/0 cordon", "# that is not az's: kubectl cordon aks-dev-46606052-vmss000000",
        "# t:6: pool s add priority spot",
        "# t:6: pool s spot-eviction-rate 5%", "# Azure has its own evictions: sandbox/s 5%",
        "# t:6: pool s spot-eviction-rate off",
        "# Azure has its own evictions: sandbox/s has no rate of its own",
        "# 2 commands, 1 of them refused or without success, as on the model; 6 things that az cannot say.",
      ])
  }

  @Test("What is kubectl's is told by what kubectl has for it")
  func kubectl() {
    #expect(
      lines("workload agent add daemonset; workload web add; workload agent delete; workload web delete")
        .filter { $0.contains("kubectl") } == [
          "# that is not az's: kubectl apply, of a DaemonSet agent",
          "# that is not az's: kubectl create deployment web",
          "# that is not az's: kubectl delete daemonset", "# that is not az's: kubectl delete deployment",
        ])
  }

  @Test("One request in two commands, or in one that changes nothing")
  func detours() {
    #expect(
      lines("scale dev to 4 mode delete") == [
        "# t:1: scale dev to 4 mode delete", "# az takes 2 commands for it, and longer",
        "az aks nodepool update --scale-down-mode Delete", "az aks nodepool scale --node-count 4",
        "# 2 commands.",
      ])
    #expect(
      lines("scale dev to 10") == [
        "# t:1: scale dev to 10", "# az sends the pool as it is", "az aks nodepool update", "# 1 command.",
      ])
  }

  @Test("Lines of az come back as they were meant")
  func azure() {
    let target = "-g sandbox-rg --cluster-name sandbox -n dev"
    #expect(
      lines(
        """
        az aks nodepool scale \(target) -c 4 --no-wait
        az aks nodepool wait \(target) --updated
        expect error AzureCLIError {
          az aks nodepool scale \(target) -c 4
        }
        """) == [
          "# t:1: az aks nodepool scale \(target) -c 4 --no-wait",
          "az aks nodepool scale --node-count 4 --no-wait",
          "sleep 78  # 1m18s, until d1 00:01:18", "az aks nodepool wait --updated",
          "sleep 12  # 12s, until d1 00:01:30", "# t:4: az aks nodepool scale \(target) -c 4",
          "# az itself says no: The new node count is the same as the current node count.", "# 2 commands.",
        ])
  }

  @Test("What is said of the subscription stays in the script, but for secrets")
  func subscription() {
    let all = lines(
      """
      az login --service-principal -u me -p s3cret --tenant t
      az group create -n shop -l "West Europe" --tags a=b -o table
      az aks create -g shop -n prod --generate-ssh-keys
      az group show -n shop
      az group delete -n shop --yes --no-wait
      advance 10m
      az group create -n shop -l eastus
      """)
    #expect(!all.joined().contains("s3cret"))
    #expect(
      all.filter { $0.hasPrefix("az ") } == [
        "az login --username me --tenant t --service-principal",
        "az group create --name shop --location 'West Europe' --tags a=b",
        "az aks create --resource-group shop --name prod --location westeurope --nodepool-name nodepool1 "
          + "--node-count 3 --generate-ssh-keys",
        "az group delete --name shop --yes --no-wait", "az group create --name shop --location eastus",
      ])
    #expect(all.contains("# its secret is not written: az asks for it"))
    let undone = lines(
      "az group create -n shop -l eastus; undo; az group create -n other -l eastus; undo; redo")
    #expect(undone.filter { $0.hasPrefix("az ") } == ["az group create --name other --location eastus"])
  }

  @Test("Time passes as it was let pass")
  func time() {
    #expect(
      lines("advance 1h; advance 250ms; scale dev to 9 nowait; advance 1m") == [
        "sleep 3600  # 1h, until d1 01:00:00", "sleep 0.25  # 250ms, until d1 01:00:00.250",
        "# t:1: scale dev to 9 nowait", "az aks nodepool scale --node-count 9 --no-wait",
        "sleep 60  # 1m, until d1 01:01:00.250", "# 1 command.",
      ])
  }

  @Test("A comment stays one, whatever the source is called")
  func names() {
    #expect(
      lines("scale dev to 9", name: "a\nrm -rf b\r.aksl").filter { $0.contains("rm") }
        == ["# a rm -rf b .aksl:1: scale dev to 9"])
    let long =
      "scale dev to (4 + 0 * (1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13 + 14 + 15 + 16 + 17))"
    #expect(lines(long).first?.hasSuffix(" …") == true)
  }
}
