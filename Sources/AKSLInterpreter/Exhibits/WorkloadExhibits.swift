import AKSModel

/// What `show` answers about workloads and pods.
enum WorkloadExhibits {
  static func workloads(_ world: World, _ format: Exhibit.Format) -> Exhibit {
    let simulation = world.simulation
    let ids = world.currentCluster.map { simulation.workloads(of: $0) } ?? []
    return Exhibit(
      title: "workloads",
      columns: [
        .init("NAME"), .init("READY", .trailing), .init("STARTING", .trailing), .init("PENDING", .trailing),
        .init("REPLICAS", .trailing), .init("CPU", .trailing), .init("MEMORY", .trailing), .init("POOL"),
        .init("BUDGET"),
      ],
      rows: ids.map { id in
        let workload = simulation[id]
        let request = workload.template.request
        return [
          workload.name, String(workload.ready),
          String(workload.podCount - workload.ready - workload.pending), String(workload.pending),
          String(workload.replicas), "\(request.cpuMillis)m", memory(request.memoryMiB),
          workload.template.pool ?? "", budget(workload),
        ]
      },
      data: .list(ids.map { body(of: $0, simulation) }), format: format)
  }

  static func workload(_ id: WorkloadID, _ world: World, _ format: Exhibit.Format) -> Exhibit {
    let simulation = world.simulation
    let workload = simulation[id]
    let template = workload.template
    var fields = [
      ("name", workload.name), ("cluster", simulation[workload.cluster].name),
      ("replicas", String(workload.replicas)), ("ready", String(workload.ready)),
      ("starting", String(workload.podCount - workload.ready - workload.pending)),
      ("pending", String(workload.pending)), ("cpu", "\(template.request.cpuMillis)m"),
      ("memory", memory(template.request.memoryMiB)),
    ]
    if template.request.gpus > 0 { fields.append(("gpu", String(template.request.gpus))) }
    if let pool = template.pool { fields.append(("pool", pool)) }
    fields += template.nodeSelector.map { ("selector.\($0.key)", $0.value) }
    fields += template.writtenConstraints.map { ($0.option, $0.texts.joined(separator: ", ")) }
    if !template.tolerations.isEmpty {
      fields.append(("tolerations", template.tolerations.map(\.description).joined(separator: ", ")))
    }
    if workload.budget != nil {
      let allowed = max(0, simulation.allowedDisruptions(of: id))
      fields.append(("budget", "\(budget(workload)): \(allowed.of("pod")) may be evicted now"))
    }
    if template.imageMiB > 0 { fields.append(("image", memory(template.imageMiB))) }
    if template.priority != 0 { fields.append(("priority", String(template.priority))) }
    let traits = traits(of: template)
    if !traits.isEmpty { fields.append(("traits", traits.joined(separator: ", "))) }
    return Exhibit(
      title: "workload \(workload.name)", columns: [.init("FIELD"), .init("VALUE")],
      rows: fields.map { [$0.0, $0.1] }, data: body(of: id, simulation), format: format)
  }

  static func pods(_ ids: [PodID], _ world: World, _ format: Exhibit.Format) -> Exhibit {
    let simulation = world.simulation
    func node(_ id: PodID) -> String {
      simulation.node(of: id).map {
        "\(simulation.title(of: simulation[$0].pool))/\(simulation[$0].instance)"
      } ?? ""
    }
    return Exhibit(
      title: "pods",
      columns: [.init("POD"), .init("WORKLOAD"), .init("PHASE"), .init("NODE"), .init("AGE", .trailing)],
      rows: ids.map { id in
        let pod = simulation[id]
        return [
          simulation.podName(id), simulation[pod.workload].name, PodPhaseWord(pod.phase).rawValue, node(id),
          TimeFormat.span(simulation.now - pod.created),
        ]
      },
      data: .list(
        ids.map { id in
          let pod = simulation[id]
          return .object([
            .init("name", .text(simulation.podName(id))),
            .init("workload", .text(simulation[pod.workload].name)),
            .init("phase", .text(PodPhaseWord(pod.phase).rawValue)),
            simulation.node(of: id).map { .init("node", .text(simulation.nodeName($0))) },
            .init("ageMs", .integer((simulation.now - pod.created).milliseconds)),
          ])
        }), format: format)
  }

  private static func body(of id: WorkloadID, _ simulation: Simulation) -> Datum {
    let workload = simulation[id]
    let template = workload.template
    return .object([
      .init("name", .text(workload.name)), .init("cluster", .text(simulation[workload.cluster].name)),
      .init("replicas", .integer(Int64(workload.replicas))), .init("ready", .integer(Int64(workload.ready))),
      .init("pending", .integer(Int64(workload.pending))),
      .init("cpuMillis", .integer(Int64(template.request.cpuMillis))),
      .init("memoryMiB", .integer(Int64(template.request.memoryMiB))),
      .init("gpus", .integer(Int64(template.request.gpus))),
      template.pool.map { .init("pool", .text($0)) },
      .init("nodeSelector", .map(template.nodeSelector.map { .init($0.key, .text($0.value)) })),
      .init("nodeAffinity", .list(template.nodeAffinity.map { .text($0.description) })),
      .init("tolerations", .list(template.tolerations.map { .text($0.description) })),
      workload.budget.map { budget in
        switch budget {
        case .minAvailable(let amount): .init("minAvailable", .text(amount.description))
        case .maxUnavailable(let amount): .init("maxUnavailable", .text(amount.description))
        }
      },
      .init("imageMiB", .integer(Int64(template.imageMiB))),
      .init("priority", .integer(Int64(template.priority))),
      .init("traits", .list(traits(of: template).map { .text($0) })),
    ])
  }

  private static func budget(_ workload: Workload) -> String {
    switch workload.budget {
    case .minAvailable(let amount): "min-available \(amount)"
    case .maxUnavailable(let amount): "max-unavailable \(amount)"
    case nil: ""
    }
  }

  /// As the options of `workload add` are written.
  static func traits(of template: PodTemplate) -> [String] {
    let words: [(PodTemplate.Traits, String)] = [
      (.localStorage, "local-storage"), (.noController, "no-controller"), (.kubeSystem, "kube-system"),
      (.safeToEvict, "safe-to-evict"), (.notSafeToEvict, "not-safe-to-evict"),
      (.daemonSet, "daemonset"),
    ]
    return words.filter { template.traits.contains($0.0) }.map(\.1)
  }

  static func memory(_ mebibytes: Int32) -> String { AmountFormat.memory(bytes: Int64(mebibytes) << 20) }
}
