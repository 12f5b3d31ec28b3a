extension AzureTerm {
  /// How nodes get new versions.
  static let upgrades = [
    AzureTerm(
      "max-surge",
      "how many more nodes an upgrade of a pool makes, so that pods have somewhere to go meanwhile",
      [
        ("10%", "a part of the pool, rounded up: the standard"),
        ("1", "so many; more is faster, and each is paid as long as the upgrade takes and needs quota"),
      ], example: "pool dev update max-surge \"33%\"", rules: ["U4", "U4r"],
      article: "upgrade-aks-node-pools-rolling"),
    AzureTerm(
      "drain-timeout", "how long an upgrade waits for pods to leave a node, in minutes",
      [("30m", "the standard; then the upgrade fails, or `undrainable-node-behavior` says what happens")],
      example: "pool dev update drain-timeout 45m", rules: ["U5", "U6"],
      article: "upgrade-aks-node-pools-rolling"),
    AzureTerm(
      "undrainable-node-behavior", "what an upgrade does with a node that pods do not leave",
      [
        ("Schedule", "the upgrade fails, and the node takes pods again"),
        (
          "Cordon",
          "the node stays as it is and takes no pods; the others are upgraded: it is paid until you mend it"
        ),
      ], example: "pool dev update undrainable-node-behavior cordon", rules: ["U5", "U6"],
      article: "upgrade-aks-node-pools-rolling"),
    AzureTerm(
      "upgrade-channel", "which versions of Kubernetes a cluster takes by itself",
      [
        ("none", "none: you upgrade"), ("patch", "the newest patch of its minor version"),
        ("stable", "the newest patch of the minor version before the newest"),
        ("rapid", "the newest patch of the newest minor version"),
        ("node-image", "its version stays; nodes get new images"),
      ], example: "cluster sandbox update auto-upgrade-channel stable", article: "auto-upgrade-cluster"),
    AzureTerm(
      "node-os-upgrade-channel", "how nodes get what mends the system",
      [
        ("None", "not at all"), ("Unmanaged", "by the system's own means, as they come"),
        ("SecurityPatch", "by images of Azure's with what is about security, mostly without new machines"),
        ("NodeImage", "by Azure's images, once a week: nodes are made anew"),
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
          "how long a node has to be idle until it goes (10m): shorter saves money"
        ),
        ("scale-down-delay-after-add", "how long after a node was added none goes (10m)"),
        (
          "scale-down-utilization-threshold",
          "below which part of its cpu and memory a node counts as idle (0.5)"
        ),
        ("scale-down-unready-time", "how long a node that is not Ready is kept (20m)"),
        ("max-node-provision-time", "how long it waits for a node before it tries another pool (15m)"),
        ("max-empty-bulk-delete", "how many empty nodes go at once (10)"),
        ("expander", "which of several pools grows: `help expander`"),
        ("skip-nodes-with-system-pods", "nodes with pods of kube-system stay (true)"),
        ("skip-nodes-with-local-storage", "nodes with pods that hold data stay (false)"),
        ("balance-similar-node-groups", "pools that are alike get as many nodes each (false)"),
        ("new-pod-scale-up-delay", "how old a waiting pod has to be (0s)"),
        ("ok-total-unready-count", "so many nodes may be not Ready (3)"),
        ("max-total-unready-percentage", "with more of them not Ready it does nothing at all (45)"),
      ], example: "cluster sandbox update cluster-autoscaler-profile {scale-down-unneeded-time: 5m}",
      rules: ["A1", "A7", "D6"], article: "cluster-autoscaler-overview"),
    AzureTerm(
      "expander", "which pool the autoscaler grows where several could take the pods; a key of the profile",
      [
        ("random", "any of them: the standard"),
        ("least-waste", "where the least cpu stays idle: mostly the cheapest"),
        ("most-pods", "where the most pods find a place at once"),
        ("priority", "by names: `cluster sandbox expander-priorities {\"50\": \"-cheap-\", \"10\": \".*\"}`"),
      ], example: "cluster sandbox update cluster-autoscaler-profile {expander: \"least-waste\"}",
      rules: ["A7e"], article: "cluster-autoscaler-overview"),
    AzureTerm(
      "cluster-tier", "what the control plane promises, and costs",
      [
        ("Free", "nothing to pay, and no promise: for trying things"),
        ("Standard", "paid by the hour: 99.95 % with availability zones, 99.9 % without"),
        ("Premium", "paid by the hour, dearer: the same with two years of support for a version"),
      ], example: "cluster sandbox update tier standard", article: "free-standard-pricing-tiers"),
    AzureTerm(
      "cluster-sku", "who sees to the nodes",
      [
        ("Base", "you make pools and choose sizes: the standard"),
        ("Automatic", "Azure does: sizes, scaling and upgrades"),
      ], example: "cluster prod create sku base", article: "intro-aks-automatic"),
    AzureTerm(
      "node-provisioning-mode", "who makes nodes for waiting pods",
      [
        ("Manual", "pools, with their counts or their autoscaler: the standard"),
        ("Auto", "Karpenter makes machines of any size; such a cluster's pools cannot be stopped"),
      ], example: "cluster prod create node-provisioning-mode manual", rules: ["S2n"],
      article: "node-autoprovision"),
    AzureTerm(
      "support-plan", "how long a version of Kubernetes is supported",
      [
        ("KubernetesOfficial", "about a year, as everywhere: the standard"),
        ("AKSLongTermSupport", "two years; only with tier Premium, which is paid"),
      ], example: "cluster prod create tier premium k8s-support-plan akslongtermsupport",
      article: "long-term-support"),
  ]
}
