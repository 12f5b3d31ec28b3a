import AKSLInterpreter
import AKSLLanguage
import Shell

/// Any bytes at all, as a script of the shell: read, looked at, and run where nothing is wrong with it.
package enum ShellTarget {
  /// How often a run may ask whether it should stop.
  private static let patience = 200

  /// What is wrong with how these bytes were treated.
  package static func findings(_ bytes: [UInt8]) -> [Finding] {
    var findings: [Finding] = []
    for hasPrompts in [false, true] {
      let text = ShellText(bytes, pieces: [0..<bytes.count], hasPrompts: hasPrompts)
      let script = ShellScript(text)
      for mistake in script.mistakes {
        if mistake.range.upperBound > bytes.count {
          findings.append(Finding("\(mistake.title) stands outside the text, at \(mistake.range)"))
        }
        if mistake.title.isEmpty { findings.append(Finding("a mistake says nothing")) }
      }
      var end = 0
      for statement in script.statements {
        for range in statement.links.map(\.command.range) {
          if range.lowerBound < end || range.upperBound > bytes.count {
            findings.append(Finding("a command at \(range) is out of order"))
          }
          end = range.upperBound
        }
      }
    }
    let first = said(by: bytes, &findings)
    if said(by: bytes, &findings) != first { findings.append(Finding("a second run says something else")) }
    return findings
  }

  private static func said(by bytes: [UInt8], _ findings: inout [Finding]) -> [String] {
    let source = SourceText(name: "fuzz.sh", bytes: bytes)
    var session = Session()
    var said: [String] = []
    var questions = 0
    let outcome = session.run(
      source, mode: .script,
      shouldStop: {
        questions += 1
        return questions > patience
      },
      emit: { event in
        if let place = event.place, place.range.start > place.range.end || Int(place.range.end) > bytes.count
        {
          findings.append(Finding("an event stands outside the text, at \(place.range)"))
        }
        switch event.kind {
        case .diagnostic(let diagnostic): said.append("\(diagnostic.code.name) \(diagnostic.title)")
        case .shellAnswered(let report): said.append("\(report)")
        default: said.append("\(event.at)")
        }
      })
    return said + ["\(outcome.exitCode)"]
  }
}
