import AKSModel

extension CommandTable {
  /// The options that `add` and `update` share: az's long options without the dashes.
  private static let changeable =
    "[mode <mode:pool-mode>] [scale-down-mode <scale-down-mode>] "
    + "[enable-cluster-autoscaler] [min-count <min-count:integer>] [max-count <max-count:integer>] "
    + "[labels <labels:map>] [node-taints <node-taints:texts>] [tags <tags:map>] [os-sku <os-sku>] "
    + "[max-surge <max-surge:text>] [max-unavailable <max-unavailable:text>] "
    + "[drain-timeout <drain-timeout:minutes>] [node-soak-duration <node-soak-duration:minutes>] "
    + "[undrainable-node-behavior <undrainable-node-behavior>] "
    + "[if-match <if-match:text>] [if-none-match <if-none-match:text>] [nowait]"

  /// Making, changing and deleting pools.
  static let poolCommands = [
    CommandDefinition(
      "pool <pool:new-pool> add [count|node-count <count:integer>] [vm-size|node-vm-size <vm-size>] "
        + "[os-disk|node-osdisk-type <os-disk:os-disk-type>] "
        + "[os-disk-size|node-osdisk-size <os-disk-size:integer>] [os-type <os-type>] "
        + "[version|kubernetes-version <version>] [max-pods <max-pods:integer>] [zones <zones:texts>] "
        + "[priority <priority>] [eviction-policy <eviction-policy>] [spot-max-price <spot-max-price:price>] "
        + "[vm-set-type <vm-set-type:pool-type>] " + changeable,
      "adds a pool to the current cluster; 3 nodes unless `count` says otherwise",
      examples: [
        "pool web add count 2 vm-size Standard_DS2_v2 os-disk managed scale-down-mode deallocate",
        "pool cheap add priority spot eviction-policy deallocate spot-max-price $0.05",
        "pool web add count 2 labels {app: \"web\"} node-taints \"app=web:NoSchedule\" zones [1, 2, 3]",
      ]
    ) { arguments throws(Fault) in
      var properties = try changes(arguments)
      properties.count = try arguments.integer("count") ?? 3  // az's default; ARM's own is 1
      properties.vmSize = arguments.text("vm-size")
      properties.osDiskType = try arguments.symbol("os-disk", as: OSDiskType.self)
      properties.osDiskSizeGB = try arguments.integer("os-disk-size")
      properties.osType = try arguments.symbol("os-type", as: OSType.self)
      properties.orchestratorVersion = arguments.text("version")
      properties.maxPods = try arguments.integer("max-pods")
      properties.availabilityZones = try arguments.texts("zones")
      properties.scaleSetPriority = try arguments.symbol("priority", as: ScaleSetPriority.self)
      properties.scaleSetEvictionPolicy = try arguments.symbol(
        "eviction-policy", as: ScaleSetEvictionPolicy.self)
      properties.spotMaxPrice = try arguments.price("spot-max-price")
      properties.type = try arguments.symbol("vm-set-type", as: AgentPoolType.self)
      properties.mode = properties.mode ?? .user  // az's default; ARM requires it
      return .creation(try target(arguments), properties, isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "pool <pool> update [disable-cluster-autoscaler] [update-cluster-autoscaler] " + changeable,
      "changes settings of a pool",
      examples: [
        "pool dev update scale-down-mode delete", "pool dev update labels {team: \"web\"} max-surge \"33%\"",
      ]
    ) { arguments throws(Fault) in
      var properties = try changes(arguments)
      let words = ["enable", "disable", "update"].filter { arguments.has("\($0)-cluster-autoscaler") }
      guard words.count < 2 else {
        throw .invalidValue("only one of enable-, update- and disable-cluster-autoscaler can be said")
      }
      if words == ["disable"] { properties.enableAutoScaling = false }
      return .change(try target(arguments), properties, isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "pool <pool> autoscale off [nowait]", "turns the autoscaler of a pool off: its nodes stay",
      examples: ["pool dev autoscale 2..20; pool dev autoscale off"]
    ) { arguments throws(Fault) in
      var properties = AgentPoolProperties()
      properties.enableAutoScaling = false
      return .change(try arguments.poolTarget(), properties, isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "pool <pool> autoscale <bounds:range> [nowait]",
      "turns the autoscaler of a pool on, or gives it other bounds", examples: ["pool dev autoscale 2..20"]
    ) { arguments throws(Fault) in
      var properties = AgentPoolProperties()
      properties.enableAutoScaling = true
      if let (lower, upper) = try arguments.bounds("bounds") {
        (properties.minCount, properties.maxCount) = (lower, upper)
      }
      return .change(try arguments.poolTarget(), properties, isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "pool <pool> spot-eviction-rate off", "Azure evicts as many of its nodes as of all Spot pools",
      examples: ["pool cheap add count 3 priority spot; pool cheap spot-eviction-rate off"]
    ) { arguments throws(Fault) in .set(.poolEvictionRate(try arguments.pool(), nil)) },
    CommandDefinition(
      "pool <pool> spot-eviction-rate <rate:amount>",
      "how many of its nodes Azure evicts within an hour: which and when, the seed says",
      examples: ["pool cheap add count 3 priority spot; pool cheap spot-eviction-rate 10%"]
    ) { arguments throws(Fault) in
      let pool = try arguments.pool()
      guard arguments.world.simulation[pool].scaleSetPriority == .spot else {
        throw .invalidValue(
          "\(arguments.world.path(of: pool)) is no Spot pool: Azure evicts none of its nodes")
      }
      guard let rate = arguments.value("rate")?.asDouble.flatMap(SpotEvictionRate.init) else {
        throw .invalidValue("a rate is from 0.01% to 99%, or 0%")
      }
      return .set(.poolEvictionRate(pool, rate))
    },
    CommandDefinition(
      "pool <pool> delete [if-match <if-match:text>] [nowait]", "deletes a pool with its nodes",
      examples: ["pool dev delete"]
    ) { arguments throws(Fault) in
      .operation(.deleteAgentPool(try target(arguments)), isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "pool <pool> upgrade to <version> [nowait]", "upgrades the nodes of a pool to a version of Kubernetes",
      examples: ["cluster sandbox upgrade to 1.34 control-plane-only; pool dev upgrade to 1.34"]
    ) { arguments throws(Fault) in
      var properties = AgentPoolProperties()
      properties.orchestratorVersion = arguments.text("version")
      return .change(try arguments.poolTarget(), properties, isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "pool <pool> image [nowait]", "gives the nodes of a pool the newest node image",
      examples: ["advance 7d; pool dev image"]
    ) { arguments throws(Fault) in
      .operation(.upgradeNodeImage(try arguments.poolTarget()), isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "pool <pool> abort [nowait]", "aborts the pool's operation that is at work",
      examples: ["pool dev stop nowait; pool dev abort"]
    ) { arguments throws(Fault) in
      .operation(.abortAgentPool(try arguments.poolTarget()), isAwaited: arguments.isAwaited)
    },
  ]

  private static func target(_ arguments: Arguments) throws(Fault) -> PoolTarget {
    var target = try arguments.poolTarget()
    target.precondition = arguments.precondition()
    return target
  }

  private static func changes(_ arguments: Arguments) throws(Fault) -> AgentPoolProperties {
    var properties = AgentPoolProperties()
    properties.mode = try arguments.symbol("mode", as: PoolMode.self)
    properties.scaleDownMode = try arguments.symbol("scale-down-mode", as: ScaleDownMode.self)
    if arguments.has("enable-cluster-autoscaler") { properties.enableAutoScaling = true }
    properties.minCount = try arguments.integer("min-count")
    properties.maxCount = try arguments.integer("max-count")
    properties.nodeLabels = try arguments.entries("labels")
    properties.nodeTaints = try arguments.texts("node-taints")
    properties.tags = try arguments.entries("tags")
    properties.osSKU = try arguments.symbol("os-sku", as: OSSKU.self)
    properties.upgradeSettings.maxSurge = arguments.text("max-surge")
    properties.upgradeSettings.maxUnavailable = arguments.text("max-unavailable")
    properties.upgradeSettings.drainTimeoutInMinutes = try arguments.minutes("drain-timeout")
    properties.upgradeSettings.nodeSoakDurationInMinutes = try arguments.minutes("node-soak-duration")
    properties.upgradeSettings.undrainableNodeBehavior = try arguments.symbol(
      "undrainable-node-behavior", as: UndrainableNodeBehavior.self)
    return properties
  }
}
