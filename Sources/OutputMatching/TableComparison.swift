// Tables, by rows and cells.
extension OutputMatching {
  static func tableComparison(
    _ expected: String, _ actual: String, _ options: Options, _ captures: Captures
  ) -> Comparison {
    guard let wanted = Table(NormalizedText(expected, options), hasGaps: options.hasMarks),
      let printed = Table(NormalizedText(actual, options), hasGaps: false)
    else { return textComparison(expected, actual, options, captures) }

    let isSubset =
      options.match == .subset || (options.match == .automatic && wanted.rows.contains { $0.isGap })
    var comparer = TableComparer(wanted: wanted, printed: printed, options: options, isSubset: isSubset)
    comparer.comparison = Comparison(captures: captures)
    comparer.compare()
    comparer.comparison.shownExpected = NormalizedText(expected, options).text
    comparer.comparison.shownActual = NormalizedText(actual, options).text
    return comparer.comparison
  }
}

/// A table as programs print it: a line of names, perhaps a line of dashes, and a line for each row.
///
/// Two blanks or more part two columns. A row with a cell for each column has them in order; where some are empty, a
/// cell belongs to the column whose name it stands nearest to.
struct Table {
  struct Row {
    /// The texts of the cells, by column; empty for a gap.
    let cells: [String]
    let isGap: Bool
    /// The line of the text, from 0.
    let number: Int

    /// What the row is about: its first cell that holds something.
    var name: String { cells.first { !$0.isEmpty } ?? "" }
  }

  let columns: [String]
  private(set) var rows: [Row] = []

  /// Nil for a text that does not begin with the names of two columns or more: such a table is its lines.
  init?(_ text: NormalizedText, hasGaps: Bool) {
    let lines = text.lines.drop { $0.text.isEmpty }
    guard let header = lines.first, !(hasGaps && ExpectedLines.isGap(header.text)) else { return nil }
    let names = Self.cells(of: header.text)
    guard names.count > 1 else { return nil }
    columns = names.map(\.text)
    for line in lines.dropFirst() where !line.text.isEmpty {
      if hasGaps, ExpectedLines.isGap(line.text) {
        rows.append(Row(cells: [], isGap: true, number: line.number))
        continue
      }
      let cells = Self.cells(of: line.text)
      if rows.isEmpty, cells.allSatisfy({ $0.text.allSatisfy { $0 == "-" } }) { continue }
      rows.append(Row(cells: Self.assign(cells, to: names), isGap: false, number: line.number))
    }
  }

  /// Whether a text is a table with a line of dashes below its names, as az prints it.
  static func isRuled(_ text: String) -> Bool {
    let lines = NormalizedText(text, OutputMatching.Options()).lines.drop { $0.text.isEmpty }.prefix(2)
    guard lines.count == 2, let rule = lines.last?.text, rule.hasPrefix("--") else { return false }
    return rule.allSatisfy { $0 == "-" || $0 == " " }
  }

  private struct Cell {
    let text: String
    /// Where it stands in the line, in characters.
    let place: Range<Int>
  }

  private static func cells(of line: String) -> [Cell] {
    var cells: [Cell] = []
    var text = ""
    var blanks = 0
    for (offset, character) in line.enumerated() {
      if character == " " || character == "\t" {
        blanks += 1
        continue
      }
      if blanks > 1 || offset == blanks, !text.isEmpty {
        let end = offset - blanks
        cells.append(Cell(text: text, place: (end - text.count)..<end))
        text = ""
      }
      if !text.isEmpty { text += String(repeating: " ", count: blanks) }
      blanks = 0
      text.append(character)
    }
    let end = line.count - blanks
    if !text.isEmpty { cells.append(Cell(text: text, place: (end - text.count)..<end)) }
    return cells
  }

  private static func assign(_ cells: [Cell], to columns: [Cell]) -> [String] {
    if cells.count == columns.count { return cells.map(\.text) }
    var texts = Array(repeating: "", count: columns.count)
    for cell in cells {
      let distances = columns.map { column in
        max(
          0, column.place.lowerBound - cell.place.upperBound, cell.place.lowerBound - column.place.upperBound)
      }
      let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
      texts[nearest] += texts[nearest].isEmpty ? cell.text : "  " + cell.text
    }
    return texts
  }
}

