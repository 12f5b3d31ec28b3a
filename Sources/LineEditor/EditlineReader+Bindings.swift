import CEditline

/// Which key runs which command.
extension EditlineReader {
  /// Makes our commands known to libedit, so that `.editrc` may bind them too.
  func addCommands() {
    add("line-enter", "Submit the text, or go on in a new line") { editor, _ in run(editor) { $0.enter() } }
    add("line-close", "Insert a closing bracket") { editor, key in run(editor) { $0.close(key) } }
    add("line-newline", "Insert a newline") { editor, _ in run(editor) { $0.insertNewline() } }
    add("line-interrupt", "Drop the text") { editor, _ in run(editor) { $0.interrupt() } }
    add("line-end-of-input", "Leave, submit the text at its empty last line, or delete") { editor, _ in
      run(editor) { $0.endOfInput() }
    }
    add("line-suspend", "Stop the program") { editor, _ in run(editor) { $0.prepareSuspension() } }
    add("line-suspend-now", "Stop the program at once") { editor, _ in run(editor) { $0.suspendNow() } }
    add("line-clear", "Empty the screen") { editor, _ in run(editor) { $0.clearScreen() } }
    add("line-ignore", "Do nothing") { _, _ in UInt8(CC_NORM) }
    add("line-give-up", "Ring the bell") { editor, _ in run(editor) { $0.ringAndAskAnew() } }
    addMotions()
    addChanges()
    add("line-complete", "Complete, show candidates, or indent") { editor, _ in run(editor) { $0.complete() }
    }
    add("line-explain", "Say what may stand here") { editor, _ in run(editor) { $0.explain() } }
    add("line-search", "Search the history") { editor, _ in run(editor) { $0.searchHistory() } }
    add("line-find", "Search the history, and show what is found") { editor, _ in
      run(editor) { $0.searchHistory(runs: false) }
    }
    add("line-search-older", "Search again") { editor, _ in run(editor) { $0.searchAgain(isNewer: false) } }
    add("line-search-newer", "Search back") { editor, _ in run(editor) { $0.searchAgain(isNewer: true) } }
    add("line-older", "Older entry that begins alike") { editor, _ in run(editor) { $0.showOlder() } }
    add("line-newer", "Newer entry that begins alike") { editor, _ in run(editor) { $0.showNewer() } }
    add("line-elsewhere", "Edit in another editor") { editor, _ in run(editor) { $0.editElsewhere() } }
  }

  private func addMotions() {
    add("line-up", "Line above, or older entry") { editor, _ in run(editor) { $0.moveUp() } }
    add("line-down", "Line below, or newer entry") { editor, _ in run(editor) { $0.moveDown() } }
    add("line-left", "A character back") { editor, _ in run(editor) { $0.moveLeft() } }
    add("line-right", "A character further, or accept the hint") { editor, _ in
      run(editor) { $0.moveRight() }
    }
    add("line-word-left", "A word back") { editor, _ in run(editor) { $0.moveWordLeft() } }
    add("line-word-right", "A word further, of the hint as well") { editor, _ in
      run(editor) { $0.moveWordRight() }
    }
    add("line-start", "Start of the line") { editor, _ in run(editor) { $0.moveToLineStart() } }
    add("line-end", "End of the line, or accept the hint") { editor, _ in run(editor) { $0.moveToLineEnd() } }
  }

