import AKSModel

extension CommandTable {
  /// The options that `add` and `update` share: az's long options without the dashes.
  private static let changeable =
    "[mode <mode:pool-mode>] [scale-down-mode <scale-down-mode>] [nowait]"

  /// Making, changing and deleting pools.
  static let poolCommands = [
    CommandDefinition(
      "pool <pool:new-pool> add [count|node-count <count:integer>] [vm-size|node-vm-size <vm-size>] "
        + "[os-disk|node-osdisk-type <os-disk:os-disk-type>] [os-type <os-type>] "
        + "[version|kubernetes-version <version>] " + changeable,
      "adds a pool to the current cluster; 3 nodes unless `count` says otherwise",
      examples: ["pool web add count 2 vm-size Standard_DS2_v2 os-disk managed scale-down-mode deallocate"]
    ) { arguments throws(Fault) in
      var properties = try changes(arguments)
      properties.count = try arguments.integer("count") ?? 3  // az's default; ARM's own is 1
      properties.vmSize = arguments.text("vm-size")
      properties.osDiskType = try arguments.symbol("os-disk", as: OSDiskType.self)
      properties.osType = try arguments.symbol("os-type", as: OSType.self)
      properties.orchestratorVersion = arguments.text("version")
      properties.mode = properties.mode ?? .user  // az's default; ARM requires it
      return .creation(
        try arguments.poolTarget(), properties, isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "pool <pool> update " + changeable, "changes settings of a pool",
      examples: ["pool dev update scale-down-mode delete"]
    ) { arguments throws(Fault) in
      .change(
        try arguments.poolTarget(), try changes(arguments), isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "pool <pool> delete [nowait]", "deletes a pool with its nodes", examples: ["pool dev delete"]
    ) { arguments throws(Fault) in
      .operation(.deleteAgentPool(try arguments.poolTarget()), isAwaited: arguments.isAwaited)
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

  private static func changes(_ arguments: Arguments) throws(Fault) -> AgentPoolProperties {
    var properties = AgentPoolProperties()
    properties.mode = try arguments.symbol("mode", as: PoolMode.self)
    properties.scaleDownMode = try arguments.symbol("scale-down-mode", as: ScaleDownMode.self)
    return properties
  }
}
