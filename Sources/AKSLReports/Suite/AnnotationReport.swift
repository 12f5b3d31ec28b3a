import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios

/// Failures as marks that a code host shows beside the lines: one line of text each, written to a log.
///
/// Hosts show only the first ten or so, so that the causes come first: scenarios that did not run because of one
/// are counted in it, and what fails again and again at one place is one mark.
struct AnnotationReport {
  /// Whose commands are written.
  enum Host {
    /// GitHub's workflow commands.
    case github
    /// Azure Pipelines' logging commands.
    case azurePipelines
  }

  let host: Host

  func render(_ suite: SuiteDetails, _ run: SuiteRun) -> String {
    let new = Set(run.comparison?.newlyFailing ?? [])
    var lines = suite.files.flatMap { annotations(of: $0, new) }.map(line)
    if suite.report.outcome.wasInterrupted { lines.append(interruption) }
    let facts = run.sentence + (suite.report.evidence.sentence.map { "; \($0)" } ?? "")
    lines.append(notice("\(facts); \(TimeFormat.span(suite.report.simulated)) simulated"))
    return lines.map { $0 + "\n" }.joined()
  }

  private struct Annotation {
    var file: String
    var line: Int
    var column: Int
    var code: String
    /// The test.
    var title: String
    var message: String
    var count = 1
  }

  // MARK: - What is marked

  private func annotations(of file: FileDetails, _ new: Set<String>) -> [Annotation] {
    // What went wrong outside the scenarios is why others did not run.
    let isCauseKnown = file.tests.contains { $0.report.kind == .outside && $0.status.isFailure }
    let failed = file.tests.filter { $0.status.isFailure && !($0.status == .blocked && isCauseKnown) }
    let blocked = file.tests.count { $0.status == .blocked }
    let causes = failed.filter { $0.report.kind == .outside } + failed.filter { $0.report.kind != .outside }
    return causes.flatMap { test -> [Annotation] in
      var annotations: [Annotation] = []
      for failure in test.failures {
        let next = annotation(failure, title: test.name)
        let isLast = annotations.last.map {
          ($0.file, $0.line, $0.column, $0.code) == (next.file, next.line, next.column, next.code)
        }
        if isLast ?? false {
          annotations[annotations.count - 1].count += 1
        } else {
          annotations.append(next)
        }
      }
      if annotations.isEmpty {
        annotations.append(
          Annotation(
            file: file.name, line: test.line, column: 1, code: test.status.rawValue, title: test.name,
            message: test.summary))
      }
      if new.contains(test.identity.identifier) {
        annotations[0].message = "newly failing: \(annotations[0].message)"
      }
      if test.report.kind == .outside, blocked > 0 {
        annotations[0].message += "\n\(blocked.of("scenario")) did not run because of it"
      }
      return annotations
    }
  }

  private func annotation(_ failure: TestFailure, title: String) -> Annotation {
    var message = failure.sentence
    if let circumstances = failure.circumstances { message += " (\(circumstances))" }
    if let caller = failure.caller { message += "\ncalled from \(caller.file):\(caller.line)" }
    // Azure's log has room for a line.
    if host == .github, let diff = failure.diff { message += "\n\(diff)" }
    if let hint = failure.hint { message += "\nhelp: \(hint)" }
    return Annotation(
      file: failure.file, line: failure.line, column: failure.column, code: failure.code, title: title,
      message: message)
  }

  // MARK: - How it is written

  private func line(of annotation: Annotation) -> String {
    let times = annotation.count > 1 ? "\n\(annotation.count) times" : ""
    switch host {
    case .github:
      let list = properties(
        [
          ("file", annotation.file), ("line", String(annotation.line)), ("col", String(annotation.column)),
          ("title", annotation.title),
        ], separator: ",", also: [":": "%3A", ",": "%2C"])
      return "::error \(list)::\(escaped(annotation.message + times, also: [:]))"
    case .azurePipelines:
      let list = properties(
        [
          ("type", "error"), ("sourcepath", annotation.file), ("linenumber", String(annotation.line)),
          ("columnnumber", String(annotation.column)), ("code", annotation.code),
        ], separator: ";", also: [";": "%3B", "]": "%5D"])
      let message = "\(annotation.title): \(annotation.message)\(times)"
      return "##vso[task.logissue \(list)]\(escaped(message, also: [:]))"
    }
  }

  private var interruption: String {
    let message = "the run was interrupted: not all tests ran"
    return host == .github ? "::error title=aksl::\(message)" : "##vso[task.logissue type=error]\(message)"
  }

  /// What the verdicts depend on.
  private func notice(_ facts: String) -> String {
    host == .github ? "::notice title=aksl::\(escaped(facts, also: [:]))" : escaped(facts, also: [:])
  }

  private func properties(
    _ list: [(String, String)], separator: String, also more: [Unicode.Scalar: String]
  ) -> String {
    list.map { "\($0.0)=\(escaped($0.1, also: more))" }.joined(separator: separator)
  }

  /// What would end the command, and what a log would obey, as it is written there.
  private func escaped(_ text: String, also more: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: more[scalar] ?? String(scalar.visible)
      }
    }.joined()
  }
}
