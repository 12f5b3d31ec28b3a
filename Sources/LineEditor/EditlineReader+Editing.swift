import CEditline

/// The commands that change the text. Each answers one of libedit's `CC_*` codes.
extension EditlineReader {
  /// Changes the text; nothing happened when the change says so.
  func change(_ change: (inout EditedLine) -> Bool) -> Int32 {
    var line = line
    guard change(&line) else { return CC_ERROR }
    replaceLine(with: line)
    return CC_REFRESH
  }

  /// Inserts what was pasted; it is never run by itself.
  func insertPaste() -> Int32 {
    guard !pastes.isEmpty else { return CC_ERROR }
    var text = pastes.removeFirst()
    if line.isAtEnd {
      // The newline that most copied lines end with would only leave an empty line behind.
      while text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
    }
    insert(text)
    return CC_REFRESH
  }

  // MARK: - Deleting

  /// Deletes the character before the cursor.
  func deletePrevious() -> Int32 {
    change { line in
      let start = line.cursor == line.lineStart ? line.cursor - 1 : line.indentationBefore ?? line.placeBefore
      return start >= 0 && !line.remove(start..<line.cursor).isEmpty
    }
  }

  /// Deletes the character under the cursor.
  func deleteNext() -> Int32 {
    change { line in
      let end = line.cursor == line.lineEnd ? line.cursor + 1 : line.placeAfter
      guard end <= line.scalars.count else { return false }
      return !line.remove(line.cursor..<end).isEmpty
    }
  }

  /// Cuts a part of the text out, to be put in elsewhere.
  func kill(_ range: (EditedLine) -> Range<Int>) -> Int32 {
    change { line in
      let range = range(line)
      guard !range.isEmpty else { return false }
      kills.kill(range, from: &line)
      return true
    }
  }

  /// Puts in what was cut out last.
  func yank() -> Int32 { change { kills.yank(into: &$0) } }

  /// Puts in what was cut out before that.
  func yankOlder() -> Int32 { change { kills.yankOlder(into: &$0) } }

  // MARK: - Undo

  /// Takes the last step back.
  func undoStep() -> Int32 { settle(undo.undo()) }

  /// Does it again.
  func redoStep() -> Int32 { settle(undo.redo()) }

  private func settle(_ line: EditedLine?) -> Int32 {
    guard let line else { return CC_ERROR }
    replaceLine(with: line)
    return CC_REFRESH
  }

  // MARK: - Another editor

  /// Lets the user's own editor have the text; what it leaves is shown, to be submitted or not.
  func editElsewhere() -> Int32 {
    guard let file = ExternalEditor(line.text, program: program) else { return CC_ERROR }
    defer { file.remove() }
    var text: String?
    handOver { text = file.run() }
    guard let text else { return CC_ERROR }
    replaceLine(with: EditedLine(text))
    return CC_REFRESH
  }

  // MARK: - Arguments

  /// Puts in the last word of the entry before, or in its place that of an older one.
  func insertLastArgument() -> Int32 {
    change { line in
      var place = history.entries.count
      var range = line.cursor..<line.cursor
      if let last = insertedArgument, last.line == line { (range, place) = (last.range, last.place) }
      while place > 0 {
        place -= 1
        guard let word = EditedLine.lastArgument(of: history.entries[place]) else { continue }
        line.replace(range, with: word)
        insertedArgument = (line, range.lowerBound..<line.cursor, place)
        return true
      }
      return false
    }
  }

  /// Has the next key take effect as often as the digits say that were typed with Alt.
  func repeatNext(_ digit: Int32) -> Int32 {
    isModal = true
    defer { isModal = false }
    var count = Int(digit) - 0x30
    while var key = nextCharacter() {
      var keys = [key]
      // With Alt, the escape has its letter right behind it.
      if key == "\u{1B}", !pending.isEmpty {
        key = pending.removeFirst()
        keys.append(key)
      }
      if let digit = Int(String(key)) {
        count = min(count * 10 + digit, Self.mostRepeats)
      } else {
        let repeats = Self.unrepeated.contains(key) ? 1 : count
        pending.insert(contentsOf: Array(repeating: keys, count: repeats).joined(), at: 0)
        return CC_NORM
      }
    }
    return CC_NORM
  }

  private static let mostRepeats = 999
  /// Tab, Enter, Ctrl-C, Ctrl-D, Ctrl-G, Ctrl-R and Ctrl-Z: what is done once is done.
  private static let unrepeated: Set<Unicode.Scalar> = [
    "\t", "\n", "\r", "\u{03}", "\u{04}", "\u{07}", "\u{12}", "\u{1A}",
  ]
}
