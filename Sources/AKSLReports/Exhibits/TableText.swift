import AKSLInterpreter

/// Rows and columns as text: a head, two blanks between columns, numbers to the right.
struct TableText {
  private static let gap = 2
  /// A column of text is not cut below this width, nor below its title.
  private static let smallestWidth = 6

  private let columns: [Exhibit.Column]
  private let rows: [[String]]

  /// Every row gets a cell for every column; what is missing is empty.
  init(_ columns: [Exhibit.Column], rows: [[String]]) {
    self.columns = columns
    self.rows = rows.map { row in
      columns.indices.map { $0 < row.count ? row[$0].visibleLine : "" }
    }
  }

  /// The table, each row ending in a newline.
  ///
  /// With a width, cells of text are cut to fit it; where that is not enough, each row becomes a record.
  func render(style: Style, width: Int?) -> String {
    let titles = columns.map { $0.title.visibleLine.uppercased() }
    let widths = widths(titles: titles, limit: width)
    if let width, Self.total(widths) > width {
      return RecordText.render(titles: titles, rows: rows, style: style, width: width)
    }
    let ends = columns.indices.map { endsTellApart($0, in: widths[$0]) }
    return style.paint(line(titles, widths, ends, .plain), as: .strong) + "\n"
      + rows.map { line($0, widths, ends, style) + "\n" }.joined()
  }

  private func widths(titles: [String], limit: Int?) -> [Int] {
    var widths = columns.indices.map { index in
      rows.reduce(DisplayWidth.of(titles[index])) { max($0, DisplayWidth.of($1[index])) }
    }
    guard let limit else { return widths }
    let smallest = titles.map { max(Self.smallestWidth, DisplayWidth.of($0)) }
    var excess = Self.total(widths) - limit
    // Columns to the right matter less; numbers stay whole.
    for index in columns.indices.reversed() where columns[index].alignment == .leading && excess > 0 {
      let cut = min(excess, widths[index] - smallest[index])
      guard cut > 0 else { continue }
      widths[index] -= cut
      excess -= cut
    }
    return widths
  }

  /// Whether cells that differ look alike once their ends are cut off, as names of machines do.
  private func endsTellApart(_ index: Int, in width: Int) -> Bool {
    let cells = Set(rows.map { $0[index] })
    return Set(cells.map { DisplayWidth.cut($0, to: width) }).count < cells.count
  }

  private static func total(_ widths: [Int]) -> Int { widths.reduce(0, +) + gap * (widths.count - 1) }

  /// `ends`: the columns whose cells are cut in their middle.
  private func line(_ cells: [String], _ widths: [Int], _ ends: [Bool], _ style: Style) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      let width = widths[index]
      let cut =
        ends[index] ? DisplayWidth.cutInside(cell, to: width) : DisplayWidth.cut(cell, to: width)
      let padding = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(cut)))
      let shown = columns[index].hasStates ? StateWords.paint(cut, style) : cut
      line += columns[index].alignment == .leading ? shown + padding : padding + shown
      if index < cells.count - 1 { line += String(repeating: " ", count: Self.gap) }
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
