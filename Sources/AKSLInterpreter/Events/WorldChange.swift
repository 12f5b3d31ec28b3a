import AKSModel

extension WorldChange {
  /// A model event in words; `simulation` gives the names.
  init(_ event: ModelEvent, number: Int, _ simulation: Simulation) {
    self.init(number: number, resource: "", name: "", property: "", from: .null, to: .null, rule: event.rule)
    property = event.change.property ?? ""
    func state<State: RawRepresentable<String>>(_ from: State, _ to: State) {
      self.from = .text(from.rawValue)
      self.to = .text(to.rawValue)
    }
    func cluster(_ id: ClusterID) { (resource, name) = ("cluster", simulation[id].name) }
    func pool(_ id: PoolID) { (resource, name) = ("pool", simulation.title(of: id)) }
    func node(_ id: PoolID, _ instance: UInt32) {
      (resource, name) = ("node", "\(simulation.title(of: id))/\(instance)")
    }
    func workload(_ id: WorkloadID) { (resource, name) = ("workload", simulation[id].name) }
    func pod(_ id: PodID, _ owner: WorkloadID) {
      (resource, name) = ("pod", simulation.podName(id, of: owner))
    }
    switch event.change {
    case .operationAccepted, .operationEnded:
      resource = "operation"
      if let operation = event.operation {
        let record = simulation[operation]
        name = "\(record.kind.rawValue) \(HistoryExhibits.name(of: record, simulation))"
      }
      property = "status"
      to = .text(OperationStatus.inProgress.rawValue)
      if case .operationEnded(let status, _) = event.change {
        from = .text(OperationStatus.inProgress.rawValue)
        to = .text(status.rawValue)
      }
    case .clusterAppeared(let id):
      cluster(id)
    case .clusterGone(let id):
      cluster(id)
    case .clusterProvisioningState(let id, let from, let to):
      cluster(id)
      state(from, to)
    case .clusterPowerState(let id, let from, let to):
      cluster(id)
      state(from, to)
    case .clusterField(let id, _, let from, let to):
      cluster(id)
      (self.from, self.to) = (Datum(from, simulation), Datum(to, simulation))
    case .poolAppeared(let id):
      pool(id)
    case .poolGone(let id):
      pool(id)
    case .poolProvisioningState(let id, let from, let to):
      pool(id)
      state(from, to)
    case .poolPowerState(let id, let from, let to):
      pool(id)
      state(from, to)
    case .poolCount(let id, let from, let to):
      pool(id)
      (self.from, self.to) = (.integer(Int64(from)), .integer(Int64(to)))
    case .poolStartCount(let id, let from, let to):
      pool(id)
      self.from = from.map { .integer(Int64($0)) } ?? .null
      self.to = to.map { .integer(Int64($0)) } ?? .null
    case .poolScaleDownMode(let id, let from, let to):
      pool(id)
      state(from, to)
    case .poolMode(let id, let from, let to):
      pool(id)
      state(from, to)
    case .poolProvisioningError(let id, let from, let to):
      pool(id)
      self.from = from.map { .text($0.code) } ?? .null
      self.to = to.map { .text($0.code) } ?? .null
    case .poolField(let id, _, let from, let to):
      pool(id)
      (self.from, self.to) = (Datum(from, simulation), Datum(to, simulation))
    case .nodeAppeared(_, let id, let instance):
      node(id, instance)
    case .nodeState(_, let id, let instance, let from, let to):
      node(id, instance)
      state(from, to)
    case .nodeCordon(_, let id, let instance, let isCordoned):
      node(id, instance)
      (self.from, self.to) = (.boolean(!isCordoned), .boolean(isCordoned))
    case .nodeReport(_, let id, let instance, let report):
      node(id, instance)
      let name = simulation.nodeName(of: id, instance: instance)
      property = report.reason
      to = .text(report.message(node: name, pool: simulation[id].name))
    case .nodeSoftware(_, let id, let instance, let from, let to):
      node(id, instance)
      property = "imageVersion"
      let (old, new) = (simulation[from], simulation[to])
      (self.from, self.to) = (.text(old.imageVersion), .text(new.imageVersion))
      if old.imageVersion == new.imageVersion {
        property = "orchestratorVersion"
        (self.from, self.to) = (.text(old.orchestratorVersion), .text(new.orchestratorVersion))
      }
    case .nodeGone(_, let id, let instance):
      node(id, instance)
    case .workloadAppeared(let id): workload(id)
    case .workloadReplicas(let id, let old, let new):
      workload(id)
      (self.from, self.to) = (.integer(Int64(old)), .integer(Int64(new)))
    case .workloadChanged(let id):
      workload(id)
    case .workloadGone(let id): workload(id)
    case .podAppeared(let id, let owner): pod(id, owner)
    case .podBound(let id, let owner, let node):
      pod(id, owner)
      to = .text(simulation.exists(node) ? simulation.nodeName(node) : "a node that is gone")
    case .podReady(let id, let owner): pod(id, owner)
    case .podUnready(let id, let owner): pod(id, owner)
    case .podGone(let id, let owner, let end):
      pod(id, owner)
      to = .text("\(end)")
    case .autoscaler(let id, let instance, let report):
      if let instance { node(id, instance) } else { pool(id) }
      property = "autoscaler:"
      to = .text(report.sentence)
    case .faultBegan(let target, let kind, _):
      (resource, name) = simulation.words(for: target)
      (property, to) = ("fault", .text(kind.rawValue))
    case .faultEnded(let target, let kind):
      (resource, name) = simulation.words(for: target)
      (property, self.from) = ("fault", .text(kind.rawValue))
    }
  }

