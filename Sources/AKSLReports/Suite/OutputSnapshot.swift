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
    TestReport(outputOf: file, text: text(of: file), kept: kept, path: path)
  }
}
