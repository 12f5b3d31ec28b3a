import AKSModel

/// Values as text and as data.
enum ValueFormat {
  /// Lists and maps that stand deeper in others are written as `…`.
  static let depthLimit = 100
  /// Where the text of a value breaks off, in bytes, and its data, in elements.
  static let sizeLimit = 16 * 1024 * 1024
  static let elementLimit = 1_000_000

  /// A value as `print` and `"${…}"` write it.
  static func text(_ value: Value, _ world: World, _ arena: Arena) -> String {
    value.tag == .text ? arena.text(value) : literal(value, world, arena)
  }

  /// A value as a failure message and a list write it: texts in quotes.
  static func literal(_ value: Value, _ world: World, _ arena: Arena) -> String {
    guard value.tag == .list || value.tag == .map else { return simpleLiteral(value, world, arena) }
    var text = ""
    write(value, to: &text, depth: 1, world, arena)
    return text
  }

  /// Writes a value; a list may hold itself so often, by way of others, that there is no end of writing it.
  private static func write(
    _ value: Value, to text: inout String, depth: Int, _ world: World, _ arena: Arena
  ) {
    switch value.tag {
    case .list, .map:
      guard depth <= depthLimit else {
        text += "…"
        return
      }
      let isList = value.tag == .list
      text += isList ? "[" : "{"
      for position in 0..<(isList ? arena.count(ofList: value) : arena.count(ofMap: value)) {
        if position > 0 { text += ", " }
        guard text.utf8.count < sizeLimit else {
          text += "…"
          break
        }
        if isList {
          write(arena.element(position, ofList: value), to: &text, depth: depth + 1, world, arena)
        } else {
          let entry = arena.entry(at: position, ofMap: value)
          text += TextFormat.key(arena.spelling(ofKey: entry.key)) + ": "
          write(entry.value, to: &text, depth: depth + 1, world, arena)
        }
      }
      text += isList ? "]" : "}"
    default: text += simpleLiteral(value, world, arena)
    }
  }

  private static func simpleLiteral(_ value: Value, _ world: World, _ arena: Arena) -> String {
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
    case .workload: return simulation[WorkloadID(bits: value.unsigned)].name
    case .pod:
      let id = PodID(bits: value.unsigned)
      return simulation.exists(id) ? simulation.podName(id) : "a pod that is gone"
    case .operation: return simulation[OperationID(bits: value.unsigned)].kind.rawValue
    case .nodesOfPool, .nodesOfCluster, .nodesOfWorld: return counts(NodeSelection.counts(of: value, world))
    case .costOfNode, .costOfPool, .costOfCluster, .costOfWorld:
      guard let bill = try? Billing.bill(of: value, world) else { return "a cost without a list price" }
      return
        "\(AmountFormat.money(nanoDollars: bill.total)), \(AmountFormat.money(nanoDollars: bill.perHour)) an hour"
    case .gone: return "a resource that is gone"
    case .text: return TextFormat.quoted(arena.text(value))
    case .version: return arena.text(value)
    case .range:
      let (lower, upper) = arena.range(value)
      return literal(lower, world, arena) + ".." + literal(upper, world, arena)
    case .list, .map: return literal(value, world, arena)
    }
  }

  /// A value as data.
  static func datum(_ value: Value, _ world: World, _ arena: Arena) -> Datum {
    var rest = elementLimit
    return datum(value, depth: 1, &rest, world, arena)
  }

  private static func datum(
    _ value: Value, depth: Int, _ rest: inout Int, _ world: World, _ arena: Arena
  ) -> Datum {
    rest -= 1
    switch value.tag {
    case .null: return .null
    case .boolean: return .boolean(value.isTrue)
    case .integer: return .integer(value.bits)
    case .number: return .number(value.double)
    case .text: return .text(arena.text(value))
    case .list, .map:
      guard depth <= depthLimit, rest > 0 else { return .formatted("…") }
      var elements: [Datum] = []
      if value.tag == .list {
        for position in 0..<arena.count(ofList: value) where rest > 0 {
          elements.append(
            datum(arena.element(position, ofList: value), depth: depth + 1, &rest, world, arena))
        }
        return .list(rest > 0 ? elements : elements + [.formatted("…")])
      }
      var entries: [Datum.Entry] = []
      for position in 0..<arena.count(ofMap: value) where rest > 0 {
        let entry = arena.entry(at: position, ofMap: value)
        entries.append(
          Datum.Entry(
            arena.spelling(ofKey: entry.key), datum(entry.value, depth: depth + 1, &rest, world, arena)))
      }
      return .map(entries)
    case .money: return .money(value.bits)
    case .costOfNode, .costOfPool, .costOfCluster, .costOfWorld:
      guard let bill = try? Billing.bill(of: value, world) else { return .null }
      let parts = [
        ("total", bill.total), ("compute", bill.compute), ("disk", bill.disk), ("tier", bill.tier),
        ("perHour", bill.perHour),
      ]
      return .described(
        literal(value, world, arena), .map(parts.map { Datum.Entry($0.0, .money($0.1)) }))
    default: return .formatted(simpleLiteral(value, world, arena))
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
