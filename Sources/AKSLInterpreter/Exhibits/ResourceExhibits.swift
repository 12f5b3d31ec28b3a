import AKSModel

/// What `show` answers about resources.
enum ResourceExhibits {
  static func pools(_ ids: [PoolID], title: String, _ simulation: Simulation, _ format: Exhibit.Format)
    -> Exhibit
  {
    Exhibit(
      title: title,
      columns: [
        .init("NAME"), .init("MODE"), .init("STATE", hasStates: true), .init("COUNT", .trailing),
        .init("NODES", hasStates: true),
        .init("SCALE-DOWN"), .init("VM SIZE"), .init("VERSION"),
      ],
      rows: ids.map { id in
        let pool = simulation[id]
        return [
          pool.name, pool.mode.rawValue,
          SymbolTable.spelling(of: PropertyTable.state(pool.provisioningState, pool.powerState)),
          String(pool.count), ValueFormat.counts(pool.nodeCounts), pool.scaleDownMode.rawValue,
          pool.vmSize, pool.currentOrchestratorVersion,
        ]
      },
      data: .list(ids.map { PoolBody.body(of: $0, simulation) }), format: format)
  }

  static func pool(_ id: PoolID, _ simulation: Simulation, _ format: Exhibit.Format) -> Exhibit {
    let pool = simulation[id]
    var fields = [
      ("name", "\(simulation[pool.cluster].name)/\(pool.name)"),
      ("state", SymbolTable.spelling(of: PropertyTable.state(pool.provisioningState, pool.powerState))),
      ("powerState", pool.powerState.rawValue),
      ("provisioningState", pool.provisioningState.rawValue),
      ("count", String(pool.count)),
      ("nodes", ValueFormat.counts(pool.nodeCounts)),
      ("mode", pool.mode.rawValue),
      ("scaleDownMode", pool.scaleDownMode.rawValue),
      ("vmSize", pool.vmSize),
      ("osType", pool.osType.rawValue),
      ("osDiskType", "\(pool.osDiskType.rawValue), \(pool.osDiskSizeGB) GB"),
      ("maxPods", String(pool.maxPods)),
      ("version", pool.currentOrchestratorVersion),
    ]
    if let startCount = pool.startCount {
      fields.insert(("startCount", "\(startCount), when it starts"), at: 5)
    }
    fields += settings(of: id, simulation)
    if let last = simulation.lastOperation(of: id) {
      fields.append(("lastOperation", "\(last.kind.rawValue), \(last.status.rawValue)"))
    }
    if let error = simulation.provisioningError(of: id) { fields.append(("provisioningError", error.code)) }
    return sheet("pool \(pool.name)", fields, PoolBody.body(of: id, simulation), format)
  }

  /// The settings that a pool has beyond those that all pools have.
  private static func settings(of id: PoolID, _ simulation: Simulation) -> [(String, String)] {
    let pool = simulation[id]
    var fields: [(String, String)] = []
    if let minimum = pool.minCount, let maximum = pool.maxCount {
      let note = pool.enableAutoScaling ? "" : ", when it starts"
      fields.append(("autoscaler", "\(minimum) to \(maximum) nodes\(note)"))
    }
    if pool.scaleSetPriority == .spot {
      fields.append(("scaleSetPriority", "Spot, \(pool.scaleSetEvictionPolicy.rawValue) when evicted"))
      fields.append(("spotEvictionRate", "\(simulation.evictionRate(of: id).percentage) an hour"))
    }
    if !pool.availabilityZones.isEmpty {
      fields.append(("availabilityZones", pool.availabilityZones.names.joined(separator: ", ")))
    }
    if !pool.nodeTaints.isEmpty {
      fields.append(("nodeTaints", simulation[pool.nodeTaints].joined(separator: ", ")))
    }
    fields += simulation[pool.nodeLabels].map { ("nodeLabels.\($0.key)", $0.value) }
    return fields + simulation[pool.tags].map { ("tags.\($0.key)", $0.value) }
  }

  static func clusters(_ world: World, _ format: Exhibit.Format) -> Exhibit {
    let simulation = world.simulation
    return Exhibit(
      title: "clusters",
      columns: [
        .init("NAME"), .init("RESOURCE GROUP"), .init("LOCATION"), .init("STATE", hasStates: true),
        .init("POOLS", .trailing), .init("NODES", hasStates: true), .init("VERSION"), .init("CURRENT"),
      ],
      rows: simulation.clusters.map { id in
        let cluster = simulation[id]
        return [
          cluster.name, cluster.resourceGroup, cluster.location,
          SymbolTable.spelling(of: PropertyTable.state(cluster.provisioningState, cluster.powerState)),
          String(simulation.pools(of: id).count), nodes(of: id, world),
          cluster.currentKubernetesVersion, world.currentCluster == id ? "*" : "",
        ]
      },
      data: .list(simulation.clusters.map { ClusterBody.body(of: $0, simulation) }), format: format)
  }

