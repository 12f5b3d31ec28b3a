import AKSModel

/// What `show` answers about what has happened.
enum HistoryExhibits {
  static func operations(_ world: World, _ format: Exhibit.Format) -> Exhibit {
    let simulation = world.simulation
    let records = Array(simulation.operations)
    return Exhibit(
      title: "operations",
      columns: [
        .init(world.calendar.title("AT")), .init("OPERATION"), .init("ON"), .init("STATUS", hasStates: true),
        .init("TOOK", .trailing),
        .init("CREATED", .trailing), .init("STARTED", .trailing), .init("DEALLOCATED", .trailing),
        .init("DELETED", .trailing), .init("REIMAGED", .trailing), .init("ERROR"),
      ],
      rows: records.map { record in
        [
          TimeFormat.instant(record.accepted), record.kind.rawValue, name(of: record, simulation),
          record.status.rawValue, record.ended.map { TimeFormat.span($0 - record.accepted) } ?? "",
          String(record.created), String(record.started), String(record.deallocated), String(record.deleted),
          String(record.reimaged), record.error?.code ?? "",
        ]
      },
      data: .list(records.map { OperationBody.body(of: $0, simulation) }), format: format)
  }

  static func faults(_ world: World, _ format: Exhibit.Format) -> Exhibit {
    let simulation = world.simulation
    func name(_ fault: ServiceFault) -> String { simulation.words(for: fault.target).name }
    return Exhibit(
      title: "faults",
      columns: [
        .init("FAULT"), .init("ON"), .init(world.calendar.title("SINCE")),
        .init(world.calendar.title("UNTIL")),
      ],
      rows: simulation.faults.map { fault in
        [
          fault.limit > 0 ? "\(fault.kind.rawValue) \(fault.limit)" : fault.kind.rawValue, name(fault),
          TimeFormat.instant(fault.began),
          fault.end.map { TimeFormat.instant($0) } ?? "",
        ]
      },
      data: .list(
        simulation.faults.map { fault in
          .map([
            .init("fault", .text(fault.kind.rawValue)), .init("on", .text(name(fault))),
            .init("limit", fault.limit > 0 ? .integer(Int64(fault.limit)) : .null),
            .init("since", .formatted(TimeFormat.instant(fault.began))),
            .init("until", fault.end.map { .formatted(TimeFormat.instant($0)) } ?? .null),
          ])
        }), format: format)
  }

  static func events(_ world: World, _ format: Exhibit.Format) -> Exhibit {
    let simulation = world.simulation
    let index = EventIndex(of: simulation)
    let changes = simulation.events.indices.map { number in
      let event = simulation.events[number]
      var change = WorldChange(event, number: number + 1, simulation)
      change.evidence = index.grounds(ofEvent: number).evidence
      return (event.at, change)
    }
    return Exhibit(
      title: "events",
      columns: [
        .init("EVENT", .trailing), .init(world.calendar.title("AT")), .init("RESOURCE"), .init("CHANGE"),
        .init("RULE"), .init("EVIDENCE"),
      ],
      rows: changes.map { at, change in
        [
          String(change.number), TimeFormat.instant(at), "\(change.resource) \(change.name)",
          change.summary, change.rule?.description ?? "", change.evidence?.rawValue ?? "",
        ]
      },
      data: .list(
        changes.map { at, change in
          .map([
            .init("event", .integer(Int64(change.number))), .init("at", .formatted(TimeFormat.instant(at))),
            .init("resource", .text(change.resource)), .init("name", .text(change.name)),
            .init("property", .text(change.property)), .init("from", change.from), .init("to", change.to),
            .init("rule", change.rule.map { .text($0.description) } ?? .null),
            .init("evidence", change.evidence.map { .text($0.rawValue) } ?? .null),
          ])
        }), format: format)
  }

  /// `dev`, `prod/web` where there are several clusters, or the cluster's name for its own operations.
  static func name(of record: OperationRecord, _ simulation: Simulation) -> String {
    record.pool.map { simulation.title(of: $0) } ?? simulation[record.cluster].name
  }
}
