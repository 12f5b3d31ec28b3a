import AKSLLanguage

/// W014: a snapshot or a schedule that is used before it is made.
///
/// Only what stands at the outermost level is looked at, and only names that nothing else could have made before: no
/// function, no schedule, no other file.
enum NameLifetimes {
  /// What a statement does with a name.
  private enum Kind { case snapshot, schedule }

  @Sendable static func warnings(in source: CheckedSource) -> [Diagnostic] {
    let tree = source.tree
    var made: [Kind: [String: SourceRange]] = [:]
    for statement in source.statements {
      tree.forEachStatement(from: statement) { id in
        guard let (kind, name) = making(id, tree) else { return }
        if case .function = tree.statement(statement) {
          // Nobody knows when it runs.
          made[kind, default: [:]][name] = SourceRange(start: 0, end: 0)
        } else if made[kind]?[name] == nil {
          made[kind, default: [:]][name] = tree.range(of: id)
        }
      }
    }
    var warnings: [Diagnostic] = []
    for statement in source.statements {
      if case .include = tree.statement(statement) { return warnings }
      guard let (kind, name, item) = use(statement, tree), let place = made[kind]?[name],
        place.start > tree.range(of: statement).start
      else { continue }
      warnings.append(
        .usedBeforeItIsMade(
          kind == .snapshot ? "snapshot" : "schedule", name, at: tree.range(of: item), made: place))
    }
    return warnings
  }

  private static func making(_ id: StatementID, _ tree: SyntaxTree) -> (Kind, String)? {
    switch tree.statement(id) {
    case .schedule(let schedule): return schedule.name.map { (.schedule, tree.spelling(of: $0.symbol)) }
    case .command(let list):
      let items = tree.elements(of: list)
      guard items.count > 1, ["snapshot", "branch"].contains(tree.spelling(of: items[0])) else { return nil }
      return name(items[1], tree).map { (.snapshot, $0) }
    default: return nil
    }
  }

  private static func use(_ id: StatementID, _ tree: SyntaxTree) -> (Kind, String, ExpressionID)? {
    guard case .command(let list) = tree.statement(id) else { return nil }
    let items = tree.elements(of: list)
    guard items.count > 1, let name = name(items[1], tree) else { return nil }
    switch tree.spelling(of: items[0]) {
    case "restore", "diff": return (.snapshot, name, items[1])
    case "cancel": return (.schedule, name, items[1])
    default: return nil
    }
  }

  private static func name(_ item: ExpressionID, _ tree: SyntaxTree) -> String? {
    switch tree.expression(item) {
    case .name: tree.spelling(of: item)
    case .text: tree.text(of: item)
    default: nil
    }
  }
}

extension Diagnostic {
  static func usedBeforeItIsMade(
    _ kind: String, _ name: String, at range: SourceRange, made: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "W014", severity: .warning, title: "there is no \(kind) `\(name)` at this place", range: range,
      label: "not made yet", labels: [Label(range: made, text: "the \(kind) is made here")],
      help: "use it after the statement that makes it")
  }
}
