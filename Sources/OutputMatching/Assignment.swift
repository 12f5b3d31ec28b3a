/// As many pairs of rows and columns that fit as can be, each used once.
///
/// A row that finds its column taken asks whoever has it to take another one (augmenting paths). The first fitting
/// columns are preferred, so the answer is the same in every run.
struct Assignment {
  /// The column of each row, nil where none is left.
  private(set) var columns: [Int?]

  private var rows: [Int?]

  init(_ rowCount: Int, _ columnCount: Int, fits: (Int, Int) -> Bool) {
    columns = Array(repeating: nil, count: rowCount)
    rows = Array(repeating: nil, count: columnCount)
    for row in 0..<rowCount { place(row, fits) }
  }

  func isTaken(_ column: Int) -> Bool { rows[column] != nil }

  /// Finds a column for a row, by a search in breadth: chains may be as long as there are rows.
  private mutating func place(_ row: Int, _ fits: (Int, Int) -> Bool) {
    var askedBy: [Int?] = Array(repeating: nil, count: rows.count)
    var waiting = [row]
    var next = 0
    while next < waiting.count {
      let asker = waiting[next]
      next += 1
      for column in rows.indices where askedBy[column] == nil && fits(asker, column) {
        askedBy[column] = asker
        if let owner = rows[column] {
          waiting.append(owner)
        } else {
          give(column, askedBy)
          return
        }
      }
    }
  }

  /// Gives a free column to who asked for it, and the one they had to who asked for that.
  private mutating func give(_ free: Int, _ askedBy: [Int?]) {
    var column: Int? = free
    while let taken = column, let row = askedBy[taken] {
      column = columns[row]
      columns[row] = taken
      rows[taken] = row
    }
  }
}
