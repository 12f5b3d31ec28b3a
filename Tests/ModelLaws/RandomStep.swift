package import AKSModel

/// One step of a random course of events: something is asked, or time passes.
///
/// A step means something in every world, so that a sequence can be cut down to what breaks a law.
package enum RandomStep: Sendable, CustomStringConvertible {
  case submit(AKSModel.Operation)
  /// By its instance index.
  case deleteNode(UInt32, PoolTarget)
  /// The number is what the fault's kind needs: vCPUs, or an instance index.
  case inject(ServiceFault.Kind, PoolTarget, number: Int32, TimeSpan?)
  case evict(Int, PoolTarget)
  /// In hundredths.
  case evictionRate(Int)
  case clearFaults
  case strict(Bool)
  /// A part takes another time from now on.
  case timing(TimingPrimitive, TimeSpan)
  /// Times scatter by this seed, or (nil) do not.
  case scatter(UInt64?)
  /// A workload of this name gets so many pods of a kind, made with the cluster's first if need be.
  case load(String, replicas: Int, PodTemplate, DisruptionBudget?)
  case unload(String)
  /// Something drives the replicas of a workload.
  case drive(String, ReplaySource)
  case autoscaleLoad(String, HorizontalAutoscaler?)
  case drain(UInt32, PoolTarget)
  case pass(TimeSpan)
  case nextInstant
  case settle

  /// Takes the step; `eachInstant` sees the world after everything that happens in it.
  package func take(in world: inout Simulation, eachInstant: (Simulation) throws -> Void) rethrows {
    switch self {
    case .submit(let operation): _ = try? world.submit(operation)
    case .deleteNode(let index, let target):
      let name = pool(target, world).flatMap { world.node(index: Int(index), of: $0) }.map {
        world.nodeName($0)
      }
      _ = try? world.submit(.deleteMachines(target, machineNames: [name ?? "nobody"]))
    case .inject(let kind, _, let number, let span):
      guard let target = faultTarget(in: world) else { break }
      world.inject(kind, on: target, limit: number, until: span.map { world.now + $0 })
    case .evict(let count, let target):
      if let pool = pool(target, world) { world.evictNodes(count, of: pool) }
    case .evictionRate(let hundredths):
      if let rate = SpotEvictionRate(Double(hundredths) / 100) { world.settings.spotEvictionRate = rate }
    case .clearFaults: world.clearFaults()
    case .strict(let isOn): world.settings.strict = isOn
    case .timing(let part, let span): world.settings.timing.change(part, to: span)
    case .scatter(let seed): world.settings.timing.randomSeed = seed
    case .load(let name, let replicas, let template, let budget):
      guard let cluster = world.clusters.first else { break }
      if let id = world.workload(named: name, in: cluster) {
        if replicas % 3 == 0 { world.updateWorkload(id, template: template, budget: budget) }
        world.scaleWorkload(id, to: replicas)
      } else {
        world.addWorkload(name, to: cluster, replicas: replicas, template: template, budget: budget)
      }
    case .unload(let name):
      guard let cluster = world.clusters.first, let id = world.workload(named: name, in: cluster) else {
        break
      }
      world.deleteWorkload(id)
    case .drive(let name, let source):
      if let id = world.clusters.first.flatMap({ world.workload(named: name, in: $0) }) {
        world.take(.drive(id, source))
      }
    case .autoscaleLoad(let name, let autoscaler):
      if let id = world.clusters.first.flatMap({ world.workload(named: name, in: $0) }) {
        world.take(.autoscale(id, autoscaler))
      }
    case .drain(let index, let target):
      guard let node = pool(target, world).flatMap({ world.node(index: Int(index), of: $0) }) else { break }
      world.drainNode(node)
    case .pass(let span):
      let end = world.now + span
      while let next = world.nextInstant, next <= end {
        world.advanceToNextInstant()
        try eachInstant(world)
      }
      world.advance(to: end)
    case .nextInstant: world.advanceToNextInstant()
    case .settle:
      // An autoscaler that waits for machines that never come tries again for ever.
      for _ in 0..<5000 where world.advanceToNextInstant() { try eachInstant(world) }
    }
    try eachInstant(world)
  }

  /// Without what is not in the request.
  package var description: String {
    switch self {
    case .submit(let operation):
      String(describing: operation).split(separator: "AKSModel.").joined()
        .split(separator: ", ").filter { !$0.contains(": nil") }.joined(separator: ", ")
    case .deleteNode(let index, let target): "delete node \(target.cluster)/\(target.pool)/\(index)"
    case .evict(let count, let target): "evict \(count) of \(target.cluster)/\(target.pool)"
    case .evictionRate(let hundredths): "eviction rate \(hundredths)%"
    case .inject(let kind, let target, let number, let span):
      "inject \(kind) \(number) on \(target.cluster)/\(target.pool) for \(span.map { "\($0.milliseconds) ms" } ?? "ever")"
    case .clearFaults: "clear faults"
    case .strict(let isOn): "strict \(isOn)"
    case .timing(let part, let span): "timing \(part.name) \(span.milliseconds) ms"
    case .scatter(let seed): "scatter \(seed.map(String.init) ?? "off")"
    case .load(let name, let replicas, let template, let budget):
      "load \(name) \(replicas) \(template.request) \(template.constraints) \(template.nodeAffinity) \(budget.map { "\($0)" } ?? "without budget")"
    case .unload(let name): "unload \(name)"
    case .drive(let name, let source): "drive \(name) by \(source)"
    case .autoscaleLoad(let name, let autoscaler): "autoscale \(name) \(autoscaler.map { "\($0)" } ?? "off")"
    case .drain(let index, let target): "drain node \(target.cluster)/\(target.pool)/\(index)"
    case .pass(let span): "pass \(span.milliseconds) ms"
    case .nextInstant: "next instant"
    case .settle: "settle"
    }
  }

  /// What an injected fault befalls; nil: there is no such thing.
  package func faultTarget(in world: Simulation) -> ServiceFault.Target? {
    guard case .inject(let kind, let target, let number, _) = self, let pool = pool(target, world) else {
      return nil
    }
    switch kind {
    case .quota, .throttle: return number % 2 == 0 ? .pool(pool) : .cluster(world[pool].cluster)
    case .failedNode: return world.node(index: Int(number), of: pool).map { .node($0) }
    default: return .pool(pool)
    }
  }

  private func pool(_ target: PoolTarget, _ world: Simulation) -> PoolID? {
    world.cluster(named: target.cluster).flatMap { world.pool(named: target.pool, in: $0) }
  }
}

