package import AKSLLanguage

/// A scenario as its source shows it, without running anything.
package struct ScenarioOutline: Hashable, Sendable {
  /// The statement.
  package var range: SourceRange
  package var line: Int
  package var endLine: Int
  /// The title; as it is written where it can be known only when it runs.
  package var title: String
  /// The title has nothing in it that is calculated.
  package var hasFixedTitle: Bool
  package var tags: [String]
  /// It runs once for each row.
  package var hasRows: Bool

  /// The scenarios of a source in the order of the source.
  ///
  /// Those of included files belong to these files.
  package static func all(in tree: SyntaxTree) -> [ScenarioOutline] {
    guard tree.hasScenarios else { return [] }
    let source = tree.source
    let lines = LineMap(source)
    var outlines: [ScenarioOutline] = []
    tree.forEachStatement(below: tree.root) { statement in
      guard case .scenario(let scenario) = tree.statement(statement) else { return }
      let range = tree.range(of: statement)
      var title = source.text(in: tree.range(of: scenario.title))
      var isFixed = false
      // Where the source is wrong, the title may be what is missing.
      if title.isEmpty { title = "scenario in line \(lines.position(of: range.start).line)" }
      if case .text = tree.expression(scenario.title) {
        title = tree.text(of: scenario.title)
        isFixed = true
      }
      outlines.append(
        ScenarioOutline(
          range: range, line: lines.position(of: range.start).line,
          endLine: lines.position(of: range.end).line, title: title, hasFixedTitle: isFixed,
          tags: tree.elements(of: scenario.tags).map { tree.spelling(of: $0.symbol) },
          hasRows: scenario.rows != nil))
    }
    return outlines
  }
}
