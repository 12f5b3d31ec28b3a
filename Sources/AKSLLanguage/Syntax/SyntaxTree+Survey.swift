extension SyntaxTree {
  /// The names of all schedules in the source that have one.
  package var scheduleNames: [String] {
    var names: [String] = []
    forEachStatement(below: root) { id in
      if case .schedule(let schedule) = statement(id), let name = schedule.name {
        names.append(spelling(of: name.symbol))
      }
    }
    return names
  }

  /// Whether there is a scenario anywhere in the source, however deep.
  package var hasScenarios: Bool { !nodesOfKind(.scenario).isEmpty }

  /// Whether another file is included somewhere.
  package var hasIncludes: Bool { !indicesOfKind(.include).isEmpty }

  /// Where functions are defined and called, in source order.
  package var functionNames: [(name: Name, isDefined: Bool)] {
    let definitions = indicesOfKind(.function).compactMap { index -> (name: Name, isDefined: Bool)? in
      guard case .function(let name, _, _) = statement(StatementID(index: index)) else { return nil }
      return (name, true)
    }
    let calls = indicesOfKind(.call).compactMap { index -> (name: Name, isDefined: Bool)? in
      guard case .call(let callee, _) = expression(ExpressionID(index: index)),
        let symbol = symbol(at: callee)
      else { return nil }
      return (Name(symbol: symbol, range: range(of: callee)), false)
    }
    return (definitions + calls).sorted { $0.name.range.start < $1.name.range.start }
  }

  /// The blocks of the source, however deep, without the file itself.
  var blocks: [BlockID] {
    indicesOfKind(.block).map { BlockID(index: $0) }.filter { $0 != root && range(of: $0).end > 0 }
  }
}
