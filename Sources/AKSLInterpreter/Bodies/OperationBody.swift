import AKSModel

/// An operation as its status URL shows it (O2, O3), with what only the model knows in `properties`, where ARM
/// leaves room for it.
enum OperationBody {
  static func body(of record: OperationRecord, _ simulation: Simulation) -> Datum {
    .object([
      .init("name", .text(simulation.guid(of: record.id))),
      .init("status", .text(record.status.rawValue)),
      .init("startTime", .text(simulation.dateTime(of: record.accepted))),
      record.ended.map { .init("endTime", .text(simulation.dateTime(of: $0))) },
      record.error.map { .init("error", ErrorBody.detail(of: $0, simulation)) },
      .init(
        "properties",
        .map([
          .init("kind", .text(record.kind.rawValue)),
          .init("on", .text(HistoryExhibits.name(of: record, simulation))),
          .init("httpStatus", .integer(Int64(record.httpStatus))),
          .init("created", .integer(Int64(record.created))),
          .init("started", .integer(Int64(record.started))),
          .init("deallocated", .integer(Int64(record.deallocated))),
          .init("deleted", .integer(Int64(record.deleted))),
          .init("reimaged", .integer(Int64(record.reimaged))),
        ])),
    ])
  }
}
