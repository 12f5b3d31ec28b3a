import CEditline

/// The search of the history: Ctrl-R, and `/` in vi's command mode.
extension EditlineReader {
  /// Looks for entries while a pattern is typed.
  ///
  /// Enter runs what was found, in vi it shows it only; Ctrl-G goes back to what was there, and any other key goes on
  /// with what was found.
  func searchHistory(runs: Bool = true) -> Int32 {
    let typed = line
    var search = HistorySearch(in: history.entries)
    isModal = true
    // Where the cursor cannot go up, the search has a row of its own.
    if painter == nil { rowPainter.leave(typed) }
    defer { endSearch(search) }
    while true {
      show(search, typed)
      guard let key = nextCharacter() else { return CC_NORM }
      switch key {
      case Self.older:
        if search.pattern.isEmpty { search.extend(by: lastPattern) } else { search.older() }
      case Self.newer: search.newer()
      case "\u{7F}", "\u{08}": search.shorten()
      case KeyCode.paste:
        if !pastes.isEmpty { search.extend(by: String(pastes.removeFirst().prefix { $0 != "\n" })) }
      case Self.giveUp:
        replaceLine(with: typed)
        return ringAndAskAnew()
      case KeyCode.code(of: .escape), "\t", KeyCode.code(of: .right):
        return CC_REFRESH
      case "\r" where !runs, "\n" where !runs:
        return CC_REFRESH
      case " "..."\u{7E}", "\u{A0}"...:
        search.extend(by: String(key))
      default:
        if key == Self.dropLine { replaceLine(with: typed) }
        pending.insert(key, at: 0)
        return CC_REFRESH
      }
    }
  }

  /// The next entry, older or newer, with what was looked for last.
  func searchAgain(isNewer: Bool) -> Int32 {
    let text = line.text
    var search = HistorySearch(in: history.entries)
    search.extend(by: lastPattern)
    while let match = search.match, !search.hasFailed, match.text != text { search.older() }
    if search.match?.text != text {
      search = HistorySearch(in: history.entries)
      search.extend(by: lastPattern)
    } else if isNewer {
      search.newer()
    } else {
      search.older()
    }
    guard let match = search.match, !search.hasFailed else { return CC_ERROR }
    replaceLine(with: EditedLine(match.text))
    return CC_REFRESH
  }

  private func show(_ search: HistorySearch, _ typed: EditedLine) {
    var found = typed
    if let match = search.match {
      found = EditedLine(match.text)
      found.cursor = found.place(ofByte: match.range.lowerBound)
    }
    replaceLine(with: found)
    emphasis = search.match?.range
    let title = search.hasFailed ? "not in history: " : "search history: "
    if painter == nil {
      let shown = String(found.text.map { $0 == "\n" ? " " : $0 })
      let row = DisplayWidth.cut("(\(title)\(search.pattern)) \(shown)", to: size.columns - 1)
      let rest = size.columns - 1 - DisplayWidth.of(row)
      rowPainter.put("\r\(row)\(String(repeating: " ", count: max(0, rest)))")
    } else {
      var row = StyledText(title, Layout.faint)
      row.append(search.pattern, .plain)
      below = [row]
    }
  }

  private func endSearch(_ search: HistorySearch) {
    isModal = false
    below = []
    emphasis = nil
    if !search.pattern.isEmpty { lastPattern = search.pattern }
    if painter == nil {
      rowPainter.put("\r\n")
    }
  }

  private static let older: Unicode.Scalar = "\u{12}"
  private static let newer: Unicode.Scalar = "\u{13}"
}
