/// A page of `help` on something that takes several commands.
struct HelpTopic: Sendable {
  let name: String
  /// One line.
  let summary: String
  /// Commands that run from the sandbox, one after the other, and what each is for.
  let rows: [(form: String, text: String)]

  static func named(_ name: String) -> HelpTopic? { all.first { $0.name == name } }

  static let all = [
    HelpTopic(
      name: "load", summary: "pods on the nodes: who waits for nodes, and why",
      rows: [
        (
          "workload api add replicas 12 cpu 500m memory 1Gi on dev", "equal pods that something keeps running"
        ),
        ("workload api replicas [[0h, 3], [8h, 40], [20h, 3]] every 1d", "so many from a moment on"),
        (
          "workload api autoscale 2..50 target 30",
          "as many as its rate needs, as a HorizontalPodAutoscaler has it"
        ),
        ("workload api rate [[0h, 40], [8h, 900]] every 1d", "what is asked of it a second"),
        (
          "workload jobs replay \"examples/traces/pods.csv\" without gpu on dev",
          "pods or rates that a file has recorded"
        ),
        (
          "workloads from \"examples/traces/workloads.json\"",
          "what `kubectl get deploy,ds,pods,pdb -o json` has printed"
        ),
        ("show workloads", "how many pods are ready, starting and pending"),
        ("why api", "why pods wait, with the rule and the numbers; also `why dev`, `why dev/3`"),
        ("show ready", "how long pods took until they were ready, and what stood idle"),
      ]),
    HelpTopic(
      name: "ready", summary: "how long pods take until they are ready, and who waits",
      rows: [
        ("workload api add replicas 40 cpu 500m memory 1Gi on dev", "pods that ask for nodes"),
        ("advance 10m", "lets time pass"), ("show ready", "of all workloads"),
        ("show ready of api", "of one"), ("why api", "why its pods wait"),
        ("show timing", "how long nodes and pods take, and the recordings that this is from"),
      ]),
    HelpTopic(
      name: "autoscaler", summary: "pools that grow and shrink with their pods",
      rows: [
        ("pool dev autoscale 1..20", "within these bounds; `pool dev autoscale off` ends it"),
        (
          "cluster sandbox update cluster-autoscaler-profile {scale-down-unneeded-time: 5m}",
          "the profile of all pools of a cluster"
        ),
        ("why dev", "what it would do with a pool, and who waits for it"),
        ("why dev/0", "why it keeps a node"),
        ("show rules of A", "what it goes by"),
        (
          "set quirk deallocated-counts-unready off",
          "the world without Azure/AKS issue 5211, by which it stands still in mode Deallocate"
        ),
      ]),
    HelpTopic(
      name: "spot", summary: "pools of machines that Azure may take back",
      rows: [
        ("pool cheap add count 3 priority spot", "made so; `eviction-policy deallocate` keeps evicted nodes"),
        ("workload job add cpu 1 memory 1Gi on cheap tolerations \"*\"", "pods have to tolerate its taint"),
        ("set spot-eviction-rate 5%", "how many nodes are evicted within an hour; which, the seed says"),
        ("inject eviction 2 on cheap", "some now"), ("show rules of P", "what is known of Spot pools"),
      ]),
    HelpTopic(
      name: "faults", summary: "what goes wrong in Azure, and the ways out",
      rows: [
        ("inject quota 24 on dev", "so many vCPUs are all that there may be"),
        ("inject allocation-failure on dev for 30m", "no machines are to be had"),
        ("inject throttle on dev for 10m", "too many requests"),
        ("inject drain-blocked on dev for 30m", "pods cannot be evicted"),
        ("inject failed-node on dev/3 for 4m", "a node is not Ready"),
        ("show faults", "what is in force"), ("inject off", "takes all away"),
      ]),
    HelpTopic(
      name: "money", summary: "what it costs, and what was saved",
      rows: [
        ("show cost", "the bill so far and by the hour"), ("show cost by pool", "also those that are gone"),
        ("show cost by state", "running, surge, disks, tier"), ("show cost by day", "day by day"),
        ("print dev.cost.total", "any sum as a value: `help cost`"),
      ]),
  ]
}
