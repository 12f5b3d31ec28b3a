import PseudoTerminal
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The demo program on a pseudo-terminal of its own, with somebody typing at it.
final class TerminalSession {
  private let terminal: PseudoTerminal

  /// Starts the demo in a window of 24 rows.
  init(
    history: String? = nil, home: String = "/nonexistent", terminal: String = "xterm-256color",
    columns: UInt16 = 80, environment: [String] = []
  ) throws {
    self.terminal = try PseudoTerminal(
      BuiltProgram.path(of: "LineEditorDemo"), history.map { [$0] } ?? [],
      environment: ["TERM=\(terminal)", "HOME=\(home)", "LANG=C.UTF-8", "PATH=/usr/bin:/bin"] + environment,
      columns: columns)
  }

  var process: pid_t { terminal.process }
  /// The settings of the terminal before the program ran.
  var formerSettings: termios { terminal.formerSettings }
  /// Whether the terminal's settings are as they were before the program ran.
  var isRestored: Bool { terminal.isRestored }

  // MARK: - Typing and waiting

  /// Types.
  func type(_ text: String) { terminal.type(text) }

  /// Waits for a text and passes over it; returns what came before.
  @discardableResult
  func wait(for text: String, _ location: SourceLocation = #_sourceLocation) -> String {
    if let before = terminal.wait(for: text) { return before }
    Issue.record(
      "\(text.debugDescription) never came, only \(terminal.unread.debugDescription)",
      sourceLocation: location)
    return ""
  }

  /// Waits until keys are taken.
  func waitUntilReady(_ location: SourceLocation = #_sourceLocation) {
    wait(for: PseudoTerminal.ready, location)
  }

  /// Types a line and Enter, and waits for what the demo makes of it and for the next prompt.
  func submit(
    _ text: String, expecting shown: String, _ location: SourceLocation = #_sourceLocation
  ) {
    type(text + "\r")
    wait(for: "<\(shown)>", location)
    waitUntilReady(location)
  }

  // MARK: - The program and its terminal

  /// Sends the program a signal.
  func send(_ signal: Int32) { terminal.send(signal) }

  /// Changes the size of the window.
  func resize(columns: UInt16) { terminal.resize(columns: columns) }

  /// Closes the terminal, as a closed window does.
  func closeTerminal() { terminal.close() }

  /// Waits for the end of the program: its exit status, or 1000 and the signal that ended it.
  func waitForExit(_ location: SourceLocation = #_sourceLocation) -> Int32? {
    let status = terminal.waitForExit()
    if status == nil {
      Issue.record(
        "the program did not end; it printed \(terminal.unread.debugDescription)", sourceLocation: location)
    }
    return status
  }
}
