import AKSModel

/// What the autoscaler says of a node or of a workload, as rows of what `why` answers: about, reason, rule.
enum AutoscalerReasons {
  /// Why a node is kept; nothing where there is no autoscaler.
  static func rows(on node: NodeID, _ world: World) -> [[String]] {
    let simulation = world.simulation
    guard let judgement = simulation.autoscalerJudgement(of: node) else { return [] }
    let pool = simulation[simulation[node].pool]
    let (reason, rule) = words(judgement, pool, simulation)
    return [["autoscaler", reason, rule]]
  }

  /// Within what a pool is scaled, until when it is left alone, and why its nodes are kept: like ones together.
  static func rows(of id: PoolID, _ world: World) -> [[String]] {
    let simulation = world.simulation
    let pool = simulation[id]
    guard let least = pool.minCount, let most = pool.maxCount else {
      return [["autoscaler", "\(pool.name) has no autoscaler", "A6"]]
    }
    guard pool.enableAutoScaling else {
      return [["autoscaler", "it comes back with the start, for \(least) to \(most.of("node"))", "S6"]]
    }
    var rows = [["autoscaler", "it keeps \(least) to \(most.of("node"))", "A3"]]
    if let end = simulation.autoscalerBackoff(of: id) {
      let (reason, rule) = words(.backoff(until: end), id, for: nil, nil, simulation)
      rows.append(["autoscaler", reason, rule])
    }
    var counts: [(count: Int, reason: String, rule: String)] = []
    for judgement in simulation.autoscalerJudgements(of: id) {
      let (reason, rule) = words(judgement, pool, simulation)
      if let place = counts.firstIndex(where: { $0.reason == reason }) {
        counts[place].count += 1
      } else {
        counts.append((1, reason, rule))
      }
    }
    return rows + counts.map { ["autoscaler", "\($0.count.of("node")): \($0.reason)", $0.rule] }
  }

  /// Which pools could get a node for a workload's pods, and why the others don't.
  static func rows(for workload: WorkloadID, _ world: World) -> [[String]] {
    let simulation = world.simulation
    return simulation.autoscalerJudgements(of: workload).map { pool, verdict, isForZone in
      let zone = isForZone ? simulation.nextZone(of: pool) : nil
      let (reason, rule) = words(verdict, pool, for: workload, zone, simulation)
      return ["autoscaler: \(simulation.title(of: pool))", reason, rule]
    }
  }

  /// The same rows for programs.
  static func data(_ rows: [[String]]) -> Datum {
    .list(
      rows.map { row in
        .object([.init("about", .text(row[0])), .init("reason", .text(row[1])), .init("rule", .text(row[2]))])
      })
  }

  private static func words(
    _ verdict: GroupVerdict, _ pool: PoolID, for workload: WorkloadID?, _ zone: String?,
    _ simulation: Simulation
  ) -> (String, String) {
    switch verdict {
    case .halted(let unready, let total):
      return halted(unready, of: total, in: simulation[pool].cluster, simulation)
    case .unmanaged: return ("it has no autoscaler, is stopped, or an operation is at work on it", "A7o")
    case .unsuitable: return ("selectors or taints keep the pods away", "W1")
    case .constrained:
      let constraints = workload.map { simulation[$0].template.constraints } ?? []
      let isSpread = constraints.contains {
        if case .spread(_, _, _, isRequired: true) = $0 { true } else { false }
      }
      return (
        "a new node would not do\(zone.map { ", in zone \($0)" } ?? ""): the constraints of the pods keep them away "
          + "from it", zone != nil ? "A7z" : isSpread ? "W15" : "W16"
      )
    case .tooSmall(besideDaemons: false): return ("a new node would be too small for one pod", "A7")
    case .tooSmall(besideDaemons: true):
      return ("a new node would be too small for one pod beside those of DaemonSets", "W18")
    case .maximum(let count): return ("it has its maximum of \(count.of("node"))", "A4")
    case .backoff(let end):
      return ("not asked again before \(TimeFormat.instant(end)), after a failure", "A8")
    case .unhealthy(let unready, let total):
      return unreadiness("", unready, of: total, [pool], simulation)
    case .helps: return ("another node would help", "A7")
    }
  }

  private static func halted(
    _ unready: Int, of total: Int, in cluster: ClusterID, _ simulation: Simulation
  ) -> (String, String) {
    unreadiness("nothing is done: ", unready, of: total, simulation.pools(of: cluster), simulation)
  }

  /// How many nodes are unready; where deallocated ones count as such, with the way out.
  private static func unreadiness(
    _ begin: String, _ unready: Int, of total: Int, _ pools: [PoolID], _ simulation: Simulation
  ) -> (String, String) {
    let deallocated =
      simulation.settings.deallocatedCountsUnready
      ? pools.reduce(0) { $0 + simulation[$1].nodeCounts.deallocated } : 0
    let text = "\(begin)\(unready) of \(total) nodes are unready"
    guard deallocated > 0 else { return (text, "A9") }
    return (
      "\(text), \(deallocated) of them because they are deallocated (Azure/AKS issue 5211); raise "
        + "ok-total-unready-count and max-total-unready-percentage", "D6"
    )
  }

  private static func words(_ judgement: NodeJudgement, _ pool: AgentPool, _ simulation: Simulation)
    -> (String, String)
  {
    let whose = judgement.workload.map { simulation[$0].name } ?? "kube-system"
    switch judgement.verdict {
    case .halted(let unready, let total):
      return halted(unready, of: total, in: pool.cluster, simulation)
    case .unmanaged:
      return pool.enableAutoScaling
        ? ("an operation is at work on \(pool.name)", "A7o") : ("\(pool.name) has no autoscaler", "A6")
    case .upcoming: return ("it is on its way", "A7")
    case .deallocated: return ("it is deallocated, and starts before a new one is made", "D3")
    case .beingRemoved: return ("it is being removed", "A7d")
    case .used(let share):
      return (
        "used to \(percent(share)), more than scale-down-utilization-threshold \(percent(judgement.options.utilizationThreshold))",
        "A7d"
      )
    case .blocked(_, let obstacle): return (words(obstacle, whose), "A7b")
    case .noRoom(_, let count):
      return ("\(count) of its pods of \(whose) find no room on other nodes", "A7d")
    case .unexamined: return ("enough other nodes are unneeded already", "A7d")
    case .waiting(let since, let until):
      return (
        "unneeded since \(TimeFormat.instant(since)), goes after \(TimeFormat.instant(until))", "A7d"
      )
    case .minimum(let count): return ("\(pool.name) has its minimum of \(count.of("node"))", "A7d")
    case .cooldown(.newPods, _): return ("pods have just come", "A7n")
    case .cooldown(let kind, let until):
      return ("unneeded, and kept until \(TimeFormat.instant(until)) by \(kind.rawValue)", "A7c")
    case .queued: return ("unneeded, and other nodes go first", "A7d")
    case .removed: return ("unneeded: it goes in the next loop", "A7d")
    }
  }

  private static func words(_ obstacle: Obstacle, _ whose: String) -> String {
    switch obstacle {
    case .disruptionBudget: "the budget of \(whose) allows no eviction"
    case .systemPod: "pods of \(whose) live in kube-system and have no budget (skip-nodes-with-system-pods)"
    case .noController: "no controller would make the pods of \(whose) again"
    case .localStorage: "pods of \(whose) have local storage (skip-nodes-with-local-storage)"
    case .notSafeToEvict: "pods of \(whose) are not safe to evict"
    }
  }

  /// As `42.5 %`.
  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }
}