/// Compares two tables, and collects what differs.
private struct TableComparer {
  let wanted: Table
  let printed: Table
  let options: OutputMatching.Options
  let isSubset: Bool
  /// Which printed column each expected one is.
  private let columns: [Int?]
  var comparison = OutputMatching.Comparison(captures: Captures())

  init(wanted: Table, printed: Table, options: OutputMatching.Options, isSubset: Bool) {
    self.wanted = wanted
    self.printed = printed
    self.options = options
    self.isSubset = isSubset
    columns = wanted.columns.map { name in
      let pattern = TextPattern(name, hasMarks: options.hasMarks)
      return printed.columns.firstIndex { pattern.matches($0) }
    }
  }

  mutating func compare() {
    compareColumns()
    let rows = wanted.rows
    if options.isOrderFree {
      let values = rows.filter { !$0.isGap }
      let partners = Assignment(values.count, printed.rows.count) { isEqual(values[$0], printed.rows[$1]) }
      for (row, column) in zip(values, partners.columns) {
        if let column { compare(row, printed.rows[column]) }
      }
      let missing = values.indices.filter { partners.columns[$0] == nil }.map { values[$0] }
      let extra = printed.rows.indices.filter { !partners.isTaken($0) }.map { printed.rows[$0] }
      compareChanged(missing, extra, allowsMore: isSubset)
      return
    }
    let alignment = LineAlignment(
      expected: rows.count, actual: printed.rows.count, isGap: { rows[$0].isGap },
      matches: { isEqual(rows[$0], printed.rows[$1]) })
    for step in alignment.steps {
      switch step {
      case .gap: break
      case .pair(let row, let column): compare(rows[row], printed.rows[column])
      case .changed(let changed, let columns):
        compareChanged(
          Array(rows[changed].filter { !$0.isGap }), Array(printed.rows[columns]),
          allowsMore: options.match == .subset)
      }
    }
  }

  private mutating func compareColumns() {
    for (name, place) in zip(wanted.columns, columns) where place == nil {
      add("column \(name)", name, nil, 0)
    }
    if isSubset { return }
    for (place, name) in printed.columns.enumerated() where !columns.contains(place) {
      add("column \(name)", nil, name, 0)
    }
  }

  private mutating func add(_ path: String, _ expected: String?, _ actual: String?, _ line: Int) {
    comparison.differences.append(.init(path: path, expected: expected, actual: actual, line: line))
  }

  private func isEqual(_ row: Table.Row, _ other: Table.Row) -> Bool {
    var captures = comparison.captures
    return row.cells.indices.allSatisfy { index in
      guard let column = columns[index] else { return true }
      return TextPattern(row.cells[index], hasMarks: options.hasMarks).matches(other.cells[column], &captures)
    }
  }

  private mutating func compare(_ row: Table.Row, _ other: Table.Row) {
    for (index, cell) in row.cells.enumerated() {
      guard let column = columns[index] else { continue }
      let pattern = TextPattern(cell, hasMarks: options.hasMarks)
      if !pattern.matches(other.cells[column], &comparison.captures) {
        add("row \(row.name).\(wanted.columns[index])", cell, other.cells[column], row.number)
      }
    }
  }

  /// Rows that are not as expected: those about the same belong together.
  private mutating func compareChanged(_ rows: [Table.Row], _ others: [Table.Row], allowsMore: Bool) {
    var free = others
    for row in rows {
      if let place = free.firstIndex(where: { $0.name == row.name }) {
        compare(row, free.remove(at: place))
      } else if let other = printed.rows.first(where: { $0.name == row.name }),
        !wanted.rows.contains(where: { !$0.isGap && isEqual($0, other) })
      {
        // A gap stands for it, and it is what the row is about.
        compare(row, other)
      } else {
        add("row \(row.name)", row.cells.filter { !$0.isEmpty }.joined(separator: "  "), nil, row.number)
      }
    }
    if allowsMore { return }
    for row in free {
      let line = rows.last?.number ?? wanted.rows.last?.number ?? 0
      add("row \(row.name)", nil, row.cells.filter { !$0.isEmpty }.joined(separator: "  "), line)
    }
  }
}
