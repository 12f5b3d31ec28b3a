import AKSLInterpreter
import AKSLLanguage
import Testing

/// The rows of what a script shows last, with ` | ` between their cells, and its notes.
func answer(
  _ script: String, columns: Bool = false, _ location: SourceLocation = #_sourceLocation
) -> [String] {
  var shown: Exhibit?
  var session = Session()
  let outcome = session.run(
    SourceText(name: "answer.aksl", script), mode: .script, shouldStop: { false },
    emit: { event in
      if case .shown(let exhibit) = event.kind { shown = exhibit }
    })
  #expect(outcome.exitCode == 0, "\(script)", sourceLocation: location)
  guard let shown else { return [] }
  let head = columns ? [shown.columns.map(\.title).joined(separator: " | ")] : []
  let sections = shown.sections.flatMap {
    [$0.heading ?? ""] + $0.lines + $0.rows.map { $0.joined(separator: " | ") }
  }
  return head + shown.rows.map { $0.joined(separator: " | ") } + sections + shown.notes
}

func expectRow(_ rows: [String], has row: String, _ location: SourceLocation = #_sourceLocation) {
  #expect(rows.contains(row), "\(rows)", sourceLocation: location)
}
