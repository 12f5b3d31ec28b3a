package import AKSLInterpreter
package import AKSLLanguage
package import AKSLScenarios
import AKSModel
package import OutputMatching

/// Runs the blocks of a document in its order and gathers what became of them.
package struct DocumentRun {
  let plan: DocumentPlan
  /// What every session of the document begins with.
  let fresh: Session
  let shouldStop: () -> Bool
  var report: FileReport
  var pieces: PieceMap
  /// By the name of the option `session`; the one without a name is the document's.
  var sessions: [String: Session] = [:]
  /// Names that blocks should have made which failed, and which blocks.
  var lacking: [String: String] = [:]
  /// What the steps that ran have printed, for those who write it into the document.
  var outputs: [DocumentOutput] = []
  var settings: RunningSettings
  private var section = 0
  /// Of blocks and scenarios.
  private var names: Set<String> = []

  /// Runs a document in sessions of its own, which are copies of the given one.
  ///
  /// Everything runs up to the last block that is wanted; what is not wanted is not reported.
  package static func run(
    _ plan: DocumentPlan, _ selection: BlockSelection = BlockSelection(),
    _ settings: RunningSettings = RunningSettings(), in session: Session, shouldStop: () -> Bool = { false }
  ) -> DocumentResult {
    withoutActuallyEscaping(shouldStop) { shouldStop in
      var fresh = session
      fresh.options.weighsEvents = false
      var run = DocumentRun(
        plan: plan, fresh: fresh, shouldStop: shouldStop, report: FileReport(source: plan.source),
        pieces: PieceMap(plan.source), settings: settings)
      run.report.unrun = selection.isAll ? plan.unrun : []
      if plan.hasErrors { run.refuse(selection) } else { run.runSteps(selection) }
      return DocumentResult(report: run.report, outputs: run.outputs)
    }
  }

  private mutating func runSteps(_ selection: BlockSelection) {
    names = Set(plan.steps.map(\.name))
    report.warnings = plan.diagnostics.map { event(.diagnostic($0), at: $0.range) }
    let wanted = plan.steps.indices.filter { selection.includes(plan.steps[$0], of: plan.source) }
    guard let last = selection.isAll ? plan.steps.indices.last : wanted.last else { return }
    for index in 0...last {
      let step = plan.steps[index]
      let (tests, outputs) = (report.tests.count, outputs.count)
      run(step)
      if !selection.isAll, !wanted.contains(index) {
        // Only what is wrong before a block that is wanted is told.
        let failed = report.tests[tests...].filter { $0.status == .failed || $0.status == .error }
        report.tests.replaceSubrange(tests..., with: failed)
        self.outputs.removeSubrange(outputs...)
      }
      if report.outcome.wasInterrupted { break }
    }
    report.unrun.sort { $0.range.start < $1.range.start }
    let failed = report.tests.contains { $0.status.isFailure }
    report.outcome.hasFailed = report.outcome.hasFailed || failed
  }

  /// A document with errors: nothing of it runs.
  private mutating func refuse(_ selection: BlockSelection) {
    addProblems(plan.diagnostics.map { event(.diagnostic($0), at: $0.range) })
    report.outcome.hasSourceErrors = true
    for step in plan.steps where !step.isSetUp && selection.includes(step, of: plan.source) {
      var test = TestReport(identity: identity(of: step), status: .blocked)
      test.block = step.block
      test.reason = "the document has errors"
      report.tests.append(test)
    }
  }

  // MARK: - One step

  private mutating func run(_ step: DocumentStep) {
    if plan.options.hasSessionPerSection, step.section != section {
      sessions[""] = nil
      section = step.section
    }
    var test = TestReport(identity: identity(of: step), status: .passed)
    test.block = step.block
    if let reason = reasonToSkip(step) {
      test.status = .skipped
      test.reason = reason
      report.tests.append(test)
      return
    }
    var session = sessions[step.options.session] ?? fresh
    if step.options.resets { session = fresh }
    var block = BlockRun(step, in: session, document: self)
    let made = lacking.isEmpty ? [] : block.namesLacking
    let needed = lacking.keys.filter { block.uses($0) && !made.contains($0) }.sorted()
    if !needed.isEmpty, !block.hasOtherErrors(than: needed) {
      test.status = .blocked
      test.reason = needed.map { "`\($0)`, which \(lacking[$0] ?? "") should have made" }
        .joined(separator: ", ")
      note(block)
      report.tests.append(test)
      return
    }
    if let reason = block.unsupported {
      note(block)
      report.unrun.append(UnrunFence(range: step.range, language: step.block.language, reason: reason))
      return
    }
    block.run(&test)
    pieces = block.pieces
    sessions[step.options.session] = block.session
    outputs += block.outputs
    settings = block.settings
    report.warnings += block.warnings
    finish(step, block, &test)
  }

  private mutating func finish(_ step: DocumentStep, _ block: BlockRun, _ test: inout TestReport) {
    var failedAtAll = !test.failures.isEmpty
    if !test.failures.isEmpty {
      test.status = test.failures.contains(where: \.isUnexpected) ? .error : .failed
    }
    if let reason = step.options.todo {
      test.reason = reason
      test.isUnexpectedPass = !failedAtAll
      test.status = failedAtAll ? .todo : .failed
      failedAtAll = false
    }
    if block.outcome.wasInterrupted { report.outcome.wasInterrupted = true }
    if failedAtAll {
      report.outcome.add(block.outcome)
      report.outcome.hasFailed = true
      note(block)
    } else {
      // What it made is there now.
      lacking = lacking.filter { !block.session.knows($0.key) }
    }
    if step.isSetUp {
      addProblems(test.failures)
      report.output += test.output
    } else if step.action != .tests || block.tests.isEmpty || failedAtAll {
      report.tests.append(test)
    }
    for var test in block.tests {
      // Two fences may have scenarios of one name, and some readers of reports keep only one of these.
      if !names.insert(test.identity.name).inserted { test.identity.title += " (\(step.name))" }
      report.tests.append(test)
    }
  }

  /// What goes wrong outside the blocks is a test of its own.
  private mutating func addProblems(_ events: [RunEvent]) {
    guard !events.isEmpty else { return }
    if let index = report.tests.firstIndex(where: { $0.kind == .outside }) {
      report.tests[index].failures += events
      return
    }
    var test = TestReport(.outside, of: plan.source, at: events.first?.place?.range, status: .error)
    test.failures = events
    report.tests.append(test)
  }

  /// Notes what a block should have made that did not.
  private mutating func note(_ block: BlockRun) {
    let line = LineMap(plan.source).position(of: block.step.range.start).line
    for name in block.namesLacking where lacking[name] == nil {
      lacking[name] = "\(block.step.isSetUp ? "the set-up" : "`\(block.step.name)`") in line \(line)"
    }
  }

  private func reasonToSkip(_ step: DocumentStep) -> String? {
    if let reason = step.options.skip { return reason }
    guard let condition = step.options.when, !condition.holds else { return nil }
    return condition.reason
  }

  private func identity(of step: DocumentStep) -> ScenarioIdentity {
    ScenarioIdentity(
      place: Place(source: plan.source, range: step.range), title: step.name, row: nil,
      tags: step.rules.map(\.tag))
  }

  private func event(_ kind: RunEvent.Kind, at range: SourceRange) -> RunEvent {
    RunEvent(at: fresh.now, place: Place(source: plan.source, range: range), kind: kind)
  }
}

