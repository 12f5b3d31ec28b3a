extension AzureTerm {
  /// What resources are said to be, and what that costs.
  static let states = [
    AzureTerm(
      "power-state", "whether the machines of a pool or a cluster are meant to be there",
      [
        ("Running", "machines are on and are paid by the hour, whether pods use them or not"),
        (
          "Stopped",
          "no machine is on: no compute is paid, OS disks of machines that are kept are; a stopped cluster pays no "
            + "tier here: our choice, as nobody documents it"
        ),
      ], example: "pool dev stop; print dev.powerState", rules: ["PS2", "S2", "S11"],
      article: "start-stop-nodepools"),
    AzureTerm(
      "provisioning-state", "what Azure is doing with a resource, or how the last operation on it has ended",
      [
        ("Creating", "it is being made"), ("Updating", "a setting is being changed"),
        ("Scaling", "nodes come or go"),
        ("Upgrading", "nodes get another version of Kubernetes, one after the other"),
        ("UpgradingNodeImageVersion", "nodes get a newer image, one after the other"),
        ("Stopping", "its nodes leave it: deleted, or kept and switched off (`help scale-down-mode`)"),
        ("Starting", "its nodes come back, started or made anew"),
        ("Deleting", "it goes, and takes its nodes with it"),
        ("Canceling", "an operation is being aborted"),
        ("Succeeded", "the last operation went well; a pool can be stopped only then"),
        ("Failed", "the last operation went wrong: what it has made so far is there, and is paid"),
        ("Canceled", "the last operation was aborted: what it has made so far is there, and is paid"),
      ], example: "pool dev stop nowait; print dev.provisioningState", rules: ["PS2", "PS4", "C2"],
      article: "manage-abort-operations"),
    AzureTerm(
      "pool-state",
      "one word for a pool: what Azure does with it, else Failed or Canceled, else its power state",
      activities("pool") + [
        ("Running", "all is done and its nodes are on: they are paid by the hour"),
        ("Stopped", "all is done and no node is on: only disks that are kept are paid"),
      ], example: "print dev.state", rules: ["PS2", "S11"], article: "start-stop-nodepools"),
    AzureTerm(
      "cluster-state",
      "one word for a cluster: what Azure does with it, else Failed or Canceled, else its power state",
      activities("cluster") + [
        ("Running", "all is done and the control plane is on"),
        ("Stopped", "all is done and everything is off; Azure keeps its state for up to 12 months"),
      ], example: "cluster sandbox stop; print sandbox.state", rules: ["S2c", "S4c"],
      article: "start-stop-cluster"),
    AzureTerm(
      "node-state", "what a single machine of a pool does",
      [
        ("Creating", "it is being made, and is paid already"),
        ("Starting", "a deallocated one comes back, and is paid again"),
        ("Running", "it is on and paid by the hour"),
        ("Reimaging", "it gets another image, with another version if that is what is wanted; it is paid"),
        ("Deallocating", "it is being switched off, and is paid until it is"),
        (
          "Deallocated",
          "it is off and kept: no compute is paid, its disk is; Kubernetes shows it as NotReady"
        ),
        ("Deleting", "it goes, with its disk, and is paid until it is gone"),
        ("Failed", "Kubernetes does not hear of it: it is paid, and not Ready"),
      ], example: "scale dev to 4; show nodes of dev", rules: ["D4", "D9"], article: "scale-down-mode"),
    AzureTerm(
      "operation-status", "how an operation stands",
      [
        ("InProgress", "it goes on; the resource takes no other one but an abort or a delete"),
        ("Succeeded", "it has ended well"),
        ("Failed", "it has ended badly: `show operations` has the code"), ("Canceled", "it was aborted"),
      ], example: "scale dev to 5; show operations", rules: ["C2"], article: "manage-abort-operations"),
    AzureTerm(
      "pod-phase", "how far a pod is",
      [
        ("Pending", "no node takes it: `why WORKLOAD` says why"),
        ("Starting", "a node has it and pulls its image or starts it"), ("Ready", "it does its work"),
        ("NotReady", "its node is not Ready any more"),
      ], example: "workload api add replicas 3 cpu 500m memory 1Gi; show pods",
      rules: ["W1", "W3"]),
  ]

  private static func activities(_ noun: String) -> [(word: String, text: String)] {
    [
      ("Creating", "it is being made"), ("Updating", "a setting of the \(noun) is being changed"),
      ("Scaling", "nodes come or go"), ("Upgrading", "another version of Kubernetes is put on"),
      ("UpgradingNodeImageVersion", "nodes get a newer image"),
      ("Stopping", "its nodes leave it: deleted, or kept and switched off (`help scale-down-mode`)"),
      ("Starting", "its nodes come back, started or made anew"),
      ("Deleting", "it goes, with all its nodes"), ("Canceling", "an operation is being aborted"),
      ("Failed", "the last operation went wrong: what it has made so far is there, and is paid"),
      ("Canceled", "the last operation was aborted: what it has made so far is there, and is paid"),
    ]
  }
}
