import AKSModel

extension PropertyTable {
  /// The properties of a workload.
  static let workloadProperties: [Property] = [
    Property("name", .text, "as it is written") { value, world, arena in
      arena.text(record(value, world).name)
    },
    Property("replicas", .integer, "how many pods are wanted") { value, world, _ in
      .integer(record(value, world).replicas)
    },
    Property("ready", .integer, "how many pods do their work") { value, world, _ in
      .integer(record(value, world).ready)
    },
    Property("pending", .integer, "how many pods have no node") { value, world, _ in
      .integer(record(value, world).pending)
    },
    Property("starting", .integer, "how many pods have a node and do not do their work yet") {
      value, world, _ in
      let workload = record(value, world)
      return .integer(workload.podCount - workload.pending - workload.ready)
    },
    Property("cpu", .cpu, "what each pod requests") { value, world, _ in
      Value(.cpu, Int64(record(value, world).template.request.cpuMillis))
    },
    Property("memory", .memory, "what each pod requests") { value, world, _ in
      Value(.memory, Int64(record(value, world).template.request.memoryMiB) << 20)
    },
    Property("gpu", .integer, "what each pod requests") { value, world, _ in
      .integer(Int(record(value, world).template.request.gpus))
    },
    Property("image", .memory, "the size of the image that a node pulls before the first pod starts on it") {
      value, world, _ in
      Value(.memory, Int64(record(value, world).template.imageMiB) << 20)
    },
    Property("priority", .integer, "pods of higher priority get nodes first") { value, world, _ in
      .integer(Int(record(value, world).template.priority))
    },
    Property("pool", StaticType.unknown, "the pool that it is pinned to, or null") { value, world, _ in
      let workload = record(value, world)
      return workload.template.pool.flatMap { world.simulation.pool(named: $0, in: workload.cluster) }
        .map { .pool($0) } ?? .null
    },
    Property("constraints", StaticType(.list, of: .text), "where its pods go, as its options say it") {
      value, world, arena in
      let written = record(value, world).template.writtenConstraints
      return arena.list(
        written.flatMap { entry in entry.texts.map { arena.text("\(entry.option) \($0)") } })
    },
    Property("cluster", .cluster, "the cluster that it runs in") { value, world, _ in
      .cluster(record(value, world).cluster)
    },
    Property("pods", StaticType(.list, of: .pod), "its pods, the oldest first") { value, world, arena in
      arena.list(world.simulation.pods(of: WorkloadID(bits: value.unsigned)).map { .pod($0) })
    },
    Property("leastHealthy", .integer, "how many ready pods its disruption budget asks for; 0 without one") {
      value, world, _ in
      let workload = record(value, world)
      return .integer(workload.budget?.leastHealthy(of: workload.replicas) ?? 0)
    },
    Property(
      "disruptionsAllowed", StaticType.unknown, "how many pods may be evicted now, or null without a budget"
    ) { value, world, _ in
      guard record(value, world).budget != nil else { return .null }
      return .integer(max(0, world.simulation.allowedDisruptions(of: WorkloadID(bits: value.unsigned))))
    },
  ]

  private static func record(_ value: Value, _ world: World) -> Workload {
    world.simulation[WorkloadID(bits: value.unsigned)]
  }

  /// The properties of one pod.
  static let podProperties: [Property] = [
    Property("name", .text, "its name in Kubernetes") { value, world, arena in
      arena.text(world.simulation.podName(PodID(bits: value.unsigned)))
    },
    Property("phase", .enumeration(.podPhase), "Pending, Starting, Ready or NotReady") { value, world, _ in
      SymbolTable.value(of: PodPhaseWord(world.simulation[PodID(bits: value.unsigned)].phase))
    },
    Property("node", StaticType.unknown, "the node that it is on, or null") { value, world, _ in
      let simulation = world.simulation
      return simulation.node(of: PodID(bits: value.unsigned)).map {
        .node(of: simulation[$0].pool, instance: simulation[$0].instance)
      } ?? .null
    },
    Property("workload", .workload, "what it belongs to") { value, world, _ in
      .workload(world.simulation[PodID(bits: value.unsigned)].workload)
    },
    Property("age", .duration, "how long it has been there") { value, world, _ in
      .duration(world.simulation.now - world.simulation[PodID(bits: value.unsigned)].created)
    },
  ]
}

/// How far a pod is, in words.
enum PodPhaseWord: String, CaseIterable {
  case pending = "Pending"
  case starting = "Starting"
  case ready = "Ready"
  case notReady = "NotReady"

  init(_ phase: PodPhase) {
    switch phase {
    case .pending: self = .pending
    case .starting: self = .starting
    case .ready: self = .ready
    case .lost: self = .notReady
    }
  }
}
