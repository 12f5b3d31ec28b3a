extension SyntaxTree {
  /// The items of every command in the source, however deep, in source order: what a reader needs to know
  /// which names a script makes before it is run.
  package var commands: [NodeList<ExpressionID>] {
    nodesOfKind(.command).map { list($0) }
  }

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

  /// Calls a function with the items of every command in the source, however deep, in source order, and another one
  /// with the place of every line of az; gives the names that are assigned to somewhere, after their `let`.
  package func survey(
    _ command: (NodeList<ExpressionID>) -> Void, azure: (SourceRange) -> Void
  ) -> SymbolSet {
    var assigned = SymbolSet(count: symbolCount)
    for index in 0..<content.nodes.count {
      let node = node(index)
      switch node.kind {
      case .command: command(list(node))
      case .azure: azure(range(ofNode: UInt32(index)))
      case .assignment: assigned.insert(Symbol(index: self.node(node.first).first))
      default: break
      }
    }
    return assigned
  }

  /// Whether there is a scenario anywhere in the source, however deep.
  package var hasScenarios: Bool { !nodesOfKind(.scenario).isEmpty }

  /// The blocks of the source, however deep, without the file itself.
  var blocks: [BlockID] {
    indicesOfKind(.block).map { BlockID(index: $0) }.filter { $0 != root && range(of: $0).end > 0 }
  }
}
