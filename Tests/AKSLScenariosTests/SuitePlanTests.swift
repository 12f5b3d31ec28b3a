import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios
import Testing

@Suite("What is wanted of a suite, before it runs")
struct SuitePlanTests {
  private let files = [
    TestFile(
      """
      let numbers = [1, 2]
      scenario "rows" [cost] each n in numbers { assert n == 1 }
      for n in [7] { scenario "made ${n}" { assert true } }
      scenario "plain" [night] { assert true }
      """, name: "a.aksl"),
    TestFile("scenario \"other\" { assert true }", name: "b.aksl"),
  ]

  /// A plan, settled, with what is wrong with it.
  private func plan(
    targets: [SuitePlan.NamedTarget] = [], _ change: (inout TestSelection) -> Void
  ) -> (tests: [String], complaint: (message: String, help: String?)?) {
    var selection = TestSelection()
    change(&selection)
    var plan = SuitePlan(files, targets: targets, selection)
    let unsettled = plan.unsettled
    plan.settle(
      unsettled.map { ($0, FileSurvey(of: plan.files[$0].source, in: Session()) { false }) })
    #expect(plan.unsettled.isEmpty)
    let complaint = plan.complaint(paths: ["t"])
    plan.takeShard()
    let ran = plan.files.flatMap { file in
      FileRun.run(file, selection, in: Session()) { false }.tests.map(\.identity.name)
    }
    return (ran, complaint)
  }

  @Test("What a plan keeps is what runs")
  func kept() throws {
    #expect(plan { _ in }.tests == ["rows [n=1]", "rows [n=2]", "made 7", "plain", "other"])
    #expect(plan { $0.names = [NamePattern("n=2")] }.tests == ["rows [n=2]"])
    #expect(plan { $0.names = [NamePattern("made 7")] }.tests == ["made 7"])
    #expect(plan { $0.identifiers = ["a.aksl#rows [n=2]", "b.aksl#gone"] }.tests == ["rows [n=2]"])
    #expect(plan { $0.shard = Shard("2/2") }.tests == ["made 7", "other"])
    #expect(plan { $0.shard = Shard("9/9") }.tests == [])
  }

  @Test("Files are only looked through where rows or calculated names decide")
  func surveys() throws {
    var selection = TestSelection()
    selection.tags = [try TagExpression("cost")]
    #expect(SuitePlan(files, selection).unsettled == [])
    selection.names = [NamePattern("rows")]
    #expect(SuitePlan(files, selection).unsettled == [0])
    let survey = FileSurvey(of: files[0].source, in: Session()) { false }
    #expect(survey.scenarios.map(\.name) == ["rows [n=1]", "rows [n=2]", "made 7", "plain"])
    #expect(survey.problems.isEmpty && survey.outcome.exitCode == 0)
  }

  @Test("Nothing is wanted: which condition fits nothing, and what there is")
  func complaints() throws {
    let tags = try TagExpression("nihgt and not cost")
    var complaint = try #require(plan { $0.tags = [tags] }.complaint)
    #expect(
      complaint.message
        == "nothing to test: --tags 'nihgt and not cost' does not fit any of the 4 scenarios in t")
    #expect(complaint.help == "did you mean `night`?")
    complaint = try #require(plan { $0.names = [NamePattern("PLAIN")] }.complaint)
    #expect(complaint.message.contains("--name 'PLAIN' does not fit any of the 4 scenarios in t"))
    #expect(complaint.help == "did you mean `plain`?")
    complaint = try #require(plan { $0.names = [NamePattern("zzzzzz")] }.complaint)
    #expect(
      complaint.help == "there are: `rows`, `rows [n=1]`, `rows [n=2]`, `made 7`, `plain`, `other`")
    let night = try TagExpression("night")
    complaint = try #require(
      plan {
        $0.names = [NamePattern("rows")]
        $0.tags = [night]
      }.complaint)
    #expect(complaint.message.contains("fits all conditions at once"))
    complaint = try #require(plan { $0.identifiers = ["a.aksl#rows [n=3]", "a.aksl#x"] }.complaint)
    #expect(complaint.message.hasSuffix("is not there any more: a.aksl#rows [n=3], and 1 more"))
    complaint = try #require(plan { $0.identifiers = [] }.complaint)
    #expect(complaint.message.hasSuffix("nothing failed last time in t"))
    #expect(
      SuitePlan([], TestSelection()).complaint(paths: ["-"])?.message.contains("standard input (0 files)")
        == true)
  }

  @Test("A name that nothing has, in one file or in all of a folder")
  func targets() throws {
    func target(_ name: String, _ files: Set<String>) -> SuitePlan.NamedTarget {
      .init(argument: "t#" + name, name: name, files: files)
    }
    #expect(plan(targets: [target("plain", ["a.aksl", "b.aksl"])]) { _ in }.complaint == nil)
    let complaint = try #require(plan(targets: [target("plain", ["b.aksl"])]) { _ in }.complaint)
    #expect(complaint.message == "t#plain: no scenario or row is called `plain`")
    #expect(complaint.help == "there are: `other`")
  }

  @Test("What stands behind a failure stays wanted, and what is wrong is shown")
  func broken() {
    let files = [
      TestFile("scenario \"x\" [slow] {", name: "a.aksl"),
      TestFile("pool system stop\nscenario \"rows\" each n in [1] { }", name: "b.aksl"),
    ]
    var selection = TestSelection()
    selection.names = [NamePattern("n=1")]
    var plan = SuitePlan(files, selection)
    let unsettled = plan.unsettled
    plan.settle(unsettled.map { ($0, FileSurvey(of: plan.files[$0].source, in: Session()) { false }) })
    #expect(plan.files.map(\.source.name) == ["a.aksl", "b.aksl"] && plan.complaint(paths: ["t"]) == nil)
  }
}
