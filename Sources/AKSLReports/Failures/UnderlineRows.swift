/// The rows below a source line: its underlines, and the words that belong to them.
///
/// The words of the rightmost underline stand beside it, those of the others below:
/// ```
/// scale dev to ten
///       ---    ^^^ not a number
///       |
///       this pool
/// ```
struct UnderlineRows {
  /// One underline.
  struct Mark {
    var columns: Range<Int>
    var text: String
    var role: Style.Role
    var isPrimary: Bool
  }

  /// A piece of a row with its colour.
  private struct Cell {
    var character: Character = " "
    var role: Style.Role?
  }

  /// Words below an underline are not broken into narrower lines, as long as there is room to their left.
  private static let narrowest = 24

  /// The rows as text, without blanks at their ends, and as far as words can be broken no wider than a limit.
  static func render(_ marks: [Mark], style: Style, limit: Int) -> [String] {
    let sorted = marks.sorted {
      ($0.columns.lowerBound, $0.isPrimary ? 1 : 0) < ($1.columns.lowerBound, $1.isPrimary ? 1 : 0)
    }
    guard let last = sorted.last else { return [] }
    var cells = [Cell](repeating: Cell(), count: sorted.map(\.columns.upperBound).max() ?? 0)
    // Primary marks are drawn over the others.
    for mark in sorted.filter({ !$0.isPrimary }) + sorted.filter(\.isPrimary) {
      for column in mark.columns {
        cells[column] = Cell(character: mark.isPrimary ? "^" : "-", role: mark.role)
      }
    }
    let fitsBeside =
      last.columns.upperBound == cells.count && !last.text.isEmpty
      && cells.count + 1 + DisplayWidth.of(last.text) <= limit
    var rows = [
      text(of: cells, style: style)
        + (fitsBeside ? " " + style.paint(last.text, as: last.role) : "")
    ]
    var waiting = sorted.filter { !$0.text.isEmpty }
    if fitsBeside { waiting.removeLast() }
    if !waiting.isEmpty { rows.append(bars(of: waiting, style: style)) }
    while let mark = waiting.popLast() {
      let left = waiting.filter { $0.columns.lowerBound < mark.columns.lowerBound }
      let taken = left.map { $0.columns.lowerBound + 1 }.max() ?? 0
      // Words that begin far to the right move to the left until they have room.
      let start = max(taken, min(mark.columns.lowerBound, limit - min(DisplayWidth.of(mark.text), narrowest)))
      for line in LineWrap.lines(of: mark.text, width: max(1, limit - start)) {
        let gap = String(repeating: " ", count: start - taken)
        rows.append(bars(of: left, style: style) + gap + style.paint(line, as: mark.role))
      }
    }
    return rows
  }

  /// A `|` below the beginning of each mark.
  private static func bars(of marks: [Mark], style: Style) -> String {
    var cells = [Cell](repeating: Cell(), count: (marks.map(\.columns.lowerBound).max() ?? -1) + 1)
    for mark in marks { cells[mark.columns.lowerBound] = Cell(character: "|", role: mark.role) }
    return text(of: cells, style: style)
  }

  private static func text(of cells: [Cell], style: Style) -> String {
    var text = ""
    var index = 0
    while index < cells.count {
      let role = cells[index].role
      let end = cells[index...].firstIndex { $0.role != role } ?? cells.count
      let run = String(cells[index..<end].map(\.character))
      text += role.map { style.paint(run, as: $0) } ?? run
      index = end
    }
    return text
  }
}
