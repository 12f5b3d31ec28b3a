import CEditline

/// Which key runs which command.
extension EditlineReader {
  /// Makes our commands known to libedit, so that `.editrc` may bind them too.
  func addCommands() {
    add("line-enter", "Submit the text, or go on in a new line") { editor, _ in
      run(editor) { $0.enter() }
    }
    add("line-newline", "Insert a newline") { editor, _ in run(editor) { $0.insertNewline() } }
    add("line-interrupt", "Drop the text") { editor, _ in run(editor) { $0.interrupt() } }
    add("line-end-of-input", "Leave, submit the text at its empty last line, or delete") { editor, _ in
      run(editor) { $0.endOfInput() }
    }
    add("line-delete", "Delete the next character") { editor, _ in run(editor) { $0.deleteNext() } }
    add("line-suspend", "Stop the program") { editor, _ in run(editor) { $0.prepareSuspension() } }
    add("line-suspend-now", "Stop the program at once") { editor, _ in
      run(editor) { $0.suspendNow() }
    }
    add("line-paste", "Insert the pasted text") { editor, _ in run(editor) { $0.insertPaste() } }
    add("line-up", "Line above, or older entry") { editor, _ in run(editor) { $0.moveUp() } }
    add("line-down", "Line below, or newer entry") { editor, _ in run(editor) { $0.moveDown() } }
    add("line-older", "Older entry that begins alike") { editor, _ in run(editor) { $0.showOlder() }
    }
    add("line-newer", "Newer entry that begins alike") { editor, _ in run(editor) { $0.showNewer() }
    }
    add("line-start", "Start of the line") { editor, _ in run(editor) { $0.moveToLineStart() } }
    add("line-end", "End of the line") { editor, _ in run(editor) { $0.moveToLineEnd() } }
    add("line-tab", "Indent") { editor, _ in run(editor) { $0.indent() } }
    add("line-clear", "Empty the screen") { editor, _ in run(editor) { $0.clearScreen() } }
    add("line-ignore", "Do nothing") { _, _ in UInt8(CC_NORM) }
  }

  /// Binds what must work whatever `.editrc` says, in both editing modes.
  func bindKeys() {
    for (key, command) in Self.everywhere {
      bind(key, command)
      bind(key, command, inCommandMode: true)
    }
    if painter != nil {
      // libedit's own would clear what it believes to have drawn.
      bind("^L", "line-clear")
      bind("^L", "line-clear", inCommandMode: true)
    }
    for (key, command) in isVi ? Self.whileInserting : Self.inEmacs { bind(key, command) }
    if isVi {
      for (key, command) in Self.inViCommandMode { bind(key, command, inCommandMode: true) }
    }
  }

  private static var everywhere: [(String, String)] {
    func code(_ key: Key) -> String { KeyCode.binding(KeyCode.code(of: key)) }
    return [
      ("^M", "line-enter"),
      ("^J", "line-enter"),
      ("^C", "line-interrupt"),
      ("^D", "line-end-of-input"),
      ("^Z", "line-suspend"),
      ("^P", "line-older"),
      ("^N", "line-newer"),
      (code(.up), "line-up"),
      (code(.down), "line-down"),
      (code(.left), "ed-prev-char"),
      (code(.right), "ed-next-char"),
      (code(.home), "line-start"),
      (code(.end), "line-end"),
      (code(.delete), "line-delete"),
      (code(.pageUp), "line-older"),
      (code(.pageDown), "line-newer"),
      (code(.wordLeft), "ed-prev-word"),
      (code(.wordRight), "em-next-word"),
      (code(.deleteWord), "em-delete-next-word"),
      (code(.newline), "line-newline"),
      (code(.escape), "line-ignore"),
      (KeyCode.binding(KeyCode.paste), "line-paste"),
      (KeyCode.binding(KeyCode.finish), "ed-newline"),
      (KeyCode.binding(KeyCode.suspend), "line-suspend-now"),
      (KeyCode.binding(KeyCode.redisplay), "ed-redisplay"),
    ]
  }

  private static var inEmacs: [(String, String)] {
    [
      ("^A", "line-start"),
      ("^E", "line-end"),
      ("^I", "line-tab"),
      ("^R", "em-inc-search-prev"),
      ("^W", "ed-delete-prev-word"),
      // Runs any command of .editrc, among them `history`, which would take ours for its own.
      ("\\033x", "line-ignore"),
      ("\\033X", "line-ignore"),
    ]
  }

  private static var whileInserting: [(String, String)] {
    [
      ("^I", "line-tab"),
      ("^R", "em-inc-search-prev"),
      ("^W", "ed-delete-prev-word"),
      (KeyCode.binding(KeyCode.code(of: .escape)), "vi-command-mode"),
    ]
  }

  private static var inViCommandMode: [(String, String)] {
    [
      ("k", "line-up"),
      ("j", "line-down"),
      // As above: it runs any command of .editrc.
      (":", "line-ignore"),
    ]
  }

  private func add(_ name: String, _ help: String, _ command: ceditline_command) {
    ceditline_add_command(editor, name, help, command)
  }

  private func bind(_ key: String, _ command: String, inCommandMode: Bool = false) {
    if inCommandMode {
      ceditline_bind(editor, "-a", key, command)
    } else {
      ceditline_bind(editor, key, command, nil)
    }
  }
}

/// Runs a command on the reader that an editor belongs to; libedit calls with nothing else at hand.
private func run(_ editor: OpaquePointer?, _ command: (EditlineReader) -> Int32) -> UInt8 {
  UInt8(truncatingIfNeeded: EditlineReader.of(editor).map(command) ?? CC_ERROR)
}
