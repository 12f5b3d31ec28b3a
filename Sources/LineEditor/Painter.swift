/// Draws prompt and text, in place of libedit, which knows of no prompts within a text.
///
/// Each picture goes out in one write, from the first row on in which it differs from the one before.
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

  init(output: Int32, isStyled: Bool) {
    self.output = output
    self.isStyled = isStyled
  }

  /// Begins anew, at the start of the row in which the terminal's cursor is.
  mutating func begin() {
    size = WindowSize(of: output)
    shown = nil
  }

  /// Shows a scene, unless it is shown already.
  ///
  /// Of a text taller than the screen, the part around the cursor is seen.
  mutating func show(_ scene: Scene, _ decoration: (Scene) -> Decoration) {
    if shown?.scene == scene { return }
    let layout = Layout(scene, decoration(scene), columns: size.columns, isStyled: isStyled)
    let below = scene.below.flatMap {
      Layout(row: $0, columns: size.columns, isStyled: isStyled).rows
    }
    let window = Self.window(of: layout, rows: size.rows - below.count)
    draw(
      Shown(
        scene: scene, rows: layout.rows[window] + below, cursorRow: layout.cursorRow - window.lowerBound,
        cursorColumn: layout.cursorColumn))
  }

  /// Shows a scene for the last time, as a whole, and leaves it.
  mutating func finish(_ scene: Scene, _ decoration: Decoration) {
    let layout = Layout(scene, decoration, columns: size.columns, isStyled: isStyled)
    draw(
      Shown(scene: scene, rows: layout.rows, cursorRow: layout.cursorRow, cursorColumn: layout.cursorColumn))
    leave()
  }

  private mutating func draw(_ next: Shown) {
    let bytes = Self.bytes(
      from: shown?.rows ?? [], cursorRow: shown?.cursorRow ?? 0, to: next.rows, cursorRow: next.cursorRow,
      cursorColumn: next.cursorColumn)
    bytes.withUnsafeBytes { _ = Descriptor.write($0, to: output) }
    shown = next
  }

  /// What makes one picture of another.
  ///
  /// All before the first row that differs stays as it is, all behind it is drawn anew.
  static func bytes(
    from old: [Layout.Row], cursorRow: Int, to new: [Layout.Row], cursorRow nextRow: Int, cursorColumn: Int
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    var end = cursorRow
    if old != new || old.isEmpty {
      let same = zip(old, new).prefix { $0 == $1 }.count
      // A new row is reached by way of the last old one.
      let start = min(same, max(0, old.count - 1), new.count - 1)
      bytes += vertical(start - cursorRow) + "\r\u{1B}[J".utf8
      for place in start..<new.count {
        bytes += new[place].bytes
        guard place + 1 < new.count else { break }
        // Where a full row is followed by an empty one, the terminal has no character to wrap with.
        if !new[place].isWrapped || new[place + 1].bytes.isEmpty { bytes += "\r\n".utf8 }
      }
      end = new.count - 1
    }
    bytes += vertical(nextRow - end) + "\r".utf8
    if cursorColumn > 0 { bytes += "\u{1B}[\(cursorColumn)C".utf8 }
    return bytes
  }

  /// Brings the cursor below what is shown, for others to write there.
  mutating func leave() {
    guard let shown else { return }
    let bytes = Self.vertical(shown.rows.count - 1 - shown.cursorRow) + "\r\n".utf8
    Descriptor.write(String(decoding: bytes, as: UTF8.self), to: output)
    self.shown = nil
  }

  /// Clears what is shown, for others to write in its place.
  mutating func clear() {
    guard let shown else { return }
    let bytes = Self.vertical(-shown.cursorRow) + "\r\u{1B}[J".utf8
    Descriptor.write(String(decoding: bytes, as: UTF8.self), to: output)
    self.shown = nil
  }

  /// Clears what was drawn in a window of another size, where the terminal has wrapped the rows anew; what is
  /// shown next takes its place.
  mutating func resize() {
    size = WindowSize(of: output)
    guard var shown else { return }
    shown.cursorRow = Self.reflowedCursorRow(
      of: shown.rows, row: shown.cursorRow, column: shown.cursorColumn, columns: size.columns)
    self.shown = shown
    clear()
  }

  /// The row in which a cursor is after a window has got another width and rows were wrapped anew.
  static func reflowedCursorRow(of rows: [Layout.Row], row: Int, column: Int, columns: Int) -> Int {
    var result = 0
    // The columns of what belongs together, because one row was wrapped into the next.
    var joined = 0
    for (place, current) in rows.enumerated() {
      if place == row { return result + (joined + column) / columns }
      joined += current.width
      if !current.isWrapped {
        result += max(1, (joined + columns - 1) / columns)
        joined = 0
      }
    }
    return result
  }

  /// Empties the screen; the next picture begins at its top.
  mutating func clearScreen() {
    Descriptor.write("\u{1B}[H\u{1B}[2J", to: output)
    shown = nil
  }

  /// The rows around the cursor that fit into the screen: what has left it cannot be drawn again.
  private static func window(of layout: Layout, rows: Int) -> Range<Int> {
    let height = max(1, rows - 1)
    guard layout.rows.count > height else { return 0..<layout.rows.count }
    let start = min(max(0, layout.cursorRow - height / 2), layout.rows.count - height)
    return start..<(start + height)
  }

  private static func vertical(_ rows: Int) -> [UInt8] {
    rows == 0 ? [] : Array("\u{1B}[\(abs(rows))\(rows < 0 ? "A" : "B")".utf8)
  }
}
