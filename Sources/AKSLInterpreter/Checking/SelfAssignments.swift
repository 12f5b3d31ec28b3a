import AKSLLanguage

/// W012: `x = x`.
enum SelfAssignments {
  @Sendable static func warnings(in source: CheckedSource) -> [Diagnostic] {
    let tree = source.tree
    var warnings: [Diagnostic] = []
    source.forEachStatement { id in
      guard case .assignment(let name, nil, let value) = tree.statement(id),
        case .name(let symbol) = tree.expression(tree.unwrapped(value)), symbol == name.symbol
      else { return }
      warnings.append(
        Diagnostic(
          code: "W012", severity: .warning,
          title: "`\(tree.spelling(of: symbol))` gets the value that it has",
          range: tree.range(of: id), label: "changes nothing",
          help: "delete it, or name what it should get"))
    }
    return warnings
  }
}
