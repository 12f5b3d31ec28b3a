package import AKSLInterpreter
import AKSLLanguage
import AKSModel

/// A run as people read it, in a terminal or a log.
package struct TextReporter: Reporter {
  private let style: Style
  private var width: Int?
  private let narration: Narration
  private var renderer: DiagnosticRenderer
  /// Rules that were noted already: saying it once is enough.
  private var noted: Set<RuleID> = []
  /// The cluster that the last line spoke of, so that a pool of another one is named in full.
  private var lastCluster: String?
  /// Scenarios that have begun and not ended; what they do is indented.
  private var depth = 0
  /// The source of the diagnostic just written: a blank line keeps several of them apart.
  private var diagnosed: SourceText?
  /// The running scenario is known to fail: what fails in it is no news.
  private var isKnownToFail = false
  private var counts = VerdictCounts()
  /// How well the rules behind the verdicts are known, where that is counted.
  private var evidence: EvidenceTally?

  /// A reporter for a screen of some width; nil when the text goes to no screen.
  package init(style: Style, width: Int? = nil, narration: Narration = .everything) {
    self.init(outputStyle: style, errorStyle: style, width: width, narration: narration)
  }

  /// A reporter for standard output and error that look different, because only one is a terminal.
  package init(
    outputStyle: Style, errorStyle: Style, width: Int? = nil, narration: Narration = .everything
  ) {
    style = outputStyle
    self.width = width
    self.narration = narration
    renderer = DiagnosticRenderer(style: errorStyle, width: width)
  }

  package mutating func report(_ event: RunEvent, to write: Write) {
    if let message = FailureMessage(event) {
      if isKnownToFail { return }
      let isOneOfMany = diagnosed != nil && diagnosed == message.source
      write(.errors, (isOneOfMany ? "\n" : "") + renderer.render(message))
      if case .diagnostic = event.kind { diagnosed = message.source } else { diagnosed = nil }
      return
    }
    diagnosed = nil
    switch event.kind {
    case .shellAnswered(let report):
      if report.isAnswer, !report.isCaptured { answer(report.output, to: write) }
      if !report.errors.isEmpty { write(.errors, report.errors) }
    case .printed(let line): answer(line + "\n", to: write)
    case .value(let value): answer(value.literal + "\n", to: write)
    case .shown(let exhibit): answer(exhibit.text(style: style, width: width), to: write)
    case .accepted(let report): tellStates(sentence(report).ofAccepted, to: write)
    case .completed(let report): tellStates(sentence(report).ofCompleted, to: write)
    case .changed(let text): tell(text, to: write)
    // The program answers.
    case .wished: break
    case .note(let rule): note(rule, to: write)
    case .scenarioStarted(_, let todo):
      depth += 1
      isKnownToFail = todo != nil
    case .scenarioEnded(let report): judge(report, to: write)
    case .branchStarted(let name):
      tell("branch \(name)", to: write)
      depth += 1
    case .branchEnded: depth = max(0, depth - 1)
    case .taskStarted(let name, let clock):
      let local = clock.map { " UTC (\($0))" } ?? ""
      tell("\(TimeFormat.instant(event.at))\(local) \(name)", as: .muted, to: write)
    case .taskSkipped(let name):
      tell(
        "warning: \(TimeFormat.instant(event.at)) \(name) is due, and its last run still goes on: skipped",
        as: .warning, to: write)
    case .watched(let report):
      tell("\(TimeFormat.instant(event.at))  \(report.name) = \(report.text)", as: .muted, to: write)
    case .clock: break
    case .diagnostic, .world, .refused, .expectedRefusal, .assertionFailed, .faulted, .scenarioPassedOver:
      break
    }
  }

  package mutating func finish(to write: Write) {
    guard counts.total > 0, narration >= .verdicts else { return }
    let failures = "\(counts.failed) failed"
    var parts = [
      style.paint("\(counts.passed) passed", as: counts.passed > 0 ? .success : .muted),
      counts.failed > 0 ? style.paint(failures, as: .error) : failures,
    ]
    if counts.skipped > 0 { parts.append("\(counts.skipped) skipped") }
    if counts.todo > 0 { parts.append("\(counts.todo) todo") }
    write(.output, parts.joined(separator: ", ") + "\n")
    guard let evidence else { return }
    let degrees = Evidence.allCases.map { "\(evidence[$0]) \($0.rawValue)" }
    write(.output, style.paint("evidence: \(degrees.joined(separator: ", "))", as: .muted) + "\n")
  }

  package mutating func adapt(toWidth width: Int?) {
    self.width = width
    renderer.width = width
  }

  /// What the script asked for, as it is.
  private func answer(_ text: String, to write: Write) {
    if narration >= .results { write(.output, text) }
  }

  /// A line about what happened.
  private func tell(_ line: String, as role: Style.Role? = nil, to write: Write) {
    guard narration >= .everything else { return }
    let indented = String(repeating: "  ", count: depth) + line.visibleLine
    let lines = width.map { LineWrap.lines(of: indented, width: $0, hanging: 2) } ?? [indented]
    write(.output, lines.map { line in (role.map { style.paint(line, as: $0) } ?? line) + "\n" }.joined())
  }

  /// The same, with the words for states in their colours.
  private func tellStates(_ line: String, to write: Write) {
    tell(line, to: { write($0, StateWords.paint($1, style)) })
  }

  private mutating func sentence(_ report: OperationReport) -> OperationSentence {
    let cluster = report.cluster.name
    defer { lastCluster = cluster }
    return OperationSentence(report, qualifyingPool: lastCluster.map { $0 != cluster } ?? false)
  }

  private mutating func note(_ id: RuleID, to write: Write) {
    guard noted.insert(id).inserted else { return }
    guard let rule = RuleBook.rule(id) else {
      tell("note: rule \(id)", as: .muted, to: write)
      return
    }
    tell("note: \(rule.clause) (rule \(id), \(rule.evidence.words))", as: .muted, to: write)
  }

  private mutating func judge(_ report: ScenarioReport, to write: Write) {
    depth = max(0, depth - 1)
    isKnownToFail = false
    counts.add(report.verdict)
    if let tally = report.evidence { evidence = (evidence ?? EvidenceTally()).adding(tally) }
    guard narration >= .verdicts else { return }
    let indentation = String(repeating: "  ", count: depth)
    let name = report.identity.name.visibleLine
    write(
      .output,
      "\(indentation)\(word(for: report.verdict)) \(name) \(style.paint(facts(of: report), as: .muted))\n")
  }

  /// Four columns wide, so that names stand below each other.
  private func word(for verdict: ScenarioReport.Verdict) -> String {
    switch verdict {
    case .passed: style.paint("ok  ", as: .success)
    case .failed, .unexpectedPass: style.paint("FAIL", as: .error)
    case .skipped: style.paint("skip", as: .muted)
    case .knownFailure: style.paint("todo", as: .warning)
    }
  }

  private func facts(of report: ScenarioReport) -> String {
    let effort = "\(TimeFormat.span(report.duration)), \(report.assertions.of("assertion"))"
    switch report.verdict {
    case .passed, .failed: return "(\(effort))"
    case .skipped(let reason): return "(\(reason.visibleLine))"
    case .knownFailure(let reason): return "(\(effort); fails as known: \(reason.visibleLine))"
    case .unexpectedPass(let reason):
      return "(\(effort); it passes, but is marked todo: \(reason.visibleLine))"
    }
  }
}
