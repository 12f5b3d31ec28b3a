import AKSModel

extension PropertyTable {
  /// The properties of one node.
  static let nodeProperties: [Property] = [
    Property("name", .text, "its name in Kubernetes") { value, world, arena in
      arena.text(world.node(value).map { world.simulation.nodeName($0) } ?? "")
    },
    Property("index", .integer, "its number in the scale set, as in `dev/3`") { value, _, _ in
      .integer(value.nodeInstance)
    },
    Property("state", .enumeration(.nodeState), "Running, Deallocated, Creating and so on") {
      value, world, _ in
      world.node(value).map { SymbolTable.value(of: world.simulation[$0].state) } ?? .null
    },
    Property("ready", .boolean, "whether Kubernetes could put pods on it") { value, world, _ in
      .boolean(world.node(value).map { world.simulation[$0].state == .running } ?? false)
    },
    Property("cost", .cost, "what it has cost and costs: `.total`, `.compute`, `.disk`, `.perHour`") {
      value, _, _ in
      Value(.costOfNode, value.bits)
    },
    Property("cordoned", .boolean, "whether Kubernetes is told to put no pods on it") { value, world, _ in
      .boolean(world.node(value).map { world.simulation[$0].isCordoned } ?? false)
    },
    Property("id", .text, "the ARM resource id of its machine") { value, world, arena in
      arena.text(world.node(value).map { ResourceIdentifier.text(of: $0, world.simulation) } ?? "")
    },
    Property("zone", StaticType.unknown, "the zone it stands in, or null") { value, world, arena in
      world.node(value).flatMap { world.simulation.zone(of: $0) }.map { arena.text($0) } ?? .null
    },
    Property("imageVersion", .text, "the node image it runs") { value, world, arena in
      arena.text(software(value, world).imageVersion)
    },
    Property("orchestratorVersion", .version, "the Kubernetes version it runs") { value, world, arena in
      arena.version(software(value, world).orchestratorVersion)
    },
    Property("pods", StaticType(.list, of: .pod), "the pods on it, in the order in which they came") {
      value, world, arena in
      arena.list(world.node(value).map { world.simulation.pods(on: $0) }?.map { .pod($0) } ?? [])
    },
    Property("requestedCpu", .cpu, "what its pods request together") { value, world, _ in
      Value(.cpu, Int64(world.node(value).map { world.simulation.requested(of: $0).cpuMillis } ?? 0))
    },
    Property("requestedMemory", .memory, "what its pods request together") { value, world, _ in
      Value(.memory, Int64(world.node(value).map { world.simulation.requested(of: $0).memoryMiB } ?? 0) << 20)
    },
    Property("allocatableCpu", .cpu, "what it has for pods; 0 where its VM size is not known") {
      value, world, _ in
      Value(.cpu, Int64(world.simulation.allocatable(of: value.nodePool)?.cpuMillis ?? 0))
    },
    Property("allocatableMemory", .memory, "what it has for pods; 0 where its VM size is not known") {
      value, world, _ in
      Value(.memory, Int64(world.simulation.allocatable(of: value.nodePool)?.memoryMiB ?? 0) << 20)
    },
    Property("pool", .pool, "the pool it belongs to") { value, _, _ in
      .pool(value.nodePool)
    },
  ]

  private static func software(_ value: Value, _ world: World) -> NodeSoftware {
    world.simulation[world.node(value).map { world.simulation[$0].software } ?? Interned()]
  }

  /// The counts that any collection of nodes has.
  static let nodesProperties: [Property] =
    [
      Property("total", .integer, "all of them, in whatever state") { value, world, _ in
        .integer(NodeSelection.counts(of: value, world).total)
      },
      Property("length", .integer, "the same as total") { value, world, _ in
        .integer(NodeSelection.counts(of: value, world).total)
      },
    ]
    + NodeState.allCases.map { state in
      Property(
        state.rawValue.lowercased(), StaticType(.integer), "how many are \(state.rawValue.lowercased())"
      ) { value, world, _ in
        .integer(NodeSelection.counts(of: value, world)[state])
      }
    }
}

/// Collections of nodes that are named, not yet looked up: of a pool, a cluster, the world.
enum NodeSelection {
  /// The pools whose nodes are meant.
  private static func pools(of value: Value, _ world: World) -> [PoolID] {
    let simulation = world.simulation
    switch value.tag {
    case .nodesOfPool: return [PoolID(bits: value.unsigned)].filter { simulation.exists($0) }
    case .nodesOfCluster: return simulation.pools(of: ClusterID(bits: value.unsigned))
    default: return simulation.clusters.flatMap { simulation.pools(of: $0) }
    }
  }

  static func nodes(of value: Value, _ world: World) -> [Value] {
    pools(of: value, world).flatMap { pool in
      world.simulation.nodes(of: pool).map { .node(of: pool, instance: world.simulation[$0].instance) }
    }
  }

  static func counts(of value: Value, _ world: World) -> NodeCounts {
    pools(of: value, world).reduce(NodeCounts()) { $0 + world.simulation[$1].nodeCounts }
  }

  /// The state that a count is named after: `running`; nil for `total` and anything else.
  static func state(named name: String) -> NodeState? {
    NodeState.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
  }

  static func count(_ nodes: [Value], in state: NodeState, _ world: World) -> Int {
    nodes.count { world.node($0).map { world.simulation[$0].state == state } ?? false }
  }
}
