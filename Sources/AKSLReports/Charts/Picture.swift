import AKSLInterpreter

/// The lines of a plot as characters: dots of braille or bars for a single line, marks for several.
struct Picture {
  private var cells: [[Character]]
  private let style: Style

  init(
    _ series: [PlotChart.Series], _ axis: ValueAxis, _ chart: PlotChart, columns: Int, rows: Int,
    _ style: Style
  ) {
    self.style = style
    cells = [[Character]](repeating: [Character](repeating: " ", count: columns), count: rows)
    func ranges(_ series: PlotChart.Series, _ parts: Int, isJoined: Bool = true) -> [ClosedRange<Double>?] {
      series.ranges(from: chart.from, until: chart.until, parts: parts, isJoined: isJoined)
    }
    if series.count > 1 || style.glyphs == .letters {
      drawMarks(series.map { ranges($0, columns) }, axis)
    } else if style.glyphs == .blocks {
      drawBars(ranges(series[0], columns, isJoined: false), axis)
    } else {
      drawDots(ranges(series[0], columns * 2), axis)
    }
  }

  /// A row from above, without blanks at its end.
  func row(_ index: Int) -> String {
    var text = String(cells[index])
    while text.last == " " { text.removeLast() }
    return style.paint(text, as: .running)
  }

  /// The steps from above that a range covers, of so many.
  private static func steps(_ range: ClosedRange<Double>, _ axis: ValueAxis, _ count: Int) -> ClosedRange<Int>
  {
    func step(_ value: Double) -> Int {
      count - 1 - min(max(Int((axis.share(of: value) * Double(count - 1)).rounded()), 0), count - 1)
    }
    return step(range.upperBound)...step(range.lowerBound)
  }

  /// Where lines meet they take turns.
  private mutating func drawMarks(_ lines: [[ClosedRange<Double>?]], _ axis: ValueAxis) {
    let marks = PlotMarks.all(style.glyphs)
    for column in cells[0].indices {
      var taken = [[Int]](repeating: [], count: cells.count)
      for (number, line) in lines.enumerated() {
        guard let range = line[column] else { continue }
        for row in Self.steps(range, axis, cells.count) { taken[row].append(number) }
      }
      for row in cells.indices where !taken[row].isEmpty {
        let number = taken[row][column % taken[row].count]
        cells[row][column] = marks[number % marks.count]
      }
    }
  }

  /// Bars up to the highest value of each column, in eighths.
  private mutating func drawBars(_ line: [ClosedRange<Double>?], _ axis: ValueAxis) {
    let eighths: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    for (column, range) in line.enumerated() {
      guard let range else { continue }
      let all = cells.count * 8
      let height = max(1, all - Self.steps(range, axis, all).lowerBound)
      for row in cells.indices {
        let filled = height - (cells.count - 1 - row) * 8
        if filled > 0 { cells[row][column] = eighths[min(filled, 8) - 1] }
      }
    }
  }

  /// Two dots wide and four high are a character.
  private mutating func drawDots(_ line: [ClosedRange<Double>?], _ axis: ValueAxis) {
    // The dots of a character in Unicode's order: down the left side, down the right, and the lowest row.
    let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
    var dots = [[UInt32]](repeating: [UInt32](repeating: 0, count: line.count / 2), count: cells.count)
    for (x, range) in line.enumerated() {
      guard let range else { continue }
      for y in Self.steps(range, axis, cells.count * 4) { dots[y / 4][x / 2] |= bits[y % 4][x % 2] }
    }
    for row in cells.indices {
      for column in cells[row].indices where dots[row][column] != 0 {
        cells[row][column] = Unicode.Scalar(0x2800 + dots[row][column]).map(Character.init) ?? " "
      }
    }
  }
}
