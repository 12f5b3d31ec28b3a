import CEditline

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// From the terminal's bytes, and from signals, to the characters that libedit takes.
extension EditlineReader {
  /// The next character for libedit, a menu or a search; nil when the read is to end, with the outcome noted.
  ///
  /// It is called in raw mode.
  func nextCharacter() -> Unicode.Scalar? {
    let line = line
    // A search passes over many texts, which are none that somebody would go back to.
    if !isModal {
      undo.note(line)
      if beginsInsertion, isVi { pending.insert(KeyCode.insert, at: 0) }
      beginsInsertion = false
    }
    while true {
      // A menu has ended with it, and libedit asks once more.
      if case .hangup = outcome { return nil }
      if !pending.isEmpty {
        if !isModal { below = [] }
        let character = pending.removeFirst()
        if character == KeyCode.insert { return character }
        let isThere = hasCompletedBlank && character == " "
        hasCompletedBlank = false
        if isThere { continue }
        lastCharacter = character
        return character
      }
      if !events.isEmpty {
        translate(events.removeFirst())
        continue
      }
      // Drawing waits until all that was typed is taken: a burst of keys is one picture.
      if !Descriptor.waitForInput(on: input, milliseconds: 0).input { paint(line) }
      startBracketing()
      painter?.flush()
      rowPainter.flush()
      // Keys came while the terminal was asked for its cursor.
      if !events.isEmpty { continue }
      // A search has the only row of a terminal whose cursor cannot go up.
      let hasRoom = painter != nil || !isModal
      let awaitsNews = parser.patience == nil && hasRoom && assistant?.awaitsNews ?? false
      let ready = Descriptor.waitForInput(
        on: input, milliseconds: awaitsNews ? Self.newsInterval : parser.patience)
      if ready.signal {
        SignalFlags.drainWakePipe()
        heedSignals()
        if outcome != nil { return nil }
      }
      if ready.input {
        guard let bytes = Descriptor.read(from: input), !bytes.isEmpty else {
          // Raw terminals have no end of file: it was closed on the other side.
          outcome = .hangup(.hangup)
          return nil
        }
        events += bytes.flatMap { parser.feed($0) }
      } else if awaitsNews, !ready.signal {
        tell(assistant?.takeNews() ?? [])
      } else if !ready.signal {
        events += parser.timeOut()
      }
    }
  }

  /// How often is asked what has happened, in milliseconds.
  private static let newsInterval: Int32 = 500

  private func heedSignals() {
    if let signal = SignalFlags.hangup {
      outcome = .hangup(signal)
      return
    }
    if SignalFlags.isInterrupted {
      SignalFlags.clearInterrupt()
      _ = SignalFlags.takeDropping()
      pending.append("\u{03}")
    }
    if SignalFlags.takeContinue() { resume() }
    // Whoever draws the line looks at the window before each picture.
    _ = SignalFlags.takeResize()
  }

  private func translate(_ event: KeyEvent) {
    switch event {
    case .character("\0"):
      // libedit's texts end at NUL.
      break
    case .character(let scalar):
      pending.append(scalar)
    case .alt(let scalar):
      pending += ["\u{1B}", scalar]
    case .key(.escape) where !isVi && !isModal:
      // A prefix there, as it always was: the next key makes the command.
      pending.append("\u{1B}")
    case .key(let key):
      pending.append(KeyCode.code(of: key))
    case .cursor, .window:
      answersQuestions = true
    case .paste(let text):
      pastes.append(text)
      pending.append(KeyCode.paste)
    }
  }

  /// Whether `.editrc` asked for vi mode.
  var isVi: Bool {
    ceditline_editor_name(editor).map { String(cString: $0) } == "vi"
  }

  // MARK: - Handing the terminal over

  /// Gives the terminal back, stops the whole job, and goes on when it is continued.
  func suspend() {
    painter?.leave()
    handOver {
      stopJob()
      // Our own doing: no need to come back to it when the pipe is read.
      _ = SignalFlags.takeContinue()
    }
  }

  /// Leaves the terminal to something else, as it was found, in place of the text.
  func handOver(_ work: () -> Void) {
    stopBracketing()
    if painter == nil { rowPainter.leave(line) }
    rowPainter.flush()
    painter?.clear()
    painter?.flush()
    ceditline_set_int(editor, EL_PREP_TERM, 0)
    TerminalHold.giveBack()
    work()
    resume()
  }

  /// Takes the terminal again; whoever had it may have changed it.
  private func resume() {
    ceditline_set_int(editor, EL_PREP_TERM, 0)
    ceditline_set_int(editor, EL_PREP_TERM, 1)
    stopBracketing()
    startBracketing()
    painter?.begin()
    rowPainter.beginAnew()
    ceditline_refresh(editor)
  }
}

// Inside the reader the plain name is taken.
private func stopJob() { kill(0, SIGTSTP) }
