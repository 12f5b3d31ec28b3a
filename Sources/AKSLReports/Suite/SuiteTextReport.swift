package import AKSLInterpreter
import AKSLLanguage
package import AKSLScenarios
import AKSModel

/// What became of a suite, for people: a line a test, each failure with its place, and the sum.
package struct SuiteTextReport {
  private let style: Style
  private var renderer: DiagnosticRenderer
  private var lines = LineMapCache()
  /// What the verdicts depend on.
  private let facts: String?
  /// Whether each file's name stands above its tests.
  private let namesFiles: Bool
  /// Only what went wrong is told, and the sum.
  private let isQuiet: Bool
  /// How many lines were written since a test first went wrong; nil when all is well.
  private var linesSinceFailure: Int?

  /// More lines than these, and a failure has left the screen.
  private static let screen = 20
  /// More names than these nobody reads.
  private static let listLimit = 50

  package init(
    outputStyle: Style, errorStyle: Style, width: Int?, namesFiles: Bool, isQuiet: Bool = false,
    facts: String? = nil
  ) {
    self.facts = facts
    style = outputStyle
    renderer = DiagnosticRenderer(style: errorStyle, width: width)
    self.namesFiles = namesFiles
    self.isQuiet = isQuiet
  }

  /// Tells of a file.
  package mutating func report(_ file: FileReport, to write: Reporter.Write) {
    let tests = file.tests.filter { $0.status != .notRun && (!isQuiet || $0.status.isFailure) }
    guard !isQuiet || !tests.isEmpty else { return }
    if namesFiles { say(style.paint(file.source.name.visibleLine, as: .strong) + "\n", to: write) }
    for test in tests {
      if test.status == .failed || test.status == .error {
        tell(test, to: write)
        if !test.output.isEmpty, !test.isOutputShown { say(indented(test.outputText), to: write) }
      }
      say(line(of: test), to: write)
      if test.status.isFailure, linesSinceFailure == nil { linesSinceFailure = 0 }
    }
    tell(file.warnings, to: write)
    if !file.unrun.isEmpty, !isQuiet { say(style.paint(UnrunText.lines(of: file), as: .muted), to: write) }
  }

  /// Tells what has changed since an earlier run.
  package func tell(_ comparison: SuiteComparison, to write: Reporter.Write) {
    write(.output, comparison.sentence + "\n")
    for (what, tests) in [
      ("newly failing", comparison.newlyFailing), ("fixed", comparison.fixed), ("gone", comparison.gone),
    ] {
      write(.output, Self.list(tests.map { "\(what): \($0.visibleLine)" }))
    }
  }

  /// Tells the sum; the last line says whether all is well.
  ///
  /// What failed is listed before it where that has left the screen, or was not told in this round.
  package func finish(
    _ suite: SuiteReport, _ kind: SuiteKind = .test, isRound: Bool = false, milliseconds: Int64? = nil,
    to write: Reporter.Write
  ) {
    if kind == .doc, suite.files.count > 1 { write(.output, "\n" + DocumentTable.text(of: suite, style)) }
    if isRound && suite.files.contains(where: \.isFailure) || linesSinceFailure ?? 0 > Self.screen {
      write(.output, failures(of: suite))
    }
    if !isQuiet {
      for line in [facts, suite.evidence.sentence].compactMap({ $0 }) {
        write(.output, style.paint(line, as: .muted) + "\n")
      }
    }
    write(.output, sum(of: suite, milliseconds) + "\n")
  }

  /// What failed, a line each: the place, and the name.
  private func failures(of suite: SuiteReport) -> String {
    let tests = SuiteDetails(suite).tests.filter { $0.status == .failed || $0.status == .error }
    let lines = tests.map { test in
      let place =
        test.leading.map { "\($0.file):\($0.line):\($0.column)" }
        ?? "\(test.identity.place.source.name):\(test.line)"
      return "\(word(for: test.status)) \(place.visibleLine): \(test.name.visibleLine)"
    }
    return style.paint("what failed:", as: .strong) + "\n" + Self.list(lines)
  }

  private static func list(_ lines: [String]) -> String {
    let rest = lines.count - listLimit
    return (lines.prefix(listLimit) + (rest > 0 ? ["and \(rest) more"] : [])).map { "  \($0)\n" }.joined()
  }

  private func sum(of suite: SuiteReport, _ milliseconds: Int64?) -> String {
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
    let commands = suite.unrunCommandCount
    let unrun = [(suite.unrunCount - commands, "fence"), (commands, "command")].filter { $0.0 > 0 }
      .map { "\($0.of($1)) left out" }
    var facts = "\(suite.tests.count.of("test")) in \(suite.files.count.of("file"))"
    if suite.simulated > .zero { facts += ", \(TimeFormat.span(suite.simulated)) simulated" }
    if let milliseconds {
      facts += ", \(milliseconds / 1000).\(String(milliseconds % 1000 + 1000).dropFirst()) s"
    }
    if suite.outcome.wasInterrupted { facts += "; interrupted" }
    return "\((parts + unrun).joined(separator: ", ")) \(style.paint("(\(facts))", as: .muted))"
  }

  private mutating func say(_ text: String, to write: Reporter.Write) {
    write(.output, text)
    count(text)
  }

  private mutating func count(_ text: String) {
    guard let lines = linesSinceFailure else { return }
    linesSinceFailure = lines + text.utf8.count { $0 == UInt8(ascii: "\n") }
  }

  /// Tells what went wrong where no test was run.
  package mutating func tell(_ failures: [RunEvent], to write: Reporter.Write) {
    tell(failures.compactMap { FailureMessage($0, &lines) }, to: write)
  }

  /// Tells what went wrong in a test; each message names it, because the line of the test may go elsewhere.
  private mutating func tell(_ test: TestReport, to write: Reporter.Write) {
    var messages = test.failures.compactMap { FailureMessage($0, &lines) }
    if test.isUnexpectedPass { messages.append(FailureMessage(unexpectedPassOf: test)) }
    if test.kind == .scenario, test.block == nil {
      for index in messages.indices { messages[index].addFirstFootnote("scenario", test.identity.name) }
    }
    tell(messages, to: write)
  }

  private mutating func tell(_ messages: [FailureMessage], to write: Reporter.Write) {
    for (index, message) in messages.enumerated() {
      let text = (index > 0 ? "\n" : "") + renderer.render(message)
      write(.errors, text)
      count(text)
    }
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  | \(String($0).visibleLine)\n" }.joined()
  }

  private func line(of test: TestReport) -> String {
    let title = test.identity.name.isEmpty ? "(no name)" : test.identity.name.visibleLine
    let name = "\(word(for: test.status)) \(title)"
    // What stands outside the scenarios is no test of its own making.
    guard test.kind != .outside else { return name + "\n" }
    return "\(name) \(style.paint("(\(facts(of: test)))", as: .muted))\n"
  }

  /// Four columns wide, so that names stand below each other.
  private func word(for status: TestStatus) -> String {
    switch status {
    case .passed: style.paint("ok  ", as: .success)
    case .failed: style.paint("FAIL", as: .error)
    case .error: style.paint("ERR ", as: .error)
    case .skipped: style.paint("skip", as: .muted)
    case .todo: style.paint("todo", as: .warning)
    case .blocked, .notRun: style.paint("----", as: .error)
    }
  }

  private func facts(of test: TestReport) -> String {
    let shown = test.block?.command.visibleLine.cut(to: 80) ?? ""
    let command = shown.isEmpty ? "" : shown + "; "
    let effort = "\(command)\(TimeFormat.span(test.duration)), \(test.assertions.of("assertion"))"
    let reason = test.reason.visibleLine
    switch test.status {
    case .passed, .error: return effort
    case .failed: return test.isUnexpectedPass ? "\(effort); \(test.summary)" : effort
    case .skipped: return reason
    case .todo: return "\(effort); fails as known: \(reason)"
    case .blocked, .notRun: return "not run: \(reason)"
    }
  }
}
