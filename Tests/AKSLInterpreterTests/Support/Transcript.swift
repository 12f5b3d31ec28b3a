import AKSLInterpreter
import AKSLLanguage
import AKSModel
import Testing

/// What a run said, in short lines, and how it ended.
struct Transcript {
  /// Something that is wrong, at a line of the source.
  struct Problem: Hashable, CustomStringConvertible {
    var line: Int
    var code: String
    var title: String

    var description: String { "\(line): \(code) \(title)" }
  }

  private(set) var lines: [String] = []
  private(set) var problems: [Problem] = []
  private(set) var scenarios: [ScenarioReport] = []
  var exitCode: Int32 = 0

  /// Adds an event; changes in the world are left out, what they lead to is what tests look at.
  mutating func add(_ event: RunEvent) {
    switch event.kind {
    case .diagnostic(let diagnostic): add(diagnostic.code.name, diagnostic.title, event)
    case .refused(let report): add(report.refusal.code, report.refusal.message, event)
    case .assertionFailed(let failure): add(failure.code.name, failure.title, event)
    case .faulted(let fault): add(fault.code.name, "\(fault.name): \(fault.title)", event)
    case .shellAnswered(let report): lines.append("status \(report.status): \(report.output)\(report.errors)")
    case .printed(let text): lines.append(text)
    case .value(let datum): lines.append("= \(Self.text(of: datum))")
    case .shown(let exhibit): lines.append("shown: \(exhibit.title)")
    case .accepted(let report): lines.append("accepted: \(report.record.kind.rawValue)")
    case .completed(let report): lines.append("completed: \(report.record.kind.rawValue)")
    case .changed(let text): lines.append("changed: \(text)")
    case .note(let rule): lines.append("note: \(rule)")
    case .expectedRefusal(let code, _): lines.append("expected: \(code)")
    case .scenarioPassedOver(let identity): lines.append("passed over: \(identity.name)")
    case .scenarioStarted(let identity, _): lines.append("begins: \(identity.name)")
    case .scenarioEnded(let report):
      scenarios.append(report)
      lines.append("\(report.verdict.word): \(report.identity.name)")
    case .branchStarted(let name): lines.append("branch: \(name)")
    case .branchEnded(let name): lines.append("trunk: \(name)")
    case .taskStarted(let name, _): lines.append("task: \(name)")
    case .taskSkipped(let name): lines.append("skipped: \(name)")
    case .watched(let report): lines.append("watched: \(report.name) = \(report.text)")
    case .wished(let wish): lines.append("wished: \(wish)")
    case .world, .clock: break
    }
  }

  private mutating func add(_ code: String, _ title: String, _ event: RunEvent) {
    let line = event.place.map { LineMap($0.source).position(of: $0.range.start).line } ?? 0
    problems.append(Problem(line: line, code: code, title: title))
    lines.append("\(line): \(code)")
  }

  private static func text(of datum: Datum) -> String {
    switch datum {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .text(let text), .formatted(let text): text
    case .described(let text, _): text
    case .list(let elements): "[" + elements.map(text).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\($0.key): \(text(of: $0.value))" }.joined(separator: ", ") + "}"
    }
  }
}

/// Runs a script from the sandbox.
func transcript(
  _ text: String, name: String = "test.aksl", options: Session.Options = Session.Options()
) -> Transcript {
  var session = Session(options: options)
  return transcript(text, name: name, in: &session, mode: .script)
}

/// Runs one source in a session that goes on.
func transcript(
  _ text: String, name: String = "<prompt>", in session: inout Session, mode: Session.Mode = .prompt,
  shouldStop: () -> Bool = { false }
) -> Transcript {
  var transcript = Transcript()
  let outcome = session.run(
    SourceText(name: name, text), mode: mode, shouldStop: shouldStop, emit: { transcript.add($0) })
  transcript.exitCode = outcome.exitCode
  return transcript
}

/// Runs a script and compares everything that it says.
func check(
  _ text: String, says expected: [String], exitCode: Int32 = 0,
  options: Session.Options = Session.Options(), _ location: SourceLocation = #_sourceLocation
) {
  let said = transcript(text, options: options)
  #expect(said.lines == expected, sourceLocation: location)
  #expect(said.exitCode == exitCode, sourceLocation: location)
}

/// Runs lines at a prompt, one after the other in one session, and compares everything that they say.
func checkPrompt(
  _ inputs: [(text: String, says: [String])], _ location: SourceLocation = #_sourceLocation
) {
  var session = Session()
  for input in inputs {
    let said = transcript(input.text, in: &session)
    #expect(said.lines == input.says, "after \(input.text)", sourceLocation: location)
  }
}
