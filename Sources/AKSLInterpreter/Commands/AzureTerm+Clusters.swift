extension AzureTerm {
  /// How nodes get new versions.
  static let upgrades = [
    AzureTerm(
      "max-surge",
      "how many more nodes an upgrade of a pool makes, so that pods have somewhere to go meanwhile",
      [
        ("10%", "a part of the pool, rounded up: what new pools get"),
        ("1", "so many; more is faster, and each needs quota, and is paid while it is there"),
      ], example: "pool dev update max-surge \"33%\"", rules: ["U4", "U4r"],
      article: "upgrade-aks-node-pools-rolling"),
    AzureTerm(
      "drain-timeout", "how long an upgrade waits for pods to leave a node, in minutes",
      [
        (
          "30m",
          "the standard, of 5m to 24h; then `undrainable-node-behavior` says what happens, and the next change "
            + "of the pool goes on with the upgrade"
        )
      ],
      example: "pool dev update drain-timeout 45m", rules: ["U5", "U6"],
      article: "upgrade-aks-node-pools-rolling"),
    AzureTerm(
      "undrainable-node-behavior", "what an upgrade does with a node that pods do not leave",
      [
        ("Schedule", "the upgrade fails, and the node takes pods again: the standard"),
        (
          "Cordon",
          "the node stays as it is and takes no pods; a surge node is kept for it and paid, the others are upgraded, "
            + "and the upgrade ends as Failed"
        ),
      ], example: "pool dev update undrainable-node-behavior cordon", rules: ["U5", "U6"]),
    AzureTerm(
      "upgrade-channel",
      "which versions of Kubernetes a cluster takes by itself; here it is kept, and nothing upgrades by itself",
      [
        ("none", "none: you upgrade (the standard)"),
        ("patch", "the newest supported patch of its minor version"),
        ("stable", "the newest supported patch of the minor version before the newest supported one"),
        ("rapid", "the newest supported patch of the newest supported minor version"),
        (
          "node-image",
          "its version stays and nodes get new images; Azure asks to take NodeImage of `node-os-upgrade-channel` "
            + "instead"
        ),
      ], example: "cluster sandbox update auto-upgrade-channel stable", article: "auto-upgrade-cluster"),
    AzureTerm(
      "node-os-upgrade-channel",
      "how nodes get what mends the system; here it is kept, and nothing upgrades by itself",
      [
        ("None", "not at all: that is yours to do"),
        (
          "Unmanaged",
          "by the system's own means, on Linux about once a day; you restart nodes, and Windows gets nothing"
        ),
        (
          "SecurityPatch",
          "what is about security, by Azure; nodes are reimaged only where they have to be, and the images kept for "
            + "it cost extra"
        ),
        ("NodeImage", "Azure's images, once a week: nodes are reimaged (the standard)"),
      ], example: "cluster sandbox update node-os-upgrade-channel nodeimage",
      article: "auto-upgrade-node-os-image"),
  ]

  /// What a cluster is told.
  static let clusters = [
    AzureTerm(
      "cluster-autoscaler-profile", "how the autoscaler of a cluster works: one profile for all its pools",
      [
        ("scan-interval", "how often it looks (10s)"),
        (
          "scale-down-unneeded-time",
          "how long a node has to be unneeded until it may go (10m): shorter saves money"
        ),
        ("scale-down-delay-after-add", "how long after a node was added none goes (10m)"),
        ("scale-down-delay-after-delete", "how long after a node was taken away none goes (10s)"),
        ("scale-down-delay-after-failure", "how long after one could not be taken away none goes (3m)"),
        (
          "scale-down-utilization-threshold",
          "the part of its cpu, or of its memory, that pods of a node may ask for while it can be unneeded (0.5)"
        ),
        (
          "scale-down-unready-time",
          "how long a node that is not Ready has to be unneeded until it may go (20m)"
        ),
        ("max-node-provision-time", "how long it waits for a node before it tries another pool (15m)"),
        ("max-empty-bulk-delete", "how many empty nodes go at once (10)"),
        (
          "max-graceful-termination-sec",
          "how many seconds pods have to end when their node goes (600); here only how long budgets are waited for"
        ),
        ("expander", "which of several pools grows: `help expander` (random)"),
        ("skip-nodes-with-system-pods", "nodes with pods of kube-system stay, DaemonSets' apart (true)"),
        ("skip-nodes-with-local-storage", "nodes with pods that have local storage stay (false)"),
        ("balance-similar-node-groups", "growing keeps pools that are alike equally large (false)"),
        ("new-pod-scale-up-delay", "how old a waiting pod has to be (0s)"),
        ("ok-total-unready-count", "so many nodes may be not Ready, whatever part of all they are (3)"),
        (
          "max-total-unready-percentage",
          "with a greater part of all nodes not Ready it does nothing at all, if they are more than that count (45)"
        ),
        (
          "ignore-daemonsets-utilization",
          "pods of DaemonSets do not count as use of a node (false)"
        ),
        (
          "daemonset-eviction-for-empty-nodes",
          "pods of DaemonSets are ended in order on empty nodes (false); no effect here, they end with their node"
        ),
        (
          "daemonset-eviction-for-occupied-nodes",
          "the same on other nodes (true); no effect here either"
        ),
      ], example: "cluster sandbox update cluster-autoscaler-profile {scale-down-unneeded-time: 5m}",
      rules: ["A1", "A7", "D6"], article: "cluster-autoscaler"),
    AzureTerm(
      "expander", "which pool the autoscaler grows where several could take the pods; a key of the profile",
      [
        ("random", "any of them: the standard"),
        ("least-waste", "where the least cpu and memory of the new nodes stays unused"),
        ("most-pods", "where the most waiting pods find a place"),
        (
          "priority",
          "where the pattern with the highest number fits the name: "
            + "`cluster sandbox expander-priorities {\"50\": \"-cheap-\", \"10\": \".*\"}`"
        ),
      ], example: "cluster sandbox update cluster-autoscaler-profile {expander: \"least-waste\"}",
      rules: ["A7e"], article: "cluster-autoscaler-overview"),
    AzureTerm(
      "cluster-tier", "what Azure promises of the control plane, and what that costs",
      [
        ("Free", "nothing to pay, and no promise: for trying things (the standard)"),
        (
          "Standard",
          "paid by the hour; the API server is there 99.95 % of the time with availability zones, 99.9 % without"
        ),
        (
          "Premium",
          "paid by the hour; the same, and two years of support for a version: `help support-plan`"
        ),
      ], example: "cluster sandbox update tier standard", article: "free-standard-pricing-tiers"),
    AzureTerm(
      "cluster-sku", "who sees to the nodes",
      [
        ("Base", "you make pools and choose sizes: the standard"),
        (
          "Automatic",
          "Azure does: nodes, scaling and upgrades; here it gets tier Standard and node-provisioning-mode Auto, no "
            + "more"
        ),
      ], example: "cluster prod create sku base", article: "intro-aks-automatic"),
    AzureTerm(
      "node-provisioning-mode", "who makes nodes for waiting pods",
      [
        ("Manual", "pools, with their counts or their autoscaler: the standard"),
        (
          "Auto",
          "Azure does, with Karpenter, of sizes that suit the pods; neither the cluster nor its pools can be stopped, "
            + "and no pool has the autoscaler. Here no node is made so"
        ),
      ], example: "cluster prod create node-provisioning-mode manual", rules: ["S2n"],
      article: "node-auto-provisioning"),
    AzureTerm(
      "support-plan", "how long a version of Kubernetes is supported",
      [
        ("KubernetesOfficial", "about a year, as the Kubernetes community does: the standard"),
        ("AKSLongTermSupport", "two years in all; only with tier Premium, which is paid"),
      ], example: "cluster prod create tier premium k8s-support-plan akslongtermsupport",
      article: "long-term-support"),
  ]
}
