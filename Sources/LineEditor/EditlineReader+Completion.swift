import CEditline

/// What may stand at the cursor: Tab and `?`.
extension EditlineReader {
  /// Completes what all candidates have in common; where that is nothing new, shows them.
  func complete() -> Int32 {
    let line = line
    if line.lineStart > 0, line.scalars[line.lineStart..<line.cursor].allSatisfy({ $0 == " " }) {
      // Where a further line begins, Tab indents.
      insert("  ")
      return CC_REFRESH
    }
    guard let completion = assistant?.completion(of: line.text, at: line.byteOffset(of: line.cursor)),
      let first = completion.candidates.first
    else { return CC_ERROR }
    let range = line.place(ofByte: completion.range.lowerBound)..<line.cursor
    if completion.candidates.count == 1 {
      complete(line, range, with: first)
      return CC_REFRESH
    }
    let common = completion.commonPrefix
    let typed = line.scalars[range]
    if common.unicodeScalars.count > typed.count, common.unicodeScalars.starts(with: typed) {
      return change {
        $0.replace(range, with: common)
        return true
      }
    }
    let menu = CompletionMenu(completion.candidates, size: size)
    guard painter != nil else {
      show(below: menu.rows(isStyled: false))
      return CC_NORM
    }
    return choose(from: menu, line, range)
  }

  /// Lets a candidate be chosen; the text shows the one that is.
  private func choose(from menu: CompletionMenu, _ line: EditedLine, _ range: Range<Int>) -> Int32 {
    var menu = menu
    isModal = true
    defer {
      isModal = false
      below = []
    }
    while true {
      below = menu.rows(isStyled: isStyled)
      guard let key = nextCharacter() else { return CC_NORM }
      if let move = Self.moves[key] {
        menu.move(move)
        if let candidate = menu.candidate {
          replaceLine(with: Self.line(line, range, candidate, isFinal: false))
        }
        continue
      }
      if key == KeyCode.code(of: .escape) || key == Self.giveUp || key == Self.dropLine {
        replaceLine(with: line)
        if key == Self.dropLine { pending.insert(key, at: 0) }
        if key == Self.giveUp { return ringAndAskAnew() }
      } else if key == "\r" || key == "\n", let candidate = menu.candidate {
        complete(line, range, with: candidate)
      } else {
        // Any other key does what it always does, to the text as it is seen.
        pending.insert(key, at: 0)
      }
      return CC_REFRESH
    }
  }

  private static let moves: [Unicode.Scalar: CompletionMenu.Move] = [
    "\t": .next,
    KeyCode.code(of: .backTab): .previous,
    KeyCode.code(of: .right): .next,
    KeyCode.code(of: .left): .previous,
    KeyCode.code(of: .down): .down,
    KeyCode.code(of: .up): .up,
    KeyCode.code(of: .pageDown): .pageDown,
    KeyCode.code(of: .pageUp): .pageUp,
    // Ctrl-N, Ctrl-P
    "\u{0E}": .next,
    "\u{10}": .previous,
  ]

  /// Takes a candidate for good.
  private func complete(_ line: EditedLine, _ range: Range<Int>, with candidate: LineCandidate) {
    let completed = Self.line(line, range, candidate, isFinal: true)
    replaceLine(with: completed)
    hasCompletedBlank = candidate.ending == " " && completed.textBeforeCursor.last == " "
  }

  /// The text with a candidate in it; a final one brings along what comes behind it, unless that is there.
  private static func line(
    _ line: EditedLine, _ range: Range<Int>, _ candidate: LineCandidate, isFinal: Bool
  ) -> EditedLine {
    var line = line
    let rest = line.scalars[range.upperBound...]
    line.replace(range, with: candidate.text)
    guard isFinal else { return line }
    if rest.starts(with: candidate.ending.unicodeScalars) {
      line.cursor += candidate.ending.unicodeScalars.count
    } else if candidate.ending != " " || !(rest.first.map(closing.contains) ?? false) {
      line.replace(line.cursor..<line.cursor, with: candidate.ending)
    }
    return line
  }

  /// No blank is wanted before them.
  private static let closing: Set<Unicode.Scalar> = [";", ",", ")", "]", "}", "\n"]

  /// Says what may stand at the cursor; where there is nothing to say, it is a character like others.
  func explain() -> Int32 {
    let line = line
    let told = assistant?.help(for: line.text, at: line.byteOffset(of: line.cursor)) ?? []
    let help = told.flatMap { HelpLine.wrapped($0, to: size.columns) }
    guard !help.isEmpty else {
      insert("?")
      return CC_REFRESH
    }
    let text = Layout(
      Scene(prompt: prompt.fitting(size.columns), line: line), columns: size.columns, isStyled: false)
    let height = max(2, size.rows - text.rows.count)
    var rows = help.prefix(help.count > height ? height - 1 : height).map { StyledText($0) }
    if help.count > rows.count {
      rows.append(StyledText("… \(help.count - rows.count) more", Layout.faint))
    }
    show(below: rows)
    return CC_NORM
  }

  /// Ctrl-G.
  static let giveUp: Unicode.Scalar = "\u{07}"
  /// Ctrl-C.
  static let dropLine: Unicode.Scalar = "\u{03}"
}
