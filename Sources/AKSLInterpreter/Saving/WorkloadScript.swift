import AKSModel

/// The workloads of a cluster as the commands that make them where it is the current one.
enum WorkloadScript {
  static func lines(of cluster: ClusterID, _ simulation: Simulation) -> [String] {
    simulation.workloads(of: cluster).flatMap {
      let jobs = simulation.jobsFromNow(of: $0)
      return [line($0, without: jobs.count { $0.at == .zero }, simulation)] + driving($0, jobs, simulation)
    }
  }

  /// What its replicas follow.
  private static func driving(_ id: WorkloadID, _ jobs: [JobStep], _ simulation: Simulation) -> [String] {
    let name = "workload \(LiteralWriter.quoted(simulation[id].name))"
    var lines: [String] = []
    if !jobs.isEmpty {
      lines.append("\(name) jobs \(list(jobs.map { ($0.at, $0.runs.map(TimeFormat.span) ?? "null") }))")
    }
    if let autoscaler = simulation[id].autoscaler {
      lines.append(
        "\(name) autoscale \(autoscaler.least)..\(autoscaler.most) target "
          + AmountFormat.millionths(autoscaler.target))
    }
    switch simulation.replayFromNow(of: id) {
    case .replicas(let steps, let period):
      lines.append("\(name) replicas \(list(steps.map { ($0.at, "\($0.replicas)") }))\(again(period))")
    case .demand(let demand):
      let steps = demand.steps.map { ($0.at, AmountFormat.millionths($0.rate)) }
      lines.append("\(name) rate \(list(steps))\(again(demand.period))")
    case .jobs, nil: break
    }
    return lines
  }

  private static func list(_ steps: [(at: TimeSpan, number: String)]) -> String {
    "[" + steps.map { "[\(TimeFormat.span($0.at)), \($0.number)]" }.joined(separator: ", ") + "]"
  }

  private static func again(_ period: TimeSpan?) -> String {
    period.map { " every \(TimeFormat.span($0))" } ?? ""
  }

  /// The workload, without so many of its pods that end by themselves.
  private static func line(_ id: WorkloadID, without jobs: Int, _ simulation: Simulation) -> String {
    let workload = simulation[id]
    let template = workload.template
    let replicas = simulation.isDaemonSet(id) ? "" : " replicas \(max(0, workload.replicas - jobs))"
    var words = [
      "workload \(LiteralWriter.quoted(workload.name)) add\(replicas)",
      "cpu \(template.request.cpuMillis)m memory \(template.request.memoryMiB)Mi",
    ]
    if template.request.gpus > 0 { words.append("gpu \(template.request.gpus)") }
    var selector = template.nodeSelector
    if let pool = template.pool {
      // A pool that is gone cannot be named; its label can.
      if simulation.pool(named: pool, in: workload.cluster) != nil {
        words.append("on (\(LiteralWriter.quoted(pool)))")
      } else {
        selector.append(ResourceTag(key: "agentpool", value: pool))
      }
    }
    if !selector.isEmpty {
      let labels = selector.map { "\(LiteralWriter.quoted($0.key)): \(LiteralWriter.quoted($0.value))" }
      words.append("selector {\(labels.joined(separator: ", "))}")
    }
    for (option, texts) in template.writtenConstraints {
      words.append("\(option) [\(texts.map(LiteralWriter.quoted).joined(separator: ", "))]")
    }
    if !template.tolerations.isEmpty {
      let texts = template.tolerations.map { LiteralWriter.quoted($0.description) }
      words.append("tolerations [\(texts.joined(separator: ", "))]")
    }
    switch workload.budget {
    case .minAvailable(let amount): words.append("min-available \(LiteralWriter.quoted(amount.description))")
    case .maxUnavailable(let amount):
      words.append("max-unavailable \(LiteralWriter.quoted(amount.description))")
    case nil: break
    }
    if template.imageMiB > 0 { words.append("image \(template.imageMiB)Mi") }
    if template.priority != 0 { words.append("priority \(template.priority)") }
    return (words + WorkloadExhibits.traits(of: template)).joined(separator: " ")
  }
}