  /// `provisioningState Succeeded -> Stopping`, `appeared`.
  package var summary: String {
    func words(_ entries: [Datum.Entry]) -> String {
      let shown = entries.prefix(3).map { "\($0.key)=\(word($0.value))" }.joined(separator: ",")
      return entries.count > 3 ? "\(shown) and \(entries.count - 3) more" : shown
    }
    func word(_ datum: Datum) -> String {
      switch datum {
      case .text(let text), .formatted(let text): text
      case .integer(let number): String(number)
      case .boolean(let flag): flag ? "true" : "false"
      case .list(let elements): elements.map(word).joined(separator: ",")
      case .map(let entries): words(entries)
      default: "null"
      }
    }
    if case .map(let old) = from, case .map(let new) = to {
      // Only what is different.
      return
        "\(property) \(words(old.filter { !new.contains($0) })) -> \(words(new.filter { !old.contains($0) }))"
    }
    if to == .null { return from == .null ? property : "\(property) \(word(from)) -> null" }
    return from == .null ? "\(property) \(word(to))" : "\(property) \(word(from)) -> \(word(to))"
  }
}

extension Simulation {
  /// What a fault befalls: `pool`, and its name.
  func words(for target: ServiceFault.Target) -> (resource: String, name: String) {
    switch target {
    case .pool(let pool): ("pool", title(of: pool))
    case .cluster(let cluster): ("cluster", self[cluster].name)
    case .node(let node) where exists(node): ("node", "\(title(of: self[node].pool))/\(self[node].instance)")
    case .node: ("node", "that is gone")
    }
  }
}

extension Datum {
  /// The value of a field, as ARM writes it.
  init(_ value: FieldValue, _ simulation: Simulation) {
    switch value {
    case .absent: self = .null
    case .flag(let flag): self = .boolean(flag)
    case .number(let number): self = .integer(Int64(number))
    case .percentage(let number): self = .text("\(number)%")
    case .word(let word): self = .text(word.spelling)
    case .text(let text): self = .text(simulation[text])
    case .list(let list): self = .list(simulation[list].map(Datum.text))
    case .entries(let entries): self = .map(simulation[entries].map { .init($0.key, .text($0.value)) })
    }
  }
}
