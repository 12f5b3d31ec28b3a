import AKSModel

extension WhyExhibit {
  /// How a pool is, what its autoscaler would do, and who waits for it.
  static func pool(_ id: PoolID, _ world: World, _ format: Exhibit.Format) -> Exhibit {
    let simulation = world.simulation
    let pool = simulation[id]
    let state = SymbolTable.spelling(of: PropertyTable.state(pool.provisioningState, pool.powerState))
    var rows = [
      ["state", "\(state), count \(pool.count), nodes: \(ValueFormat.counts(pool.nodeCounts))", ""]
    ]
    if simulation[pool.cluster].powerState == .stopped {
      rows.append(["cluster", "the cluster is stopped: only its start is allowed", "S4c"])
    } else if let obstacle = simulation.poolObstacle(of: id) {
      rows.append(["nodes"] + words(obstacle, of: id, world))
    }
    if let error = simulation.provisioningError(of: id) {
      rows.append(["last operation", "it failed with \(error.code)", ""])
    }
    let scaling = AutoscalerReasons.rows(of: id, world)
    rows += scaling
    let waiting = simulation.workloads(of: pool.cluster).filter { simulation.isAwaited(id, by: $0) }
    rows += waiting.flatMap { waits(of: $0, for: id, world) }
    if waiting.isEmpty { rows.append(["pods", "no pod waits for its nodes", ""]) }
    let data = Datum.object([
      .init("autoscaler", AutoscalerReasons.data(scaling)), .init("name", .text(pool.name)),
      .init("state", .text(state)), .init("count", .integer(Int64(pool.count))),
      .init(
        "waiting",
        .list(
          waiting.map {
            .object([
              .init("workload", .text(simulation[$0].name)),
              .init("pending", .integer(Int64(simulation[$0].pending))),
            ])
          })),
    ])
    return Exhibit(
      title: "why \(world.path(of: id))", columns: [.init("ABOUT"), .init("REASON"), .init("RULE")],
      rows: rows,
      data: data, format: format)
  }

  /// How many pods of a workload wait, and what the nodes of the pool say to them.
  private static func waits(of id: WorkloadID, for pool: PoolID, _ world: World) -> [[String]] {
    let simulation = world.simulation
    let workload = simulation[id]
    let reasons = simulation.unschedulableReasons(of: id).filter { $0.pool == pool }
    let scaling = AutoscalerReasons.rows(for: id, world).first {
      $0[0] == "autoscaler: \(simulation.title(of: pool))"
    }
    return [["pods of \(workload.name)", "\(workload.pending.of("pod")) of \(workload.replicas) wait", "W1"]]
      + reasons.map { ["pods of \(workload.name)"] + row(of: $0, workload, simulation).dropFirst() }
      + (scaling.map { [["autoscaler for \(workload.name)"] + $0.dropFirst()] } ?? [])
  }
}
