import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios

@testable import AKSLReports

/// Suites that really ran, for every kind of report.
enum SampleSuite {
  /// What became of some files: a name and a text each.
  static func run(_ files: [(name: String, text: String)]) -> SuiteReport {
    var suite = SuiteReport()
    for file in files {
      let source = SourceText(name: file.name, file.text)
      suite.files.append(FileRun.run(TestFile(source), TestSelection(), in: Session()) { false })
    }
    return suite
  }

  /// All that can become of a test, with names that no format likes.
  static let everything = run([
    (
      "night/stop.aksl",
      """
      scenario "good" [D5, cost] { print "printed <b>&"; assert 1 == 1 }
      scenario "bad # \\\\ | <script>" {
        pool dev stop nowait
        check {
          assert dev.state == Stopped
          assert [1, {a: "x"}] == [1, {a: "y", b: 2}], "a ]]> list\\u{1}"
        }
      }
      scenario "refused" { pool system stop }
      scenario "later" skip "no # workloads" { assert false }
      scenario "known" todo "one day" { assert dev.count == 11 }
      scenario "outdated" todo "never" { assert true }
      scenario "each" each m in [delete, deallocate] { assert m == delete }
      """
    ),
    ("setup.aksl", "pool system stop\nscenario \"blocked\" { assert true }"),
    ("wrong.aksl", "scenario \"unknown\" { scale dve to 5 }"),
    ("fine.aksl", "scenario \"fine\" { pool dev stop; assert dev.state == Stopped }"),
  ])

  /// Nothing went wrong.
  static let fine = run([("fine.aksl", "scenario \"fine\" { assert true }")])

  /// As some day's run would be.
  static let info = SuiteRun(
    version: "1.2.3", model: "2026-09", seed: .max, simulatedStart: .standard, started: "2026-01-02T03:04:05",
    milliseconds: 61_007, arguments: ["test", "a b"])

  static func render(_ kind: SuiteReportKind, _ suite: SuiteReport = everything, stable: Bool = false)
    -> String
  {
    kind.render(suite, stable ? info.stable : info)
  }
}
