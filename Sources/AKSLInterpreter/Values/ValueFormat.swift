import AKSModel

/// Values as text and as data.
enum ValueFormat {
  /// A value as `print` and `"${…}"` write it.
  static func text(_ value: Value, _ world: World, _ arena: Arena) -> String {
    value.tag == .text ? arena.text(value) : literal(value, world, arena)
  }

  /// A value as a failure message and a list write it: texts in quotes.
  static func literal(_ value: Value, _ world: World, _ arena: Arena) -> String {
    let simulation = world.simulation
    switch value.tag {
    case .null: return "null"
    case .boolean: return value.isTrue ? "true" : "false"
    case .integer: return String(value.bits)
    case .number: return AmountFormat.number(value.double)
    case .duration: return TimeFormat.span(TimeSpan(milliseconds: value.bits))
    case .instant: return TimeFormat.instant(Instant(milliseconds: value.bits))
    case .timeOfDay: return TimeFormat.timeOfDay(milliseconds: value.bits)
    case .money: return AmountFormat.money(nanoDollars: value.bits)
    case .memory: return AmountFormat.memory(bytes: value.bits)
    case .cpu: return "\(value.bits)m"
    case .symbol: return SymbolTable.spelling(of: value)
    case .cluster: return simulation[ClusterID(bits: value.unsigned)].name
    case .pool: return world.path(of: PoolID(bits: value.unsigned))
    case .node:
      guard world.node(value) != nil else { return "a node that is gone" }
      return "\(world.path(of: value.nodePool))/\(value.nodeInstance)"
    case .operation: return simulation[OperationID(bits: value.unsigned)].kind.rawValue
    case .nodesOfPool, .nodesOfCluster, .nodesOfWorld: return counts(NodeSelection.counts(of: value, world))
    case .costOfNode, .costOfPool, .costOfCluster, .costOfWorld:
      guard let bill = try? Billing.bill(of: value, world) else { return "a cost without a list price" }
      return
        "\(AmountFormat.money(nanoDollars: bill.total)), \(AmountFormat.money(nanoDollars: bill.perHour)) an hour"
    case .tagsOfCluster:
      let entries = TagMap.entries(of: value, world).map {
        "\(TextFormat.key($0.key)): \(TextFormat.quoted($0.value))"
      }
      return "{" + entries.joined(separator: ", ") + "}"
    case .gone: return "a resource that is gone"
    case .text: return TextFormat.quoted(arena.text(value))
    case .version: return arena.text(value)
    case .list:
      return "[" + arena.list(value).map { literal($0, world, arena) }.joined(separator: ", ") + "]"
    case .range:
      let (lower, upper) = arena.range(value)
      return literal(lower, world, arena) + ".." + literal(upper, world, arena)
    case .map:
      let map = arena.map(value)
      let entries = zip(map.keys, map.values).map { "\(TextFormat.key($0)): \(literal($1, world, arena))" }
      return "{" + entries.joined(separator: ", ") + "}"
    }
  }

  /// A value as data.
  static func datum(_ value: Value, _ world: World, _ arena: Arena) -> Datum {
    switch value.tag {
    case .null: return .null
    case .boolean: return .boolean(value.isTrue)
    case .integer: return .integer(value.bits)
    case .number: return .number(value.double)
    case .text: return .text(arena.text(value))
    case .list: return .list(arena.list(value).map { datum($0, world, arena) })
    case .map:
      let map = arena.map(value)
      return .map(zip(map.keys, map.values).map { Datum.Entry($0, datum($1, world, arena)) })
    case .tagsOfCluster:
      return .map(TagMap.entries(of: value, world).map { Datum.Entry($0.key, .text($0.value)) })
    case .money: return .money(value.bits)
    default: return .formatted(literal(value, world, arena))
    }
  }

  /// Node counts as people say them: `5 running, 5 deallocated`.
  static func counts(_ counts: NodeCounts) -> String {
    let parts = NodeState.allCases.compactMap { state in
      counts[state] == 0 ? nil : "\(counts[state]) \(state.rawValue.lowercased())"
    }
    return parts.isEmpty ? "no nodes" : parts.joined(separator: ", ")
  }
}