  private func addChanges() {
    add("line-paste", "Insert the pasted text") { editor, _ in run(editor) { $0.insertPaste() } }
    add("line-delete", "Delete the next character") { editor, _ in run(editor) { $0.deleteNext() } }
    add("line-delete-back", "Delete the previous character") { editor, _ in
      run(editor) { $0.deletePrevious() }
    }
    add("line-kill-rest", "Cut to the end of the line") { editor, _ in run(editor) { $0.kill(\.lineRest) } }
    add("line-kill-head", "Cut from the start of the line") { editor, _ in run(editor) { $0.kill(\.lineHead) }
    }
    add("line-kill-word", "Cut the next word") { editor, _ in
      run(editor) { $0.kill { $0.cursor..<$0.wordEnd } }
    }
    add("line-kill-word-back", "Cut the previous word") { editor, _ in
      run(editor) { $0.kill { $0.wordStart..<$0.cursor } }
    }
    add("line-kill-blank-word", "Cut back to a blank") { editor, _ in
      run(editor) { $0.kill { $0.blankWordStart..<$0.cursor } }
    }
    add("line-yank", "Put in what was cut") { editor, _ in run(editor) { $0.yank() } }
    add("line-yank-older", "Put in what was cut before that") { editor, _ in run(editor) { $0.yankOlder() } }
    add("line-undo", "Take the last step back") { editor, _ in run(editor) { $0.undoStep() } }
    add("line-redo", "Do it again") { editor, _ in run(editor) { $0.redoStep() } }
    add("line-transpose", "Exchange two characters") { editor, _ in
      run(editor) { $0.change { $0.transposeCharacters() } }
    }
    add("line-transpose-words", "Exchange two words") { editor, _ in
      run(editor) { $0.change { $0.transposeWords() } }
    }
    add("line-upper-word", "Write a word in capitals") { editor, _ in
      run(editor) { $0.change { $0.changeCase(.upper) } }
    }
    add("line-lower-word", "Write a word in small letters") { editor, _ in
      run(editor) { $0.change { $0.changeCase(.lower) } }
    }
    add("line-capital-word", "Capitalize a word") { editor, _ in
      run(editor) { $0.change { $0.changeCase(.capitalized) } }
    }
    add("line-last-argument", "Last word of the entry before") { editor, _ in
      run(editor) { $0.insertLastArgument() }
    }
    add("line-repeat", "Repeat the next key") { editor, key in run(editor) { $0.repeatNext(key) } }
  }

  /// A key in one of the maps, and the command that it should run.
  struct Binding: Hashable {
    var key: String
    var command: String
    var isInCommandMode = false
  }

  /// What our keys do by themselves, in the mode of emacs and in that of vi, in the order of `bindings`.
  func defaultBindings() -> (emacs: [[UInt8]], vi: [[UInt8]]) {
    ceditline_set_string(editor, EL_EDITOR, "vi")
    let vi = bindings(isVi: true).map { binding(of: $0.key, inCommandMode: $0.isInCommandMode) }
    ceditline_set_string(editor, EL_EDITOR, "emacs")
    let emacs = bindings(isVi: false).map { binding(of: $0.key, inCommandMode: $0.isInCommandMode) }
    return (emacs, vi)
  }

  /// Binds our keys: those that nothing works without, and of the others those that `.editrc` has left alone.
  func bindKeys(unlessChangedFrom defaults: (emacs: [[UInt8]], vi: [[UInt8]])) {
    let isVi = isVi
    for (wanted, former) in zip(bindings(isVi: isVi), isVi ? defaults.vi : defaults.emacs) {
      if binding(of: wanted.key, inCommandMode: wanted.isInCommandMode) == former { bind(wanted) }
    }
    for (key, command) in Self.always {
      bind(Binding(key: key, command: command))
      bind(Binding(key: key, command: command, isInCommandMode: true))
    }
    guard isVi else { return }
    bind(Binding(key: KeyCode.binding(KeyCode.insert), command: "vi-insert"))
    bind(Binding(key: KeyCode.binding(KeyCode.insert), command: "line-ignore", isInCommandMode: true))
  }

  /// The bindings that may be changed.
  private func bindings(isVi: Bool) -> [Binding] {
    // libedit's own Ctrl-L would clear what it believes to have drawn.
    let everywhere = Self.everywhere + (painter == nil ? [] : [("^L", "line-clear")])
    let whileInserting = Self.whileInserting + (isVi ? Self.inViInsertMode : Self.inEmacs)
    let inCommandMode = everywhere + (isVi ? Self.inViCommandMode : [])
    return (everywhere + whileInserting).map { Binding(key: $0, command: $1) }
      + inCommandMode.map { Binding(key: $0, command: $1, isInCommandMode: true) }
  }

  private static func code(_ key: Key) -> String { KeyCode.binding(KeyCode.code(of: key)) }

  /// What nothing works without, in all modes.
  private static var always: [(String, String)] {
    [
      ("^M", "line-enter"),
      ("^J", "line-enter"),
      ("^C", "line-interrupt"),
      ("^D", "line-end-of-input"),
      ("^Z", "line-suspend"),
      (KeyCode.binding(KeyCode.paste), "line-paste"),
      (KeyCode.binding(KeyCode.finish), "ed-newline"),
      (KeyCode.binding(KeyCode.suspend), "line-suspend-now"),
    ]
  }

