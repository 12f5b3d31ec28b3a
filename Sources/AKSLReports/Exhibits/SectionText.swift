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
    let heading = section.heading.map { LineWrap.lines(of: $0.visibleLine, width: width, hanging: 4) } ?? []
    let lines = section.lines.flatMap { LineWrap.lines(of: $0.visibleLine, width: width) }
    return heading.map { style.paint($0, as: .strong) + "\n" }.joined()
      + lines.map { $0 + "\n" }.joined() + table(section)
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
    let start = margin + widths.dropLast().reduce(0) { $0 + $1 + 2 }
    // The last column goes below the others where beside them is no room for it.
    let isBelow = width - start < min(Self.narrowest, widths[count - 1])
    let lastStart = isBelow ? margin + 4 : start
    var text = ""
    for (number, row) in all.enumerated() {
      var out = String(repeating: " ", count: margin)
      for column in 0..<count - 1 {
        let cell = column < row.count ? row[column] : ""
        let padding = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
        let isTrailing = column < section.columns.count && section.columns[column].alignment == .trailing
        out += (isTrailing ? padding + cell : cell + padding) + "  "
      }
      let last = LineWrap.lines(
        of: row.count == count ? row[count - 1] : "", width: max(1, width - lastStart))
      let further = last.map { String(repeating: " ", count: lastStart) + $0 }
      // A row that goes on below begins as wide as it is: padding would only break it in two.
      let lines =
        isBelow
        ? LineWrap.lines(of: out.trimmed, width: width, hanging: 2) + further
        : [out + last[0]] + further.dropFirst()
      let isHead = number == 0 && hasHead
      for line in lines where !(isBelow && line.trimmed.isEmpty) {
        text += (isHead ? style.paint(line.trimmed, as: .strong) : line.trimmed) + "\n"
      }
    }
    return text
  }
}

extension String {
  /// The text without the blanks at its end.
  fileprivate var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
