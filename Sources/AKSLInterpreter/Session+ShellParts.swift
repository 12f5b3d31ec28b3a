package import AKSLLanguage
import Shell

/// A statement of a shell script, with what is known to be wrong with it.
package struct ShellPart: Sendable {
  /// Up to the next one, in the source.
  package var range: SourceRange
  package var mistakes: [Diagnostic] = []
  /// It asks how the command before it ended.
  package var readsStatus: Bool
}

extension Session {
  /// The statements of a source that is a shell script, in their order.
  ///
  /// A mistake that shows in several of them is one of each.
  package func shellParts(of source: SourceText) -> [ShellPart] {
    let script = source.shellScript
    let starts = script.statements.map { UInt32(truncatingIfNeeded: $0.start) }
    let ends = starts.dropFirst() + [UInt32(truncatingIfNeeded: source.bytes.count)]
    var parts = zip(zip(starts, ends), script.statements).map { place, statement in
      ShellPart(
        range: SourceRange(start: place.0, end: max(place.0, place.1)), readsStatus: statement.readsStatus)
    }
    for mistake in checkShell(script, in: source) {
      // What else az says of a command stands in the same one; of the shell, further places are other commands.
      let isOfShell = mistake.code.name.hasPrefix("H")
      let places = [mistake.range] + (isOfShell ? mistake.labels.map(\.range) : [])
      for place in places {
        guard let last = parts.lastIndex(where: { $0.range.start <= place.start }) ?? parts.indices.first,
          !parts[last].mistakes.contains(mistake)
        else { continue }
        parts[last].mistakes.append(mistake)
      }
    }
    return parts
  }
}

extension SourceText {
  /// What was typed at the prompts `$ ` and `> ` of a terminal, where it stands.
  package static func typed(at terminal: [UInt8]) -> [UInt8] { ShellText.withoutPrompts(terminal) }
}

extension ShellScript.Statement {
  fileprivate var start: Int { links.first?.command.range.lowerBound ?? 0 }

  fileprivate var readsStatus: Bool { links.first?.command.readsStatus ?? false }
}

extension ShellScript.Command {
  /// `$?` in what is put into its words before it runs.
  fileprivate var readsStatus: Bool {
    (words + assignments.map(\.value)).contains { word in
      word.parts.contains { part in
        switch part {
        case .status: true
        case .substitution(let statements, _, _): statements.first?.readsStatus ?? false
        default: false
        }
      }
    }
  }
}
