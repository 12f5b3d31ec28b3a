import AKSLLanguage
import AKSModel
import AzureCLI

/// What `explain COMMAND` answers: everything that the rules say of a command, which is not done.
struct CommandExplanation {
  /// One that refuses, with Azure's answer.
  struct Objection {
    var rule: Rule?
    var refusal: Refusal

    init(_ refusal: Refusal, by rule: Rule? = nil) {
      self.rule = rule ?? RuleBook.rule(refusal.rule)
      self.refusal = refusal
    }
  }

  let command: String
  /// nil: the command asks nothing of Azure.
  let operation: Operation?
  /// What az itself says against it, before it asks.
  private(set) var azureMessage: String?
  /// In the order in which they judge: the first is Azure's answer.
  private(set) var objections: [Objection] = []
  /// Those that are about such an operation and have nothing against it.
  private(set) var holding: [Rule] = []
  /// Those that shape what it does; none where it is refused.
  private(set) var shaping: [Rule] = []
  /// What an upgrade would meet, whether a rule refuses it or not.
  private(set) var obstacles: [UpgradeObstacle] = []
  /// Of the pools with obstacles.
  private var names: [PoolID: String] = [:]
  /// Why it would be accepted and fail; nil: it would not.
  private(set) var failure: (error: OperationError, message: String)?

  init(_ request: Request, named command: String, in world: World) {
    self.command = command
    let simulation = world.simulation
    // What makes a thing, and what changes one, is a PUT to Azure; the command means only one of them.
    var objection: Refusal?
    switch request {
    case .operation(let operation, _): self.operation = operation
    case .creation(let target, let properties, _): operation = .putAgentPool(target, properties)
    case .change(let target, let properties, _):
      operation = .putAgentPool(target, properties)
      if world.pool(at: target) == nil, simulation.cluster(named: target.cluster) != nil {
        objection = .poolNotFound(pool: target.pool, cluster: target.cluster)
      }
    case .clusterCreation(let target, let properties, _):
      operation = .putCluster(target, properties)
      objection = simulation.cluster(named: target.cluster).map {
        .clusterExists(cluster: simulation[$0].name, resourceGroup: simulation[$0].resourceGroup)
      }
    case .clusterChange(let target, let properties, _):
      operation = .putCluster(target, properties)
      if simulation.cluster(named: target.cluster) == nil {
        objection = .clusterNotFound(cluster: target.cluster, resourceGroup: nil)
      }
    default: operation = nil
    }
    guard let operation else { return }
    if let objection {
      objections = [Objection(objection)]
    } else {
      judge(operation, simulation)
    }
  }

  /// A line of az: the operations that it asks for, of which the rules judge the first, or why az asks for none.
  init(_ operations: [Operation], _ failure: AzureFailure?, named command: String, in world: World) {
    self.command = command
    operation = operations.first
    switch failure {
    case .refusal(let refusal): objections = [Objection(refusal)]
    case let failure?: azureMessage = failure.message
    case nil: if let operation { judge(operation, world.simulation) }
    }
  }

  private mutating func judge(_ operation: Operation, _ simulation: Simulation) {
    let kind = simulation.kind(of: operation)
    for verdict in simulation.verdicts(on: operation) {
      if let refusal = verdict.refusal {
        objections.append(Objection(refusal, by: verdict.rule))
      } else if verdict.rule.concerns(kind) {
        holding.append(verdict.rule)
      }
    }
    obstacles = simulation.upgradeObstacles(of: operation)
    for obstacle in obstacles { names[obstacle.pool] = simulation.title(of: obstacle.pool) }
    guard objections.isEmpty else { return }
    foresee(operation, simulation)
    holding.removeAll { rule in shaping.contains { $0.id == rule.id } }
  }

  /// What would come of it, and the rules behind everything that it would change, in the order of the book.
  private mutating func foresee(_ operation: Operation, _ simulation: Simulation) {
    var future = simulation
    let first = future.events.endIndex
    guard let id = try? future.submit(operation) else { return }
    let limit = Instant(milliseconds: Session.timeLimit.milliseconds)
    while future[id].status == .inProgress, let next = future.nextInstant, next < limit,
      future.events.endIndex - first < 1_000_000
    { future.advanceToNextInstant() }
    let rules = Set(future.rules(of: id, since: first))
    shaping = RuleBook.rules.filter { rules.contains($0.id) }
    failure = future[id].error.map { ($0, future.message(of: $0)) }
  }

