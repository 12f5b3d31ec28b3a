import AKSModel

/// What `why` answers: the reason, with the rule and the numbers.
enum WhyExhibit {
  static func workload(_ id: WorkloadID, _ world: World, _ format: Exhibit.Format) -> Exhibit {
    let simulation = world.simulation
    let workload = simulation[id]
    var rows = [["pods", "\(workload.ready) of \(workload.replicas) ready, \(workload.pending) pending", ""]]
    let reasons = workload.pending > 0 ? simulation.unschedulableReasons(of: id) : []
    if simulation[workload.cluster].powerState == .stopped, workload.pending > 0 {
      rows.append(["scheduler", "the cluster is stopped: nothing is scheduled", "S4c"])
    } else if workload.pending > 0 {
      rows.append(["scheduler", simulation.schedulingMessage(of: id), "W1"])
    }
    for reason in reasons {
      rows.append([
        simulation.title(of: reason.pool),
        "\(reason.nodes.of("node")): \(reason.text)\(numbers(reason, workload, simulation))",
        reason.text.hasPrefix("Insufficient") ? "W4" : "W1",
      ])
    }
    if workload.budget != nil {
      let allowed = simulation.allowedDisruptions(of: id)
      rows.append(["budget", "\(max(0, allowed).of("pod")) may be evicted now", "W7"])
    }
    let scaling = workload.pending > 0 ? AutoscalerReasons.rows(for: id, world) : []
    rows += scaling
    let data = Datum.object([
      .init("autoscaler", AutoscalerReasons.data(scaling)),
      .init("name", .text(workload.name)), .init("ready", .integer(Int64(workload.ready))),
      .init("pending", .integer(Int64(workload.pending))),
      .init("message", workload.pending > 0 ? .text(simulation.schedulingMessage(of: id)) : .null),
      .init(
        "reasons",
        .list(
          reasons.map { reason in
            .object([
              .init("pool", .text(simulation[reason.pool].name)), .init("reason", .text(reason.text)),
              .init("nodes", .integer(Int64(reason.nodes))),
            ])
          })),
    ])
    return Exhibit(
      title: "why \(workload.name)", columns: [.init("ABOUT"), .init("REASON"), .init("RULE")], rows: rows,
      data: data,
      format: format)
  }

  /// What a node holds, and what keeps pods on it.
  static func node(_ id: NodeID, _ world: World, _ format: Exhibit.Format) -> Exhibit {
    let simulation = world.simulation
    let node = simulation[id]
    let used = simulation.requested(of: id)
    var rows = [["state", node.state.rawValue + (node.isCordoned ? ", cordoned" : ""), ""]]
    if let all = simulation.allocatable(of: node.pool) {
      rows.append(["cpu", "\(used.cpuMillis)m of \(all.cpuMillis)m is requested", "W4"])
      rows.append([
        "memory",
        "\(WorkloadExhibits.memory(used.memoryMiB)) of \(WorkloadExhibits.memory(all.memoryMiB)) is requested",
        "W4",
      ])
      rows.append(["pods", "\(used.pods) of \(all.pods)", "L5"])
    }
    for pod in simulation.pods(on: id) {
      let workload = simulation[pod].workload
      let isHeld = simulation.allowedDisruptions(of: workload) < 1 && simulation[workload].budget != nil
      rows.append([
        simulation.podName(pod),
        PodPhaseWord(simulation[pod].phase).rawValue + (isHeld ? ": its budget allows no eviction now" : ""),
        "W7",
      ])
    }
    let scaling = AutoscalerReasons.rows(on: id, world)
    rows += scaling
    let data = Datum.object([
      .init("autoscaler", AutoscalerReasons.data(scaling)),
      .init("name", .text(simulation.nodeName(id))), .init("state", .text(node.state.rawValue)),
      .init("requestedCpuMillis", .integer(Int64(used.cpuMillis))),
      .init("requestedMemoryMiB", .integer(Int64(used.memoryMiB))),
      .init("pods", .list(simulation.pods(on: id).map { .text(simulation.podName($0)) })),
    ])
    return Exhibit(
      title: "why \(world.path(of: node.pool))/\(node.instance)",
      columns: [.init("ABOUT"), .init("REASON"), .init("RULE")], rows: rows, data: data, format: format)
  }

  /// What is short, in numbers: `(500m requested, at most 400m free)`.
  private static func numbers(
    _ reason: UnschedulableReason, _ workload: Workload, _ simulation: Simulation
  ) -> String {
    guard let left = reason.left else { return "" }
    let request = workload.template.request
    switch reason.text {
    case "Insufficient cpu": return " (\(request.cpuMillis)m requested, at most \(left.cpuMillis)m free)"
    case "Insufficient memory":
      let memory = WorkloadExhibits.memory
      return " (\(memory(request.memoryMiB)) requested, at most \(memory(left.memoryMiB)) free)"
    case "Insufficient nvidia.com/gpu": return " (\(request.gpus) requested, at most \(left.gpus) free)"
    case "Too many pods": return " (\(simulation[reason.pool].maxPods) to a node)"
    default: return ""
    }
  }
}
