import AKSModel

extension CommandTable {
  /// Clusters: made, chosen, started, stopped, deleted.
  static let clusterCommands = [
    CommandDefinition(
      "cluster <cluster:new-cluster> create [resource-group <resource-group:text>] [location <location:region>] "
        + "[version|kubernetes-version <version>] [node-count|count <count:integer>] "
        + "[node-vm-size|vm-size <vm-size>] [nodepool-name <nodepool-name:new-pool>] "
        + "[os-disk|node-osdisk-type <os-disk:os-disk-type>] [tier <tier:cluster-tier>] [tags <tags:map>] [nowait]",
      "makes a cluster with one system pool, and makes it the current one",
      examples: ["cluster prod create resource-group shop location eastus version 1.33"]
    ) { arguments throws(Fault) in
      var properties = ClusterProperties()
      properties.resourceGroup = arguments.text("resource-group")
      properties.location = arguments.text("location")
      properties.kubernetesVersion = arguments.text("version")
      properties.nodeCount = try arguments.integer("count") ?? 3  // az's default
      properties.nodeVMSize = arguments.text("vm-size")
      properties.nodepoolName = arguments.text("nodepool-name")
      properties.nodeOSDiskType = try arguments.symbol("os-disk", as: OSDiskType.self)
      properties.tier = try arguments.symbol("tier", as: ClusterTier.self)
      properties.tags = try arguments.tags()
      return .clusterCreation(
        try arguments.clusterTarget(), properties, isAwaited: arguments.isAwaited)
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
      "cluster <cluster> delete [nowait]", "deletes a cluster with all its pools",
      examples: ["cluster sandbox delete"]
    ) { arguments throws(Fault) in
      .operation(.deleteCluster(try arguments.clusterTarget()), isAwaited: arguments.isAwaited)
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
}
