/// Where the characters of a scene come to stand in a window of a certain width, and how they look.
struct Layout {
  /// One row of the window.
  struct Row: Hashable {
    /// What draws it.
    var bytes: [UInt8] = []
    /// The columns it takes.
    var width = 0
    /// The columns at which characters of two columns begin: one that does not fit wraps, and leaves a column free.
    var wideColumns: [Int] = []
    /// Whether the text goes on in the next row because this one is full.
    ///
    /// The terminal then wraps by itself, and knows that the two belong together when they are copied.
    var isWrapped = false

    /// What draws it, as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// The rows of the text, from the first prompt on.
  private(set) var rows: [Row] = []
  /// The row of the cursor.
  private(set) var cursorRow = 0
  /// The column of the cursor, from 0.
  private(set) var cursorColumn = 0

  /// The lines of the text, each with its rows.
  private var lines: [(line: DrawnLine, rows: LineRows)] = []
  private let columns: Int
  private let isStyled: Bool

  /// How hints and right prompts look.
  static let faint = LineStyle(color: .grey)

  /// Lays out the text of a scene; without styles, hints are left out, because nothing would tell them from
  /// what was typed.
  ///
  /// Rows of lines that are the same are taken over from a former layout, if there is one.
  init(
    _ scene: Scene, _ decoration: Decoration = Decoration(), columns: Int, isStyled: Bool,
    after former: Layout? = nil
  ) {
    self.columns = columns
    self.isStyled = isStyled
    let known = former.flatMap { $0.columns == columns && $0.isStyled == isStyled ? $0.lines : nil } ?? []
    let drawn = DrawnLine.lines(of: scene, decoration)
    for (number, line) in drawn.enumerated() {
      // Lines above what has changed have kept their numbers, those below it have kept them from the end.
      let place = [number, number + known.count - drawn.count].first {
        known.indices.contains($0) && known[$0].line == line
      }
      let own = place.map { known[$0].rows } ?? LineRows(line, columns: columns, isStyled: isStyled)
      if let cursor = own.cursor { (cursorRow, cursorColumn) = (rows.count + cursor.row, cursor.column) }
      rows += own.rows
      lines.append((line, own))
    }
  }
}
