/// Draws prompt and text, in place of libedit, which knows of no prompts within a text.
///
/// Each picture goes out in one write: up to the first row of the one before, all cleared, all
/// drawn.
struct Painter {
  private let output: Int32
  /// The prompts that are drawn.
  private(set) var prompt = Prompt(first: "", continuation: "")
  private var size = WindowSize(rows: 24, columns: 80)
  /// What is on the screen, and in which of the rows drawn the cursor stands; nil after `leave()`.
  private var shown: (line: EditedLine, cursorRow: Int, rowCount: Int)?

  /// Whether the last line may be libedit's search.
  private var isSearching = false

  init(output: Int32) {
    self.output = output
  }

  /// Begins anew, at the start of the row in which the terminal's cursor is.
  mutating func begin(_ prompt: Prompt) {
    self.prompt = prompt
    size = WindowSize(of: output)
    shown = nil
    isSearching = false
  }

  /// A key was typed that may begin a search of the history.
  mutating func expectSearch() { isSearching = true }

  /// Shows a text, unless it is shown already.
  ///
  /// Of one taller than the screen, the part around the cursor is seen.
  mutating func show(_ line: EditedLine) {
    if shown?.line == line { return }
    let layout = layout(of: line)
    // It ends without a word.
    isSearching = isSearching && line.searchStart != nil
    draw(line, layout, Self.window(of: layout, rows: size.rows))
  }

  /// Shows a text for the last time, as a whole, and leaves it.
  mutating func finish(_ scalars: [Unicode.Scalar]) {
    let line = EditedLine(scalars: scalars, cursor: scalars.count)
    let layout = Layout(prompt: prompt, line: line, columns: size.columns)
    let all = 0..<layout.rows.count
    if shown?.line != line || shown?.rowCount != all.count { draw(line, layout, all) }
    leave()
  }

  private func layout(of line: EditedLine) -> Layout {
    Layout(
      prompt: prompt, line: line, searchStart: isSearching ? line.searchStart : nil, columns: size.columns)
  }

  private mutating func draw(_ line: EditedLine, _ layout: Layout, _ window: Range<Int>) {
    var bytes = Self.up(shown?.cursorRow ?? 0) + "\r\u{1B}[J"
    for row in window {
      bytes += layout.rows[row].text
      if row < window.upperBound - 1, !layout.rows[row].isWrapped { bytes += "\r\n" }
    }
    let last = window.upperBound - 1
    if last > 0, layout.rows[last].text.isEmpty, layout.rows[last - 1].isWrapped {
      // The row before is just full: the terminal wraps only with the next character.
      bytes += "\r\n"
    }
    bytes += Self.up(last - layout.cursorRow) + "\r"
    if layout.cursorColumn > 0 { bytes += "\u{1B}[\(layout.cursorColumn)C" }
    Descriptor.write(bytes, to: output)
    shown = (line, layout.cursorRow - window.lowerBound, window.count)
  }

  /// Brings the cursor below what is shown, for others to write there.
  mutating func leave() {
    guard let shown else { return }
    let rows = shown.rowCount - 1 - shown.cursorRow
    Descriptor.write((rows > 0 ? "\u{1B}[\(rows)B" : "") + "\r\n", to: output)
    self.shown = nil
  }

  /// Draws again in a window of another size, where the terminal has wrapped the rows anew.
  mutating func resize() {
    size = WindowSize(of: output)
    guard let line = shown?.line else { return }
    let layout = layout(of: line)
    let window = Self.window(of: layout, rows: size.rows)
    // The cursor is where the new width has put it.
    Descriptor.write(Self.up(layout.cursorRow - window.lowerBound) + "\r", to: output)
    shown = nil
    show(line)
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

  private static func up(_ rows: Int) -> String {
    rows > 0 ? "\u{1B}[\(rows)A" : ""
  }
}
