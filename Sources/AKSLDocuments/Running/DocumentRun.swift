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
  /// By the index of each step that ran.
  var exercisedRules: [Int: Set<RuleID>] = [:]
  private var section = 0
  /// What sections begin with that have a session of their own: what set-ups have made above the first heading.
  private var opening: Session?
  /// How many of the scripts that do not run are behind us.
  private var idleCount = 0
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
      fresh.options.tellsChanges = true
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
    let errors = plan.problems.filter { $0.diagnostic.severity == .error }
    report.outcome.hasSourceErrors = !errors.isEmpty
    addProblems(errors.map(event))
    report.warnings = plan.problems.filter { $0.diagnostic.severity != .error }.map(event)
    let wanted = plan.steps.indices.filter { selection.includes(plan.steps[$0], of: plan.source) }
    guard let last = selection.isAll ? plan.steps.indices.last : wanted.last else { return }
    for index in 0...last {
      let step = plan.steps[index]
      let (tests, outputs) = (report.tests.count, outputs.count)
      noteIdle(before: step)
      run(step, at: index)
      if !selection.isAll, !wanted.contains(index) {
        // Only what is wrong before a block that is wanted is told.
        let failed = report.tests[tests...].filter { $0.status == .failed || $0.status == .error }
        report.tests.replaceSubrange(tests..., with: failed)
        self.outputs.removeSubrange(outputs...)
      }
      if report.outcome.wasInterrupted { break }
    }
    report.unrun.sort {
      ($0.range.start, $0.included?.range.start ?? 0) < ($1.range.start, $1.included?.range.start ?? 0)
    }
    let failed = report.tests.contains { $0.status.isFailure }
    report.outcome.hasFailed = report.outcome.hasFailed || failed
  }

  /// Notes what scripts of a shell would have made that do not run and stand before a step.
  private mutating func noteIdle(before step: DocumentStep) {
    while idleCount < plan.idle.count, plan.idle[idleCount].isBefore(step) {
      let idle = plan.idle[idleCount]
      idleCount += 1
      let session = sessions[idle.options.session] ?? fresh
      let names = session.namesLacking(of: pieces.source(of: idle)).sorted()
      let line = line(of: idle.range, in: idle)
      for name in names where lacking[name] == nil {
        lacking[name] = "which the fence in \(line) should have made that does not run"
      }
    }
  }

  /// A document with errors: nothing of it runs.
  private mutating func refuse(_ selection: BlockSelection) {
    addProblems(plan.problems.map(event))
    report.outcome.hasSourceErrors = true
    for step in plan.steps where !step.isSetUp && selection.includes(step, of: plan.source) {
      var test = TestReport(identity: identity(of: step), status: .blocked)
      test.block = step.block
      test.reason = "the document has errors"
      report.tests.append(test)
    }
  }

  // MARK: - One step

  private mutating func run(_ step: DocumentStep, at index: Int) {
    if plan.options.hasSessionPerSection, step.section != section {
      sessions[""] = opening
      section = step.section
    }
    var test = TestReport(identity: identity(of: step), status: .passed)
    test.block = step.block
    if let reason = reasonToSkip(step) {
      test.status = .skipped
      test.reason = reason
      report.tests.append(test)
      note(BlockRun(step, in: sessions[step.options.session] ?? fresh, document: self))
      return nameTies(endingWith: index)
    }
    var session = sessions[step.options.session] ?? fresh
    if step.options.resets { session = fresh }
    var block = BlockRun(step.pasting(settings.captures), in: session, document: self)
    let missing = lacking.isEmpty ? [] : block.namesMissing
    // Azure's names are the same in any case.
    let words = Set(missing.map { $0.lowercased() })
    let needed = lacking.keys.filter { words.contains($0.lowercased()) }.sorted()
    if !needed.isEmpty, !block.hasOtherErrors(than: needed) {
      test.status = .blocked
      test.reason = reason(toBlock: needed)
      note(block)
      report.tests.append(test)
      return nameTies(endingWith: index)
    }
    let leftOut = block.leaveOutUnsupported()
    name(leftOut, of: step)
    if leftOut.isAll { return nameTies(endingWith: index) }
    if leftOut.isLast { block.isOutputKnown = false }
    block.run(&test)
    judgeTies(endingWith: index, &block, &test)
    pieces = block.pieces
    sessions[step.options.session] = block.session
    if step.isSetUp, step.block.headings.isEmpty { opening = block.session }
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
      if failedAtAll { note(block) }
    }
    let isKnown = step.options.todo != nil && failedAtAll
    if isKnown { failedAtAll = false }
    if block.outcome.wasInterrupted { report.outcome.wasInterrupted = true }
    if failedAtAll {
      report.outcome.add(block.outcome)
      report.outcome.hasFailed = true
      note(block)
    } else if !isKnown {
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

  /// Notes what a block should have made that did not, and what nothing has made that it needs.
  private mutating func note(_ block: BlockRun) {
    note(block.namesLacking, of: block.step, at: block.step.range)
    for (name, range) in block.variablesMissing where lacking[name] == nil {
      lacking[name] = "which nothing sets before \(line(of: range, in: block.step))"
    }
  }

  private mutating func note(_ names: [String], of step: DocumentStep, at range: SourceRange) {
    let block = step.isSetUp ? "the set-up" : "`\(step.name)`"
    for name in names where lacking[name] == nil {
      lacking[name] = "which \(block) in \(line(of: range, in: step)) should have made"
    }
  }

  private func line(of range: SourceRange, in step: DocumentStep) -> String {
    let line = "line \(LineMap(step.source).position(of: range.start).line)"
    return step.source.name == plan.source.name ? line : "\(line) of \(step.source.name)"
  }

  mutating func addUnrun(
    _ step: DocumentStep, _ source: SourceText, _ range: SourceRange, _ language: String, _ reason: String,
    isPart: Bool = false
  ) {
    let isOwn = source.name == plan.source.name
    report.unrun.append(
      UnrunFence(
        range: isOwn ? range : step.anchor, language: language, reason: reason, isPart: isPart,
        included: isOwn ? nil : Place(source: source, range: range)))
  }

  /// Names what of a block does not run, and what cannot be known without it.
  private mutating func name(_ leftOut: LeftOut, of step: DocumentStep) {
    for command in leftOut.commands { note(command.names, of: step, at: command.range) }
    if leftOut.isAll {
      var reasons: [String] = []
      for command in leftOut.commands where !reasons.contains(command.reason) {
        reasons.append(command.reason)
      }
      addUnrun(step, step.source, step.range, step.block.language, reasons.joined(separator: "; "))
    } else {
      for command in leftOut.commands {
        addUnrun(step, step.source, command.range, step.block.language, command.reason, isPart: true)
      }
    }
    if leftOut.isLast, let output = step.output {
      addUnrun(step, step.source, output.range, output.language, "the command that prints it does not run")
    }
  }

  /// What is not there, and why, those of one reason together.
  private func reason(toBlock needed: [String]) -> String {
    var groups: [(why: String, names: [String])] = []
    for name in needed {
      let why = lacking[name] ?? ""
      if let index = groups.firstIndex(where: { $0.why == why }) {
        groups[index].names.append(name)
      } else {
        groups.append((why, [name]))
      }
    }
    return groups.map { "\($0.names.map { "`\($0)`" }.joined(separator: ", ")), \($0.why)" }
      .joined(separator: "; ")
  }

  private func reasonToSkip(_ step: DocumentStep) -> String? {
    if let reason = step.options.skip { return reason }
    guard let condition = step.options.when, !condition.holds else { return nil }
    return condition.reason
  }

  private func identity(of step: DocumentStep) -> ScenarioIdentity {
    ScenarioIdentity(
      place: Place(source: plan.source, range: step.anchor), title: step.name, row: nil,
      tags: step.rules.map(\.tag))
  }

  private func event(_ problem: PlanProblem) -> RunEvent {
    let place = Place(source: problem.source, range: problem.diagnostic.range)
    return RunEvent(at: fresh.now, place: place, kind: .diagnostic(problem.diagnostic))
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
  /// The file that it stands in.
  package var source: SourceText
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
    // What it prints is a part of it.
    let output = step.anchor == step.range ? step.output?.range : nil
    return [step.anchor, output].compactMap(\.self).contains { range in
      let around = map.position(of: range.start).line...map.position(of: range.end).line
      return lines.contains { around.contains($0) }
    }
  }
}

extension DocumentPlan {
  /// Nothing of it can run.
  package var hasErrors: Bool { problems.contains { $0.isFatal && $0.diagnostic.severity == .error } }
}

extension DocumentStep {
  /// It stands in front of another one.
  fileprivate func isBefore(_ other: DocumentStep) -> Bool {
    let isSameFile = source.name == other.source.name
    return anchor.start < other.anchor.start
      || isSameFile && anchor == other.anchor && range.start < other.range.start
  }
}

extension RunEvent {
  /// A refusal, a fault or an error of the source, and no assertion.
  fileprivate var isUnexpected: Bool { if case .diagnostic = kind { true } else { isError } }
}
