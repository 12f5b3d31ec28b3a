import AKSLInterpreter
import AKSLLanguage
package import AKSLScenarios
import AKSModel

/// What a file prints and shows, as `NAME.out` beside `NAME.aksl` keeps it.
///
/// First comes what is said outside the scenarios; then, for each scenario and row that says something, in
/// the order in which they ran, a line `=== NAME` and what it says. Plain text in UTF-8, lines that end in a
/// line feed, no colour, tables as wide as they need.
package enum OutputSnapshot {
  /// The text of a file that ran as a whole.
  package static func text(of file: FileReport) -> String {
    file.tests.filter { !$0.output.isEmpty }.reduce(TestOutput.text(file.output)) { text, test in
      text + "=== \(test.identity.name.visibleLine)\n" + test.outputText
    }
  }

  /// The test `output` of a file: whether its text is the one that was kept.
  package static func test(of file: FileReport, kept: String, path: String) -> TestReport {
    let text = text(of: file)
    var report = TestReport(.output, of: file.source, status: text == kept ? .passed : .failed)
    report.assertions = 1
    if text != kept { report.failures = [failure(kept, text, path)] }
    return report
  }

  private static func failure(_ kept: String, _ text: String, _ path: String) -> RunEvent {
    let source = SourceText(name: path, kept)
    let range = firstDifference(kept, text)
    let failure = AssertionFailure(
      code: "T004", title: "the output is another one than \(path) keeps", subject: range, actual: "",
      texts: TextPair(expected: kept, actual: text), help: "if it is right now, `aksl test --update` keeps it"
    )
    return RunEvent(at: .start, place: Place(source: source, range: range), kind: .assertionFailed(failure))
  }

  /// The first line that differs.
  private static func firstDifference(_ kept: String, _ text: String) -> SourceRange {
    let (kept, text) = (Array(kept.utf8), Array(text.utf8))
    let same = zip(kept, text).prefix { $0 == $1 }.count
    let feed = UInt8(ascii: "\n")
    let start = kept[..<same].lastIndex(of: feed).map { $0 + 1 } ?? 0
    let end = kept[same...].firstIndex(of: feed) ?? kept.count
    return SourceRange(start: UInt32(start), end: UInt32(max(start, end)))
  }
}