  static func cluster(_ id: ClusterID, _ world: World, _ format: Exhibit.Format) -> Exhibit {
    let simulation = world.simulation
    let cluster = simulation[id]
    let tags = simulation[cluster.tags].map { ("tags.\($0.key)", $0.value) }
    return sheet(
      "cluster \(cluster.name)",
      [
        ("name", cluster.name),
        (
          "state",
          SymbolTable.spelling(of: PropertyTable.state(cluster.provisioningState, cluster.powerState))
        ),
        ("powerState", cluster.powerState.rawValue),
        ("provisioningState", cluster.provisioningState.rawValue),
        ("resourceGroup", cluster.resourceGroup),
        ("nodeResourceGroup", cluster.nodeResourceGroup),
        ("location", cluster.location),
        ("version", cluster.currentKubernetesVersion),
        ("pools", simulation.pools(of: id).map { simulation[$0].name }.joined(separator: ", ")),
        ("nodes", nodes(of: id, world)),
      ] + tags, ClusterBody.body(of: id, simulation), format)
  }

  static func nodes(_ ids: [NodeID], title: String, _ simulation: Simulation, _ format: Exhibit.Format)
    -> Exhibit
  {
    let load: [Exhibit.Column] =
      simulation.hasWorkloads
      ? [.init("PODS", .trailing), .init("CPU", .trailing), .init("MEMORY", .trailing)] : []
    return Exhibit(
      title: title,
      columns: [.init("NODE"), .init("STATE", hasStates: true), .init("CORDONED")] + load + [.init("NAME")],
      rows: ids.map { id in
        let node = simulation[id]
        return [
          "\(simulation.title(of: node.pool))/\(node.instance)", node.state.rawValue,
          node.isCordoned ? "yes" : "",
        ] + (load.isEmpty ? [] : requests(on: id, simulation)) + [simulation.nodeName(id)]
      },
      data: .list(ids.map { MachineBody.body(of: $0, simulation) }), format: format)
  }

  /// How many pods are on a node, and what they request of what it has for pods.
  private static func requests(on id: NodeID, _ simulation: Simulation) -> [String] {
    let used = simulation.requested(of: id)
    let memory = WorkloadExhibits.memory
    guard let all = simulation.allocatable(of: simulation[id].pool) else {
      return [String(used.pods), "\(used.cpuMillis)m", memory(used.memoryMiB)]
    }
    return [
      String(used.pods), "\(used.cpuMillis)m of \(all.cpuMillis)m",
      "\(memory(used.memoryMiB)) of \(memory(all.memoryMiB))",
    ]
  }

  static func node(_ id: NodeID, _ world: World, _ format: Exhibit.Format) -> Exhibit {
    let simulation = world.simulation
    let node = simulation[id]
    let pool = simulation[node.pool]
    let cost = Value(.costOfNode, Value.node(of: node.pool, instance: node.instance).bits)
    let load =
      simulation.hasWorkloads ? zip(["pods", "cpu", "memory"], requests(on: id, simulation)).map { $0 } : []
    return sheet(
      "node \(pool.name)/\(node.instance)",
      [
        ("name", simulation.nodeName(id)),
        ("pool", "\(simulation[pool.cluster].name)/\(pool.name)"),
        ("state", node.state.rawValue),
        ("cordoned", node.isCordoned ? "true" : "false"),
      ] + load + [("cost", ValueFormat.text(cost, world, Arena()))], MachineBody.body(of: id, simulation),
      format)
  }

  private static func nodes(of cluster: ClusterID, _ world: World) -> String {
    ValueFormat.counts(
      NodeSelection.counts(of: Value(.nodesOfCluster, Int64(bitPattern: cluster.bits)), world))
  }

  /// One thing, a field a line.
  private static func sheet(
    _ title: String, _ fields: [(String, String)], _ data: Datum, _ format: Exhibit.Format
  ) -> Exhibit {
    Exhibit(
      title: title, columns: [.init("FIELD"), .init("VALUE")], rows: fields.map { [$0, $1] }, data: data,
      format: format)
  }
}
