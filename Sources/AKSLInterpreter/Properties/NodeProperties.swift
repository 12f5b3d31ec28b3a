import AKSModel

extension PropertyTable {
  /// The properties of one node.
  static let nodeProperties: [Property] = [
    Property("name", .text, "its name in Kubernetes") { value, world, arena in
      arena.text(world.simulation.nodeName(NodeID(bits: value.unsigned)))
    },
    Property("index", .integer, "its number in the scale set, as in `dev/3`") { value, world, _ in
      .integer(Int64(world.simulation[NodeID(bits: value.unsigned)].instance))
    },
    Property("state", .enumeration(.nodeState), "Running, Deallocated, Creating and so on") { value, world, _ in
      SymbolTable.value(of: world.simulation[NodeID(bits: value.unsigned)].state)
    },
    Property("ready", .boolean, "whether Kubernetes could put pods on it") { value, world, _ in
      .boolean(world.simulation[NodeID(bits: value.unsigned)].state == .running)
    },
    Property("pool", .pool, "the pool it belongs to") { value, world, _ in
      .pool(world.simulation[NodeID(bits: value.unsigned)].pool)
    },
  ]

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
    pools(of: value, world).flatMap { world.simulation.nodes(of: $0).map { .node($0) } }
  }

  static func counts(of value: Value, _ world: World) -> NodeCounts {
    pools(of: value, world).reduce(NodeCounts()) { $0 + world.simulation[$1].nodeCounts }
  }

  /// The state that a count is named after: `running`; nil for `total` and anything else.
  static func state(named name: String) -> NodeState? {
    NodeState.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
  }

  static func count(_ nodes: [Value], in state: NodeState, _ world: World) -> Int {
    nodes.count { node in
      let id = NodeID(bits: node.unsigned)
      return world.simulation.exists(id) && world.simulation[id].state == state
    }
  }
}
