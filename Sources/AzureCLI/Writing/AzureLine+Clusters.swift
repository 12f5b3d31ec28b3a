import AKSModel

// Clusters as az makes and changes them.
extension AzureLine {
  /// A resource group, which the first cluster in it makes by itself in this model.
  package static func createGroup(_ name: String, location: String) -> AzureLine {
    var line = AzureLine(.groupCreate)
    line.add("--name", name)
    line.add("--location", Region.normalized(location))
    return line
  }

  /// Waits until nothing is at work on a pool, or on a cluster.
  ///
  /// `condition` is `created`, `updated` or `deleted`.
  package static func wait(
    group: String, cluster: String, pool: String?, until condition: String
  ) -> AzureLine {
    var line = AzureLine(pool == nil ? .aksWait : .aksNodepoolWait)
    line.add("--resource-group", group)
    if let pool {
      line.add("--cluster-name", cluster)
      line.add("--name", pool)
    } else {
      line.add("--name", cluster)
    }
    line.add("--" + condition)
    return line
  }

  static func create(_ name: String, _ properties: ClusterProperties) throws(AzureOmission) -> AzureLine {
    var line = AzureLine(.aksCreate)
    var rest = properties
    var pool = properties.nodepool
    rest.nodepool = AgentPoolProperties()
    (rest.resourceGroup, rest.resourceName) = (nil, nil)
    // No entry of an existing cluster's pools is about one that is only made.
    rest.agentPoolProfiles = nil
    line.add("--resource-group", properties.resourceGroup ?? Defaults.resourceGroup)
    line.add("--name", name)
    line.add(PropertyOptions.newCluster, of: &rest)
    if pool.enableAutoScaling == false { pool.enableAutoScaling = nil }
    if pool.availabilityZones == [] { pool.availabilityZones = nil }
    // The first pool is a system pool in mode Delete, whatever is asked for.
    pool.mode = nil
    pool.scaleDownMode = nil
    pool.count = pool.count ?? Defaults.nodeCount
    line.add(PropertyOptions.firstPool, of: &pool)
    // Az makes a key for the nodes, unless the service has them to itself.
    if properties.sku != .automatic { line.add("--generate-ssh-keys") }
    try rest.requireNothing(for: line.command)
    try pool.requireNothing(for: line.command)
    return line
  }

  static func change(
    of cluster: ClusterID, _ properties: ClusterProperties, in world: Simulation
  ) throws(AzureOmission) -> AzureLine {
    var rest = properties
    // Only a new cluster looks at its first pool.
    rest.nodepool = AgentPoolProperties()
    rest.nodepoolName = nil
    let profiles = rest.agentPoolProfiles ?? []
    rest.agentPoolProfiles = nil
    let pools = world.pools(of: cluster).map { world[$0] }
    func line(_ command: AzureCommandName) -> AzureLine {
      var line = AzureLine(command)
      line.add("--resource-group", world[cluster].resourceGroup)
      line.add("--name", world[cluster].resourceName)
      return line
    }
    if let version = rest.kubernetesVersion {
      var upgrade = line(.aksUpgrade)
      upgrade.add(PropertyOptions.clusterUpgrade, of: &rest)
      try rest.requireNothing(for: upgrade.command)
      if profiles.isEmpty {
        upgrade.add("--control-plane-only")
      } else if profiles.map(\.properties).contains(where: { $0 != .version(version) })
        || profiles.map({ $0.name.lowercased() }).sorted() != pools.map({ $0.name.lowercased() }).sorted()
      {
        throw AzureOmission("`az aks upgrade` upgrades all pools with the cluster, or none")
      }
      return upgrade
    }
    if profiles.count == 1, profiles[0].properties.count != nil, rest == ClusterProperties() {
      var scale = line(.aksScale)
      var wanted = profiles[0].properties
      // Az compares names of pools with case.
      let pool = pools.first { $0.name.lowercased() == profiles[0].name.lowercased() }
      scale.add("--nodepool-name", pool?.name ?? profiles[0].name)
      scale.add(PropertyOptions.poolScale, of: &wanted)
      try wanted.requireNothing(for: scale.command)
      return scale
    }
    var update = line(.aksUpdate)
    update.add(PropertyOptions.clusterSettings, of: &rest)
    try rest.requireNothing(for: update.command)
    guard let first = profiles.first else { return update }
    var wanted = first.properties
    guard profiles.allSatisfy({ $0.properties == wanted }),
      profiles.map({ $0.name.lowercased() }).sorted() == pools.map({ $0.name.lowercased() }).sorted()
    else { throw AzureOmission("`az aks update` says the same of all pools, or nothing") }
    if pools.count == 1 { try update.add(autoscalerOf: pools[0], &wanted) }
    update.add(PropertyOptions.poolsOfCluster, of: &wanted)
    try wanted.requireNothing(for: update.command)
    return update
  }
}

extension AgentPoolProperties {
  /// A request for a version and nothing else.
  fileprivate static func version(_ version: String) -> AgentPoolProperties {
    var properties = AgentPoolProperties()
    properties.orchestratorVersion = version
    return properties
  }
}

extension ClusterProperties {
  /// All of the request has been said.
  fileprivate func requireNothing(for command: AzureCommandName) throws(AzureOmission) {
    guard self == ClusterProperties() else {
      throw AzureOmission("`az \(command.words)` has no options for all of it")
    }
  }
}
