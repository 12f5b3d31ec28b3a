import AKSModel

/// What `why` answers: the reason, with the rule and the numbers.
enum WhyExhibit {
  static func workload(_ id: WorkloadID, _ world: World, _ format: Exhibit.Format) -> Exhibit {
    let simulation = world.simulation
    let workload = simulation[id]
    var rows = [["pods", "\(workload.ready) of \(workload.replicas) ready, \(workload.pending) pending", ""]]
    let isAsked = workload.pending > 0 || simulation.isDaemonSet(id)
    let reasons = isAsked ? simulation.unschedulableReasons(of: id) : []
    if simulation[workload.cluster].powerState == .stopped, workload.pending > 0 {
      rows.append(["scheduler", "the cluster is stopped: nothing is scheduled", "S4c"])
    } else if workload.pending > 0 {
      // Where one constraint keeps all of them away, it is that.
      let rules = Set(reasons.map(\.rule))
      let rule = rules.count == 1 && !rules.contains("W4") ? rules.first : nil
      rows.append(["scheduler", simulation.schedulingMessage(of: id), rule ?? "W1"])
    }
    rows += reasons.map { row(of: $0, workload, simulation) }
    let obstacles = workload.pending > 0 ? simulation.poolObstacles(for: id) : []
    rows += obstacles.map { [simulation.title(of: $0)] + words($1, of: $0, world) }
    rows += startingPods(of: id, simulation)
    rows += silentNodes(of: id, world)
    rows += peculiarities(of: id, simulation)
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
      .init(
        "pools",
        .list(
          obstacles.map { pool, obstacle in
            .object([
              .init("pool", .text(simulation[pool].name)),
              .init("reason", .text(words(obstacle, of: pool, world)[0])),
            ])
          })),
      .init("lost", .integer(Int64(lost(workload)))),
      .init("nodesToPreempt", .integer(Int64(simulation.nodesToPreempt(for: id)))),
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
    if node.isSilent { rows.append(["kubelet", "nothing is heard of it", "F3"]) }
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
      let isDaemon = simulation.isDaemonSet(workload)
      let keeps = isDaemon ? ": it goes with the node" : isHeld ? ": its budget allows no eviction now" : ""
      rows.append([
        simulation.podName(pod), PodPhaseWord(simulation[pod].phase).rawValue + keeps,
        isDaemon ? "W18" : "W7",
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

  static func row(of reason: UnschedulableReason, _ workload: Workload, _ simulation: Simulation) -> [String]
  {
    [
      simulation.title(of: reason.pool),
      "\(reason.nodes.of("node")): \(reason.text)\(numbers(reason, workload, simulation))",
      reason.rule,
    ]
  }

  /// What keeps a pool from taking pods, and the way out: reason and rule.
  static func words(_ obstacle: PoolObstacle, of pool: PoolID, _ world: World) -> [String] {
    let path = world.path(of: pool)
    switch obstacle {
    case .stopped(let since, let nodes):
      let moment = since.map { " since \(TimeFormat.instant($0))" } ?? ""
      return ["it is stopped\(moment): `start \(path)` brings \(nodes.of("node")) back", "S5"]
    case .empty:
      return [
        "it has no node\(world.simulation[pool].enableAutoScaling ? "" : ": `scale \(path) to 1` makes one")",
        "W1",
      ]
    case .deallocated(let nodes, let isSpot):
      let who = isSpot ? "evicted by Azure or scaled in" : "scaled in"
      return ["\(nodes.of("node")) deallocated, \(who): a scale-up starts them first", isSpot ? "P3d" : "D3"]
    }
  }

  /// Pods that have a node and do not do their work yet.
  private static func startingPods(of id: WorkloadID, _ simulation: Simulation) -> [[String]] {
    let count = simulation.pods(of: id).count { pod in
      simulation[pod].phase == .starting && simulation.node(of: pod).map { !simulation[$0].isSilent } ?? false
    }
    guard count > 0 else { return [] }
    let image = simulation[id].template.imageMiB
    let pull = image > 0 ? "pulls its image of \(WorkloadExhibits.memory(image)), unless it has it, and " : ""
    return [["starting", "\(count.of("pod")): the node of each \(pull)starts it", "W5"]]
  }

  /// Nodes that are not heard of, with pods of a workload that may not be ready for that reason.
  private static func silentNodes(of id: WorkloadID, _ world: World) -> [[String]] {
    let simulation = world.simulation
    var pods: [(node: NodeID, count: Int)] = []
    for pod in simulation.pods(of: id) {
      guard let node = simulation.node(of: pod), simulation[node].isSilent else { continue }
      if let place = pods.firstIndex(where: { $0.node == node }) {
        pods[place].count += 1
      } else {
        pods.append((node, 1))
      }
    }
    return pods.map { node, count in
      [
        "node \(simulation.nodeName(node))",
        simulation.isDaemonSet(id)
          ? "nothing is heard of it: its pod stays there"
          : "nothing is heard of it: \(count.of("pod")) there; 300 s after it is NotReady they go",
        simulation.isDaemonSet(id) ? "W18" : "W6",
      ]
    }
  }

  /// How many pods are wanted that nothing makes again.
  private static func lost(_ workload: Workload) -> Int {
    workload.template.traits.contains(.noController) ? max(0, workload.replicas - workload.podCount) : 0
  }

  /// What Kubernetes would do otherwise, and what is missing for good.
  private static func peculiarities(of id: WorkloadID, _ simulation: Simulation) -> [[String]] {
    let workload = simulation[id]
    var rows: [[String]] = []
    let lost = lost(workload)
    if lost > 0 {
      rows.append(["lost", "\(lost.of("pod")) had no controller: nothing makes another one", "W9"])
    }
    if simulation.isDaemonSet(id) {
      rows.append([
        "DaemonSet",
        "a pod for each running node that suits it; the autoscaler adds no node for those that wait", "W18",
      ])
    }
    let nodes = workload.pending > 0 ? simulation.nodesToPreempt(for: id) : 0
    if nodes > 0 {
      rows.append([
        "priority",
        "in Kubernetes pods of lower priority would make room on \(nodes.of("node")); here none is evicted for others",
        "W3",
      ])
    }
    return rows
  }

  /// What is short, in numbers: `(500m requested, at most 400m free)`.
  private static func numbers(
    _ reason: UnschedulableReason, _ workload: Workload, _ simulation: Simulation
  ) -> String {
    if let detail = reason.detail { return " (\(detail))" }
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
