/// What was drawn, in a terminal that wraps its rows anew when its window changes.
struct Reflow {
  /// A line for the terminal: a row, or several of which each was wrapped into the next.
  struct Line: Hashable {
    var width = 0
    /// The columns at which characters of two columns begin.
    var wideColumns: [Int] = []

    /// The columns at which its rows begin in a window of some width.
    ///
    /// A wide character that does not fit leaves a column free.
    func rowStarts(columns: Int) -> [Int] {
      let columns = max(2, columns)
      var starts: [Int] = []
      var wide = wideColumns[...]
      var end = 0
      repeat {
        starts.append(end)
        end += columns
        wide = wide.drop { $0 < end - 1 }
        if wide.first == end - 1 { end -= 1 }
      } while end < width
      return starts
    }

    /// What stands before a column.
    func prefix(_ column: Int) -> Line {
      Line(width: column, wideColumns: wideColumns.filter { $0 < column })
    }
  }

  private var lines: [Line]
  private var cursorLine: Int
  /// The cursor's column in its line.
  private var cursorColumn = 0

  /// Puts the rows of a picture together, with what the terminal has moved out of the window above them.
  init(_ rows: [Layout.Row], row: Int, column: Int, below gone: [Line] = []) {
    lines = gone
    cursorLine = gone.count
    var line = Line()
    for (place, current) in rows.enumerated() {
      if place == row { (cursorLine, cursorColumn) = (lines.count, line.width + column) }
      line.wideColumns += current.wideColumns.map { line.width + $0 }
      line.width += current.width
      // Where a full row is followed by an empty one, the terminal has had no character to wrap with.
      if current.isWrapped, place + 1 < rows.count, !rows[place + 1].bytes.isEmpty { continue }
      lines.append(line)
      line = Line()
    }
  }

  /// Where the cursor is in a window of some width, from the first line on.
  ///
  /// Behind a last row that is exactly full it stays in that row.
  func cursor(columns: Int) -> (row: Int, column: Int) {
    guard cursorLine < lines.count else { return (0, 0) }
    let above = lines[..<cursorLine].reduce(0) { $0 + $1.rowStarts(columns: columns).count }
    let starts = lines[cursorLine].rowStarts(columns: columns)
    let row = starts.lastIndex { $0 <= cursorColumn } ?? 0
    return (above + row, min(cursorColumn - starts[row], columns - 1))
  }

  /// How many rows it all takes in a window of some width.
  func rowCount(columns: Int) -> Int { lines.reduce(0) { $0 + $1.rowStarts(columns: columns).count } }

  /// So many rows of a window of some width, from the first line on.
  func prefix(rows count: Int, columns: Int) -> [Line] {
    var result: [Line] = []
    var rest = count
    for line in lines where rest > 0 {
      let starts = line.rowStarts(columns: columns)
      result.append(rest < starts.count ? line.prefix(starts[rest]) : line)
      rest -= starts.count
    }
    return result
  }
}
