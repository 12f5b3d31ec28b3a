import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios

/// A comment for a pull request, or the summary of a job: one table, short.
enum MarkdownReport {
  /// Code hosts cut comments at 65,536 characters; this leaves room for what they add.
  static let sizeLimit = 60_000
  /// More than this nobody reads.
  static let rowLimit = 50

  static func render(_ suite: SuiteDetails, _ run: SuiteRun) -> String {
    let failed = suite.tests.filter(\.status.isFailure)
    var text = "### aksl: \(headline(suite.report))\n\n"
    if let comparison = run.comparison { text += changes(comparison) }
    let facts = "\(run.sentence), \(TimeFormat.span(suite.report.simulated)) simulated"
    let footer = "\n\(prose(facts))\n" + (suite.report.evidence.sentence.map { "\n\($0)\n" } ?? "")
    if suite.report.outcome.wasInterrupted { text += "**Interrupted**: not all tests ran.\n\n" }
    guard !failed.isEmpty else {
      return text + (suite.report.outcome.wasInterrupted ? "" : "Everything holds.\n") + footer
    }
    text += "| test | at | what |\n|---|---|---|\n"
    let new = Set(run.comparison?.newlyFailing ?? [])
    let rows = failed.map { test in
      let (file, line) =
        test.leading.map { ($0.file, $0.line) } ?? (test.identity.place.source.name, test.line)
      let mark = new.contains(test.identity.identifier) ? "**new** " : ""
      return row([mark + cell(test.name), "\(cell(file)):\(line)", cell(what(test))])
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
    let counts = TestStatus.allCases.compactMap { status in
      let count = suite.count(status)
      return count > 0 || status == .passed || status == .failed ? status.phrase(count) : nil
    }
    let leftOut = suite.unrunCount > 0 ? ["\(suite.unrunCount) left out"] : []
    return (counts + leftOut).joined(separator: ", ")
  }

  /// What has become of tests since an earlier run; what newly fails is marked in the table.
  private static func changes(_ comparison: SuiteComparison) -> String {
    var text = comparison.sentence + "\n\n"
    for (word, tests) in [("Fixed", comparison.fixed), ("Gone", comparison.gone)] where !tests.isEmpty {
      let rest = tests.count - nameLimit
      let names = tests.prefix(nameLimit).map(cell).joined(separator: ", ")
      text += "\(word): \(names)\(rest > 0 ? " and \(rest) more" : "").\n\n"
    }
    return text
  }

  /// More names in a line than these nobody reads.
  private static let nameLimit = 10

  private static func what(_ test: TestDetails) -> String {
    guard let failure = test.leading else { return test.summary }
    let rest = test.failures.count - 1
    let more = [failure.circumstances, rest > 0 ? "and \(rest) more" : nil].compactMap { $0 }
    return failure.sentence + (more.isEmpty ? "" : " (\(more.joined(separator: "; ")))")
  }

  private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

  /// Plain text outside a table.
  private static func prose(_ text: String) -> String { cell(text) }

  /// Plain text in a cell: everything that Markdown or HTML would read is escaped.
  private static func cell(_ text: String) -> String {
    var result = ""
    let line = text.visibleLine.replacing("www.", with: "www\u{200B}.")
    for (character, next) in zip(line, line.dropFirst().map(Optional.some) + [nil]) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "!", "$": result += "\\\(character)"
      // Names of people, of pictures and of protocols are known by these.
      case "@": result += "@\u{200B}"
      case ":" where next != " " && next != nil: result += ":\u{200B}"
      default: result.append(character)
      }
    }
    return result
  }
}
