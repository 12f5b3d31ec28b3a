import CEditline

/// The commands that end the line, stop the program, or leave the text as it is. Each answers one of libedit's
/// `CC_*` codes.
extension EditlineReader {
  // MARK: - Ending the line

  /// Submits the text, or goes on in a new line when the text asks for one.
  func enter() -> Int32 {
    // Where the cursor cannot go up, each line is read by itself.
    let line = line
    guard painter != nil, assistant?.isIncomplete(line.text) ?? false else { return finish() }
    insert("\n" + indentation(after: line.textBeforeCursor))
    return CC_REFRESH
  }

  /// The blanks that a new line begins with.
  private func indentation(after text: String) -> String {
    let depth = assistant?.openings(in: text + "\n").last?.depth ?? 0
    return String(repeating: " ", count: 2 * depth)
  }

  /// A closing bracket; where a line begins with it, it stands as far left as what it closes.
  func close(_ bracket: Int32) -> Int32 {
    let bracket = Unicode.Scalar(UInt8(truncatingIfNeeded: bracket))
    let line = line
    let head = line.scalars[line.lineStart..<line.cursor]
    if line.lineStart > 0, head.count >= 2, head.allSatisfy({ $0 == " " }) {
      let opening = assistant?.openings(in: EditedLine.text(line.scalars[..<line.lineStart])).last
      // Within a text the blanks are its own.
      if let sign = Self.openingSigns[bracket], opening?.names.contains(sign) ?? false {
        el_deletestr(editor, 2)
        beginsInsertion = true
      }
    }
    insert(String(bracket))
    return CC_REFRESH
  }

