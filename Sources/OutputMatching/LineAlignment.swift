/// How the lines of an expected text belong to those that were printed, with as few left over as can be.
struct LineAlignment {
  enum Step: Hashable {
    /// An expected line and the printed one that it describes.
    case pair(expected: Int, actual: Int)
    /// A gap, and what it stands for.
    case gap(expected: Int, actual: Range<Int>)
    /// Expected lines that were not printed, and printed ones in their place that were not expected.
    case changed(expected: Range<Int>, actual: Range<Int>)
  }

  private(set) var steps: [Step] = []

  /// Aligns lines of which only the relation is known.
  ///
  /// The work grows with the product of the numbers of lines; beyond `limit` only what begins and ends alike is
  /// paired, and the rest counts as changed.
  init(
    expected: Int, actual: Int, limit: Int = OutputMatching.alignmentLimit, isGap: (Int) -> Bool,
    matches: (_ expected: Int, _ actual: Int) -> Bool
  ) {
    var start = 0
    while start < min(expected, actual), !isGap(start), matches(start, start) {
      steps.append(.pair(expected: start, actual: start))
      start += 1
    }
    var tail: [Step] = []
    var (lastExpected, lastActual) = (expected, actual)
    while lastExpected > start, lastActual > start, !isGap(lastExpected - 1),
      matches(lastExpected - 1, lastActual - 1)
    {
      lastExpected -= 1
      lastActual -= 1
      tail.append(.pair(expected: lastExpected, actual: lastActual))
    }
    let (rows, columns) = (start..<lastExpected, start..<lastActual)
    if rows.count * columns.count > limit {
      steps.append(.changed(expected: rows, actual: columns))
    } else {
      alignMiddle(rows, columns, isGap, matches)
    }
    steps += tail.reversed()
  }

  /// The way with the fewest lines left over, by the table of what remains from each pair of lines on.
  private mutating func alignMiddle(
    _ rows: Range<Int>, _ columns: Range<Int>, _ isGap: (Int) -> Bool, _ matches: (Int, Int) -> Bool
  ) {
    let width = columns.count + 1
    var cost = [Int32](repeating: 0, count: (rows.count + 1) * width)
    func place(_ row: Int, _ column: Int) -> Int {
      (row - rows.lowerBound) * width + column - columns.lowerBound
    }

    for column in columns.reversed() {
      cost[place(rows.upperBound, column)] = cost[place(rows.upperBound, column + 1)] + 1
    }
    for row in rows.reversed() {
      let isOpen = isGap(row)
      let end = place(row, columns.upperBound)
      cost[end] = cost[place(row + 1, columns.upperBound)] + (isOpen ? 0 : 1)
      for column in columns.reversed() {
        let (below, beside) = (cost[place(row + 1, column)], cost[place(row, column + 1)])
        if isOpen {
          cost[place(row, column)] = min(below, beside)
        } else {
          var best = min(below, beside) + 1
          let across = cost[place(row + 1, column + 1)]
          if across < best, matches(row, column) { best = across }
          cost[place(row, column)] = best
        }
      }
    }

    var (row, column) = (rows.lowerBound, columns.lowerBound)
    while row < rows.upperBound || column < columns.upperBound {
      let here = cost[place(row, column)]
      if row < rows.upperBound, isGap(row) {
        let first = column
        while column < columns.upperBound, cost[place(row + 1, column)] > here { column += 1 }
        steps.append(.gap(expected: row, actual: first..<column))
        row += 1
      } else if row < rows.upperBound, column < columns.upperBound,
        cost[place(row + 1, column + 1)] == here, matches(row, column)
      {
        steps.append(.pair(expected: row, actual: column))
        row += 1
        column += 1
      } else if row < rows.upperBound, cost[place(row + 1, column)] + 1 == here {
        addChange(row..<row + 1, column..<column)
        row += 1
      } else {
        addChange(row..<row, column..<column + 1)
        column += 1
      }
    }
  }

  /// Adds lines that are left over to those before them.
  private mutating func addChange(_ expected: Range<Int>, _ actual: Range<Int>) {
    if case .changed(let earlierExpected, let earlierActual)? = steps.last {
      steps.removeLast()
      steps.append(
        .changed(
          expected: earlierExpected.lowerBound..<expected.upperBound,
          actual: earlierActual.lowerBound..<actual.upperBound))
    } else {
      steps.append(.changed(expected: expected, actual: actual))
    }
  }
}
