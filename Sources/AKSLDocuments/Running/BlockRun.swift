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
  private var shellReport: ShellReport?
  /// What it runs, where that is the language.
  private let source: SourceText

  init(_ step: DocumentStep, in session: Session, document: DocumentRun) {
    self.step = step
    self.session = session
    shouldStop = document.shouldStop
    pieces = document.pieces
    settings = document.settings
    source = pieces.source(of: step)
  }

  // MARK: - Before it runs

  /// Whether a name stands in it as a word.
  func uses(_ name: String) -> Bool {
    let (bytes, wanted) = (step.text.bytes, Array(name.utf8))
    let isPart = { (index: Int) in bytes.indices.contains(index) && Self.isWordByte(bytes[index]) }
    var rest = bytes[...]
    while let found = rest.firstRange(of: wanted) {
      if !isPart(found.lowerBound - 1), !isPart(found.upperBound) { return true }
      rest = bytes[found.upperBound...]
    }
    return false
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte & ~0x20) || "-_".utf8.contains(byte)
  }

  /// Whether something is wrong with its text that has nothing to do with these names.
  func hasOtherErrors(than names: [String]) -> Bool {
    errors.contains { diagnostic in
      let word = source.text(in: diagnostic.range).filter { !"${}\"".contains($0) }
      return !names.contains(word) && !diagnostic.isAboutSupport
    }
  }

  /// Why it cannot run here, although nothing is known to be wrong with it; nil: it can, or something is wrong.
  var unsupported: String? {
    guard step.action == .shell, step.options.exit == nil else { return nil }
    let errors = errors
    guard let first = errors.first, errors.allSatisfy(\.isAboutSupport) else { return nil }
    return first.title
  }

  private var errors: [Diagnostic] { session.check(source).filter { $0.severity == .error } }

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
    for diagnostic in session.check(source) {
      let place = Place(source: source, range: diagnostic.range)
      let event = RunEvent(at: session.now, place: place, kind: .diagnostic(diagnostic))
      if diagnostic.severity == .error {
        outcome.hasSourceErrors = true
        test.failures.append(pieces.inDocument(event))
      }
    }
  }

  private mutating func runScript(_ test: inout TestReport) {
    var log = TestLog(of: test.identity)
    var printed = PrintedOutput()
    var changes = settings.changes
    let pieces = pieces
    let take = { (event: RunEvent) in
      let told = pieces.inDocument(event)
      log.take(told)
      changes.take(told)
      printed.take(event.moved(pieces.inExample))
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
        let told = event.at(range, in: pieces.document)
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
    test.failures = test.failures.map { $0.told(by: printed.lastShellReport) }
    shellReport = printed.lastShellReport
    judgeError(&test)
    judgeOutput(printed, &test)
    capture(from: printed, &test)
  }

  /// Goes back to a snapshot that the document has taken.
  private mutating func restore(_ name: String, _ test: inout TestReport) {
    var log = TestLog(of: test.identity)
    let range = step.options.places[.restore] ?? step.range
    let source = SourceText(name: "restore", "restore \(name)")
    let document = pieces.document
    outcome = session.run(source, mode: .script) { event in log.take(event.at(range, in: document)) }
    test.failures += log.outside.failures
  }

  // MARK: - Judging

  private mutating func judgeError(_ test: inout TestReport) {
    guard let wanted = step.options.error else { return judgeExit(&test) }
    let range = step.options.places[.error] ?? step.range
    guard let event = test.failures.first else {
      return fail(
        &test, "DOC004", "it should have failed with \(wanted)", at: range, "it did not fail", wanted)
    }
    let codes = event.codes + (shellReport?.codes ?? [])
    guard codes.contains(where: { $0.lowercased() == wanted.lowercased() }) else {
      return fail(
        &test, "DOC004", "it failed with another error than \(wanted)", at: range, codes.last ?? "", wanted)
    }
    guard isAtEnd(event) else {
      return fail(
        &test, "DOC004", "not the last command failed", at: range, "the rest of the block did not run",
        nil)
    }
    test.failures = []
    outcome = RunOutcome()
    test.assertions += 1
    judgeExit(&test)
  }

  /// Whether nothing of the block stands behind what failed.
  private func isAtEnd(_ event: RunEvent) -> Bool {
    // An invariant stands in some block before it.
    guard let place = event.place, step.range.start...step.range.end ~= place.range.start else { return true }
    if case .diagnostic = event.kind { return true }
    // What a script of the shell does behind a failure is its own affair.
    if step.action == .shell { return true }
    let parsed = Parser.parse(source)
    guard let last = parsed.tree.statements(of: parsed.tree.root).last else { return true }
    let start = step.text.documentOffset(of: Int(parsed.tree.range(of: last).start))
    let callers: [Place] =
      switch event.kind {
      case .refused(let report): report.callers
      case .faulted(let report): report.callers
      case .assertionFailed(let failure): failure.callers
      default: []
      }
    return ([place] + callers).contains { Int($0.range.start) >= start }
  }

  private mutating func judgeExit(_ test: inout TestReport) {
    guard let wanted = step.options.exit else { return }
    let range = step.options.places[.exit] ?? step.range
    let status = shellReport.map { Int32(truncatingIfNeeded: $0.status) } ?? shellStatus ?? outcome.exitCode
    test.assertions += 1
    guard status != wanted else {
      if wanted != 0 { test.failures = [] }
      outcome = RunOutcome()
      return
    }
    fail(&test, "DOC004", "it left with another status", at: range, String(status), String(wanted))
  }

  /// The status of a script of the shell in which nothing failed.
  private var shellStatus: Int32? { step.action == .shell && outcome == RunOutcome() ? 0 : nil }

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
    _ expected: String?
  ) {
    let failure = AssertionFailure(
      code: code, title: title, subject: range, actual: actual, expected: expected,
      eventsBefore: session.eventCount)
    let place = Place(source: pieces.document, range: range)
    test.failures.append(RunEvent(at: session.now, place: place, kind: .assertionFailed(failure)))
    outcome.hasFailed = true
  }
}

extension RunEvent {
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
  fileprivate var isAboutSupport: Bool { ["A005", "H002", "H003"].contains(code) }
}