  /// In all modes.
  private static var everywhere: [(String, String)] {
    [
      ("^P", "line-older"),
      ("^N", "line-newer"),
      ("^G", "line-give-up"),
      ("^R", "line-search"),
      ("^S", "line-search"),
      (code(.up), "line-up"),
      (code(.down), "line-down"),
      (code(.home), "line-start"),
      (code(.end), "line-end"),
      (code(.delete), "line-delete"),
      (code(.pageUp), "line-older"),
      (code(.pageDown), "line-newer"),
      (code(.wordLeft), "line-word-left"),
      (code(.wordRight), "line-word-right"),
      (code(.deleteWord), "line-kill-word"),
      (code(.newline), "line-newline"),
      (code(.backTab), "line-ignore"),
    ]
  }

  /// In emacs mode, and in vi mode while text is typed.
  private static var whileInserting: [(String, String)] {
    [
      (code(.left), "line-left"),
      (code(.right), "line-right"),
      ("^A", "line-start"),
      ("^E", "line-end"),
      ("^F", "line-right"),
      ("^H", "line-delete-back"),
      ("^?", "line-delete-back"),
      ("^I", "line-complete"),
      ("^K", "line-kill-rest"),
      ("^U", "line-kill-head"),
      ("^W", "line-kill-blank-word"),
      ("^Y", "line-yank"),
      ("^_", "line-undo"),
      ("?", "line-explain"),
      (")", "line-close"),
      ("]", "line-close"),
      ("}", "line-close"),
    ]
  }

  private static var inEmacs: [(String, String)] {
    let withAlt = [
      ("f", "line-word-right"), ("b", "line-word-left"), ("d", "line-kill-word"),
      ("^?", "line-kill-word-back"), ("^H", "line-kill-word-back"), ("y", "line-yank-older"),
      ("t", "line-transpose-words"), ("u", "line-upper-word"), ("l", "line-lower-word"),
      ("c", "line-capital-word"), (".", "line-last-argument"), ("_", "line-redo"),
      ("p", "line-older"), ("n", "line-newer"), ("^G", "line-give-up"),
      // Runs any command of .editrc.
      ("x", "line-ignore"),
    ]
    let digits = (0...9).map { (String($0), "line-repeat") }
    return [
      (code(.escape), "line-ignore"),
      ("^B", "line-left"),
      ("^T", "line-transpose"),
      ("^X^U", "line-undo"),
      ("^X^E", "line-elsewhere"),
    ]
      + (withAlt + digits).flatMap { key, command in
        // Capital letters are the same, as they are in emacs.
        [("\\033" + key, command)]
          + (key.utf8.count == 1 ? [("\\033" + key.uppercased(), command)] : [])
      }
  }

  private static var inViInsertMode: [(String, String)] { [(code(.escape), "vi-command-mode")] }

  private static var inViCommandMode: [(String, String)] {
    [
      (code(.left), "ed-prev-char"),
      (code(.right), "ed-next-char"),
      (code(.escape), "line-ignore"),
      ("k", "line-up"),
      ("j", "line-down"),
      ("/", "line-find"),
      ("?", "line-find"),
      ("n", "line-search-older"),
      ("N", "line-search-newer"),
      ("u", "line-undo"),
      ("U", "line-redo"),
      ("v", "line-elsewhere"),
      // As above: it runs any command of .editrc.
      (":", "line-ignore"),
    ]
  }

  private func add(_ name: String, _ help: String, _ command: ceditline_command) {
    ceditline_add_command(editor, name, help, command)
  }

  private func bind(_ binding: Binding) {
    if binding.isInCommandMode {
      ceditline_bind(editor, "-a", binding.key, binding.command)
    } else {
      ceditline_bind(editor, binding.key, binding.command, nil)
    }
  }
}

/// Runs a command on the reader that an editor belongs to; libedit calls with nothing else at hand.
private func run(_ editor: OpaquePointer?, _ command: (EditlineReader) -> Int32) -> UInt8 {
  UInt8(truncatingIfNeeded: EditlineReader.of(editor).map(command) ?? CC_ERROR)
}
