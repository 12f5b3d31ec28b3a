import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import AKSLScenarios
import AKSModel
import Markdown

/// One block of a document, and what running it leaves.
struct BlockRun {
  let step: DocumentStep
  let shouldStop: () -> Bool
  var session: Session
  var pieces: PieceMap
  /// The scenarios in it.
  var tests: [TestReport] = []
  var outcome = RunOutcome()
  var outputs: [DocumentOutput] = []
  var warnings: [RunEvent] = []
  var settings: RunningSettings
  /// Its last command runs.
  var isOutputKnown = true
  /// What programs of a shell said, and where in the document.
  private var answers: [ShellAnswerPlace] = []
  /// What it runs; of a transcript, all that is typed.
  var source: SourceText

  init(_ step: DocumentStep, in session: Session, document: DocumentRun) {
    self.step = step
    self.session = session
    shouldStop = document.shouldStop
    pieces = document.pieces
    settings = document.settings
    source = pieces.source(of: step)
  }

  // MARK: - Before it runs

  /// The names in it that stand for nothing that is there.
  var namesMissing: Set<String> { session.namesMissing(in: source, mode: mode) }

  /// Whether something is wrong with its text that has nothing to do with these names.
  func hasOtherErrors(than names: [String]) -> Bool {
    errors.contains { diagnostic in
      let word = source.text(in: diagnostic.range).filter { !"${}\"".contains($0) }
      return !names.contains(word) && !diagnostic.isAboutSupport
    }
  }

  /// Variables of the shell that it needs and nothing has set, by their places in the document.
  var variablesMissing: [(name: String, range: SourceRange)] {
    guard step.action == .shell else { return [] }
    return errors.filter { $0.code == "H004" }.map { diagnostic in
      let place = pieces.inText(Place(source: source, range: diagnostic.range))
      return (source.text(in: diagnostic.range).filter { !"${}\"".contains($0) }, place.range)
    }
  }

  private var errors: [Diagnostic] {
    session.check(source, mode: mode).filter { $0.severity == .error }
  }

  private var mode: Session.Mode { step.action == .transcript ? .prompt : .script }

  /// The names that it gives to things which are not there.
  var namesLacking: [String] {
    switch step.action {
    case .script, .tests, .shell: session.namesLacking(of: source).sorted()
    case .transcript, .claim: []
    }
  }

  // MARK: - Running

  /// Runs it; what goes wrong is noted in the test.
  mutating func run(_ test: inout TestReport) {
    let (begin, assertions) = (session.now, session.assertionCount)
    _ = session.takeEvidence()
    if let snapshot = step.options.restore { restore(snapshot, &test) }
    guard test.failures.isEmpty else { return }
    if step.options.isOnlyChecked {
      check(&test)
    } else {
      switch step.action {
      case .script, .tests, .claim, .shell: runScript(&test)
      case .transcript: runTranscript(&test)
      }
    }
    test.assertions += session.assertionCount - assertions
    // `undo` and `restore` go back.
    test.duration = max(.zero, session.now - begin)
    test.evidence = session.takeEvidence()
    judgeDuration(&test)
    let obstacle =
      if step.options.todo != nil {
        "its block is marked `todo`"
      } else if !test.failures.allSatisfy(\.isAboutOutput) {
        "its block fails otherwise"
      } else {
        String?.none
      }
    for index in outputs.indices { outputs[index].obstacle = obstacle }
  }

  /// Reads and checks, and nothing more.
  private mutating func check(_ test: inout TestReport) {
    for diagnostic in session.check(source, mode: mode) {
      let place = Place(source: source, range: diagnostic.range)
      let event = RunEvent(at: session.now, place: place, kind: .diagnostic(diagnostic))
      if diagnostic.severity == .error {
        outcome.hasSourceErrors = true
        test.failures.append(pieces.inDocument(event))
      }
    }
    if step.options.error != nil { judgeError(&test) }
  }

