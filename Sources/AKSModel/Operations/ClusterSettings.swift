// The settings that a PUT of a cluster can change.

extension Simulation {
  /// Applies what the request says of settings; what it does not name stays as it is.
  mutating func applyFields(
    of properties: ClusterProperties, to cluster: ClusterID, for operation: OperationID
  ) {
    let cause = Cause(operation)
    if let tier = properties.tier { setTier(of: cluster, to: tier, cause) }
    if let plan = properties.supportPlan {
      set(.supportPlan, \.supportPlan, of: cluster, to: plan, cause)
    }
    if let tags = properties.tags {
      set(.tags, \.tags, of: cluster, to: entries.intern(tags.sortedByKey), cause)
    }
    if let changes = properties.autoScalerProfile {
      let profile = AutoscalerProfile.applying(changes, to: self[self[cluster].autoScalerProfile])
      set(
        .autoScalerProfile, \.autoScalerProfile, of: cluster, to: entries.intern(profile),
        Cause(operation, "A13"))
    }
    if let channel = properties.upgradeChannel {
      set(.upgradeChannel, \.upgradeChannel, of: cluster, to: channel, cause)
    }
    if let channel = properties.nodeOSUpgradeChannel {
      set(.nodeOSUpgradeChannel, \.nodeOSUpgradeChannel, of: cluster, to: channel, cause)
    }
    if let mode = properties.nodeProvisioningMode {
      set(.nodeProvisioningMode, \.nodeProvisioningMode, of: cluster, to: mode, cause)
    }
  }
}

extension Simulation {
  /// What expander `priority` goes by from now on (A7e); nothing of Azure's is asked.
  mutating func setExpanderPriorities(of cluster: ClusterID, to list: [ResourceTag]) {
    guard exists(cluster) else { return }
    set(
      .expanderPriorities, \.expanderPriorities, of: cluster, to: entries.intern(list), Cause(nil, "A7e"))
  }

  /// Applies what the PUT of a cluster says of its settings, and of its pools by their profiles.
  mutating func applyClusterSettings(of request: Request, for operation: OperationID) {
    guard let cluster = request.cluster, let properties = request.clusterProperties else { return }
    applyFields(of: properties, to: cluster, for: operation)
    for profile in properties.agentPoolProfiles ?? [] {
      guard let pool = pool(named: profile.name, in: cluster) else { continue }
      applySettings(profile.properties, to: pool, for: operation)
      setVersion(of: pool, to: profile.properties.orchestratorVersion, Cause(operation))
      if let count = profile.properties.count, self[pool].powerState == .running {
        setCount(of: pool, to: Int(count), Cause(operation, "D2"))
      }
    }
  }
}
