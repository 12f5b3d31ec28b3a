/// What happens when the window gets another size while a line is edited.
extension EditlineReader {
  /// Takes back what was drawn for a window of another size.
  func adaptToWindow() {
    guard painter?.hasOldSize == true else { return }
    var cursor: (row: Int, column: Int)?
    var patience = Self.patience
    var isSettled = false
    while patience > 0, !isSettled {
      let size = WindowSize(of: output)
      // What is drawn while somebody drags the window's corner comes into rows that are wrapped otherwise already.
      Descriptor.pause(milliseconds: Self.pause)
      patience -= 1
      let answer = askForCursor(&patience)
      guard WindowSize(of: output) == size else {
        // Somebody goes on dragging.
        patience = Self.patience
        continue
      }
      let isThat = answer.size?.isThat(of: size) ?? true
      if isThat || countsOtherwise {
        cursor = answer.cursor
        if answer.size != nil { countsOtherwise = !isThat }
        isSettled = true
      }
      // Some terminals change their rows first and tell the size later: then the answer is for a window to come.
    }
    if !isSettled { countsOtherwise = true }
    painter?.adaptToWindow(cursor: cursor)
  }

  /// Row and column of the terminal's cursor, from 0, and the size of its window; nil when it does not tell them in
  /// time.
  ///
  /// Keys that come meanwhile wait for their turn. Each look at what has come costs some patience.
  private func askForCursor(_ patience: inout Int) -> (cursor: (row: Int, column: Int)?, size: WindowSize?) {
    guard answersQuestions else { return (nil, nil) }
    painter?.put("\u{1B}[18t\u{1B}[6n")
    painter?.flush()
    var cursor: (row: Int, column: Int)?
    var size: WindowSize?
    for _ in 0..<Self.looks {
      patience -= 1
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

  /// So often is looked for one answer.
  private static let looks = 12
  /// How many pauses and looks there are since the size has changed: half a second where answers come at once, and a
  /// second at most.
  ///
  /// tmux tells a size a quarter of a second later than it has changed its rows, and some terminals never tell that of
  /// the kernel.
  private static let patience = 40
  /// In milliseconds; a signal ends it, too.
  private static let pause: Int32 = 25
}

extension WindowSize {
  /// Whether a size that a terminal has told is this one; tmux up to 3.3 tells the width first.
  fileprivate func isThat(of size: WindowSize) -> Bool {
    self == size || self == WindowSize(rows: size.columns, columns: size.rows)
  }
}