  private mutating func runScript(_ test: inout TestReport) {
    session.options.awaitsOperations = step.options.settles != false
    defer { session.options.awaitsOperations = true }
    var log = TestLog(of: test.identity)
    var printed = PrintedOutput()
    var changes = settings.changes
    var answers: [ShellAnswerPlace] = []
    let pieces = pieces
    let take = { (event: RunEvent) in
      let told = pieces.inDocument(event)
      log.take(told)
      changes.take(told)
      printed.take(event.moved(pieces.inExample))
      if case .shellAnswered(let report) = event.kind, let place = told.place {
        answers.append(ShellAnswerPlace(range: place.range, report: report))
      }
    }
    // Whoever expects a status expects what a shell does, whatever is known before.
    outcome =
      step.action == .shell && step.options.exit != nil
      ? session.runShellUnchecked(source, shouldStop: shouldStop, emit: take)
      : session.run(source, mode: .script, shouldStop: shouldStop, emit: take)
    if step.options.settles == true, !outcome.hasStopped, !outcome.hasSourceErrors {
      let range = step.range
      let wait = SourceText(name: "wait", "wait")
      _ = session.run(wait, mode: .script, shouldStop: shouldStop) { event in
        let told = event.at(range, in: step.source)
        log.take(told)
        changes.take(told)
      }
    }
    settings.changes = changes
    tests = log.tests
    // They tell themselves what they are about.
    var block = step.block
    block.command = ""
    for index in tests.indices { tests[index].block = block }
    test.take(log.outside)
    self.answers = answers
    test.failures = test.failures.map { $0.told(by: answer(to: $0)) }
    if step.action == .shell, let last = answers.last(where: { !$0.report.isCaptured }),
      last.range.start < lastStatement
    {
      printed.takeSilence()
    }
    judgeError(&test)
    judgeOutput(printed, &test)
    capture(from: printed, &test)
  }

  /// Goes back to a snapshot that the document has taken.
  private mutating func restore(_ name: String, _ test: inout TestReport) {
    var log = TestLog(of: test.identity)
    let range = step.options.places[.restore] ?? step.range
    let source = SourceText(name: "restore", "restore \(name)")
    let document = step.source
    outcome = session.run(source, mode: .script) { event in log.take(event.at(range, in: document)) }
    test.failures += log.outside.failures
  }

  // MARK: - Judging

  /// Takes the error that was expected out of the failures; whatever else went wrong stays.
  private mutating func judgeError(_ test: inout TestReport) {
    guard let wanted = step.options.error else { return judgeExit(&test) }
    let range = step.options.places[.error] ?? step.range
    guard let last = test.failures.last else {
      return fail(
        &test, "DOC004", "it should have failed with \(wanted)", at: range, "it did not fail", wanted)
    }
    let expected = test.failures.indices.filter { index in
      codes(of: test.failures[index]).contains { $0.lowercased() == wanted.lowercased() }
    }
    guard !expected.isEmpty else {
      return fail(
        &test, "DOC004", "it failed with another error than \(wanted)", at: range,
        codes(of: last).last ?? "", wanted)
    }
    // What is wrong with a source is found before anything runs, wherever it stands.
    let atEnd = expected.filter { test.failures[$0].isDiagnostic || isAtEnd(test.failures[$0]) }
    guard !atEnd.isEmpty else {
      return fail(
        &test, "DOC004", "not the last command failed", at: range, "the rest of the block did not run",
        nil)
    }
    for index in atEnd.reversed() { test.failures.remove(at: index) }
    if test.failures.isEmpty { outcome = RunOutcome() }
    test.assertions += 1
    judgeExit(&test)
  }

  /// Whether nothing of the block stands behind what failed.
  private func isAtEnd(_ event: RunEvent) -> Bool {
    // An invariant stands in some block before it.
    guard let place = event.place, step.range.start...step.range.end ~= place.range.start else { return true }
    let callers: [Place] =
      switch event.kind {
      case .refused(let report): report.callers
      case .faulted(let report): report.callers
      case .assertionFailed(let failure): failure.callers
      default: []
      }
    return ([place] + callers).contains { $0.range.start >= lastStatement }
  }

  /// Where the last statement begins, in the document.
  private var lastStatement: UInt32 {
    var start: UInt32 = 0
    if step.action == .shell {
      start = session.shellParts(of: source).last?.range.start ?? 0
    } else {
      let parsed = Parser.parse(source)
      start = parsed.tree.statements(of: parsed.tree.root).last.map { parsed.tree.range(of: $0).start } ?? 0
    }
    return pieces.inText(Place(source: source, range: SourceRange(start: start, end: start))).range.start
  }

