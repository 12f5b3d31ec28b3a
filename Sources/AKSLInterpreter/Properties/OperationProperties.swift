import AKSModel

extension PropertyTable {
  /// The properties of an operation, such as `dev.lastOperation`.
  static let operationProperties: [Property] = [
    Property("kind", .text, "what was asked: `scale pool`") { $2.text(record($0, $1).kind.rawValue) },
    Property("status", .enumeration(.operationStatus), "InProgress, Succeeded, Failed or Canceled") {
      value, world, _ in
      SymbolTable.value(of: record(value, world).status)
    },
    Property("error", StaticType.unknown, "the code of why it failed or was canceled, or null") {
      value, world, arena in
      record(value, world).error.map { arena.text($0.code) } ?? .null
    },
    Property("httpStatus", .integer, "the status of the answer that admitted it: 200, 201, 202 or 204") {
      value, world, _ in
      .integer(record(value, world).httpStatus)
    },
    Property(
      "answer", .map,
      "the `provisioningState`, `powerState` and, of a pool, `count` in the body of that answer; empty without one"
    ) { value, world, arena in
      guard let answer = record(value, world).answer else { return arena.openMap(keys: [], values: []) }
      let states = [
        SymbolTable.value(of: answer.provisioningState), SymbolTable.value(of: answer.powerState),
      ]
      return arena.openMap(
        keys: ["provisioningState", "powerState"] + (answer.count == nil ? [] : ["count"]),
        values: states + (answer.count.map { [.integer($0)] } ?? []))
    },
    Property("created", .integer, "how many nodes it made") { value, world, _ in
      .integer(record(value, world).created)
    },
    Property("started", .integer, "how many deallocated nodes it started") { value, world, _ in
      .integer(record(value, world).started)
    },
    Property("deallocated", .integer, "how many nodes it deallocated") { value, world, _ in
      .integer(record(value, world).deallocated)
    },
    Property("deleted", .integer, "how many nodes it deleted") { value, world, _ in
      .integer(record(value, world).deleted)
    },
    Property("reimaged", .integer, "how many nodes it gave another image") { value, world, _ in
      .integer(record(value, world).reimaged)
    },
    Property("duration", .duration, "how long it took, or has taken until now") { value, world, _ in
      let record = record(value, world)
      return .duration((record.ended ?? world.simulation.now) - record.accepted)
    },
  ]

  private static func record(_ value: Value, _ world: World) -> OperationRecord {
    world.simulation[OperationID(bits: value.unsigned)]
  }
}