  private static let openingSigns: [Unicode.Scalar: String] = [")": "(", "]": "[", "}": "{"]

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
    if line.scalars.isEmpty {
      outcome = .endOfInput
      return CC_EOF
    }
    // Whoever takes the text can say what it lacks. The blanks of an indentation nobody has typed.
    let isBlank = line.scalars[line.lineStart...].allSatisfy { $0 == " " }
    return line.isAtEnd && line.lineStart > 0 && isBlank ? finish() : deleteNext()
  }

  /// Has libedit's own command end the line next: it alone knows where the last row is.
  private func finish() -> Int32 {
    pending.insert(KeyCode.finish, at: 0)
    return CC_NORM
  }

  /// Ctrl-G rings the bell, and closes what is open.
  ///
  /// The terminal is asked anew to mark pastes, should something have made it forget: behind the picture of all keys
  /// before, which those who test wait for. Not where vi's `.` repeats it among the keys of an insertion.
  func ringAndAskAnew() -> Int32 {
    if lastCharacter == "." { return CC_NORM }
    asksAnew = true
    return CC_NORM
  }

  // MARK: - Suspension

  /// Brings the cursor below the text first, so that the shell does not write into it.
  ///
  /// Not where vi's `.` repeats it: libedit takes whatever command was the last for a change of the text.
  func prepareSuspension() -> Int32 {
    if lastCharacter == "." { return CC_ERROR }
    let line = line
    suspendedPlace = line.cursor
    el_cursor(editor, Int32(line.scalars.count - line.cursor))
    pending.insert(KeyCode.suspend, at: 0)
    return CC_REFRESH
  }

  /// Stops, with the cursor below the text, and comes back to where it was.
  func suspendNow() -> Int32 {
    if lastCharacter == "." { return CC_ERROR }
    // Not so far back as it went on: libedit has no place behind the text in vi's command mode.
    el_cursor(editor, Int32(suspendedPlace - line.cursor))
    suspend()
    return CC_NORM
  }

  // MARK: - Moving

  /// A character back.
  func moveLeft() -> Int32 { move { $0.placeBefore } }

  /// A character further, or to the end of the hint.
  func moveRight() -> Int32 { acceptHint() ?? move { $0.placeAfter } }

  /// A word back.
  func moveWordLeft() -> Int32 { move { $0.wordStart } }

  /// A word further, of the hint at last.
  func moveWordRight() -> Int32 { acceptHint(HistoryHint.firstWord) ?? move { $0.wordEnd } }

  /// To the start of the cursor's line, not of the whole text.
  func moveToLineStart() -> Int32 {
    _ = move { $0.lineStart }
    return CC_CURSOR
  }

  /// To the end of the cursor's line, not of the whole text, or to the end of the hint.
  func moveToLineEnd() -> Int32 {
    if let accepted = acceptHint() { return accepted }
    _ = move { $0.lineEnd }
    return CC_CURSOR
  }

  /// To the line above, or from the first line to an older entry.
  func moveUp() -> Int32 {
    let line = line
    guard line.lineStart > 0, !isWalking(at: line) else { return showOlder() }
    return move { $0.placeAbove }
  }

  /// To the line below, or from the last line to a newer entry.
  func moveDown() -> Int32 {
    let line = line
    guard line.lineEnd < line.scalars.count, !isWalking(at: line) else { return showNewer() }
    return move { $0.placeBelow }
  }

  private func move(to place: (EditedLine) -> Int) -> Int32 {
    let line = line
    let target = place(line)
    guard target != line.cursor else { return CC_ERROR }
    el_cursor(editor, Int32(target - line.cursor))
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
    replaceLine(with: EditedLine(entry))
    return CC_REFRESH
  }

  /// Back towards what was typed.
  func showNewer() -> Int32 {
    guard walk?.shown == line.text, let entry = walk?.newer(in: history.entries) else {
      return CC_ERROR
    }
    replaceLine(with: EditedLine(entry))
    return CC_REFRESH
  }

  /// Whether an entry was just called up and nothing else was done since: Up then goes on through
  /// the history instead of through the lines of the entry.
  private func isWalking(at line: EditedLine) -> Bool {
    line.isAtEnd && walk?.shown == line.text
  }

  // MARK: - libedit's line

  /// The text as libedit has it now.
  var line: EditedLine {
    guard let info = el_wline(editor)?.pointee, let start = info.buffer else { return EditedLine("") }
    let buffer = UnsafeBufferPointer(start: start, count: max(0, info.lastchar - start))
    let cursor = info.cursor - start
    // Some of libedit's commands for vi leave the cursor before the text.
    if cursor < 0 { el_cursor(editor, Int32(-cursor)) }
    return EditedLine(scalars: Self.scalars(buffer), cursor: min(max(0, cursor), buffer.count))
  }

  /// Inserts a text at the cursor.
  func insert(_ text: String) {
    var characters = text.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    characters.append(0)
    el_winsertstr(editor, characters)
  }

  /// Gives libedit another text, with the cursor where it says: what both begin and end with stays.
  ///
  /// So vi's `p` puts in what has gone, and not the whole text.
  func replaceLine(with new: EditedLine) {
    let old = line.scalars
    let shorter = min(old.count, new.scalars.count)
    var (head, tail) = (0, 0)
    while head < shorter, old[head] == new.scalars[head] { head += 1 }
    while tail < shorter - head, old[old.count - 1 - tail] == new.scalars[new.scalars.count - 1 - tail] {
      tail += 1
    }
    el_cursor(editor, Int32.max / 2)
    el_cursor(editor, -Int32(tail))
    el_deletestr(editor, Int32(old.count - head - tail))
    if old.count > head + tail { beginsInsertion = true }
    insert(EditedLine.text(new.scalars[head..<new.scalars.count - tail]))
    el_cursor(editor, Int32.max / 2)
    el_cursor(editor, Int32(new.cursor - new.scalars.count))
  }

  /// The scalars of libedit's characters.
  static func scalars(_ characters: UnsafeBufferPointer<wchar_t>) -> [Unicode.Scalar] {
    // Mostly they are ASCII, of which scalars are made without a question.
    if characters.reduce(0, |) & ~0x7F == 0 {
      return Array(unsafeUninitializedCapacity: characters.count) { scalars, count in
        count = characters.count
        for place in 0..<count {
          scalars.initializeElement(
            at: place, to: Unicode.Scalar(UInt8(truncatingIfNeeded: characters[place])))
        }
      }
    }
    return characters.map { Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}" }
  }
}