  private mutating func judgeExit(_ test: inout TestReport) {
    guard let wanted = step.options.exit else { return }
    let range = step.options.places[.exit] ?? step.range
    let status = step.action == .shell ? session.lastShellStatus : outcome.exitCode
    test.assertions += 1
    guard status == wanted else {
      return fail(&test, "DOC004", "it left with another status", at: range, String(status), String(wanted))
    }
    // It is the status of the last command: what failed before it, nobody expects.
    if wanted != 0 { test.failures.removeAll(where: isAtEnd) }
    if test.failures.isEmpty { outcome = RunOutcome() }
  }

  /// What the program said that is behind a failure of a script of the shell.
  private func answer(to event: RunEvent) -> ShellReport? {
    guard let place = event.place else { return nil }
    let inside = place.range.start...max(place.range.start, place.range.end)
    return answers.last { inside ~= $0.range.start && $0.report.status != 0 }?.report
  }

  private func codes(of event: RunEvent) -> [String] { event.codes + (answer(to: event)?.codes ?? []) }

  private mutating func judgeDuration(_ test: inout TestReport) {
    guard let longest = step.options.longest, test.failures.allSatisfy(\.isAboutOutput) else { return }
    test.assertions += 1
    guard test.duration > longest else { return }
    fail(
      &test, "DOC005", "it took longer than the document says", at: step.options.places[.takes] ?? step.range,
      TimeFormat.span(test.duration), "at most \(TimeFormat.span(longest))")
  }

  mutating func fail(
    _ test: inout TestReport, _ code: DiagnosticCode, _ title: String, at range: SourceRange,
    _ actual: String,
    _ expected: String?, in file: SourceText? = nil
  ) {
    let failure = AssertionFailure(
      code: code, title: title, subject: range, actual: actual, expected: expected,
      eventsBefore: session.eventCount)
    let place = Place(source: file ?? step.source, range: range)
    test.failures.append(RunEvent(at: session.now, place: place, kind: .assertionFailed(failure)))
    outcome.hasFailed = true
  }
}

/// What a program of a shell said, and where it stands in the document.
private struct ShellAnswerPlace {
  var range: SourceRange
  var report: ShellReport
}

extension RunEvent {
  fileprivate var isDiagnostic: Bool { if case .diagnostic = kind { true } else { false } }

  /// The codes by which it can be expected.
  fileprivate var codes: [String] {
    switch kind {
    case .refused(let report): [report.refusal.code]
    case .faulted(let report): [report.name, report.code.name]
    case .assertionFailed(let failure): [failure.code.name]
    case .diagnostic(let diagnostic): [diagnostic.code.name]
    default: []
    }
  }

  /// It says that an output is another one.
  fileprivate var isAboutOutput: Bool { codes == ["DOC003"] }

  /// A command of a shell that failed, in its own words instead of its status alone.
  fileprivate func told(by report: ShellReport?) -> RunEvent {
    guard case .faulted(var fault) = kind, fault.name == "ShellCommandFailed", let report, report.status != 0,
      let line = report.errors.split(separator: "\n").first
    else { return self }
    var event = self
    fault.title = "\(line), status \(report.status)"
    fault.help =
      report.codes.contains { $0.hasSuffix("NotFound") }
      ? "`--setup FILE.aksl`, or a comment `aksl-setup`, makes what an article takes for granted"
      : "`error=CODE` or `exit=N` at the fence says that it is meant to fail"
    event.kind = .faulted(fault)
    return event
  }

  /// The same at a place in a document, whatever it ran in.
  fileprivate func at(_ range: SourceRange, in document: SourceText) -> RunEvent {
    moved { _ in Place(source: document, range: range) }
  }
}

extension ShellReport {
  /// The codes in what az says of an error of Azure's: `ERROR: (OperationNotAllowed) …`, `Code: OperationNotAllowed`.
  fileprivate var codes: [String] {
    errors.split(separator: "\n").compactMap { line in
      if line.hasPrefix("Code: ") { return String(line.dropFirst(6)) }
      guard let open = line.firstIndex(of: "("), let close = line[open...].firstIndex(of: ")") else {
        return nil
      }
      let word = String(line[line.index(after: open)..<close])
      return line[..<open].hasPrefix("ERROR") && BlockOptions.isWord(word) ? word : nil
    }
  }
}

extension Diagnostic {
  /// It says what az or a shell has and this model has not.
  var isAboutSupport: Bool { ["A005", "H002", "H003"].contains(code) }
}
