import AKSLInterpreter
import AKSLLanguage
package import AKSLScenarios

/// What became of a suite, for people: a line a test, each failure with its place, and the sum.
package struct SuiteTextReport {
  private let style: Style
  private var renderer: DiagnosticRenderer
  /// Whether each file's name stands above its tests.
  private let namesFiles: Bool

  package init(outputStyle: Style, errorStyle: Style, width: Int?, namesFiles: Bool) {
    style = outputStyle
    renderer = DiagnosticRenderer(style: errorStyle, width: width)
    self.namesFiles = namesFiles
  }

  /// Tells of a file.
  package mutating func report(_ file: FileReport, to write: Reporter.Write) {
    if namesFiles { write(.output, style.paint(file.source.name.visibleLine, as: .strong) + "\n") }
    var hasToldProblems = false
    for test in file.tests {
      if test.status == .blocked, !hasToldProblems {
        tell(file.problems, to: write)
        hasToldProblems = true
      }
      if test.status == .failed || test.status == .error {
        tell(test.failures, to: write)
        if !test.output.isEmpty { write(.output, indented(test.outputText)) }
      }
      write(.output, line(of: test))
    }
    if !hasToldProblems { tell(file.problems, to: write) }
  }

  /// Tells the sum.
  package func finish(_ suite: SuiteReport, to write: Reporter.Write) {
    guard !suite.tests.isEmpty else { return }
    let parts = TestStatus.allCases.compactMap { status -> String? in
      let count = suite.count(status)
      guard count > 0 || status == .passed || status == .failed else { return nil }
      let text = status.phrase(count)
      guard count > 0 else { return text }
      switch status {
      case .passed: return style.paint(text, as: .success)
      case .failed, .error, .blocked: return style.paint(text, as: .error)
      case .skipped, .todo, .notRun: return text
      }
    }
    write(.output, parts.joined(separator: ", ") + "\n")
    if let evidence = suite.evidence.sentence { write(.output, style.paint(evidence, as: .muted) + "\n") }
  }

  private mutating func tell(_ failures: [RunEvent], to write: Reporter.Write) {
    for (index, failure) in failures.enumerated() {
      guard let message = FailureMessage(failure) else { continue }
      write(.errors, (index > 0 ? "\n" : "") + renderer.render(message))
    }
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  | \(String($0).visibleLine)\n" }.joined()
  }

  private func line(of test: TestReport) -> String {
    "\(word(for: test.status)) \(test.identity.name.visibleLine) \(style.paint("(\(facts(of: test)))", as: .muted))\n"
  }

  /// Four columns wide, so that names stand below each other.
  private func word(for status: TestStatus) -> String {
    switch status {
    case .passed: style.paint("ok  ", as: .success)
    case .failed, .error: style.paint("FAIL", as: .error)
    case .skipped: style.paint("skip", as: .muted)
    case .todo: style.paint("todo", as: .warning)
    case .blocked, .notRun: style.paint("----", as: .error)
    }
  }

  private func facts(of test: TestReport) -> String {
    let effort = "\(TimeFormat.span(test.duration)), \(test.assertions.of("assertion"))"
    let reason = test.reason.visibleLine
    switch test.status {
    case .passed, .error: return effort
    case .failed: return reason.isEmpty ? effort : "\(effort); it passes, but is marked todo: \(reason)"
    case .skipped: return reason
    case .todo: return "\(effort); fails as known: \(reason)"
    case .blocked, .notRun: return "not run: \(reason)"
    }
  }
}