/// Steps that follow from a seed.
package struct RandomSteps {
  private var random: SplitMix64

  /// Pods come and go, too.
  private let hasLoad: Bool

  init(seed: UInt64, load: Bool) {
    random = SplitMix64(seed: seed)
    hasLoad = load
  }

  /// So many requests, each with the time that passes after it.
  package static func list(seed: UInt64, requests: Int, load: Bool = false) -> [RandomStep] {
    var steps = RandomSteps(seed: seed, load: load)
    return (0..<requests).flatMap { _ in [steps.request(), steps.time()] }
  }

  private mutating func time() -> RandomStep {
    switch pick(0..<8) {
    case 0, 1: .pass(.zero)
    case 2, 3: .pass(.seconds(Int64(pick(0..<200))))
    case 4, 5, 6: .nextInstant
    default: .settle
    }
  }

  private mutating func request() -> RandomStep {
    let target = pool()
    switch pick(0..<100) {
    case 0..<2: return .deleteNode(UInt32(pick(0..<20)), target)
    case 2:
      let kind = ServiceFault.Kind.allCases[pick(ServiceFault.Kind.allCases.indices)]
      let number = Int32(kind == .quota ? pick(1..<60) : pick(0..<15))
      return .inject(kind, target, number: number, pick(0..<5) > 0 ? .seconds(Int64(pick(1..<400))) : nil)
    case 3, 4: return .clearFaults
    case 5:
      guard hasLoad, flag() else { return .strict(pick(0..<4) == 0) }
      if pick(0..<4) == 0 { return .scatter(flag() ? 7 : nil) }
      let parts: [TimingPrimitive] = [.provisionLinux, .nodeStart, .nodeDeallocate, .nodeDelete, .imagePull]
      return .timing(oneOf(parts), .seconds(oneOf([5, 90, 1200])))
    case 6..<8 where hasLoad:
      if pick(0..<4) == 0 { return .evictionRate(oneOf([0, 10, 90])) }
      return .evict(pick(1..<4), PoolTarget(cluster: target.cluster, pool: "spot"))
    case 8..<16 where hasLoad: return load(target)
    case 16 where hasLoad: return .submit(profile())
    case 17..<32 where hasLoad: return .submit(clusterOperation())
    case 6..<24: return .submit(clusterOperation())
    default: return .submit(poolOperation(target))
    }
  }

  private mutating func load(_ target: PoolTarget) -> RandomStep {
    let name = oneOf(["api", "db", "job"])
    switch pick(0..<10) {
    case 0: return .unload(name)
    case 1, 2: return .drain(UInt32(pick(0..<15)), target)
    case 3: return .drive(name, source())
    case 4 where flag():
      let target = Int64(pick(1..<50)) * 1_000_000
      return .autoscaleLoad(
        name, flag() ? HorizontalAutoscaler(least: 1, most: Int32(pick(1..<30)), target: target) : nil)
    default: break
    }
    var template = PodTemplate()
    template.request = PodRequest(
      cpuMillis: oneOf([0, 100, 500, 1500]), memoryMiB: oneOf([0, 512, 2048]))
    template.pool = pick(0..<3) == 0 ? "dev" : nil
    template.imageMiB = flag() ? 1024 : 0
    template.priority = oneOf([0, 1])
    template.traits = name == "job" ? .noController : []
    if flag() { template.tolerations = [Toleration("*")].compactMap { $0 } }
    if pick(0..<2) == 0 { constrain(&template, of: name) }
    let amount = NodeAmount(number: oneOf([0, 1, 2, 50]), isPercentage: flag())
    let budgets: [DisruptionBudget?] = [nil, .minAvailable(amount), .maxUnavailable(amount)]
    return .load(name, replicas: pick(0..<40), template, oneOf(budgets))
  }

  /// Looks for zones, evenness and other pods.
  private mutating func constrain(_ template: inout PodTemplate, of name: String) {
    let topology = oneOf(["", " by zone"]) + (pick(0..<4) == 0 ? " weight 50" : "")
    let other = oneOf([name, "api", "db", "job", "agent"])
    let constraints = [
      PlacementConstraint(
        spread: oneOf([
          "zone", "hostname", "zone max-skew 3", "zone min-domains 3", "hostname max-skew 2",
          "zone preferred",
        ])),
      PlacementConstraint(pods: other + topology, areApart: true),
      PlacementConstraint(pods: other + topology, areApart: false),
    ]
    template.constraints = constraints.compactMap { $0 }.filter { _ in pick(0..<2) == 0 }
    guard pick(0..<4) == 0 else { return }
    let zones = NodeRequirement("\(Topology.zone.label) in (\(oneOf(["0", "0, eastus-1", "eastus-2"])))")
    template.nodeAffinity = [zones].compactMap { $0 }
  }

  private mutating func clusterOperation() -> AKSModel.Operation {
    let target = ClusterTarget(cluster: oneOf(["sandbox", "sandbox", "prod", "Sandbox"]))
    switch pick(0..<16) {
    case 0..<5:
      var properties = ClusterProperties()
      properties.nodeCount = flag() ? Int64(pick(0..<5)) : nil
      properties.kubernetesVersion = flag() ? version() : nil
      properties.tier = pick(0..<3) == 0 ? oneOf(ClusterTier.allCases) : nil
      properties.tags = pick(0..<3) == 0 ? tags() : nil
      if pick(0..<3) == 0 {
        properties = ClusterProperties()
        properties.kubernetesVersion = pick(0..<4) == 0 ? version() : "1.34"
        properties.agentPoolProfiles = upgrades(to: properties.kubernetesVersion)
      } else if flag() {
        var profile = AgentPoolProfile(name: oneOf(["dev", "system", "nodepool1"]), properties: changes())
        if flag() { profile.properties.count = Int64(pick(0..<15)) }
        properties.agentPoolProfiles = [profile]
      }
      return .putCluster(target, properties)
    case 5..<8: return .stopCluster(target)
    case 8..<13: return .startCluster(target)
    case 13, 14: return .abortCluster(target)
    default: return .deleteCluster(target)
    }
  }

  /// Settings of the autoscaler that decide what comes too late, and what is too broken.
  private mutating func profile() -> AKSModel.Operation {
    var properties = ClusterProperties()
    properties.autoScalerProfile = [
      ResourceTag(key: "max-node-provision-time", value: oneOf(["15m", "1m"])),
      ResourceTag(key: "ok-total-unready-count", value: oneOf(["3", "0", "1000"])),
      ResourceTag(key: "scale-down-delay-after-add", value: oneOf(["10m", "0m"])),
      ResourceTag(key: "expander", value: oneOf(AutoscalerProfile.expanders)),
    ]
    return .putCluster(ClusterTarget(cluster: "sandbox"), properties)
  }

  /// What `az aks upgrade` says of the pools that it has read.
  private mutating func upgrades(to version: String?) -> [AgentPoolProfile] {
    [["system", "dev"], ["nodepool1"], ["system"], ["dev"]][pick(0..<4)].map { name in
      var properties = AgentPoolProperties()
      properties.orchestratorVersion = version
      return AgentPoolProfile(name: name, properties: properties)
    }
  }

  private mutating func poolOperation(_ target: PoolTarget) -> AKSModel.Operation {
    var properties = changes()
    switch pick(0..<100) {
    case 0..<5: return .deleteAgentPool(target)
    case 5..<10: return .abortAgentPool(target)
    case 10..<14: return .upgradeNodeImage(target)
    case 14..<30:
      properties.vmSize = "Standard_DS2_v2"
      properties.count = Int64(pick(0..<15))
      if target.pool == "win" { properties.osType = .windows }
      if target.pool == "spot" {
        properties.scaleSetPriority = .spot
        if hasLoad { properties.scaleSetEvictionPolicy = oneOf(ScaleSetEvictionPolicy.allCases) }
      }
      if pick(0..<3) == 0 { properties.osDiskType = oneOf(OSDiskType.allCases) }
      if pick(0..<4) == 0 { properties.availabilityZones = ["1", "2"] }
    case 30..<55:
      properties = AgentPoolProperties()
      properties.count = Int64(pick(-1..<15))
    case 55..<75:
      properties = AgentPoolProperties()
      properties.powerState = oneOf(PowerState.allCases)
    case 75..<80:
      properties.count = Int64(pick(0..<15))
      properties.powerState = oneOf(PowerState.allCases)
    default: break
    }
    return .putAgentPool(target, properties)
  }

  /// One or a few of the settings that a PUT can change.
  private mutating func changes() -> AgentPoolProperties {
    var properties = AgentPoolProperties()
    for _ in 0..<pick(1..<3) {
      switch pick(0..<10) {
      case 0..<3: properties.scaleDownMode = oneOf(ScaleDownMode.allCases)
      case 3: properties.mode = oneOf(PoolMode.allCases)
      case 4: properties.orchestratorVersion = version()
      case 5: properties.upgradeSettings.maxSurge = oneOf(["1", "33%", "0", "10%"])
      case 6: properties.nodeLabels = tags()
      case 7: properties.nodeTaints = flag() ? [hasLoad && flag() ? "a=b:NoExecute" : "a=b:NoSchedule"] : []
      case 8: properties.tags = tags()
      default:
        properties.enableAutoScaling = flag()
        if properties.enableAutoScaling == true {
          properties.minCount = Int64(pick(0..<5))
          properties.maxCount = Int64(pick(3..<15))
        }
      }
    }
    return properties
  }

  private mutating func pool() -> PoolTarget {
    PoolTarget(
      cluster: oneOf(["sandbox", "sandbox", "prod", "Sandbox"]),
      pool: oneOf(["dev", "dev", "dev", "system", "web", "api", "win", "spot", "nodepool1"]))
  }

  private mutating func tags() -> [ResourceTag] { flag() ? [ResourceTag(key: "env", value: "dev")] : [] }
  private mutating func version() -> String { oneOf(["1.31", "1.32", "1.33", "1.34"]) }
  private mutating func flag() -> Bool { Bool.random(using: &random) }
  private mutating func pick(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
  private mutating func oneOf<Element>(_ list: [Element]) -> Element { list[pick(list.indices)] }

  private mutating func source() -> ReplaySource {
    var at: Int64 = 0
    let moments = (0..<pick(1..<6)).map { _ in
      at += Int64(pick(0..<900))
      return TimeSpan.seconds(at)
    }
    let period = flag() ? TimeSpan.seconds(at + Int64(pick(1..<600))) : nil
    switch pick(0..<3) {
    case 0:
      return .replicas(moments.map { ReplicaStep(at: $0, replicas: Int32(pick(0..<20))) }, every: period)
    case 1:
      return .demand(
        Demand(steps: moments.map { .init(at: $0, rate: Int64(pick(0..<900)) * 1_000_000) }, period: period))
    default:
      return .jobs(
        moments.map {
          JobStep(at: $0, runs: flag() ? .seconds(Int64(pick(0..<2000))) : nil, workload: 0)
        })
    }
  }
}
