import CEditline

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads from a person at a terminal, with libedit's key maps and our own keys, drawing and history.
///
/// Between two reads the terminal is as the program found it, so that Ctrl-C raises SIGINT; see
/// `SignalFlags`. Each read begins in the first column: whatever is written before it must end its
/// line. An object is bound to the thread that made it.
package final class EditlineReader: LineReader {
  /// The inputs so far; each one read is added by itself.
  package var history: HistoryStore

  /// The descriptor that keys come from.
  let input: Int32
  /// The descriptor that is drawn on.
  let output: Int32
  /// libedit's editor.
  let editor: OpaquePointer
  /// Whether the terminal can move its cursor and knows of bracketed paste.
  let isCapable: Bool

  // What a read needs while it lasts.

  /// Knows what the text means; while a read lasts.
  var assistant: (any LineAssistant)?
  /// What the read brings, when it is not the text of the line.
  var outcome: LineInput?
  /// The walk through the history, while Up and Down follow each other.
  var walk: HistoryWalk?
  /// How far the cursor is to go back after a suspension.
  var suspendedCursor = 0

  /// Draws the line; nil on terminals that cannot move their cursor, where libedit does its best.
  var painter: Painter?

  // What stays from one read to the next: keys may be typed ahead.

  /// Makes key events of bytes.
  var parser = KeyParser()
  /// Characters that libedit has yet to take.
  var pending: [Unicode.Scalar] = []
  /// Pasted texts that are yet to be inserted.
  var pastes: [String] = []
  /// Whether the terminal was told to bracket pastes.
  private var isBracketing = false

  private var prompt: UnsafeMutablePointer<CChar>?
  private var historyText: UnsafeMutablePointer<CChar>?
  private var historyPlace = 0
  private let historySource: UnsafeMutablePointer<ceditline_history_source>
  private let streams: Streams
  /// libedit's streams do not keep them alive.
  private let outlets: [Outlet]

  /// Begins editing on a terminal; nil when the descriptors are none: a `PlainReader` is due then.
  ///
  /// - Parameters:
  ///   - program: The name by which `.editrc` may address this program alone.
  ///   - history: Where Up finds the inputs of former sessions.
  ///   - input: The descriptor that keys come from.
  ///   - output: The descriptor to draw on.
  package init?(program: String, history: HistoryStore, input: Int32 = 0, output: Int32 = 1) {
    guard isatty(input) == 1, isatty(output) == 1 else { return nil }
    TerminalLocale.prepare()
    SignalFlags.install()
    let drawing = Outlet(descriptor: output)
    let messages = Outlet(descriptor: 2)
    guard let streams = Streams(input: input, drawing: drawing, messages: messages),
      let editor = el_init_fd(
        program, streams.input, streams.output, streams.messages, input, output, 2)
    else { return nil }
    self.history = history
    self.input = input
    self.output = output
    self.editor = editor
    self.streams = streams
    isCapable = ceditline_capability(editor, "up").map { $0.pointee != 0 } ?? false
    historySource = .allocate(capacity: 1)
    outlets = [drawing, messages]
    if isCapable { painter = Painter(output: output) }
    drawing.passing = isCapable ? .bell : .everything
    // An unknown terminal is no reason to complain, a wrong line in .editrc is.
    messages.passing = .everything
    configure()
  }

  deinit {
    // Without this, ending would throw away what was typed ahead.
    ceditline_set_int(editor, EL_EDITMODE, 0)
    el_end(editor)
    streams.close()
    historySource.deallocate()
    free(prompt)
    free(historyText)
  }

  /// The reader to which an editor belongs; libedit hands its commands nothing else.
  static func of(_ editor: OpaquePointer?) -> EditlineReader? {
    guard let data = ceditline_client_data(editor) else { return nil }
    return Unmanaged<EditlineReader>.fromOpaque(data).takeUnretainedValue()
  }

  package func read(prompt: Prompt, assistant: any LineAssistant) -> LineInput {
    if let signal = SignalFlags.hangup { return .hangup(signal) }
    // A Ctrl-C that came too late for the last work is not meant for the coming line.
    SignalFlags.clearInterrupt()
    free(self.prompt)
    self.prompt = strdup(prompt.first.text)
    outcome = nil
    walk = nil
    painter?.begin(prompt)
    self.assistant = assistant
    // Whatever it holds may change between two reads, and is not to be kept twice.
    defer { self.assistant = nil }
    let input = readLine()
    if case .text(let text) = input { history.append(text) }
    return input
  }

  private func readLine() -> LineInput {
    var count: Int32 = 0
    // libedit may show the prompt first, and a Ctrl-D that comes in between would be lost.
    ceditline_set_int(editor, EL_PREP_TERM, 1)
    let characters = el_wgets(editor, &count)
    stopBracketing()
    var scalars: [Unicode.Scalar] = []
    if let characters, count > 0 {
      scalars = Self.scalars(UnsafeBufferPointer(start: characters, count: Int(count)))
      if scalars.last == "\n" { scalars.removeLast() }
      // What was typed in haste is not on the screen yet.
      painter?.finish(scalars)
    }
    if painter != nil {
      painter?.leave()
    } else if count <= 0 {
      // libedit's command for the end of a line was not reached.
      Descriptor.write("\r\n", to: output)
    }
    if let outcome { return outcome }
    return count > 0 ? .text(EditedLine.text(scalars[...])) : .endOfInput
  }

  // MARK: - Bracketed paste

  /// Asks the terminal to mark pasted text.
  ///
  /// Keys are awaited from here on, and tests wait for it.
  func startBracketing() {
    guard isCapable, !isBracketing else { return }
    isBracketing = true
    Descriptor.write("\u{1B}[?2004h", to: output)
  }

  /// Takes the request back, for whoever reads from the terminal next.
  func stopBracketing() {
    guard isBracketing else { return }
    isBracketing = false
    Descriptor.write("\u{1B}[?2004l", to: output)
  }

  // MARK: - Setting up

  private func configure() {
    ceditline_set_client_data(editor, Unmanaged.passUnretained(self).toOpaque())
    // libedit's handlers would signal the whole process group; ours are in `SignalFlags`.
    ceditline_set_int(editor, EL_SIGNAL, 0)
    ceditline_set_prompt(
      editor, EL_PROMPT_ESC, { EditlineReader.of($0)?.prompt }, CChar(promptEscape))
    ceditline_set_reader(editor) { editor, character in
      guard let scalar = EditlineReader.of(editor)?.nextCharacter() else { return -1 }
      character?.pointee = wchar_t(bitPattern: scalar.value)
      return 1
    }
    ceditline_set_string(editor, EL_EDITOR, "emacs")
    // Ctrl-C and Ctrl-Z are keys like others while a line is edited.
    ceditline_set_tty(editor, "-d", "-isig")
    // And CR stays apart from LF: both in one paste are one end of a line.
    ceditline_set_tty(editor, "-d", "-icrnl")
    ceditline_set_tty(editor, "-d", "-inlcr")
    addCommands()
    el_source(editor, nil)
    // Only now: a line `history size` in .editrc would take our history for one of libedit's own.
    historySource.initialize(
      to: ceditline_history_source(
        context: Unmanaged.passUnretained(self).toOpaque(),
        answer: { context, operation, text, number in
          guard let context else { return -1 }
          let reader = Unmanaged<EditlineReader>.fromOpaque(context).takeUnretainedValue()
          return reader.answer(operation, text, number)
        }))
    ceditline_set_history(editor, historySource)
    // Last, since `bind -v` and `bind -e` in .editrc reset the maps.
    bindKeys()
  }

  /// Answers libedit's own searches (Ctrl-R, `/` in vi mode), newest entry first.
  private func answer(
    _ operation: Int32, _ text: UnsafeMutablePointer<UnsafePointer<CChar>?>?,
    _ number: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    let place: Int
    switch operation {
    case H_FIRST: place = history.entries.count - 1
    case H_NEXT: place = historyPlace - 1
    case H_PREV: place = historyPlace + 1
    case H_LAST: place = 0
    case H_CURR: place = historyPlace
    default: return -1
    }
    guard history.entries.indices.contains(place) else { return -1 }
    historyPlace = place
    free(historyText)
    historyText = strdup(history.entries[place])
    text?.pointee = UnsafePointer(historyText)
    number?.pointee = Int32(truncatingIfNeeded: place + 1)
    return 0
  }
}

/// Surrounds parts of a prompt that take no columns.
private let promptEscape = 1
