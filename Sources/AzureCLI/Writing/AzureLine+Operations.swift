package import AKSModel
import Shell

// The inverse of `Requests`: what is asked of Azure, as the commands of az that ask for it.
extension AzureLine {
  /// The lines that ask for an operation in this world, the last of which does not wait if `isAwaited` is false.
  ///
  /// Mostly one. What az says in several commands is several operations, and takes longer.
  package static func lines(
    for operation: Operation, in world: Simulation, isAwaited: Bool = true
  ) throws(AzureOmission) -> [AzureLine] {
    try commands(for: operation, in: world, isAwaited: isAwaited).map(\.line)
  }

  /// The same lines, each with what az reads in it.
  package static func commands(
    for operation: Operation, in world: Simulation, isAwaited: Bool = true
  ) throws(AzureOmission) -> [(line: AzureLine, arguments: AzureArguments)] {
    var lines = try unfinishedLines(for: operation, in: world)
    for index in lines.indices {
      try lines[index].add(precondition: operation.precondition)
      if lines[index].needsConfirmation { lines[index].add("--yes") }
    }
    if lines.count > 1, operation.precondition != Precondition() {
      throw AzureOmission("az says this in \(lines.count) commands, and an eTag holds for one")
    }
    if !isAwaited { lines[lines.count - 1].add("--no-wait") }
    var commands: [(line: AzureLine, arguments: AzureArguments)] = []
    for line in lines {
      let reading = AzureReading(line.text, variable: { _ in .missing })
      guard let arguments = reading.arguments, reading.mistakes.isEmpty else {
        let mistake = reading.mistakes.first
        throw AzureOmission(
          (mistake?.kind == .notSupported ? "" : "az refuses ")
            + "`\(line.text)`: \(mistake?.title ?? "no command")")
      }
      commands.append((line, arguments))
    }
    return commands
  }

  private static func unfinishedLines(
    for operation: Operation, in world: Simulation
  ) throws(AzureOmission) -> [AzureLine] {
    if case .putCluster(let target, let properties) = operation {
      guard let cluster = world.cluster(named: target.cluster) else {
        return [try create(properties.resourceName ?? target.cluster, properties)]
      }
      return [try change(of: cluster, properties, in: world)]
    }
    let cluster = world.cluster(named: operation.clusterName)
    // In whatever group az looks for a cluster that is not there, it finds none.
    let group = cluster.map { world[$0].resourceGroup } ?? Defaults.resourceGroup
    let name = cluster.map { world[$0].resourceName } ?? operation.clusterName
    func line(_ command: AzureCommandName) -> AzureLine {
      AzureLine(command, group, name, operation.poolName)
    }
    switch operation {
    case .putCluster: return []
    case .deleteCluster: return [line(.aksDelete)]
    case .startCluster: return [line(.aksStart)]
    case .stopCluster: return [line(.aksStop)]
    case .abortCluster: return [line(.aksOperationAbort)]
    case .deleteAgentPool: return [line(.aksNodepoolDelete)]
    case .abortAgentPool: return [line(.aksNodepoolOperationAbort)]
    case .upgradeNodeImage:
      var line = line(.aksNodepoolUpgrade)
      line.add("--node-image-only")
      return [line]
    case .deleteMachines(_, let names):
      var line = line(.aksNodepoolDeleteMachines)
      line.add("--machine-names", names)
      return [line]
    case .putAgentPool(let target, let properties):
      if let power = properties.powerState {
        var rest = properties
        rest.powerState = nil
        guard rest == AgentPoolProperties() else {
          throw AzureOmission("az starts or stops a pool, and says nothing else with it")
        }
        return [line(power == .stopped ? .aksNodepoolStop : .aksNodepoolStart)]
      }
      guard let pool = cluster.flatMap({ world.pool(named: target.pool, in: $0) }) else {
        return [try line(.aksNodepoolAdd).adding(newPool: properties)]
      }
      return try change(of: world[pool], properties, line)
    }
  }

  /// A command that names its cluster, and its pool if it is about one.
  private init(_ command: AzureCommandName, _ group: String, _ cluster: String, _ pool: String?) {
    self.init(command)
    add("--resource-group", group)
    if let pool {
      add("--cluster-name", cluster)
      add("--name", pool)
    } else {
      add("--name", cluster)
    }
  }

  private mutating func add(precondition: Precondition) throws(AzureOmission) {
    for (option, eTag) in [
      ("--if-match", precondition.ifMatch), ("--if-none-match", precondition.ifNoneMatch),
    ] {
      guard let eTag else { continue }
      guard takes(option) else { throw AzureOmission("`az \(command.words)` takes no \(option)") }
      add(option, eTag)
    }
  }

  /// Az would ask whether that is meant.
  private var needsConfirmation: Bool {
    switch command {
    case .aksDelete, .aksUpgrade: true
    case .aksNodepoolUpgrade: !options.contains { $0.name == "--node-image-only" }
    // Without a setting, az asks whether to bring the cluster to what it is; to have no tags is none to it.
    case .aksUpdate:
      options.dropFirst(2).allSatisfy { $0.name == "--tags" && $0.values == [""] }
    default: false
    }
  }

  // MARK: - Pools

