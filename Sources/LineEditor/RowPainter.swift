/// Draws a line in the one row of a terminal whose cursor cannot go up: what does not fit is out of sight.
///
/// What it draws is gathered until `flush()`.
struct RowPainter {
  /// What a row of a window holds.
  struct Row: Hashable {
    var text = ""
    var width = 0
    /// The column of the cursor, from 0.
    var cursor = 0
  }

  private let output: Int32
  /// What stands before the line.
  private var prompt = ""
  /// Nil when nothing is drawn yet.
  private var shown: Row?
  /// What is yet to be written.
  private var bytes: [UInt8] = []

  init(output: Int32) { self.output = output }

  /// Begins a line, at the start of the row in which the terminal's cursor is.
  mutating func begin(prompt: String) {
    self.prompt = prompt
    shown = nil
  }

  /// Begins the same line in a further row, because something else was written.
  mutating func beginAnew() { shown = nil }

  /// Shows the line, and goes below it, for others to write there.
  mutating func leave(_ line: EditedLine) {
    show(line)
    put("\r\n")
    shown = nil
  }

  /// Shows the line around its cursor.
  mutating func show(_ line: EditedLine) {
    draw(Self.row(prompt, line, columns: WindowSize(of: output).columns))
  }

  /// Shows the line for the last time, as a whole, and goes below it.
  mutating func finish(_ line: EditedLine) {
    let row = Self.row(prompt, line, columns: .max)
    let isWhole = row.width < WindowSize(of: output).columns && !line.scalars.contains("\n")
    if isWhole {
      draw(row)
    } else {
      draw(Row())
      put(prompt + line.scalars.map { $0 == "\n" ? "\r\n" : DisplayWidth.shown($0).text }.joined())
    }
    put("\r\n")
    shown = nil
  }

  /// Adds to what is written next.
  mutating func put(_ text: String) { bytes += text.utf8 }

  /// Writes all that is yet to be written, in one piece.
  mutating func flush() {
    guard !bytes.isEmpty else { return }
    bytes.withUnsafeBytes { _ = Descriptor.write($0, to: output) }
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func draw(_ next: Row) {
    put(Self.change(from: shown ?? Row(), to: next))
    shown = next
  }

  // MARK: - Pictures

  /// What makes one row of another: what goes on at its end is written there.
  static func change(from old: Row, to new: Row) -> String {
    if old == new { return "" }
    var change = ""
    var column = old.cursor
    if old.cursor == old.width, new.text.hasPrefix(old.text) {
      change = String(new.text.dropFirst(old.text.count))
      column = new.width
    } else if new.text != old.text {
      change = "\r" + new.text + String(repeating: " ", count: max(0, old.width - new.width))
      column = max(old.width, new.width)
    }
    return column == new.cursor ? change : change + start(of: new)
  }

  /// To the cursor's column, over what stands before it.
  private static func start(of row: Row) -> String {
    var columns = row.cursor
    return "\r"
      + String(
        String.UnicodeScalarView(
          row.text.unicodeScalars.prefix { scalar in
            columns -= DisplayWidth.shown(scalar).width
            return columns >= 0
          }))
  }

  /// A line behind a prompt, as much of it as there is room for; `<` and `>` stand for what is out of sight.
  ///
  /// The last column stays free, so that nothing wraps; what is seen changes by half a window at a time.
  static func row(_ prompt: String, _ line: EditedLine, columns: Int) -> Row {
    let promptCells = prompt.unicodeScalars.map(DisplayWidth.shown)
    let cells = promptCells + line.scalars.map(DisplayWidth.shown)
    let room = max(columns, 8) - 1
    let cursor = cells[..<(promptCells.count + line.cursor)].reduce(0) { $0 + $1.width }
    let total = cells.reduce(0) { $0 + $1.width }
    if total <= room { return Row(text: cells.map(\.text).joined(), width: total, cursor: cursor) }
    let half = room / 2
    // A column for each sign, and the cursor between them.
    let start = cursor < room - 1 ? 0 : (cursor - (room - 2) + half) / half * half
    let end = start + room - (total - start > room ? 1 : 0)
    var row = Row(text: start > 0 ? "<" : "", width: start > 0 ? 1 : 0)
    var column = 0
    for cell in cells {
      defer { column += cell.width }
      // A mark that has no columns goes with the character before it.
      let place = cell.width > 0 ? column : column - 1
      guard place >= start + (start > 0 ? 1 : 0), column + cell.width <= end else { continue }
      if column < cursor { row.cursor = row.width + cell.width }
      row.text += cell.text
      row.width += cell.width
    }
    if row.cursor == 0 { row.cursor = start > 0 ? 1 : 0 }
    if total > end {
      row.text += ">"
      row.width += 1
    }
    return row
  }
}
