import CEditline

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// From the terminal's bytes, and from signals, to the characters that libedit takes.
extension EditlineReader {
  /// The next character for libedit; nil when the read is to end, with the outcome noted.
  ///
  /// libedit calls it in raw mode, when all it had to draw is drawn.
  func nextCharacter() -> Unicode.Scalar? {
    while true {
      if !pending.isEmpty {
        let character = pending.removeFirst()
        if Self.searchKeys.contains(character) { painter?.expectSearch() }
        return character
      }
      // Drawing waits until all that was typed is taken: a burst of keys is one picture.
      if !Descriptor.waitForInput(on: input, milliseconds: 0).input { painter?.show(line) }
      startBracketing()
      let ready = Descriptor.waitForInput(on: input, milliseconds: parser.patience)
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
        for event in bytes.flatMap({ parser.feed($0) }) { enqueue(event) }
      } else if !ready.signal {
        for event in parser.timeOut() { enqueue(event) }
      }
    }
  }

  /// Ctrl-R and Ctrl-S: what begins libedit's search.
  private static let searchKeys: Set<Unicode.Scalar> = ["\u{12}", "\u{13}"]

  private func heedSignals() {
    if let signal = SignalFlags.hangup {
      outcome = .hangup(signal)
      return
    }
    if SignalFlags.isInterrupted {
      SignalFlags.clearInterrupt()
      pending.append("\u{03}")
    }
    if SignalFlags.takeContinue() { resume() }
    if SignalFlags.takeResize() {
      el_resize(editor)
      if painter == nil { pending.append(KeyCode.redisplay) }
      painter?.resize()
    }
  }

  private func enqueue(_ event: KeyEvent) {
    switch event {
    case .character("\0"):
      // libedit's texts end at NUL.
      break
    case .character(let scalar):
      pending.append(scalar)
    case .alt(let scalar):
      pending += ["\u{1B}", scalar]
    case .key(.escape) where !isVi:
      // A prefix there, as it always was: the next key makes the command.
      pending.append("\u{1B}")
    case .key(let key):
      pending.append(KeyCode.code(of: key))
    case .paste(let text):
      pastes.append(text)
      pending.append(KeyCode.paste)
    }
  }

  /// Whether `.editrc` asked for vi mode.
  var isVi: Bool {
    ceditline_editor_name(editor).map { String(cString: $0) } == "vi"
  }

  // MARK: - Suspension

  /// Gives the terminal back, stops the whole job, and goes on when it is continued.
  func suspend() {
    stopBracketing()
    if painter == nil { Descriptor.write("\r\n", to: output) }
    painter?.leave()
    ceditline_set_int(editor, EL_PREP_TERM, 0)
    kill(0, SIGTSTP)
    // Our own doing: no need to come back to it when the pipe is read.
    _ = SignalFlags.takeContinue()
    resume()
  }

  /// Takes the terminal again after the process was stopped; whoever had it may have changed it.
  private func resume() {
    ceditline_set_int(editor, EL_PREP_TERM, 0)
    ceditline_set_int(editor, EL_PREP_TERM, 1)
    stopBracketing()
    startBracketing()
    if let prompt = painter?.prompt { painter?.begin(prompt) }
    ceditline_refresh(editor)
  }
}
