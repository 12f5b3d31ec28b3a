/// The properties of an agent pool PUT; nil is "not in the request", which keeps what the pool has, or takes
/// the default when it is made.
package struct AgentPoolProperties: Hashable, Sendable {
  /// Desired number of running nodes.
  package var count: Int64?
  package var mode: PoolMode?
  package var type: AgentPoolType?
  package var vmSize: String?
  package var osType: OSType?
  package var osSKU: OSSKU?
  package var osDiskType: OSDiskType?
  /// 0: by the size.
  package var osDiskSizeGB: Int64?
  package var maxPods: Int64?
  package var scaleDownMode: ScaleDownMode?
  package var enableAutoScaling: Bool?
  package var minCount: Int64?
  package var maxCount: Int64?
  package var scaleSetPriority: ScaleSetPriority?
  package var scaleSetEvictionPolicy: ScaleSetEvictionPolicy?
  /// In nano-dollars an hour; minus one dollar is ARM's -1: up to the usual price.
  package var spotMaxPrice: Int64?
  /// `1.33` or `1.33.2`; the control plane's version when absent.
  package var orchestratorVersion: String?
  package var upgradeSettings = UpgradeSettingsProperties()
  /// All of them: those that are not among them are removed.
  package var nodeLabels: [ResourceTag]?
  /// All of them, as `key=value:Effect`.
  package var nodeTaints: [String]?
  /// All of them.
  package var tags: [ResourceTag]?
  /// `1`, `2`, `3`.
  package var availabilityZones: [String]?
  /// A stop or a start (S1).
  package var powerState: PowerState?

  package init() {}
}

/// `upgradeSettings` of an agent pool PUT, each as it was spelt.
package struct UpgradeSettingsProperties: Hashable, Sendable {
  /// `1` or `10%`.
  package var maxSurge: String?
  /// `1` or `10%`.
  package var maxUnavailable: String?
  package var drainTimeoutInMinutes: Int64?
  package var nodeSoakDurationInMinutes: Int64?
  package var undrainableNodeBehavior: UndrainableNodeBehavior?

  package init() {}
}
