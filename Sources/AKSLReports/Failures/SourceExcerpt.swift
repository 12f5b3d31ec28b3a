import AKSLLanguage

/// The lines of a source that a message shows, with its underlines.
struct SourceExcerpt {
  /// A piece of one line that is underlined, in columns of the source from 1, the end excluded.
  private struct Piece {
    var line: Int
    var columns: Range<Int>
    var text: String
    var isPrimary: Bool
  }

  /// How wide a page is assumed to be when nobody says.
  private static let standardWidth = 120

  private let map: LineMap
  private let pieces: [Piece]
  private let contextLines: Int

  init(_ message: FailureMessage, map: LineMap) {
    self.map = map
    pieces = message.marks.flatMap { Self.pieces(of: $0, map: map) }
    contextLines = message.contextLines
  }

  /// A range over several lines is underlined on its first and on its last line, where its words stand.
  private static func pieces(of mark: FailureMessage.Mark, map: LineMap) -> [Piece] {
    let start = map.position(of: mark.range.start)
    let end = map.position(of: max(mark.range.start, mark.range.end))
    // A range that takes in a line's ending ends on that line, not before the first column of the next.
    let endsWithLine = end.line > start.line && end.column == 1
    let lastLine = endsWithLine ? end.line - 1 : end.line
    let lastColumn = endsWithLine ? length(ofLine: lastLine, map) + 1 : end.column
    guard lastLine > start.line else {
      return [
        Piece(
          line: start.line, columns: start.column..<max(start.column, lastColumn), text: mark.text,
          isPrimary: mark.isPrimary)
      ]
    }
    let text = map.text(ofLine: lastLine)
    let indentation = text.unicodeScalars.prefix { $0 == " " || $0 == "\t" }.count
    return [
      Piece(
        line: start.line, columns: start.column..<max(start.column, length(ofLine: start.line, map) + 1),
        text: "", isPrimary: mark.isPrimary),
      Piece(
        line: lastLine, columns: min(indentation + 1, lastColumn)..<lastColumn, text: mark.text,
        isPrimary: mark.isPrimary),
    ]
  }

  private static func length(ofLine line: Int, _ map: LineMap) -> Int {
    map.text(ofLine: line).unicodeScalars.count
  }

  /// The columns that the line numbers take.
  var gutterWidth: Int { String(pieces.map(\.line).max() ?? 1).utf8.count }

  /// The lines that are shown, rising.
  private var shownLines: [Int] {
    var lines = Set(pieces.map(\.line))
    if let first = lines.min() {
      let context = max(1, first - contextLines)..<first
      // Blank lines explain nothing when they come first.
      lines.formUnion(context.drop { SourceLine(map.text(ofLine: $0)).isBlank })
    }
    var shown = lines.sorted()
    // A gap of one line is filled: dots would take as much room.
    for line in shown where !lines.contains(line + 1) && lines.contains(line + 2) { shown.append(line + 1) }
    return shown.sorted()
  }

  /// The excerpt, a line each, without the empty gutter lines around it.
  ///
  /// Without a width, lines of the source are cut as on a wide page, and the words beside underlines not at all.
  func render(style: Style, markRole: Style.Role, width: Int?) -> [String] {
    let gutter = gutterWidth
    let limit = max(20, (width ?? Self.standardWidth) - gutter - 3)
    let labelLimit = width == nil ? Int.max : limit
    let edge = style.paint(String(repeating: " ", count: gutter + 1) + "|", as: .frame)
    var rows: [String] = []
    var previous: Int?
    for number in shownLines {
      if let previous, number > previous + 1 { rows.append(style.paint("...", as: .frame)) }
      previous = number
      let line = SourceLine(map.text(ofLine: number))
      let here = pieces.filter { $0.line == number }
      let spans = here.map { piece in
        line.displayColumn(
          ofSourceColumn: piece.columns.lowerBound)..<line.displayColumn(
            ofSourceColumn: piece.columns.upperBound)
      }
      let window = SourceWindow(lineWidth: line.width, focus: Self.focus(of: spans), limit: limit)
      let label = String(number)
      let text = window.text(of: line)
      rows.append(
        style.paint(
          label + String(repeating: " ", count: gutter - label.utf8.count) + " |", as: .frame)
          + (text.isEmpty ? "" : " " + text))
      let marks = zip(here, spans).map { piece, span in
        UnderlineRows.Mark(
          columns: window.screenColumns(of: span), text: piece.text.visibleLine,
          role: piece.isPrimary ? markRole : .frame, isPrimary: piece.isPrimary)
      }
      rows += UnderlineRows.render(marks, style: style, limit: labelLimit).map { edge + " " + $0 }
    }
    return rows
  }

  /// The columns that must be seen: from the first underline to the end of the last.
  private static func focus(of spans: [Range<Int>]) -> Range<Int> {
    let start = spans.map(\.lowerBound).min() ?? 0
    return start..<max(start, spans.map(\.upperBound).max() ?? 0)
  }
}
