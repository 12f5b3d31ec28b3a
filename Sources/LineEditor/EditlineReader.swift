import CEditline

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads from a person at a terminal, with libedit's key maps and our own keys, drawing and history.
///
/// Between two reads Ctrl-C raises SIGINT, see `SignalFlags`; see `TerminalHold` for what else holds then. Each
/// read begins in the first column: whatever is written before it must end its line. An object is bound to the
/// thread that made it.
package final class EditlineReader: LineReader {
  /// The inputs so far; each one read is added by itself.
  package var history: HistoryStore

  package var entries: [String] { history.entries }
  package func takeHistoryWarning() -> HistoryWarning? { history.takeWarning() }

  /// The descriptor that keys come from.
  let input: Int32
  /// The descriptor that is drawn on.
  let output: Int32
  /// The name of the program that reads.
  let program: String
  /// libedit's editor.
  let editor: OpaquePointer
  /// Whether the terminal can move its cursor and knows of bracketed paste.
  package let isCapable: Bool
  /// Whether there may be colours; without them, mistakes are underlined all the same.
  let isStyled: Bool

  // What a read needs while it lasts.

  /// Knows what the text means.
  var assistant: (any LineAssistant)?
  /// What is shown around the text.
  var prompt = Prompt(first: "", continuation: "")
  /// What the read brings, when it is not the text of the line.
  var outcome: LineInput?
  /// The walk through the history, while Up and Down follow each other.
  var walk: HistoryWalk?
  /// Where the search for hints has got to.
  var historyHint = HistoryHint()
  /// What is open behind the newlines of a text, which ends with one.
  var knownOpenings: (head: String, openings: [LineOpening]) = ("", [])
  /// What can be taken back.
  var undo = UndoHistory(EditedLine(""))
  /// The word that was put in by Alt with a full stop, and the entry that it is from.
  var insertedArgument: (line: EditedLine, range: Range<Int>, place: Int)?
  /// Where the cursor is to be after a suspension.
  var suspendedPlace = 0
  /// What libedit was given last.
  var lastCharacter: Unicode.Scalar?
  /// Whether what vi's `.` repeats begins with the next key, if that is text.
  ///
  /// Otherwise libedit would take what was typed first in a line, or since something was deleted, for commands.
  var beginsInsertion = false
  /// Whether the last key has completed a word, with the blank behind it: one that is typed then is the same.
  var hasCompletedBlank = false

  /// Draws the text; nil on terminals that cannot move their cursor up.
  var painter: Painter?
  /// Draws each line of it there.
  var rowPainter: RowPainter
  /// Shown below the text until the next key.
  var below: [StyledText] = []
  /// The part of the text that a search has found, in UTF-8 bytes.
  var emphasis: Range<Int>?
  /// Whether keys go to a menu or to a search instead of libedit.
  var isModal = false

  // What stays from one read to the next.

  /// Makes key events of bytes.
  var parser = KeyParser()
  /// Keys that were typed and have not had their turn.
  var events: [KeyEvent] = []
  /// Characters that libedit has yet to take.
  var pending: [Unicode.Scalar] = []
  /// Pasted texts that are yet to be inserted.
  var pastes: [String] = []
  /// What was cut out.
  var kills = KillRing()
  /// What was looked for last.
  var lastPattern = ""
  /// Whether libedit was told of another window than the real one, in this read.
  private var isSizeHidden = false
  /// Whether that is to be told again, with the next picture.
  var asksAnew = false
  /// Whether the terminal says where its cursor is.
  var answersQuestions = true
  /// Whether the terminal tells another size than the system does.
  var countsOtherwise = false
  /// Whether the terminal was told to bracket pastes.
  private var isBracketing = false

  private let streams: Streams
  /// Where libedit's writing goes; its streams do not keep them alive.
  let drawing: Outlet
  private let messages: Outlet

  /// Begins editing on a terminal; nil when the descriptors are none: a `PlainReader` is due then.
  ///
  /// - Parameters:
  ///   - program: The name by which `.editrc` may address this program alone.
  ///   - history: Where Up finds the inputs of former sessions.
  ///   - isStyled: Whether there may be colours.
  ///   - input: The descriptor that keys come from.
  ///   - output: The descriptor to draw on.
  package init?(
    program: String, history: HistoryStore, isStyled: Bool, input: Int32 = 0, output: Int32 = 1
  ) {
    guard isatty(input) == 1, isatty(output) == 1 else { return nil }
    TerminalLocale.prepare()
    SignalFlags.install()
    TerminalHold.begin(input)
    let drawing = Outlet(descriptor: output)
    let messages = Outlet(descriptor: 2)
    guard let streams = Streams(input: input, drawing: drawing, messages: messages),
      let editor = el_init_fd(
        program, streams.input, streams.output, streams.messages, input, output, 2)
    else { return nil }
    self.program = program
    self.history = history
    self.input = input
    self.output = output
    self.editor = editor
    self.streams = streams
    isCapable = ceditline_capability(editor, "up").map { $0.pointee != 0 } ?? false
    self.isStyled = isStyled && isCapable
    self.drawing = drawing
    self.messages = messages
    if isCapable { painter = Painter(output: output, isStyled: self.isStyled) }
    rowPainter = RowPainter(output: output)
    // libedit goes on drawing for nobody.
    drawing.passing = .bell
    // An unknown terminal is no reason to complain, a wrong line in .editrc is.
    messages.passing = .everything
    configure()
  }

  deinit {
    // Without this, ending would throw away what was typed ahead.
    ceditline_set_int(editor, EL_EDITMODE, 0)
    el_end(editor)
    TerminalHold.giveBack()
    streams.close()
  }

  /// The reader to which an editor belongs; libedit hands its commands nothing else.
  static func of(_ editor: OpaquePointer?) -> EditlineReader? {
    guard let data = ceditline_client_data(editor) else { return nil }
    return Unmanaged<EditlineReader>.fromOpaque(data).takeUnretainedValue()
  }

  package var hasTypedAhead: Bool {
    !events.isEmpty || Descriptor.waitForInput(on: input, milliseconds: 0, heedsSignals: false).input
  }

  package func read(prompt: Prompt, assistant: any LineAssistant) -> LineInput {
    if let signal = SignalFlags.hangup { return .hangup(signal) }
    // A Ctrl-C that came too late for the last work is not meant for the coming line.
    SignalFlags.clearInterrupt()
    // As the terminal has dropped what it still had.
    if SignalFlags.takeDropping() { (events, pending, pastes) = ([], [], []) }
    // The terminal is taken anew in any case.
    _ = SignalFlags.takeContinue()
    history.refresh()
    historyHint = HistoryHint()
    knownOpenings = ("", [])
    self.prompt = prompt
    self.assistant = assistant
    // Whatever it holds may change between two reads, and is not to be kept twice.
    defer { self.assistant = nil }
    let input = painter == nil ? readLineByLine() : readText(prompt.first.text)
    if case .text(let text) = input, prompt.isRemembered { history.append(text) }
    return input
  }

  /// Reads where the cursor cannot go up: each line by itself.
  private func readLineByLine() -> LineInput {
    var input = readText(prompt.first.text)
    while case .text(let text) = input, assistant?.isIncomplete(text) ?? false {
      switch readText(prompt.continuation.text) {
      case .text(let line): input = .text(text + "\n" + line)
      // Whoever takes the text can say what it lacks.
      case .endOfInput: return input
      case let other: return other
      }
    }
    return input
  }

  private func readText(_ prompt: String) -> LineInput {
    outcome = nil
    walk = nil
    insertedArgument = nil
    hasCompletedBlank = false
    undo = UndoHistory(EditedLine(""))
    painter?.begin()
    rowPainter.begin(prompt: prompt)
    beginsInsertion = true
    var count: Int32 = 0
    ceditline_set_int(editor, EL_PREP_TERM, 1)
    isSizeHidden = false
    let characters = el_wgets(editor, &count)
    var scalars: [Unicode.Scalar] = []
    if let characters, count > 0 {
      scalars = Self.scalars(UnsafeBufferPointer(start: characters, count: Int(count)))
      if scalars.last == "\n" { scalars.removeLast() }
      // What was typed in haste is not on the screen yet.
      paintForGood(scalars)
    }
    ring()
    stopBracketing()
    if painter != nil {
      painter?.leave()
      painter?.flush()
    } else {
      if count <= 0 { rowPainter.put("\r\n") }
      rowPainter.flush()
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
    painter?.put("\u{1B}[?2004h")
  }

  /// Takes the request back, for whoever reads from the terminal next.
  func stopBracketing() {
    guard isBracketing else { return }
    isBracketing = false
    painter?.put("\u{1B}[?2004l")
  }

  // MARK: - Setting up

  /// What libedit says a key does: it says so in writing only.
  func binding(of key: String, inCommandMode: Bool) -> [UInt8] {
    let passing = (drawing.passing, messages.passing)
    defer { (drawing.passing, messages.passing) = passing }
    (drawing.passing, messages.passing) = (.nothing, .nothing)
    ceditline_bind(editor, inCommandMode ? "-a" : key, inCommandMode ? key : nil, nil)
    streams.flush()
    defer { (drawing.held, messages.held) = ([], []) }
    return drawing.held + messages.held
  }

  /// libedit writes beyond the arrays of what it draws in small windows and when they change: no text is longer than
  /// the window that it is told of.
  ///
  /// It asks for the real size whenever a line begins, so this is due once that has happened. It fills its rows with
  /// blanks to their ends, with each key, so they are not long.
  private func hideWindowSize() {
    guard !isSizeHidden else { return }
    isSizeHidden = true
    ceditline_set_capability(editor, "co", "250")
    ceditline_set_capability(editor, "li", "400")
  }

  private func configure() {
    ceditline_set_client_data(editor, Unmanaged.passUnretained(self).toOpaque())
    // libedit's handlers would signal the whole process group; ours are in `SignalFlags`.
    ceditline_set_int(editor, EL_SIGNAL, 0)
    ceditline_set_reader(editor) { editor, character in
      guard let reader = EditlineReader.of(editor) else { return -1 }
      reader.hideWindowSize()
      guard let scalar = reader.nextCharacter() else { return -1 }
      character?.pointee = wchar_t(bitPattern: scalar.value)
      return 1
    }
    ceditline_set_no_history(editor)
    ceditline_set_string(editor, EL_EDITOR, "emacs")
    // Ctrl-C, Ctrl-Z, Ctrl-S and Ctrl-Q are keys like others while a line is edited.
    ceditline_set_tty(editor, "-d", "-isig")
    ceditline_set_tty(editor, "-d", "-ixon")
    for mode in ["-d", "-x"] {
      // And CR stays apart from LF: both in one paste are one end of a line.
      ceditline_set_tty(editor, mode, "-icrnl")
      ceditline_set_tty(editor, mode, "-inlcr")
    }
    // What libedit leaves behind after a line; see `TerminalHold`.
    ceditline_set_tty(editor, "-x", "-icanon")
    ceditline_set_tty(editor, "-x", "-echo")
    addCommands()
    let defaults = defaultBindings()
    el_source(editor, nil)
    // Only now, since `bind -v` and `bind -e` in .editrc reset the maps.
    bindKeys(unlessChangedFrom: defaults)
  }
}
