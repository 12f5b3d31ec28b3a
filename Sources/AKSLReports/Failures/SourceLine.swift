/// A line of source as it is drawn: tabs as blanks, control characters made visible, and every place of the
/// text mapped to a column of the screen.
struct SourceLine {
  /// A character as it is drawn.
  private struct Cell {
    var text: String
    /// The column of the screen at which it begins, from 0.
    var column: Int
    /// The column of the source (scalars, from 1) of its first scalar.
    var sourceColumn: Int
  }

  private static let tabWidth = 4

  private let cells: [Cell]
  /// The columns that the whole line takes.
  let width: Int

  init(_ text: String) {
    var cells: [Cell] = []
    var column = 0
    var sourceColumn = 1
    for character in text {
      let cell = Cell(text: Self.drawn(character), column: column, sourceColumn: sourceColumn)
      cells.append(cell)
      column += DisplayWidth.of(cell.text)
      sourceColumn += character.unicodeScalars.count
    }
    self.cells = cells
    width = column
  }

  private static func drawn(_ character: Character) -> String {
    character == "\t" ? String(repeating: " ", count: tabWidth) : String(character).visible
  }

  /// Where a column of the source (from 1) is on the screen, from 0; the end of the line for what lies beyond.
  func displayColumn(ofSourceColumn sourceColumn: Int) -> Int {
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].sourceColumn < sourceColumn { low = middle + 1 } else { high = middle }
    }
    if low < cells.count, cells[low].sourceColumn == sourceColumn { return cells[low].column }
    // In the middle of a character: the next one begins where the character ends.
    return low < cells.count ? cells[low].column : width
  }

  /// Whether nothing but blanks is on the line.
  var isBlank: Bool { cells.allSatisfy { $0.text.allSatisfy { $0 == " " } } }

  /// What is drawn between two columns of the screen.
  ///
  /// A wide character that is cut in two is left out.
  func text(in columns: Range<Int>) -> String {
    var text = ""
    for (index, cell) in cells.enumerated() where cell.column >= columns.lowerBound {
      let end = index + 1 < cells.count ? cells[index + 1].column : width
      if end > columns.upperBound { break }
      text += cell.text
    }
    return text
  }
}
