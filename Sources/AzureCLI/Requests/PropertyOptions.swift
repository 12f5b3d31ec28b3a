import AKSModel

/// Which properties the options of each command set.
enum PropertyOptions {
  typealias OfPool = PropertyOption<AgentPoolProperties>
  typealias OfCluster = PropertyOption<ClusterProperties>

  /// The words of choices that this model has, by the name of the option: az takes more of some.
  static let choices: [String: [String]] = {
    let ofPools = (newPool + firstPool).map { ($0.name, $0.choices) }
    let all = ofPools + newCluster.map { ($0.name, $0.choices) }
    return Dictionary(all.compactMap { name, choices in choices.map { (name, $0) } }) { first, _ in first }
  }()

  // MARK: - Pools

  /// `az aks nodepool add`.
  static let newPool: [OfPool] =
    [
      .integer("--node-count", \.count),
      .text("--node-vm-size", \.vmSize),
      .choice("--vm-set-type", \.type, taken: [.virtualMachineScaleSets]),
      .choice("--os-type", \.osType),
      .choice("--node-osdisk-type", \.osDiskType),
      .integer("--node-osdisk-size", \.osDiskSizeGB),
      .integer("--max-pods", \.maxPods),
      .texts("--zones", \.availabilityZones),
      .version("--kubernetes-version", \.orchestratorVersion),
      .choice("--priority", \.scaleSetPriority),
      .choice("--eviction-policy", \.scaleSetEvictionPolicy),
      .price("--spot-max-price", \.spotMaxPrice),
    ] + poolSettings + autoscaler

  /// What `add` and `update` share.
  static let poolSettings: [OfPool] =
    [
      .choice("--mode", \.mode),
      .choice("--scale-down-mode", \.scaleDownMode),
      .choice("--os-sku", \.osSKU),
      .entries("--labels", \.nodeLabels),
      .parts("--node-taints", \.nodeTaints),
      .entries("--tags", \.tags),
    ] + upgradeSettings

  /// What `add`, `update` and `upgrade` share.
  static let upgradeSettings: [OfPool] = [
    .text("--max-surge", \.upgradeSettings.maxSurge),
    .text("--max-unavailable", \.upgradeSettings.maxUnavailable),
    .integer("--drain-timeout", \.upgradeSettings.drainTimeoutInMinutes),
    .integer("--node-soak-duration", \.upgradeSettings.nodeSoakDurationInMinutes),
    .choice("--undrainable-node-behavior", \.upgradeSettings.undrainableNodeBehavior),
  ]

  /// `az aks nodepool upgrade`.
  static let poolUpgrade: [OfPool] =
    [.version("--kubernetes-version", \.orchestratorVersion)] + upgradeSettings

  /// `az aks nodepool scale`, `az aks scale`.
  static let poolScale: [OfPool] = [.integer("--node-count", \.count)]

  /// Of something new; an update has two flags more, and looks at the pool first.
  static let autoscaler: [OfPool] = [.flag("--enable-cluster-autoscaler", \.enableAutoScaling)] + bounds

  static let bounds: [OfPool] = [
    .integer("--min-count", \.minCount),
    .integer("--max-count", \.maxCount),
  ]

  // MARK: - Clusters

  /// `az aks create`, of the cluster.
  static let newCluster: [OfCluster] =
    [
      .text("--resource-group", \.resourceGroup),
      .region("--location", \.location),
      .text("--node-resource-group", \.nodeResourceGroup),
      .version("--kubernetes-version", \.kubernetesVersion),
      .choice("--sku", \.sku),
      .text("--nodepool-name", \.nodepoolName),
    ] + clusterSettings

  /// `az aks create`, of the first pool.
  static let firstPool: [OfPool] =
    [
      .integer("--node-count", \.count),
      .text("--node-vm-size", \.vmSize),
      .choice("--vm-set-type", \.type, taken: [.virtualMachineScaleSets]),
      .choice("--os-sku", \.osSKU),
      .choice("--node-osdisk-type", \.osDiskType),
      .integer("--node-osdisk-size", \.osDiskSizeGB),
      .integer("--max-pods", \.maxPods),
      .texts("--zones", \.availabilityZones),
    ] + autoscaler + poolsOfCluster + [.entries("--nodepool-tags", \.tags)]

  /// What `create` says of the first pool, and `update` of all.
  static let poolsOfCluster: [OfPool] = [
    .entries("--nodepool-labels", \.nodeLabels),
    .parts("--nodepool-taints", \.nodeTaints),
  ]

  /// What `create` and `update` share.
  static let clusterSettings: [OfCluster] =
    [
      .entries("--tags", \.tags),
      .profile("--cluster-autoscaler-profile", \.autoScalerProfile),
      .choice("--auto-upgrade-channel", \.upgradeChannel),
      .choice("--node-os-upgrade-channel", \.nodeOSUpgradeChannel),
      .choice("--node-provisioning-mode", \.nodeProvisioningMode),
    ] + plans

  /// What `create`, `update` and `upgrade` share.
  static let plans: [OfCluster] = [
    .choice("--tier", \.tier),
    .choice("--k8s-support-plan", \.supportPlan),
  ]

  /// `az aks upgrade`.
  static let clusterUpgrade: [OfCluster] =
    [.version("--kubernetes-version", \.kubernetesVersion)] + plans
}
