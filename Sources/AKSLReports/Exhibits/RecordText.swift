/// Rows that are too wide for the screen, one field a line: the titles to the left, a blank line between records.
enum RecordText {
  /// A value begins no farther to the right than this part of the screen lets it.
  private static let narrowestValue = 12

  static func render(titles: [String], rows: [[String]], style: Style, width: Int) -> String {
    let titleWidth = titles.map(DisplayWidth.of).max() ?? 0
    let room = max(narrowestValue, width - titleWidth - 2)
    return rows.map { row in
      zip(titles, row).filter { !$0.1.isEmpty }.map { title, value in
        let padding = String(repeating: " ", count: titleWidth - DisplayWidth.of(title) + 2)
        let further = "\n" + String(repeating: " ", count: titleWidth + 2)
        return style.paint(title, as: .strong) + padding
          + LineWrap.lines(of: value, width: room).joined(separator: further) + "\n"
      }.joined()
    }.joined(separator: "\n")
  }
}
