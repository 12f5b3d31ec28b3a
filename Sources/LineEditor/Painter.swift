/// Draws prompt and text, in place of libedit, which knows of no prompts within a text.
///
/// What it draws is gathered until `flush()`: each picture goes out in one write, with all that belongs to it.
struct Painter {
  /// What is on the screen.
  private struct Shown {
    var scene: Scene
    var rows: [Layout.Row]
    /// In which of the rows the cursor stands.
    var cursorRow: Int
    var cursorColumn: Int
  }

  private let output: Int32
  private let isStyled: Bool
  /// The size of the window when it was last asked for.
  private(set) var size = WindowSize(rows: 24, columns: 80)
  /// Nil when nothing is drawn yet, or the cursor was brought below it.
  private var shown: Shown?
  /// The last layout of this text, of which the next takes over what is the same.
  private var layout: Layout?
  /// What of the picture was moved out of the window, right above its first row; the picture then begins there.
  private var gone: [Reflow.Line] = []
  /// The window's row in which the picture begins, where that is known.
  private var top: Int?
  /// What is yet to be written.
  private var bytes: [UInt8] = []

  init(output: Int32, isStyled: Bool) {
    self.output = output
    self.isStyled = isStyled
  }

  /// Begins anew, at the start of the row in which the terminal's cursor is.
  mutating func begin() {
    size = WindowSize(of: output)
    shown = nil
    gone = []
    top = nil
  }

  /// Shows a scene, unless it is shown already.
  ///
  /// Of a text taller than the screen, the part around the cursor is seen.
  mutating func show(_ scene: Scene, _ decoration: (Scene) -> Decoration) {
    if shown?.scene == scene { return }
    let layout = Layout(
      scene, decoration(scene), columns: size.columns, isStyled: isStyled, after: self.layout)
    self.layout = layout
    let below = scene.below.flatMap {
      LineRows(row: $0, columns: size.columns, isStyled: isStyled).rows
    }
    let window = Self.window(of: layout, rows: size.rows - below.count)
    draw(
      Shown(
        scene: scene, rows: layout.rows[window] + below, cursorRow: layout.cursorRow - window.lowerBound,
        cursorColumn: layout.cursorColumn))
  }

  /// Shows a scene for the last time, as a whole, and leaves it.
  mutating func finish(_ scene: Scene, _ decoration: Decoration) {
    let layout = Layout(scene, decoration, columns: size.columns, isStyled: isStyled, after: self.layout)
    self.layout = nil
    draw(
      Shown(scene: scene, rows: layout.rows, cursorRow: layout.cursorRow, cursorColumn: layout.cursorColumn))
    leave()
  }

  private mutating func draw(_ next: Shown) {
    bytes += Self.bytes(
      from: shown?.rows ?? [], cursorRow: shown?.cursorRow ?? 0, to: next.rows, cursorRow: next.cursorRow,
      cursorColumn: next.cursorColumn, columns: size.columns)
    shown = next
    top = top.map { max(0, min($0, size.rows - next.rows.count)) }
  }

  // MARK: - Writing

  /// Adds to what is written next.
  mutating func put(_ text: String) { bytes += text.utf8 }

  /// Writes all that is yet to be written, in one piece.
  mutating func flush() {
    guard !bytes.isEmpty else { return }
    bytes.withUnsafeBytes { _ = Descriptor.write($0, to: output) }
    bytes.removeAll(keepingCapacity: true)
  }

  /// What makes one picture of another, line by line of the text: those that are the same stay as they are.
  ///
  /// A row is erased from its start, which also tells the terminal that no row above goes on in it, and before anything
  /// is written: what is erased behind a text still belongs to it when tmux wraps its rows anew. Nothing is erased
  /// from the screen's corner on: some terminals keep a copy of what they take for a whole screen.
  static func bytes(
    from old: [Layout.Row], cursorRow: Int, to new: [Layout.Row], cursorRow nextRow: Int, cursorColumn: Int,
    columns: Int = .max
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    var row = cursorRow
    /// The rows that the terminal has.
    var height = max(1, old.count)
    func go(to next: Int) {
      let reachable = min(next, height - 1)
      bytes += vertical(reachable - row)
      bytes.append(0x0D)
      if next > reachable { bytes.append(0x0A) }
      row = next
      height = max(height, next + 1)
    }
    for line in lines(of: new) where !isShown(line, of: new, in: old) {
      for place in line {
        go(to: place)
        bytes += eraseToEnd
      }
      if line.count > 1 { go(to: line.lowerBound) }
      for place in line {
        bytes += new[place].bytes
        guard place + 1 < line.upperBound else { break }
        // Where a full row is followed by an empty one, the terminal has no character to wrap with.
        if new[place + 1].bytes.isEmpty { go(to: place + 1) } else { row = place + 1 }
      }
    }
    if old.count > new.count {
      go(to: new.count)
      bytes += "\u{1B}[J".utf8
    }
    bytes += vertical(nextRow - row)
    bytes.append(0x0D)
    if cursorColumn > 0 { bytes += "\u{1B}[\(cursorColumn)C".utf8 }
    return bytes
  }

