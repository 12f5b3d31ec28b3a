import AKSModel

extension CommandTable {
  /// Clusters: made, chosen, started, stopped, deleted.
  static let clusterCommands = [
    CommandDefinition(
      "cluster <cluster:new-cluster> create [resource-group <resource-group:text>] [location <location:text>] "
        + "[version|kubernetes-version <version>] [node-count|count <count:integer>] "
        + "[node-vm-size|vm-size <vm-size:text>] [nodepool-name <nodepool-name:new-pool>] "
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
  ]
}
