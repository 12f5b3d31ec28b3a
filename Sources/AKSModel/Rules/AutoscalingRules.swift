/// What the cluster autoscaler does: rules that refuse nothing.
///
/// Beside AKS's own articles they follow `cluster-autoscaler` of kubernetes/autoscaler, release 1.35.
enum AutoscalingRules {
  /// The release whose loop is followed; AKS runs a variant of its own.
  static let release = "1.35"

  static let list = [
    Rule(
      "A7",
      "Each scan-interval the autoscaler makes one pool larger for the pods that fit nowhere, not even on nodes that "
        + "are on their way; the expander chooses which.",
      source: "kubernetes/autoscaler FAQ and release \(release); AKS article cluster-autoscaler", .documented),
    Rule(
      "A7n",
      "Pods that are younger than 2 s (30 s with a GPU) or than new-pod-scale-up-delay, or whose priority is below "
        + "-10, make no pool larger.",
      source: "kubernetes/autoscaler FAQ and release \(release)", .documented),
    Rule(
      "A7e",
      "The expander takes a random pool, the one that helps most pods, the one that wastes least, or the one with "
        + "the highest priority.",
      source: "kubernetes/autoscaler FAQ, expanders; AKS article cluster-autoscaler", .documented),
    Rule(
      "A7g",
      "With balance-similar-node-groups pools whose nodes are alike share a scale-up: the smallest first.",
      source: "kubernetes/autoscaler FAQ", .documented),
    Rule(
      "A7d",
      "A node goes when its pods ask for at most the threshold of it and find room elsewhere for longer than "
        + "scale-down-unneeded-time: 10 empty ones at once, one with pods, and never below the minimum.",
      source: "kubernetes/autoscaler FAQ and release \(release)", .documented),
    Rule(
      "A7c",
      "After a scale-up, a removal or a failed removal nodes stay for scale-down-delay-after-add, -after-delete or "
        + "-after-failure.",
      source: "kubernetes/autoscaler FAQ; AKS article cluster-autoscaler", .documented),
    Rule(
      "A7b",
      "A node stays while one of its pods has no controller, is not safe to evict, lives in kube-system without a "
        + "budget, has a budget that allows no eviction, or (if the profile says so) local storage.",
      source: "kubernetes/autoscaler FAQ", .documented),
    Rule(
      "A7u", "A node that is not Ready goes after scale-down-unready-time.",
      source: "kubernetes/autoscaler FAQ", .documented),
    Rule(
      "A7s",
      "Two nodes of system pools carry pods of kube-system without a budget, so that the autoscaler leaves them "
        + "unless skip-nodes-with-system-pods is false.",
      source: "which pods AKS puts there, with which budgets, changes from release to release", .ours),
    Rule(
      "A7o", "While an operation is at work on a pool its autoscaler leaves the pool alone.",
      source: "no source says what happens then", .ours),
    Rule(
      "A7x",
      "A node that is being deallocated is not waited for: others are made meanwhile, so that a pool may have more "
        + "nodes than its maximum, of which at most that many run.",
      source: "no source says whether Azure waits for it", .ours),
    Rule(
      "A7z",
      "The autoscaler does not know where a scale set puts nodes: it takes all that it asks for at once to be in the zone "
        + "of the next one.",
      source:
        "AKS articles reliability-availability-zones-configure and cluster-autoscaler: a pool of several zones is one group; that the next "
        + "node stands for all is ours", .ours),
    Rule(
      "A8",
      "Nodes that have not come within max-node-provision-time are given up, and their pool is left alone for 5 "
        + "minutes, then 10, 20, 30; after 3 hours without a failure for 5 again.",
      source: "kubernetes/autoscaler FAQ and issue 8323; AKS article cluster-autoscaler", .documented),
    Rule(
      "A9",
      "While more than ok-total-unready-count nodes and more than max-total-unready-percentage of them are unready, "
        + "nothing is done; if those of a pool, that pool is not made larger.",
      source: "kubernetes/autoscaler FAQ and release \(release)", .documented),
    Rule(
      "D3",
      "What the autoscaler adds and takes away obeys the scale-down mode: deallocated nodes start first.",
      source: "AKS article scale-down-mode; azure-mgmt-containerservice", .exact),
    Rule(
      "D6", "Deallocated nodes count as unready for the autoscaler.",
      source: "Azure/AKS issue 5211, open since August 2025", .documented),
  ]
}
