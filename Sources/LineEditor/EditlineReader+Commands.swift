import CEditline

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The commands behind our keys. Each answers one of libedit's `CC_*` codes.
extension EditlineReader {
  // MARK: - Ending the line

  /// Submits the text, or goes on in a new line when the text asks for one.
  func enter() -> Int32 {
    if assistant?.isIncomplete(line.text) ?? false { return insertNewline() }
    return finish()
  }

  /// A new line, whatever the text says.
  func insertNewline() -> Int32 {
    insert("\n")
    return CC_REFRESH
  }

  /// Drops the text; what was typed stays on the screen, with a mark.
  func interrupt() -> Int32 {
    outcome = .interrupted
    el_cursor(editor, Int32.max / 2)
    insert("^C")
    _ = finish()
    return CC_REFRESH
  }

  /// Ends the session when nothing is typed, and a text that goes on at its empty last line; otherwise deletes.
  func endOfInput() -> Int32 {
    let line = line
    guard let last = line.scalars.last else {
      outcome = .endOfInput
      return CC_EOF
    }
    // Whoever takes the text can say what it lacks.
    return last == "\n" && line.cursor == line.scalars.count ? finish() : deleteNext()
  }

  /// Has libedit's own command end the line next: it alone knows where the last row is.
  private func finish() -> Int32 {
    pending.insert(KeyCode.finish, at: 0)
    return CC_NORM
  }

  // MARK: - Suspension

  /// Brings the cursor below the text first, so that the shell does not write into it.
  func prepareSuspension() -> Int32 {
    let line = line
    suspendedCursor = line.scalars.count - line.cursor
    el_cursor(editor, Int32(suspendedCursor))
    pending.insert(KeyCode.suspend, at: 0)
    return CC_REFRESH
  }

  /// Stops, with the cursor below the text, and comes back to where it was.
  func suspendNow() -> Int32 {
    el_cursor(editor, -Int32(suspendedCursor))
    suspendedCursor = 0
    suspend()
    return CC_NORM
  }

  // MARK: - Inserting and deleting

  /// Inserts what was pasted; it is never run by itself.
  func insertPaste() -> Int32 {
    guard !pastes.isEmpty else { return CC_ERROR }
    var text = pastes.removeFirst()
    let line = line
    if line.cursor == line.scalars.count {
      // The newline that most copied lines end with would only leave an empty line behind.
      while text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
    }
    insert(text)
    return CC_REFRESH
  }

  /// Deletes the character under the cursor.
  func deleteNext() -> Int32 {
    let line = line
    guard line.cursor < line.scalars.count else { return CC_ERROR }
    el_cursor(editor, 1)
    el_deletestr(editor, 1)
    return CC_REFRESH
  }

  /// Two spaces where only blanks stand before the cursor.
  func indent() -> Int32 {
    let line = line
    let blank: Set<Unicode.Scalar> = [" ", "\t"]
    guard line.scalars[line.lineStart..<line.cursor].allSatisfy(blank.contains) else {
      return CC_ERROR
    }
    insert("  ")
    return CC_REFRESH
  }

  // MARK: - Moving

  /// To the start of the cursor's line, not of the whole text.
  func moveToLineStart() -> Int32 {
    let line = line
    el_cursor(editor, Int32(line.lineStart - line.cursor))
    return CC_CURSOR
  }

  /// To the end of the cursor's line, not of the whole text.
  func moveToLineEnd() -> Int32 {
    let line = line
    el_cursor(editor, Int32(line.lineEnd - line.cursor))
    return CC_CURSOR
  }

  /// To the line above, or from the first line to an older entry.
  func moveUp() -> Int32 {
    let line = line
    guard line.lineStart > 0, !isWalking(at: line) else { return showOlder() }
    el_cursor(editor, Int32(line.placeAbove - line.cursor))
    return CC_CURSOR
  }

  /// To the line below, or from the last line to a newer entry.
  func moveDown() -> Int32 {
    let line = line
    guard line.lineEnd < line.scalars.count, !isWalking(at: line) else { return showNewer() }
    el_cursor(editor, Int32(line.placeBelow - line.cursor))
    return CC_CURSOR
  }

  // MARK: - Screen

  /// Empties the screen but for the text.
  func clearScreen() -> Int32 {
    painter?.clearScreen()
    return CC_NORM
  }

  // MARK: - History

  /// Calls up the next older entry that begins like the text before the cursor.
  func showOlder() -> Int32 {
    let line = line
    var walk = walk
    if walk?.shown != line.text {
      walk = HistoryWalk(
        typed: line.text, prefix: line.textBeforeCursor, entryCount: history.entries.count)
    }
    guard let entry = walk?.older(in: history.entries) else { return CC_ERROR }
    self.walk = walk
    replaceLine(with: entry)
    return CC_REFRESH
  }

  /// Back towards what was typed.
  func showNewer() -> Int32 {
    guard walk?.shown == line.text, let entry = walk?.newer(in: history.entries) else {
      return CC_ERROR
    }
    replaceLine(with: entry)
    return CC_REFRESH
  }

  /// Whether an entry was just called up and nothing else was done since: Up then goes on through
  /// the history instead of through the lines of the entry.
  private func isWalking(at line: EditedLine) -> Bool {
    line.cursor == line.scalars.count && walk?.shown == line.text
  }

  // MARK: - libedit's line

  /// The text as libedit has it now.
  var line: EditedLine {
    guard let info = el_wline(editor)?.pointee, let start = info.buffer else {
      return EditedLine(scalars: [], cursor: 0)
    }
    let buffer = UnsafeBufferPointer(start: start, count: info.lastchar - start)
    return EditedLine(scalars: Self.scalars(buffer), cursor: info.cursor - start)
  }

  private func insert(_ text: String) {
    var characters = text.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    characters.append(0)
    el_winsertstr(editor, characters)
  }

  private func replaceLine(with text: String) {
    el_cursor(editor, Int32.max / 2)
    el_deletestr(editor, Int32(line.scalars.count))
    insert(text)
  }

  /// The scalars of libedit's characters.
  static func scalars(_ characters: UnsafeBufferPointer<wchar_t>) -> [Unicode.Scalar] {
    characters.map { Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}" }
  }
}
