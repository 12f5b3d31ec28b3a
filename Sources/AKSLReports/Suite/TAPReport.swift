import AKSLInterpreter
import AKSLJSON
import AKSLLanguage
import AKSLScenarios
import AKSModel

/// The Test Anything Protocol, version 14 or 13 (testanything.org), a subtest for each file.
///
/// Readers of version 13 know no subtests: there, all tests stand in one list, with the file before the name.
struct TAPReport {
  let version: Int

  func render(_ suite: SuiteDetails, _ run: SuiteRun) -> String {
    var lines = ["TAP version \(version)", "# \(run.sentence)"]
    if let evidence = suite.report.evidence.sentence { lines.append("# \(evidence)") }
    let files = suite.files
    if version >= 14 {
      lines.append("1..\(files.count)")
      for (index, file) in files.enumerated() {
        let name = Self.escaped(file.name)
        lines.append("# Subtest: \(name)")
        lines += (points(of: file, from: 1, prefix: "", plan: true) + leftOut(of: file)).map { "    " + $0 }
        lines.append("\(file.report.isFailure ? "not ok" : "ok") \(index + 1) - \(name)")
      }
    } else {
      lines.append("1..\(suite.tests.count)")
      var number = 1
      for file in files {
        lines += points(of: file, from: number, prefix: "\(file.name): ", plan: false)
        lines += leftOut(of: file)
        number += file.tests.count
      }
    }
    if suite.report.outcome.wasInterrupted { lines.append("Bail out! interrupted") }
    return lines.map { $0 + "\n" }.joined()
  }

  private func points(of file: FileDetails, from first: Int, prefix: String, plan: Bool) -> [String] {
    var lines: [String] = []
    if plan { lines.append(file.tests.isEmpty ? "1..0 # no tests" : "1..\(file.tests.count)") }
    var number = first
    for test in file.tests {
      lines += point(test, number, prefix)
      number += 1
    }
    return lines
  }

  /// What did not run is no test; it is told in comments.
  private func leftOut(of file: FileDetails) -> [String] {
    file.leftOut.map { "# \($0.name): \($0.reason)".visibleLine }
  }

  private func point(_ test: TestDetails, _ number: Int, _ prefix: String) -> [String] {
    let name = Self.escaped(prefix + test.name)
    let reason = Self.escaped(test.report.reason)
    let comment = test.effort.map { ["# \($0)"] } ?? []
    switch test.status {
    case .passed: return ["ok \(number) - \(name)"] + comment
    case .skipped: return ["ok \(number) - \(name) # SKIP \(reason)"]
    case .notRun: return ["ok \(number) - \(name) # SKIP not run: \(reason)"]
    case .todo:
      return ["not ok \(number) - \(name) # TODO \(reason)"] + diagnostic(test, severity: "todo") + comment
    case .failed, .error, .blocked:
      return ["not ok \(number) - \(name)"]
        + diagnostic(test, severity: test.status == .failed ? "fail" : "error") + comment
    }
  }

  /// A YAML block: the first failure, and the others below `more`.
  private func diagnostic(_ test: TestDetails, severity: String) -> [String] {
    var lines = ["---"]
    guard let first = test.failures.first else {
      return ["  ---", "  message: \(Self.quoted(test.summary))", "  severity: \(severity)", "  ..."]
    }
    lines += keys(of: first, severity)
    if test.failures.count > 1 {
      lines.append("more:")
      for failure in test.failures.dropFirst() {
        for (index, key) in keys(of: failure, severity).enumerated() {
          lines.append((index == 0 ? "  - " : "    ") + key)
        }
      }
    }
    lines.append("...")
    return lines.map { "  " + $0 }
  }

  private func keys(of failure: TestFailure, _ severity: String) -> [String] {
    var lines = [
      "message: \(Self.quoted(failure.message))", "severity: \(severity)",
      "code: \(Self.quoted(failure.code))",
      "at:", "  file: \(Self.quoted(failure.file))", "  line: \(failure.line)", "  column: \(failure.column)",
    ]
    if let first = failure.differences.shown.first { lines.append("path: \(Self.quoted(first.path))") }
    if let expected = failure.expected { lines.append("expected: \(Self.quoted(expected))") }
    if let actual = failure.actual { lines.append("actual: \(Self.quoted(actual))") }
    // A difference by path, or of two texts, as a block of lines.
    if let diff = failure.diff ?? failure.differences.text {
      let rows = diff.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visibleLine }
      if version >= 14 {
        lines.append("diff: |-")
        lines += rows.map { "  \($0)" }
      } else {
        // Perl's reader of YAML knows no `|-`.
        lines.append("diff: \(Self.quoted(rows.joined(separator: "\n")))")
      }
    }
    if let values = failure.parts.sentence { lines.append("because: \(Self.quoted(values))") }
    lines.append("simTime: \(Self.quoted(TimeFormat.instant(failure.at)))")
    if let schedule = failure.schedule { lines.append("schedule: \(Self.quoted(schedule))") }
    if let rule = failure.rule { lines.append("rule: \(Self.quoted(rule.description))") }
    if let hint = failure.hint { lines.append("hint: \(Self.quoted(hint))") }
    return lines
  }

  /// `#` and `\` are all that a description must escape; a line break would end it.
  private static func escaped(_ text: String) -> String {
    String(
      text.visibleLine.flatMap { character -> [Character] in
        character == "#" || character == "\\" ? ["\\", character] : [character]
      })
  }

  /// A string in double quotes, with the escapes that JSON and YAML share.
  private static func quoted(_ text: String) -> String { JSONValue.string(text).text() }
}
