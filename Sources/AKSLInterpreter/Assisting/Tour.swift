/// `help tour`: the guide in ten steps, `examples/ten-steps.md`, played one step after the other.
package struct Tour: Sendable {
  /// One of the steps.
  package struct Step: Hashable, Sendable {
    /// With its number: `1. Look around`.
    package var title: String
    /// What is said before it is done, without marks of Markdown, a paragraph each.
    package var paragraphs: [String] = []
    /// What is run.
    package var statements = ""
    /// What is said when it is done.
    package var remarks: [String] = []
  }

  /// The steps, in order.
  package static let steps: [Step] = document.split(separator: "\n## ").dropFirst().map { step($0) }

  /// The session that it plays in: the sandbox, whatever the world is.
  package static func session(like other: Session) -> Session {
    var options = other.options
    options.world = .sandbox
    options.loadSource = nil
    options.saveSource = nil
    return Session(options: options)
  }

  private static func step(_ text: Substring) -> Step {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var step = Step(title: String(lines[0]))
    var paragraph: [Substring] = []
    var statements: [Substring]?
    func end() {
      guard !paragraph.isEmpty else { return }
      let words = plain(paragraph.joined(separator: " "))
      if step.statements.isEmpty { step.paragraphs.append(words) } else { step.remarks.append(words) }
      paragraph = []
    }
    for line in lines.dropFirst() {
      if let run = statements {
        if line == "```" {
          step.statements += run.joined(separator: "\n") + "\n"
          statements = nil
        } else {
          statements = run + [line]
        }
      } else if line == "```aksl" {
        end()
        statements = []
      } else if line.isEmpty {
        end()
      } else {
        paragraph.append(line)
      }
    }
    end()
    return step
  }

  /// A paragraph without its links: `[reference](../grammar/language.md)` is the reference.
  private static func plain(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "["), let middle = rest[start...].range(ofLink: "]("),
      let end = rest[middle.upperBound...].firstIndex(of: ")")
    {
      result += rest[..<start] + rest[rest.index(after: start)..<middle.lowerBound]
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}

extension Substring {
  /// Where two characters stand first.
  fileprivate func range(ofLink pair: String) -> Range<Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(pair) { return index..<self.index(index, offsetBy: 2) }
      index = self.index(after: index)
    }
    return nil
  }
}