  /// The rows of each line of the text.
  private static func lines(of rows: [Layout.Row]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for place in rows.indices where !rows[place].isWrapped || place + 1 == rows.count {
      lines.append(start..<place + 1)
      start = place + 1
    }
    return lines
  }

  private static func isShown(_ line: Range<Int>, of new: [Layout.Row], in old: [Layout.Row]) -> Bool {
    line.upperBound <= old.count && old[line] == new[line]
      && (line.lowerBound == 0 || !old[line.lowerBound - 1].isWrapped)
  }

  /// Brings the cursor below what is shown, for others to write there.
  mutating func leave() {
    guard let shown else { return }
    bytes += Self.vertical(shown.rows.count - 1 - shown.cursorRow) + "\r\n".utf8
    self.shown = nil
  }

  /// Clears what is shown, for others to write in its place.
  mutating func clear() {
    guard let shown else { return }
    bytes += Self.vertical(-shown.cursorRow) + "\r\u{1B}[K\u{1B}[C\u{1B}[J\r".utf8
    self.shown = nil
  }

  /// Writes lines in the place of what is shown, which is drawn anew below them.
  mutating func putAbove(_ lines: String) {
    clear()
    put(lines)
    (gone, top) = ([], nil)
  }

  /// Whether something is drawn in a window that has another size now.
  ///
  /// The signal that tells of it may come later than the size.
  var hasOldSize: Bool { shown != nil && WindowSize(of: output) != size }

  /// Clears what was drawn in a window of another size, where the terminal has wrapped the rows anew; what is
  /// shown next takes its place.
  ///
  /// Of a picture that was at the window's top, a narrower window may hold the end only: the rest was moved out of it,
  /// where nobody can clear it, and a wider window has it again.
  ///
  /// - Parameter told: Row and column in which the terminal says that its cursor is, from 0; nil when it says
  ///   nothing, and all that was drawn is taken to be in the window.
  mutating func adaptToWindow(cursor told: (row: Int, column: Int)?) {
    let former = size
    size = WindowSize(of: output)
    guard var shown else { return }
    let picture = Reflow(
      shown.rows, row: shown.cursorRow, column: shown.cursorColumn, below: told == nil ? [] : gone)
    let cursor = picture.cursor(columns: size.columns)
    if let told {
      let isCut = told.column != cursor.column && told.column == min(shown.cursorColumn, size.columns - 1)
      // So many rows more than before do not fit any more, blank ones at the window's end or not.
      let more =
        former.rows == size.rows
        ? top.map { picture.rowCount(columns: size.columns) - shown.rows.count - $0 } ?? 0 : 0
      if told == (0, 0), cursor.column > 0 || more > cursor.row {
        // The cursor's own row was moved out as well. Others may have been behind it.
        gone = picture.prefix(rows: max(more, cursor.row + 1), columns: size.columns)
      } else if !isCut {
        gone = picture.prefix(rows: cursor.row - told.row, columns: size.columns)
      }
      // Some terminals cut their rows instead of wrapping them.
      shown.cursorRow = min(isCut ? shown.cursorRow : cursor.row, told.row)
      top = told.row - shown.cursorRow
    } else {
      shown.cursorRow = cursor.row
      (gone, top) = ([], nil)
    }
    self.shown = shown
    clear()
  }

  /// Empties the screen; the next picture begins at its top.
  mutating func clearScreen() {
    // Whoever scrolls back finds no half of a line.
    clear()
    put("\u{1B}[H\u{1B}[2J")
    top = 0
  }

  /// The rows around the cursor that fit into the screen: what has left it cannot be drawn again.
  private static func window(of layout: Layout, rows: Int) -> Range<Int> {
    let height = max(1, rows - 1)
    guard layout.rows.count > height else { return 0..<layout.rows.count }
    let start = min(max(0, layout.cursorRow - height / 2), layout.rows.count - height)
    return start..<(start + height)
  }

  private static let eraseToEnd = Array("\u{1B}[K".utf8)

  private static func vertical(_ rows: Int) -> [UInt8] {
    rows == 0 ? [] : Array("\u{1B}[\(abs(rows))\(rows < 0 ? "A" : "B")".utf8)
  }
}
