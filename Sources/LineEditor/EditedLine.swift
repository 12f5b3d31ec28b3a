/// A copy of the text being edited and of the cursor's place in it, counted in scalars.
struct EditedLine: Hashable {
  /// The text.
  let scalars: [Unicode.Scalar]
  /// The place before which the cursor stands.
  let cursor: Int

  /// All of the text.
  var text: String { Self.text(scalars[...]) }

  /// What stands before the cursor.
  var textBeforeCursor: String { Self.text(scalars[..<cursor]) }

  /// Where the cursor's line begins.
  var lineStart: Int { lineStart(of: cursor) }

  /// Where the cursor's line ends: at a newline or at the end of the text.
  var lineEnd: Int { scalars[cursor...].firstIndex(of: "\n") ?? scalars.count }

  /// The place in the line above, as far into it as the cursor is into its own, or its end.
  var placeAbove: Int {
    let start = lineStart
    guard start > 0 else { return cursor }
    return min(lineStart(of: start - 1) + (cursor - start), start - 1)
  }

  /// The place in the line below, likewise.
  var placeBelow: Int {
    let end = lineEnd
    guard end < scalars.count else { return cursor }
    let below = EditedLine(scalars: scalars, cursor: end + 1)
    return min(end + 1 + (cursor - lineStart), below.lineEnd)
  }

  /// Where libedit's search stands below the text (`bck:pattern`, `fwd?pattern`), if the last line looks like one.
  var searchStart: Int? {
    let start = lineStart(of: scalars.count)
    let mark = Self.text(scalars[start...].prefix(4))
    return start > 0 && ["bck:", "bck?", "fwd:", "fwd?"].contains(mark) ? start : nil
  }

  private func lineStart(of place: Int) -> Int {
    scalars[..<place].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  /// A string of scalars.
  static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
