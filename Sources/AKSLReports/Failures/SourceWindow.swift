/// The part of a line that fits the screen, chosen so that what is underlined can be seen.
struct SourceWindow {
  /// The columns of the line that are shown.
  let columns: Range<Int>
  /// Whether something is missing before and after them; each is shown as `…`.
  let isCutBefore: Bool
  let isCutAfter: Bool

  /// The window of a line of some width around the columns in `focus`.
  init(lineWidth: Int, focus: Range<Int>, limit: Int) {
    guard lineWidth > limit else {
      columns = 0..<max(lineWidth, focus.upperBound)
      isCutBefore = false
      isCutAfter = false
      return
    }
    // One column on each side is kept for the dots. A third of the window stands before the focus: what was
    // written there explains more than what follows.
    let room = max(1, limit - 2)
    var start = 0
    if focus.upperBound > room {
      start = max(0, focus.lowerBound - room / 3)
      start = min(start, max(0, lineWidth - room))
    }
    columns = start..<min(lineWidth, start + room)
    isCutBefore = start > 0
    isCutAfter = columns.upperBound < lineWidth
  }

  /// What is drawn of a line.
  func text(of line: SourceLine) -> String {
    (isCutBefore ? "…" : "") + line.text(in: columns) + (isCutAfter ? "…" : "")
  }

  /// Where columns of the line are on the screen; at least one column wide.
  func screenColumns(of range: Range<Int>) -> Range<Int> {
    let shift = isCutBefore ? 1 : 0
    let start = min(max(range.lowerBound, columns.lowerBound), columns.upperBound)
    let end = min(max(range.upperBound, start + 1), max(columns.upperBound, start + 1))
    return (start - columns.lowerBound + shift)..<(end - columns.lowerBound + shift)
  }
}
