package import AKSLInterpreter
package import AKSLLanguage
package import AKSModel

/// What became of a test.
package enum TestStatus: String, CaseIterable, Hashable, Sendable {
  case passed
  /// An assertion or an expectation did not hold, or `todo` is out of date.
  case failed
  /// A refusal or a fault that nobody expected.
  case error
  case skipped
  /// It failed as `todo` says.
  case todo
  /// It did not run, because something before it went wrong.
  case blocked
  /// It did not run, because somebody ended the run before; or the output of a file was not compared, because
  /// tests of the file failed.
  case notRun

  /// It makes the suite fail.
  package var isFailure: Bool {
    switch self {
    case .failed, .error, .blocked: true
    case .passed, .skipped, .todo, .notRun: false
    }
  }
}

/// A test that ran, or should have.
package struct TestReport: Sendable {
  /// What was tested.
  package enum Kind: Hashable, Sendable {
    case scenario
    /// What stands outside the scenarios of a file: a test that is only told of when it goes wrong, or when it
    /// did last time and is asked for.
    case outside
    /// What the file prints and shows, compared with what is kept.
    case output
  }

  package var kind = Kind.scenario
  package var identity: ScenarioIdentity
  package var status: TestStatus
  /// Of `skip` and `todo`, and what stood in the way of a blocked test; else empty.
  package var reason = ""
  /// It fails only because it passes and is marked `todo`.
  package var isUnexpectedPass = false
  /// How many assertions and expectations were evaluated.
  package var assertions = 0
  /// The simulated time that it took.
  package var duration = TimeSpan.zero
  /// Everything that went wrong, in order: failed assertions, refusals, faults.
  package var failures: [RunEvent] = []
  /// What it printed and showed.
  package var output: [RunEvent] = []
  /// How well the rules behind its verdicts are known.
  package var evidence = EvidenceTally()
  /// The rules that shaped what happened or refused, and how often each did.
  package var rules: [RuleID: Int] = [:]
  /// The codes with which Azure refused something in it, expected or not.
  package var refusals: [String: Int] = [:]
  /// The changes of states that happened in it.
  package var transitions: [StateTransition: Int] = [:]
  /// What it is in a document; nil: it is a scenario.
  package var block: DocumentBlock?

  package init(identity: ScenarioIdentity, status: TestStatus) {
    self.identity = identity
    self.status = status
  }

  /// The test of a file that is none of its scenarios; it is known by its kind's name.
  package init(_ kind: Kind, of source: SourceText, at range: SourceRange? = nil, status: TestStatus) {
    let place = Place(source: source, range: range ?? SourceRange(start: 0, end: 0))
    self.init(
      identity: ScenarioIdentity(place: place, title: kind.name, row: nil, tags: []), status: status)
    self.kind = kind
  }
}

extension TestReport.Kind {
  /// What a test that is no scenario is called.
  package var name: String {
    switch self {
    case .scenario: ""
    case .outside: "outside the scenarios"
    case .output: "output"
    }
  }

  /// How such a test of a file is called in a whole suite.
  package func identifier(in file: String) -> String { "\(file)#\(name)" }
}

/// What a test is in a document.
package struct DocumentBlock: Hashable, Sendable {
  /// The first word of its fence; `aksl` for what stands in a comment.
  package var language: String
  /// The headings that it stands below, the outermost first.
  package var headings: [String]
  /// Its first line.
  package var command: String

  package init(language: String, headings: [String], command: String) {
    self.language = language
    self.headings = headings
    self.command = command
  }
}

/// A fence that did not run, or a command of one that did.
package struct UnrunFence: Hashable, Sendable {
  /// In the document: itself, or what includes the file that it stands in.
  package var range: SourceRange
  /// The first word of its info string.
  package var language: String
  package var reason: String
  /// The rest of the fence ran.
  package var isPart: Bool
  /// Where it stands, if that is not in the document itself.
  package var included: Place?

  package init(
    range: SourceRange, language: String, reason: String, isPart: Bool = false, included: Place? = nil
  ) {
    self.included = included
    self.range = range
    self.language = language
    self.reason = reason
    self.isPart = isPart
  }
}

/// What became of a file.
package struct FileReport: Sendable {
  package var source: SourceText
  package var outlines: [ScenarioOutline]
  /// In the order in which they ran; what went wrong outside the scenarios is one of them.
  package var tests: [TestReport] = []
  /// The names of all scenarios and rows that the file has come to, also of those that were not wanted.
  package var reached: Set<String> = []
  package var outcome = RunOutcome()
  /// What it printed and showed outside its tests.
  package var output: [RunEvent] = []
  /// The simulated time from the beginning to the end of the file, without its tests.
  package var duration = TimeSpan.zero
  /// Fences of a document that did not run, and why.
  package var unrun: [UnrunFence] = []
  /// Warnings about a document.
  package var warnings: [RunEvent] = []

  /// The report of a source of which nothing has run yet.
  package init(source: SourceText, outlines: [ScenarioOutline] = []) {
    self.source = source
    self.outlines = outlines
  }

  /// What went wrong outside its scenarios: errors of the source, a refusal or a fault of the set-up.
  package var problems: [RunEvent] { tests.first { $0.kind == .outside }?.failures ?? [] }

  /// It ran from its beginning to its end.
  package var isComplete: Bool { problems.isEmpty && !outcome.wasInterrupted && outcome.exitCode < 2 }

  /// How well the rules behind its tests are known.
  package var evidence: EvidenceTally { tests.reduce(into: EvidenceTally()) { $0.add($1.evidence) } }

  /// The simulated time that its tests took.
  package var simulated: TimeSpan { tests.reduce(.zero) { $0 + $1.duration } }

  /// A test of it failed.
  package var isFailure: Bool { tests.contains { $0.status.isFailure } }
}

/// What became of a suite.
package struct SuiteReport: Sendable {
  /// In the order of the suite.
  package var files: [FileReport] = []

  package init() {}

  /// All tests in order.
  package var tests: [TestReport] { files.flatMap(\.tests) }

  /// How well the rules behind all verdicts are known.
  package var evidence: EvidenceTally { files.reduce(into: EvidenceTally()) { $0.add($1.evidence) } }

  /// The simulated time that all tests took.
  package var simulated: TimeSpan { files.reduce(.zero) { $0 + $1.simulated } }

  /// How many fences and commands of documents did not run.
  package var unrunCount: Int { files.reduce(0) { $0 + $1.unrun.count } }

  /// How many of them are commands of fences that ran.
  package var unrunCommandCount: Int { files.reduce(0) { $0 + $1.unrun.count(where: \.isPart) } }

  /// How many tests have this status.
  package func count(_ status: TestStatus) -> Int {
    files.reduce(0) { sum, file in sum + file.tests.count { $0.status == status } }
  }

  /// The worst of what happened.
  package var outcome: RunOutcome {
    files.reduce(into: RunOutcome()) { outcome, file in
      outcome.add(file.outcome)
      outcome.hasFailed = outcome.hasFailed || file.tests.contains { $0.status.isFailure }
    }
  }
}
