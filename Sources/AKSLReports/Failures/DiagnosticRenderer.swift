import AKSLLanguage

/// Lays out messages about failures, as compilers do: what, where, the source with the fault underlined, and
/// what is known about it.
package struct DiagnosticRenderer: Sendable {
  /// The width of the screen; nil when the text goes to none.
  package var width: Int?

  private let style: Style
  private var lines = LineMapCache()

  /// A renderer for a screen of some width; nil when the text goes to no screen.
  package init(style: Style, width: Int? = nil) {
    self.style = style
    self.width = width
  }

  /// The message with its source, ending in a newline.
  package mutating func render(_ message: FailureMessage) -> String {
    var rows = [wrappedHeader(of: message)]
    var gutter = 1
    if let source = message.source {
      let map = lines.map(of: source)
      let excerpt = SourceExcerpt(message, map: map)
      gutter = excerpt.gutterWidth
      let position = map.position(of: message.location)
      let arrow = style.paint(String(repeating: " ", count: gutter) + "--> ", as: .frame)
      rows.append("\(arrow)\(source.name.visibleLine):\(position.line):\(position.column)")
      rows.append(emptyGutter(gutter))
      rows += excerpt.render(style: style, markRole: role(of: message), width: width)
      if !message.footnotes.isEmpty { rows.append(emptyGutter(gutter)) }
    }
    for footnote in message.footnotes {
      let edge = style.paint(String(repeating: " ", count: gutter + 1) + "=", as: .frame)
      let text =
        footnote.name == "diff" ? colored(diff: footnote, gutter: gutter) : text(of: footnote, gutter: gutter)
      rows.append("\(edge) \(style.paint(footnote.name + ":", as: .strong)) \(text)")
    }
    return rows.joined(separator: "\n") + "\n"
  }

  /// The lines of a difference, those that are missing and those that are new in their colours.
  private func colored(diff: FailureMessage.Footnote, gutter: Int) -> String {
    let start = String(repeating: " ", count: start(of: diff, gutter: gutter))
    return diff.text.visible.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      switch line.first {
      case "+": style.paint(String(line), as: .success)
      case "-": style.paint(String(line), as: .error)
      case "@": style.paint(String(line), as: .frame)
      default: String(line)
      }
    }.joined(separator: "\n" + start)
  }

  private func start(of footnote: FailureMessage.Footnote, gutter: Int) -> Int {
    gutter + footnote.name.utf8.count + 5
  }

  /// The lines of a footnote, the further ones set in as far as the first.
  private func text(of footnote: FailureMessage.Footnote, gutter: Int) -> String {
    let start = start(of: footnote, gutter: gutter)
    return footnote.text.visible.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { line in
        width.map { LineWrap.lines(of: String(line), width: max(1, $0 - start)) } ?? [String(line)]
      }
      .joined(separator: "\n" + String(repeating: " ", count: start))
  }

  private func wrappedHeader(of message: FailureMessage) -> String {
    guard let width else { return header(of: message) }
    let name = "\(message.severity.rawValue)[\(message.code)]"
    let lines = LineWrap.lines(of: "\(name): \(message.title.visibleLine)", width: width, hanging: 2)
    let first =
      style.paint(name, as: role(of: message))
      + style.paint(String(lines[0].dropFirst(name.count)), as: .strong)
    return ([first] + lines.dropFirst().map { style.paint($0, as: .strong) }).joined(separator: "\n")
  }

  /// The message in one line, for editors: `file:line:column: error[S004]: title`.
  package mutating func renderShort(_ message: FailureMessage) -> String {
    guard let source = message.source else { return header(of: message) + "\n" }
    let position = lines.map(of: source).position(of: message.location)
    return "\(source.name.visibleLine):\(position.line):\(position.column): \(header(of: message))\n"
  }

  private func header(of message: FailureMessage) -> String {
    style.paint("\(message.severity.rawValue)[\(message.code)]", as: role(of: message))
      + style.paint(": \(message.title.visibleLine)", as: .strong)
  }

  private func role(of message: FailureMessage) -> Style.Role {
    message.severity == .error ? .error : .warning
  }

  private func emptyGutter(_ width: Int) -> String {
    style.paint(String(repeating: " ", count: width + 1) + "|", as: .frame)
  }
}