  // MARK: - Telling

  func exhibit(_ format: Exhibit.Format) -> Exhibit {
    func rows(_ verdict: String, _ rules: [Rule]) -> [[String]] {
      rules.map { [verdict, $0.id.description, $0.evidence.rawValue, $0.title, $0.source] }
    }
    return Exhibit(
      title: "explain \(command)",
      columns: [.init("VERDICT"), .init("RULE"), .init("EVIDENCE"), .init("SAYS"), .init("SOURCE")],
      rows: rows("refuses", objections.compactMap(\.rule)) + rows("holds", holding) + rows("shapes", shaping),
      sections: sections, data: data, format: format)
  }

  private var verdict: String {
    if let azureMessage { return "az would say: \(azureMessage)" }
    guard let first = objections.first else {
      if operation == nil { return "asks nothing of Azure: no rule judges it" }
      guard let failure else { return "would be done: no rule refuses it" }
      return "would be accepted, and fail with \(failure.error.code) by rule \(failure.error.rule)"
    }
    let others = objections.count == 1 ? "" : ", and \(objections.count - 1) more"
    return "would be refused with \(first.refusal.code) by rule \(first.refusal.rule)\(others)"
  }

  private var sections: [Exhibit.Section] {
    var sections = [Exhibit.Section(lines: ["\(command): \(verdict)"])]
    if !objections.isEmpty {
      sections.append(
        .init(
          "Refuses",
          rows: objections.flatMap { objection in
            let refusal = objection.refusal
            let answer = "\(refusal.httpStatus) \(refusal.code): \(refusal.message)"
            return (objection.rule.map { [Self.row($0)] } ?? []) + [
              ["", "", "\(answer)\(refusal.isOurText ? " (the text is ours)" : "")"]
            ]
          }))
    }
    if let failure, !obstacles.contains(where: \.isBlocking) {
      sections.append(.init("Fails with", rows: [["", "", "\(failure.error.code): \(failure.message)"]]))
    }
    for (isBlocking, title) in [(true, "Would stop it on its way"), (false, "To know before")] {
      let found = obstacles.filter { $0.isBlocking == isBlocking }
      if !found.isEmpty { sections.append(.init(title, rows: found.map(row))) }
    }
    if !holding.isEmpty { sections.append(.init("Holds", rows: holding.map(Self.row))) }
    if !shaping.isEmpty { sections.append(.init("Shapes what it does", rows: shaping.map(Self.row))) }
    return sections
  }

  private func row(_ obstacle: UpgradeObstacle) -> [String] {
    let evidence = RuleBook.rule(obstacle.rule)?.evidence.rawValue ?? ""
    let message = obstacle.code.map { "\($0): \(obstacle.message)" } ?? obstacle.message
    return [obstacle.rule.description, evidence, "\(names[obstacle.pool] ?? ""): \(message)"]
  }

  private static func row(_ rule: Rule) -> [String] {
    [rule.id.description, rule.evidence.rawValue, "\(rule.title) (\(rule.source))"]
  }

  private var verdictWord: String {
    if azureMessage != nil || !objections.isEmpty { return "refused" }
    if failure != nil { return "failed" }
    return operation == nil ? "none" : "done"
  }

  private var data: Datum {
    .map([
      .init("command", .text(command)),
      .init("verdict", .text(verdictWord)),
      .init(
        "refuses",
        .list(
          objections.map { objection in
            let refusal = objection.refusal
            return .map([
              .init("rule", objection.rule.map(RuleExhibits.data) ?? .null),
              .init("code", .text(refusal.code)), .init("status", .integer(Int64(refusal.httpStatus))),
              .init("message", .text(refusal.message)),
              .init("messageEvidence", .text(refusal.evidence.rawValue)),
            ])
          })),
      .init("fails", failure.map { .text($0.error.code) } ?? .null),
      .init(
        "obstacles",
        .list(
          obstacles.map {
            .map([
              .init("pool", .text(names[$0.pool] ?? "")), .init("isBlocking", .boolean($0.isBlocking)),
              .init("rule", .text($0.rule.description)), .init("code", $0.code.map { .text($0) } ?? .null),
              .init("message", .text($0.message)),
            ])
          })),
      .init("holds", .list(holding.map(RuleExhibits.data))),
      .init("shapes", .list(shaping.map(RuleExhibits.data))),
    ])
  }
}
