import AKSLInterpreter
import AKSLLanguage

/// Any bytes at all, typed at a prompt; a line `---` ends an input, and the session goes on.
package enum SessionTarget {
  /// How often a run may ask whether it should stop, and how many steps it may take.
  private static let patience = 200
  private static let setting = "set step-limit 20000"

  /// What is wrong with how these inputs were treated.
  package static func findings(_ bytes: [UInt8]) -> [Finding] {
    var findings: [Finding] = []
    let said = run(bytes, &findings)
    // The same inputs say the same: nothing may hang on addresses, hashes or clocks.
    if run(bytes, &findings) != said { findings.append(Finding("a second run says something else")) }
    return findings
  }

  private static func run(_ bytes: [UInt8], _ findings: inout [Finding]) -> [String] {
    var session = Session()
    _ = session.run(SourceText(name: "setting", setting), mode: .prompt) { _ in }
    var said: [String] = []
    for input in inputs(in: bytes) {
      let source = SourceText(name: "fuzz", bytes: input)
      var questions = 0
      let outcome = session.run(
        source, mode: .prompt,
        shouldStop: {
          questions += 1
          return questions > patience
        },
        emit: { event in
          said.append(words(for: event))
          if let place = event.place, place.source == source,
            place.range.start > place.range.end || Int(place.range.end) > input.count
          {
            findings.append(Finding("an event stands outside the text, at \(place.range)"))
          }
        })
      said.append("\(outcome.exitCode)")
    }
    return said
  }

  private static func inputs(in bytes: [UInt8]) -> [[UInt8]] {
    var inputs: [[UInt8]] = [[]]
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.elementsEqual("---".utf8) {
        inputs.append([])
      } else {
        inputs[inputs.count - 1] += line + [UInt8(ascii: "\n")]
      }
    }
    return inputs
  }

  private static func words(for event: RunEvent) -> String {
    switch event.kind {
    case .printed(let text): "\(event.at) \(text)"
    case .diagnostic(let diagnostic): "\(diagnostic.code.name) \(diagnostic.title)"
    case .faulted(let report): "\(report.code.name) \(report.title)"
    case .value(let datum): "\(datum)"
    case .shown(let exhibit): "\(exhibit.rows)"
    default: "\(event.at)"
    }
  }
}
