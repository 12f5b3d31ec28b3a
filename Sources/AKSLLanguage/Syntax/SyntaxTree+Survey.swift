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

  /// The blocks of the source, however deep, without the file itself.
  var blocks: [BlockID] {
    indicesOfKind(.block).map { BlockID(index: $0) }.filter { $0 != root && range(of: $0).end > 0 }
  }
}