/// What a document came to.
package struct DocumentResult: Sendable {
  package var report: FileReport
  /// What was printed where an output is expected, in the order of the document.
  package var outputs: [DocumentOutput]
}

/// What a step has printed.
package struct DocumentOutput: Sendable {
  package var step: String
  package var expected: ExpectedOutput
  /// Of a transcript, the number of the input whose answer it is, from 0.
  package var exchange: Int?
  package var actual: String
  /// What names stood for before it.
  package var captures: Captures
  package var normalized: Set<TypedToken>
  /// Why it is not written into the document, although it differs; nil: it is.
  package var obstacle: String?
}

/// Which blocks of a document are wanted: those of these names, and those around these lines.
package struct BlockSelection: Hashable, Sendable {
  package var names: Set<String> = []
  package var lines: [Int] = []

  package init() {}

  package var isAll: Bool { names.isEmpty && lines.isEmpty }

  /// A name that no block has.
  package func missing(in plan: DocumentPlan) -> String? {
    names.sorted().first { name in !plan.steps.contains { $0.name == name } }
  }

  package func includes(_ step: DocumentStep, of source: SourceText) -> Bool {
    if isAll || names.contains(step.name) { return true }
    guard !lines.isEmpty else { return false }
    let map = LineMap(source)
    let around = map.position(of: step.range.start).line...map.position(of: step.range.end).line
    return lines.contains { around.contains($0) }
  }
}

extension DocumentPlan {
  /// Nothing of it can run.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension RunEvent {
  /// A refusal, a fault or an error of the source, and no assertion.
  fileprivate var isUnexpected: Bool { if case .diagnostic = kind { true } else { isError } }
}