  private func adding(newPool properties: AgentPoolProperties) throws(AzureOmission) -> AzureLine {
    var line = self
    var rest = properties
    if rest.enableAutoScaling == false { rest.enableAutoScaling = nil }
    if rest.availabilityZones == [] { rest.availabilityZones = nil }
    if rest.scaleSetPriority != .spot, rest.scaleSetEvictionPolicy != nil || rest.spotMaxPrice != nil {
      throw AzureOmission("az says how a node is evicted and what it may cost of Spot pools only")
    }
    // Az wants to hear of Windows.
    rest.osType = rest.osType ?? rest.osSKU.flatMap { $0.osType == .windows ? .windows : nil }
    // The service's own default, where az would say 3.
    rest.count = rest.count ?? Defaults.nodeCount
    // Az takes an image of Windows only where its system is named, too.
    if rest.osSKU?.osType == .windows { rest.osType = rest.osType ?? .windows }
    line.add(PropertyOptions.newPool, of: &rest)
    try rest.requireNothing(for: line.command)
    return line
  }

  private static func change(
    of pool: AgentPool, _ properties: AgentPoolProperties, _ line: (AzureCommandName) -> AzureLine
  ) throws(AzureOmission) -> [AzureLine] {
    var rest = properties.changing(pool)
    if rest.orchestratorVersion != nil {
      var upgrade = line(.aksNodepoolUpgrade)
      upgrade.add(PropertyOptions.poolUpgrade, of: &rest)
      try rest.requireNothing(for: upgrade.command)
      return [upgrade]
    }
    guard let count = rest.count else { return [try update(of: pool, rest, line)] }
    if rest.scaleDownMode == pool.scaleDownMode { rest.scaleDownMode = nil }
    rest.count = nil
    let isScaled = count != Int64(pool.count)
    if !isScaled, let kept = pool.startCount, count != Int64(kept) {
      throw AzureOmission("the pool is stopped and counts \(pool.count): az takes that for no change")
    }
    var lines: [AzureLine] = []
    // Az does not send the count that is there.
    if rest != AgentPoolProperties() || !isScaled { lines.append(try update(of: pool, rest, line)) }
    if isScaled {
      var scale = line(.aksNodepoolScale)
      var wanted = AgentPoolProperties()
      wanted.count = count
      scale.add(PropertyOptions.poolScale, of: &wanted)
      lines.append(scale)
    }
    return lines
  }

  private static func update(
    of pool: AgentPool, _ properties: AgentPoolProperties, _ line: (AzureCommandName) -> AzureLine
  ) throws(AzureOmission) -> AzureLine {
    var update = line(.aksNodepoolUpdate)
    var rest = properties
    try update.add(autoscalerOf: pool, &rest)
    update.add(PropertyOptions.poolSettings, of: &rest)
    try rest.requireNothing(for: update.command)
    return update
  }

  /// What is to change of a pool's autoscaler, with the flag that az wants for it.
  mutating func add(
    autoscalerOf pool: AgentPool, _ properties: inout AgentPoolProperties
  ) throws(AzureOmission) {
    switch properties.enableAutoScaling {
    case false:
      properties.enableAutoScaling = nil
      if pool.enableAutoScaling {
        add("--disable-cluster-autoscaler")
      } else if pool.hasAutoscaler {
        throw AzureOmission("the pool is stopped: az takes its autoscaler for disabled already")
      }
      return
    case nil where properties.minCount == nil && properties.maxCount == nil: return
    case nil where !pool.enableAutoScaling:
      throw AzureOmission("the pool has no autoscaler at work whose bounds az could change")
    default: break
    }
    properties.enableAutoScaling = nil
    add(pool.enableAutoScaling ? "--update-cluster-autoscaler" : "--enable-cluster-autoscaler")
    // Az wants both.
    properties.minCount = properties.minCount ?? pool.minCount.map { Int64($0) }
    properties.maxCount = properties.maxCount ?? pool.maxCount.map { Int64($0) }
    add(PropertyOptions.bounds, of: &properties)
  }
}

extension AgentPoolProperties {
  /// Without what was chosen for good and is as it was: az sends that along of itself.
  fileprivate func changing(_ pool: AgentPool) -> AgentPoolProperties {
    var changes = self
    func clear<Value: Equatable>(_ path: WritableKeyPath<AgentPoolProperties, Value?>, _ value: Value) {
      if changes[keyPath: path] == value { changes[keyPath: path] = nil }
    }
    clear(\.vmSize, pool.vmSize)
    clear(\.type, pool.type)
    clear(\.osType, pool.osType)
    clear(\.osDiskType, pool.osDiskType)
    clear(\.osDiskSizeGB, Int64(pool.osDiskSizeGB))
    clear(\.maxPods, Int64(pool.maxPods))
    clear(\.scaleSetPriority, pool.scaleSetPriority)
    clear(\.availabilityZones, pool.availabilityZones.names)
    return changes
  }

  /// All of the request has been said.
  func requireNothing(for command: AzureCommandName) throws(AzureOmission) {
    guard self == AgentPoolProperties() else {
      throw AzureOmission("`az \(command.words)` has no options for all of it")
    }
  }
}

extension Operation {
  /// Which state of the resource it is for.
  fileprivate var precondition: Precondition {
    switch self {
    case .putCluster(let target, _), .deleteCluster(let target), .startCluster(let target),
      .stopCluster(let target), .abortCluster(let target):
      target.precondition
    case .putAgentPool(let target, _), .deleteAgentPool(let target), .abortAgentPool(let target),
      .upgradeNodeImage(let target), .deleteMachines(let target, _):
      target.precondition
    }
  }
}
