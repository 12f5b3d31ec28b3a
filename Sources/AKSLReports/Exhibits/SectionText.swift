import AKSLInterpreter

/// Answers of several parts as text: headings, paragraphs, and tables whose last column is wrapped.
struct SectionText {
  /// Where there is no screen, and on wider ones: longer lines are hard to read.
  static let widest = 100
  /// The last column of a table is never narrower.
  private static let narrowest = 24

  private let style: Style
  private let width: Int

  init(style: Style, width: Int?) {
    self.style = style
    self.width = min(width ?? Self.widest, Self.widest)
  }

  /// All parts, with a blank line between each two.
  func render(_ sections: [Exhibit.Section]) -> String {
    sections.map(render).joined(separator: "\n")
  }

  private func render(_ section: Exhibit.Section) -> String {
    var text = section.heading.map { style.paint($0.visibleLine, as: .strong) + "\n" } ?? ""
    for line in section.lines { text += Self.wrapped(line.visibleLine, to: width).map { $0 + "\n" }.joined() }
    return text + table(section)
  }

  private func table(_ section: Exhibit.Section) -> String {
    let titles = section.columns.map { $0.title.visibleLine.uppercased() }
    let rows = section.rows.map { $0.map(\.visibleLine) }
    let count = max(titles.count, rows.map(\.count).max() ?? 0)
    guard count > 0 else { return "" }
    let hasHead = titles.contains { !$0.isEmpty }
    let all = (hasHead ? [titles] : []) + rows
    // Rows under a heading are set in.
    let margin = section.heading == nil ? 0 : 2
    let widths = (0..<count).map { column in
      all.map { column < $0.count ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
    }
    let last = max(Self.narrowest, width - margin - widths.dropLast().reduce(0) { $0 + $1 + 2 })
    var text = ""
    for (number, row) in all.enumerated() {
      let lines = Self.wrapped(row.count == count ? row[count - 1] : "", to: last)
      for (index, line) in lines.enumerated() {
        var out = String(repeating: " ", count: margin)
        for column in 0..<count - 1 {
          let cell = index == 0 && column < row.count ? row[column] : ""
          let padding = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
          let isTrailing = column < section.columns.count && section.columns[column].alignment == .trailing
          out += (isTrailing ? padding + cell : cell + padding) + "  "
        }
        out += line
        while out.last == " " { out.removeLast() }
        text += (number == 0 && hasHead ? style.paint(out, as: .strong) : out) + "\n"
      }
    }
    return text
  }

  /// Lines of words; a word that is too long has a line of its own.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    let margin = text.prefix { $0 == " " }
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let line = lines.last, DisplayWidth.of(line) + 1 + DisplayWidth.of(String(word)) <= width {
        lines[lines.count - 1] = "\(line) \(word)"
      } else {
        lines.append(String(margin) + String(word))
      }
    }
    return lines.isEmpty ? [""] : lines
  }
}
