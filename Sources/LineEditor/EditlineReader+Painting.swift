import CEditline

/// What is seen while a line is edited.
extension EditlineReader {
  /// Shows the text, which is as it is now.
  func paint(_ line: EditedLine) {
    guard painter != nil else { return paintRow(line) }
    adaptToWindow()
    let scene = Scene(prompt: prompt.fitting(size.columns), line: line, below: below, isModal: isModal)
    painter?.show(scene) { decoration(of: $0.line) }
    ring()
    guard asksAnew else { return }
    asksAnew = false
    startBracketing()
    stopBracketing()
    painter?.put("\u{07}")
  }

  /// A search has a row of its own there.
  private func paintRow(_ line: EditedLine) {
    if !isModal { rowPainter.show(line) }
    ring()
    if asksAnew { rowPainter.put("\u{07}") }
    asksAnew = false
  }

  /// Rings the bell as often as libedit has asked for it.
  func ring() {
    let bells = String(repeating: "\u{07}", count: drawing.takeBells())
    painter == nil ? rowPainter.put(bells) : painter?.put(bells)
  }

  /// Shows the text for the last time, without hint, menu and matching brackets.
  func paintForGood(_ scalars: [Unicode.Scalar]) {
    let line = EditedLine(scalars: scalars, cursor: scalars.count)
    guard painter != nil else { return rowPainter.finish(line) }
    // What was dropped means nothing.
    let spans =
      outcome != .interrupted ? assistant?.spans(of: line.text, cursor: nil) ?? [] : []
    let scene = Scene(prompt: prompt.fitting(size.columns), line: line)
    painter?.finish(scene, Decoration(spans: spans, openings: openings(in: line.text)))
  }

  private func decoration(of line: EditedLine) -> Decoration {
    let text = line.text
    let openings = openings(in: text)
    var spans = assistant?.spans(of: text, cursor: line.byteOffset(of: line.cursor)) ?? []
    if let emphasis { spans = spans.overlaid(emphasis, with: LineStyle(isReversed: true)) }
    return Decoration(spans: spans, hint: hint(after: line, text)?.shown ?? "", openings: openings)
  }

  /// What is open where lines begin depends on the lines before; while the last one is typed, that stays.
  private func openings(in text: String) -> [LineOpening] {
    guard let end = text.utf8.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    let head = String(text[...end])
    if head != knownOpenings.head { knownOpenings = (head, assistant?.openings(in: head) ?? []) }
    return knownOpenings.openings
  }

  // MARK: - Hints

  /// What may come behind the text, and what of it can be accepted.
  ///
  /// It depends on the text alone, so that the same keys do the same, however fast they come.
  private func hint(after line: EditedLine, _ text: String) -> (shown: String, accepted: String)? {
    guard isStyled, !isModal, line.isAtEnd, !text.isEmpty else { return nil }
    if let rest = historyHint.continuation(of: text, in: history.entries) { return (rest, rest) }
    return assistant?.hint(after: text).map { ($0, HistoryHint.literalWords(of: $0)) }
  }

  /// Takes the hint, or its first word, into the text; nil when there is nothing to accept.
  func acceptHint(_ part: (String) -> String = { $0 }) -> Int32? {
    let line = line
    guard let accepted = hint(after: line, line.text)?.accepted, !accepted.isEmpty else { return nil }
    insert(part(accepted))
    return CC_REFRESH
  }

  // MARK: - Rows above and below

  /// Says something above the text; where the cursor cannot go up, the text comes once more.
  func tell(_ news: [String]) {
    guard !news.isEmpty else { return }
    let text = news.map { $0 + "\r\n" }.joined()
    if painter == nil {
      rowPainter.leave(line)
      rowPainter.put(text)
    } else {
      painter?.putAbove(text)
    }
  }

  /// Shows rows below the text until the next key; where the cursor cannot go up, they stay above it.
  func show(below rows: [StyledText]) {
    if painter == nil {
      rowPainter.leave(line)
      rowPainter.put(rows.map { $0.shown.text + "\r\n" }.joined())
    } else {
      below = rows
    }
  }

  /// The size of the window.
  var size: WindowSize { painter?.size ?? WindowSize(of: output) }
}
