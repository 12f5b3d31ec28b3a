import AKSLInterpreter
package import AKSLLanguage

/// A scenario as its source shows it, without running anything.
package struct ScenarioOutline: Hashable, Sendable {
  /// The statement.
  package var range: SourceRange
  package var line: Int
  package var endLine: Int
  /// The title; as it is written where it can be known only when it runs.
  package var title: String
  /// The source tells what it is called: nothing in the title is calculated, it cannot run twice, and no other
  /// scenario of the file has the same title.
  package var hasFixedName: Bool
  package var tags: [String]
  /// It runs once for each row.
  package var hasRows: Bool
  /// The loop or the function of the file in which it stands, so that it may run several times.
  package var repetition: SourceRange?

  /// The scenarios of a source in the order of the source.
  ///
  /// Those of included files belong to these files.
  package static func all(in tree: SyntaxTree) -> [ScenarioOutline] {
    guard tree.hasScenarios else { return [] }
    let lines = LineMap(tree.source)
    var outlines: [ScenarioOutline] = []
    for outermost in tree.statements(of: tree.root) {
      tree.forEachStatement(from: outermost) { statement in
        guard case .scenario(let scenario) = tree.statement(statement) else { return }
        outlines.append(outline(scenario, statement, repetition(outermost, in: tree), in: tree, lines))
      }
    }
    let titles = Dictionary(outlines.map { ($0.title, 1) }, uniquingKeysWith: +)
    for index in outlines.indices where titles[outlines[index].title] != 1 {
      outlines[index].hasFixedName = false
    }
    return outlines
  }

  private static func repetition(_ outermost: StatementID, in tree: SyntaxTree) -> SourceRange? {
    switch tree.statement(outermost) {
    case .scenario, .ifElse: nil
    default: tree.range(of: outermost)
    }
  }

  private static func outline(
    _ scenario: Scenario, _ statement: StatementID, _ repetition: SourceRange?, in tree: SyntaxTree,
    _ lines: LineMap
  ) -> ScenarioOutline {
    let source = tree.source
    let range = tree.range(of: statement)
    var title = source.text(in: tree.range(of: scenario.title))
    var isFixed = false
    // Where the source is wrong, the title may be what is missing.
    if title.isEmpty { title = "scenario in line \(lines.position(of: range.start).line)" }
    if case .text = tree.expression(scenario.title) {
      title = tree.text(of: scenario.title)
      isFixed = repetition == nil && !ScenarioNumbering.reservedNames.contains(title)
    }
    return ScenarioOutline(
      range: range, line: lines.position(of: range.start).line,
      endLine: lines.position(of: range.end).line, title: title, hasFixedName: isFixed,
      tags: tree.elements(of: scenario.tags).map { tree.spelling(of: $0.symbol) },
      hasRows: scenario.rows != nil, repetition: repetition)
  }
}
