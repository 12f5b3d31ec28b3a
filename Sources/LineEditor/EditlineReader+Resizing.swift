/// What happens when the window gets another size while a line is edited.
extension EditlineReader {
  /// Takes back what was drawn for a window of another size.
  func adaptToWindow() {
    guard painter?.hasOldSize == true else { return }
    var cursor: (row: Int, column: Int)?
    /// How often the terminal has told another size, while the real one stayed the same.
    var differences = 0
    for _ in 0..<4 * Self.looks where differences < Self.mostDifferences {
      let size = WindowSize(of: output)
      // What is drawn while somebody drags the window's corner comes into rows that are wrapped otherwise already.
      Descriptor.pause(milliseconds: Self.pause)
      let answer = askForCursor()
      guard WindowSize(of: output) == size else {
        differences = 0
        continue
      }
      let isThat = answer.size?.isThat(of: size) ?? true
      if isThat || countsOtherwise {
        cursor = answer.cursor
        if answer.size != nil { countsOtherwise = !isThat }
        break
      }
      // Some terminals change their rows first and tell the size later: then the answer is for a window to come.
      differences += 1
    }
    if differences == Self.mostDifferences { countsOtherwise = true }
    painter?.adaptToWindow(cursor: cursor)
  }

  /// Row and column of the terminal's cursor, from 0, and the size of its window; nil when it does not tell them in
  /// time.
  ///
  /// Keys that come meanwhile wait for their turn.
  private func askForCursor() -> (cursor: (row: Int, column: Int)?, size: WindowSize?) {
    guard answersQuestions else { return (nil, nil) }
    painter?.put("\u{1B}[18t\u{1B}[6n")
    painter?.flush()
    var cursor: (row: Int, column: Int)?
    var size: WindowSize?
    for _ in 0..<Self.looks {
      guard Descriptor.waitForInput(on: input, milliseconds: Self.pause, heedsSignals: false).input else {
        continue
      }
      guard let bytes = Descriptor.read(from: input), !bytes.isEmpty else { break }
      for event in bytes.flatMap({ parser.feed($0) }) {
        switch event {
        case .window(let told): size = told
        case .cursor(let row, let column): cursor = (row, column)
        default: events.append(event)
        }
      }
      if cursor != nil { return (cursor, size) }
    }
    // Terminals that don't know the question are not asked again, unless the answer comes all the same.
    answersQuestions = false
    return (nil, nil)
  }

  private static let looks = 12
  /// Half a second: tmux tells a size a quarter of a second later than it has changed its rows.
  private static let mostDifferences = 20
  /// In milliseconds; a signal ends it, too.
  private static let pause: Int32 = 25
}

extension WindowSize {
  /// Whether a size that a terminal has told is this one; tmux up to 3.3 tells the width first.
  fileprivate func isThat(of size: WindowSize) -> Bool {
    self == size || self == WindowSize(rows: size.columns, columns: size.rows)
  }
}
