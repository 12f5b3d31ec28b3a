package import AKSLScenarios

/// What a suite consists of, as reports name it.
package enum SuiteKind: String, Hashable, Sendable {
  /// Scenarios of scripts.
  case test
  /// Blocks of documents.
  case doc
}

/// What a report says of the run itself, beside what became of the tests.
package struct SuiteRun: Sendable {
  package var kind: SuiteKind
  /// The version of the program.
  package var version: String
  /// The edition of the model's rules.
  package var model: String
  package var seed: UInt64
  /// The day on which simulated time begins.
  package var simulatedStart: StartDate
  /// When the run began, after ISO 8601 without a zone, in UTC.
  package var started: String
  /// How long it took, in milliseconds of real time.
  package var milliseconds: Int64
  /// The command line, without the program's name.
  package var arguments: [String]
  /// What has changed since an earlier run, where one is known.
  package var comparison: SuiteComparison?

  package init(
    kind: SuiteKind = .test, version: String, model: String, seed: UInt64, simulatedStart: StartDate,
    started: String,
    milliseconds: Int64, arguments: [String]
  ) {
    self.kind = kind
    self.version = version
    self.model = model
    self.seed = seed
    self.simulatedStart = simulatedStart
    self.started = started
    self.milliseconds = milliseconds
    self.arguments = arguments
  }

  /// What the verdicts depend on: `aksl 1.0, model 2026.11, seed 0, from 2024-01-01`.
  package var sentence: String {
    "aksl \(version), model \(model), seed \(seed), from \(simulatedStart.text)"
  }

  /// The same without anything that differs from run to run: `--stable`.
  ///
  /// The command line goes, too: it names the report files and how many threads there were.
  package var stable: SuiteRun {
    var run = self
    run.started = "1970-01-01T00:00:00"
    run.milliseconds = 0
    run.arguments = []
    return run
  }
}

/// The forms of a report on a suite.
package enum SuiteReportKind: String, CaseIterable, Sendable {
  case tap
  case tap13
  case junit
  case junitStrict = "junit-strict"
  case json
  case markdown
  case github
  case azure

  /// The report as text.
  package func render(_ suite: SuiteReport, _ run: SuiteRun) -> String {
    let suite = SuiteDetails(suite)
    return switch self {
    case .tap: TAPReport(version: 14).render(suite, run)
    case .tap13: TAPReport(version: 13).render(suite, run)
    case .junit: JUnitReport(isStrict: false).render(suite, run)
    case .junitStrict: JUnitReport(isStrict: true).render(suite, run)
    case .json: SuiteJSONReport.render(suite, run)
    case .markdown: MarkdownReport.render(suite, run)
    case .github: AnnotationReport(host: .github).render(suite, run)
    case .azure: AnnotationReport(host: .azurePipelines).render(suite, run)
    }
  }
}
