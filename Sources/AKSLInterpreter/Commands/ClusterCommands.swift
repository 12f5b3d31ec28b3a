import AKSModel

extension CommandTable {
  /// The options that `create` and `update` share: az's long options without the dashes.
  private static let changeable =
    "[tier <tier:cluster-tier>] [tags <tags:map>] "
    + "[cluster-autoscaler-profile|ca-profile <cluster-autoscaler-profile:profile>] "
    + "[auto-upgrade-channel <auto-upgrade-channel:upgrade-channel>] "
    + "[node-os-upgrade-channel <node-os-upgrade-channel>] "
    + "[node-provisioning-mode|auto-provisioning <node-provisioning-mode>] "
    + "[k8s-support-plan <k8s-support-plan:support-plan>] "
    + "[if-match <if-match:text>] [if-none-match <if-none-match:text>] [nowait]"

  /// Clusters: made, changed, chosen, started, stopped, deleted.
  static let clusterCommands = [
    CommandDefinition(
      "cluster <cluster:new-cluster> create [resource-group <resource-group:text>] [location <location:region>] "
        + "[node-resource-group <node-resource-group:text>] [sku <sku:cluster-sku>] "
        + "[version|kubernetes-version <version>] [node-count|count <count:integer>] "
        + "[node-vm-size|vm-size <vm-size>] [nodepool-name <nodepool-name:new-pool>] "
        + "[os-disk|node-osdisk-type <os-disk:os-disk-type>] "
        + "[os-disk-size|node-osdisk-size <os-disk-size:integer>] [os-sku <os-sku>] "
        + "[max-pods <max-pods:integer>] [zones <zones:texts>] [enable-cluster-autoscaler] "
        + "[min-count <min-count:integer>] [max-count <max-count:integer>] "
        + "[nodepool-labels <nodepool-labels:map>] [nodepool-taints <nodepool-taints:texts>] "
        + "[nodepool-tags <nodepool-tags:map>] " + changeable,
      "makes a cluster with one system pool, and makes it the current one",
      examples: [
        "cluster prod create resource-group shop location eastus version 1.33",
        "cluster prod create tier standard enable-cluster-autoscaler min-count 2 max-count 9 zones [1, 2, 3]",
      ]
    ) { arguments throws(Fault) in
      var properties = try changes(arguments)
      properties.resourceGroup = arguments.text("resource-group")
      properties.location = arguments.text("location")
      properties.nodeResourceGroup = arguments.text("node-resource-group")
      properties.sku = try arguments.symbol("sku", as: ClusterSKU.self)
      properties.kubernetesVersion = arguments.text("version")
      properties.nodepoolName = arguments.text("nodepool-name")
      properties.nodepool = try firstPool(arguments)
      return .clusterCreation(try target(arguments), properties, isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "cluster <cluster> update " + changeable, "changes settings of a cluster",
      examples: [
        "cluster sandbox update tier standard tags {env: \"dev\"}",
        "cluster sandbox update cluster-autoscaler-profile {scan-interval: 20s, expander: \"least-waste\"}",
      ]
    ) { arguments throws(Fault) in
      .clusterChange(
        try target(arguments), try changes(arguments), isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "cluster <cluster> expander-priorities <priorities>",
      "what expander `priority` goes by: {\"50\": \"spot\"} has patterns of the names of scale sets, or lists of such",
      examples: [
        "cluster sandbox expander-priorities {\"50\": \"-cheap-\", \"10\": \".*\"}",
        "cluster sandbox expander-priorities {}",
      ]
    ) { arguments throws(Fault) in
      .load(.prioritize(try arguments.cluster(), try arguments.priorities("priorities")))
    },
    CommandDefinition(
      "cluster <cluster> use", "makes a cluster the current one: bare pool names are then its pools",
      examples: ["cluster sandbox use"]
    ) { arguments throws(Fault) in .useCluster(try arguments.cluster()) },
    CommandDefinition(
      "cluster <cluster> stop [nowait]", "stops a cluster with all its pools",
      examples: ["cluster sandbox stop"]
    ) { arguments throws(Fault) in
      .operation(.stopCluster(try arguments.clusterTarget()), isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "cluster <cluster> start [nowait]", "starts a stopped cluster",
      examples: ["cluster sandbox stop; cluster sandbox start"]
    ) { arguments throws(Fault) in
      .operation(.startCluster(try arguments.clusterTarget()), isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "cluster <cluster> delete [if-match <if-match:text>] [nowait]", "deletes a cluster with all its pools",
      examples: ["cluster sandbox delete"]
    ) { arguments throws(Fault) in
      .operation(.deleteCluster(try target(arguments)), isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "cluster <cluster> upgrade to <version> [control-plane-only] [nowait]",
      "upgrades a cluster to a version of Kubernetes: the control plane, then all pools",
      examples: ["cluster sandbox upgrade to 1.34"]
    ) { arguments throws(Fault) in
      let target = try arguments.clusterTarget()
      var properties = ClusterProperties()
      properties.kubernetesVersion = arguments.text("version")
      if !arguments.has("control-plane-only") {
        var pool = AgentPoolProperties()
        pool.orchestratorVersion = properties.kubernetesVersion
        let simulation = arguments.world.simulation
        let pools = simulation.cluster(named: target.cluster).map { simulation.pools(of: $0) } ?? []
        properties.agentPoolProfiles = pools.map {
          AgentPoolProfile(name: simulation[$0].name, properties: pool)
        }
      }
      return .clusterChange(target, properties, isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "cluster <cluster> abort [nowait]", "aborts the cluster's operation that is at work",
      examples: ["cluster sandbox stop nowait; cluster sandbox abort"]
    ) { arguments throws(Fault) in
      .operation(.abortCluster(try arguments.clusterTarget()), isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "cluster <cluster> scale to <count:integer> [nodepool-name <nodepool-name:pool>] [nowait]",
      "changes how many nodes run, through the cluster; of several pools, name the one",
      examples: ["cluster sandbox scale to 5 nodepool-name dev"]
    ) { arguments throws(Fault) in
      let target = try arguments.clusterTarget()
      var pool = AgentPoolProperties()
      pool.count = try arguments.integer("count")
      var properties = ClusterProperties()
      properties.agentPoolProfiles = [
        AgentPoolProfile(name: try poolToScale(arguments, target), properties: pool)
      ]
      return .clusterChange(target, properties, isAwaited: arguments.isAwaited)
    },
  ]

  /// The pool that `az aks scale` means: the only one, or the one that is named.
  private static func poolToScale(
    _ arguments: Arguments, _ target: ClusterTarget
  ) throws(Fault) -> String {
    let simulation = arguments.world.simulation
    if arguments.value("nodepool-name") != nil { return try arguments.poolTarget("nodepool-name").pool }
    let pools = simulation.cluster(named: target.cluster).map { simulation.pools(of: $0) } ?? []
    if pools.count == 1 { return simulation[pools[0]].name }
    throw .invalidValue(
      "there are \(pools.count) node pools in the cluster", help: "name one with `nodepool-name`")
  }

  private static func target(_ arguments: Arguments) throws(Fault) -> ClusterTarget {
    var target = try arguments.clusterTarget()
    target.precondition = arguments.precondition()
    return target
  }

  private static func changes(_ arguments: Arguments) throws(Fault) -> ClusterProperties {
    var properties = ClusterProperties()
    properties.tier = try arguments.symbol("tier", as: ClusterTier.self)
    properties.tags = try arguments.entries("tags")
    properties.autoScalerProfile = try arguments.profile("cluster-autoscaler-profile")
    properties.upgradeChannel = try arguments.symbol("auto-upgrade-channel", as: UpgradeChannel.self)
    properties.nodeOSUpgradeChannel = try arguments.symbol(
      "node-os-upgrade-channel", as: NodeOSUpgradeChannel.self)
    properties.nodeProvisioningMode = try arguments.symbol(
      "node-provisioning-mode", as: NodeProvisioningMode.self)
    properties.supportPlan = try arguments.symbol("k8s-support-plan", as: SupportPlan.self)
    return properties
  }

  private static func firstPool(_ arguments: Arguments) throws(Fault) -> AgentPoolProperties {
    var pool = AgentPoolProperties()
    pool.count = try arguments.integer("count") ?? 3  // az's default
    pool.vmSize = arguments.text("vm-size")
    pool.osDiskType = try arguments.symbol("os-disk", as: OSDiskType.self)
    pool.osDiskSizeGB = try arguments.integer("os-disk-size")
    pool.osSKU = try arguments.symbol("os-sku", as: OSSKU.self)
    pool.maxPods = try arguments.integer("max-pods")
    pool.availabilityZones = try arguments.texts("zones")
    if arguments.has("enable-cluster-autoscaler") { pool.enableAutoScaling = true }
    pool.minCount = try arguments.integer("min-count")
    pool.maxCount = try arguments.integer("max-count")
    pool.nodeLabels = try arguments.entries("nodepool-labels")
    pool.nodeTaints = try arguments.texts("nodepool-taints")
    pool.tags = try arguments.entries("nodepool-tags")
    return pool
  }
}
