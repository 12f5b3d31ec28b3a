import CEditline

/// Where the characters of a prompt and a text come to stand in a window of a certain width.
struct Layout: Hashable {
  /// One row of the window.
  struct Row: Hashable {
    /// What stands in it.
    var text = ""
    /// Whether the text goes on in the next row because this one is full.
    ///
    /// The terminal then wraps by itself, and knows that the two belong together when they are copied.
    var isWrapped = false
  }

  /// The rows, from the first prompt on.
  private(set) var rows = [Row()]
  /// The row of the cursor.
  private(set) var cursorRow = 0
  /// The column of the cursor, from 0.
  private(set) var cursorColumn = 0

  private let columns: Int
  private var column = 0

  /// Lays out a text behind its prompts.
  ///
  /// What begins at `searchStart` is libedit's search, which is no line of the text and has no prompt.
  init(prompt: Prompt, line: EditedLine, searchStart: Int? = nil, columns: Int) {
    self.columns = max(columns, 2)
    for scalar in prompt.first.text.unicodeScalars { put(scalar) }
    for (place, scalar) in line.scalars.enumerated() {
      if place == line.cursor { noteCursor(before: scalar) }
      if scalar == "\n" {
        rows.append(Row())
        column = 0
        if searchStart == place + 1 { continue }
        for scalar in prompt.continuation.text.unicodeScalars { put(scalar) }
      } else {
        put(scalar)
      }
    }
    if line.cursor >= line.scalars.count { noteCursor(before: "\n") }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let (text, width) = Self.shown(scalar)
    if column + width > columns { wrap() }
    rows[rows.count - 1].text += text
    column += width
  }

  private mutating func wrap() {
    rows[rows.count - 1].isWrapped = true
    rows.append(Row())
    column = 0
  }

  private mutating func noteCursor(before scalar: Unicode.Scalar) {
    let width = scalar == "\n" ? 1 : Self.shown(scalar).width
    // A full row has no place for the cursor, which stands where the next character will.
    if column + width > columns { wrap() }
    cursorRow = rows.count - 1
    cursorColumn = column
  }

  private static func shown(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    if scalar.value < 0x20 || scalar.value == 0x7F {
      return ("^" + String(Unicode.Scalar(UInt8(scalar.value) ^ 0x40)), 2)
    }
    let width = Int(ceditline_width(wchar_t(bitPattern: scalar.value)))
    return width < 0 ? ("\u{FFFD}", 1) : (String(scalar), width)
  }
}
