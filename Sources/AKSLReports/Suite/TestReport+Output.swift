import AKSLInterpreter
package import AKSLScenarios
import AKSModel

extension TestReport {
  /// What it printed and showed, as plain text.
  package var outputText: String { TestOutput.text(output) }

  /// A failure of it tells what was printed: what differs from what was expected.
  var isOutputShown: Bool {
    failures.contains { event in
      if case .assertionFailed(let failure) = event.kind { failure.texts != nil } else { false }
    }
  }
}

/// What tests say, as plain text.
enum TestOutput {
  /// What was printed and shown, without colour and without the width of any screen.
  static func text(_ events: [RunEvent]) -> String {
    var reporter = TextReporter(style: .plain, narration: .results)
    var text = ""
    for event in events { reporter.report(event) { stream, piece in if stream == .output { text += piece } } }
    return text
  }
}

extension EvidenceTally {
  /// How many of each degree: `3 exact, 1 documented, 0 inferred, 0 ours`.
  var words: String { Evidence.allCases.map { "\(self[$0]) \($0.rawValue)" }.joined(separator: ", ") }

  /// The same with what is counted; nil when no verdict rests on a rule of the model.
  var sentence: String? { total > 0 ? "evidence: \(total.of("verdict")), \(words)" : nil }
}
