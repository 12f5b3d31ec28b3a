import AKSLLanguage

/// W010: two scenarios of one name, which no report can tell apart.
enum ScenarioNames {
  @Sendable static func warnings(in source: CheckedSource) -> [Diagnostic] {
    let tree = source.tree
    var first: [String: SourceRange] = [:]
    var warnings: [Diagnostic] = []
    source.forEachStatement { id in
      guard case .scenario(let scenario) = tree.statement(id), case .text = tree.expression(scenario.title)
      else {
        return
      }
      // The rows of `each` have the name of their variable behind the title.
      let row = scenario.rows.map { " [\(tree.spelling(of: $0.variable.symbol))]" } ?? ""
      let title = tree.text(of: scenario.title)
      let range = tree.range(of: scenario.title)
      if let earlier = first[title + row] {
        warnings.append(.sameScenarioName(title, at: range, first: earlier))
      } else {
        first[title + row] = range
      }
    }
    return warnings
  }
}

extension Diagnostic {
  static func sameScenarioName(_ name: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "W010", severity: .warning, title: "a second scenario has the name `\(name)`", range: range,
      label: "the same name again", labels: [Label(range: first, text: "first used here")],
      help: "a report tells scenarios apart by their names: say what is particular to this one")
  }
}
