import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios

/// A comment for a pull request, or the summary of a job: one table, short.
enum MarkdownReport {
  /// Code hosts cut comments at 65,536 characters; this leaves room for what they add.
  static let sizeLimit = 60_000
  /// More than this nobody reads.
  static let rowLimit = 50

  static func render(_ suite: SuiteReport, _ run: SuiteRun) -> String {
    let failed = suite.tests.filter(\.status.isFailure)
    var text = "### aksl: \(headline(suite))\n\n" + (run.comparison.map { $0.sentence + "\n\n" } ?? "")
    let footer = "\n\(run.sentence)\n" + (suite.evidence.sentence.map { "\n\($0)\n" } ?? "")
    guard !failed.isEmpty else {
      return text + (suite.outcome.wasInterrupted ? "Interrupted.\n" : "Everything holds.\n") + footer
    }
    text += "| test | at | what |\n|---|---|---|\n"
    var rows: [String] = []
    for file in suite.files {
      for test in file.tests where test.status.isFailure {
        let place =
          test.testFailures.first.map { "\($0.file):\($0.line)" } ?? "\(file.source.name):\(test.line)"
        rows.append(row([test.identity.name, place, what(test)]))
      }
    }
    var shown = 0
    for row in rows.prefix(rowLimit) where text.utf8.count + row.utf8.count < sizeLimit {
      text += row
      shown += 1
    }
    if shown < rows.count { text += "\n\(rows.count - shown) more rows are cut.\n" }
    return text + footer
  }

  private static func headline(_ suite: SuiteReport) -> String {
    TestStatus.allCases.compactMap { status in
      let count = suite.count(status)
      return count > 0 || status == .passed || status == .failed ? status.phrase(count) : nil
    }.joined(separator: ", ")
  }

  private static func what(_ test: TestReport) -> String {
    guard let failure = test.testFailures.first else { return test.summary }
    let text = failure.sentence
    let rest = test.failures.count - 1
    return rest > 0 ? "\(text) (and \(rest) more)" : text
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map(cell).joined(separator: " | ") + " |\n"
  }

  /// Plain text in a cell: everything that Markdown or HTML would read is escaped.
  private static func cell(_ text: String) -> String {
    var result = ""
    for character in text.visibleLine {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "!": result += "\\\(character)"
      case "@": result += "@\u{200B}"
      default: result.append(character)
      }
    }
    return result
  }
}
