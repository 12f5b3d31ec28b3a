import AKSLLanguage
import Testing

@testable import AKSLInterpreter

/// Random sessions of which one statement is broken off somewhere: `save session` says what it came to and compares the
/// worlds, or names the statement.
@Suite("Random interruptions")
struct RandomInterruptionTests {
  /// What goes wrong when the session of a seed is saved; nil: nothing.
  private func problem(seed: UInt64) -> Transcript.Problem? {
    var generator = StatementGenerator(seed: seed &* 7919)
    var options = Session.Options()
    options.saveSource = { _, _, _, _ in nil }
    var session = Session(options: options)
    func type(_ text: String, stopsAfter steps: Int = .max) {
      var asked = 0
      _ = session.run(
        SourceText(name: "<prompt>", text), mode: .prompt,
        shouldStop: {
          asked += 1
          return asked > steps
        }, emit: { _ in })
    }
    for _ in 0..<generator.pick(1..<4) { type(generator.statement()) }
    let body = (0..<3).map { _ in generator.statement() }.joined(separator: "; ")
    let loop = "repeat 20 { scale dev to (dev.count + 1); advance 20m; \(body) }"
    type(loop, stopsAfter: generator.pick(3..<60))
    if generator.pick(0..<3) == 0 { type("undo") }
    for _ in 0..<generator.pick(0..<3) { type(generator.statement()) }
    return transcript("save session \"s.aksl\"", in: &session).problems.first
  }

  @Test("What was broken off is saved as what it came to, or named")
  func interruptions() {
    let problems = (1...200).compactMap { problem(seed: $0) }
    for problem in problems {
      #expect(problem.code == "E021" && problem.title.contains("`repeat 20 {"), "\(problem)")
    }
    // Loops that start the world over or go back in time are the ones that no script stops in.
    #expect(problems.count <= 20, "\(problems.count) of 200")
  }
}
