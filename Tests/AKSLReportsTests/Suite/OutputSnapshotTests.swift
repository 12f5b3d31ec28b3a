import AKSLInterpreter
import AKSLScenarios
import Testing

@testable import AKSLReports

@Suite("What a file prints, as it is kept")
struct OutputSnapshotTests {
  private let file = SampleSuite.run([
    (
      "a.aksl",
      """
      print "outside"
      scenario "says nothing" { assert true }
      scenario "says" each n in [1, 2] { print n; show clusters }
      print "again"
      """
    )
  ]).files[0]

  @Test("First what stands outside, then each test that says something under its name")
  func text() {
    let table = OutputSnapshot.text(of: file).split(separator: "\n").filter { $0.contains("NAME") }
    #expect(table.count == 2)
    let lines = OutputSnapshot.text(of: file).split(separator: "\n").filter { !$0.contains("  ") }
    #expect(lines == ["outside", "again", "=== says [n=1]", "1", "=== says [n=2]", "2"])
  }

  @Test("The same is a test that passes, another is one that fails with the difference")
  func test() throws {
    let text = OutputSnapshot.text(of: file)
    let same = OutputSnapshot.test(of: file, kept: text, path: "a.out")
    #expect(same.status == .passed && same.assertions == 1)
    let other = OutputSnapshot.test(of: file, kept: text.replacing("again", with: "once"), path: "a.out")
    #expect(other.status == .failed && other.identity.identifier == "a.aksl#output")
    var lines = LineMapCache()
    let event = try #require(other.failures.first)
    let failure = try #require(TestFailure(event, &lines))
    #expect(failure.file == "a.out" && failure.line == 2)
    #expect(failure.diff?.contains("\n-once\n+again\n") == true)
    #expect(
      failure.sentence
        == "the output is another one than a.out keeps; line 2: expected \"once\", got \"again\"")
    var renderer = DiagnosticRenderer(style: .plain)
    let page = renderer.render(failure.terminal)
    #expect(!page.contains("= at:") && failure.event == nil)
    #expect(page.contains("help: if it is right now, `aksl test --update` keeps it"))
    // Line ends of another system are no difference.
    let windows = text.replacing("\n", with: "\r\n")
    #expect(OutputSnapshot.test(of: file, kept: windows, path: "a.out").status == .passed)
    // An end that is missing, and nothing at all.
    for kept in ["", "outside\n", text + "more\n"] {
      #expect(OutputSnapshot.test(of: file, kept: kept, path: "a.out").status == .failed)
    }
  }
}
