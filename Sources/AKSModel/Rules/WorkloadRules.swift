/// Rules of Kubernetes and of AKS about pods: they refuse nothing.
enum WorkloadRules {
  static let list = [
    Rule(
      "W1",
      "A pod goes to a node only if it is Ready, not cordoned, has what the pod requests, the labels that it "
        + "selects and that its node affinity requires, and no taint that it does not tolerate.",
      source: "Kubernetes documentation, Kubernetes Scheduler", .exact),
    Rule(
      "W2",
      "Of several nodes a pod gets the one with most left over (LeastAllocated) and the most even use "
        + "(BalancedAllocation), then the first by name.",
      source:
        "Kubernetes documentation, Scheduler Configuration; the real one draws lots where we take names",
      .documented),
    Rule(
      "W3",
      "Pods get nodes by priority, then by arrival; one that found none is tried again when a node may hold more.",
      source: "Kubernetes documentation, Pod Priority and Preemption; without preemption", .documented),
    Rule(
      "W4", "AKS keeps CPU and memory of each node for itself; pods get the rest.",
      source: "AKS article node-resource-reservations", .documented),
    Rule(
      "W5",
      "A pod is ready when its node has pulled the image, unless it had it, and started it: 0.08 GiB a second, and "
        + "3 s.",
      source: "no figures are published for AKS", .ours),
    Rule(
      "W6", "Pods leave a node that has not been Ready for 300 s, whatever their budgets say.",
      source: "Kubernetes documentation, Taints and Tolerations", .documented),
    Rule(
      "W7",
      "A pod may be evicted while more pods of its workload are healthy than its disruption budget asks for.",
      source: "Kubernetes documentation, Disruptions", .exact),
    Rule(
      "W8",
      "A node that is scaled in, stopped or deleted is drained first; after 30 minutes it goes without asking "
        + "budgets.",
      source: "AKS articles scale-cluster and start-stop-cluster; how long AKS waits is our choice", .ours),
    Rule(
      "W9", "A pod without a controller that is evicted is lost: nothing makes another one.",
      source: "Kubernetes documentation, Safely Drain a Node", .exact),
    Rule(
      "W10", "A workload whose template changes gets all its pods anew.",
      source: "Kubernetes documentation, Deployments, strategy Recreate; that it is this one is ours", .ours),
    Rule(
      "W11", "Replicas follow a schedule or a recorded trace from the moment at which it is given.",
      source: "a stand-in for whoever scales a workload", .ours),
    Rule(
      "W12",
      "An autoscaled workload wants its demand divided by the target, rounded up, within its bounds: 60 s later, and "
        + "never less than the most of the last 300 s. What somebody else wants instead holds for 15 s.",
      source:
        "Kubernetes documentation, Horizontal Pod Autoscaling (stabilizationWindowSeconds 300); the 60 s are the "
        + "autoscaler's FAQ's minute, and without its tolerance of 10 %", .inferred),
    Rule(
      "W13",
      "A pod that ends by itself frees its node; one that is evicted before begins anew. While its node is not heard of "
        + "it stands still.",
      source: "Kubernetes documentation, Jobs; that it stands still is ours", .documented),
    Rule(
      "W14",
      "A taint of effect NoExecute evicts at once the pods that do not tolerate it, whatever their budgets say.",
      source: "Kubernetes documentation, Taints and Tolerations", .exact),
    Rule(
      "W15",
      "A required spread lets a pod go only where its zone, or its node, then has at most max-skew pods of the workload "
        + "more than the one with the fewest, of those that the pod's selectors allow, tainted and cordoned ones included; "
        + "with fewer of them than min-domains the fewest counts as 0.",
      source:
        "Kubernetes documentation, Pod Topology Spread Constraints, with nodeTaintsPolicy Ignore; pods of its own "
        + "workload only, those on nodes that its selectors no longer allow included", .documented),
    Rule(
      "W16",
      "A required pod affinity lets a pod go only where pods of the other workload are, an anti-affinity only where none "
        + "is, and neither do those that are there let others come whom they do not want beside them. Pods of several "
        + "workloads at once are nowhere.",
      source:
        "Kubernetes documentation, Assigning Pods to Nodes; the first pod with an affinity to its own workload may go "
        + "anywhere; kube-scheduler's plugin InterPodAffinity, which counts only pods that suit all terms",
      .documented),
    Rule(
      "W17",
      "Preferred affinities and spreads add up to 200 each to a node's score, beside the 200 of W2.",
      source:
        "Kubernetes documentation, Scheduler Configuration: NodeAffinity, InterPodAffinity and PodTopologySpread have "
        + "weight 2; what pods that are there prefer is left out, and so are the spreads that a cluster has by default",
      .documented),
    Rule(
      "W18",
      "Each node that runs, cordoned or not, and suits the pods of a DaemonSet gets one of them before others; it stays "
        + "there until the node goes, and no drain, budget or NotReady node moves it. Only other pods that want to be "
        + "apart from it keep it away (W16).",
      source:
        "Kubernetes documentation, DaemonSet; that its pods come first, and end with the machine, is our choice",
      .documented),
    Rule(
      "U6",
      "An upgrade fails when a budget keeps a pod on a node for longer than the drain timeout; the next PUT goes on "
        + "with it.",
      source: "Azure support article error-code-poddrainfailure", .exact),
  ]
}
