import Foundation
import PseudoTerminal
import Testing

/// The program on a pseudo-terminal of its own, with somebody typing at it.
final class Terminal {
  /// What is printed when a read has begun and keys are taken.
  static let ready = PseudoTerminal.ready

  private let terminal: PseudoTerminal

  /// Starts the program with a folder for its state.
  init(
    state: String, arguments: [String] = [], environment: [String] = ["PAGER=cat"], columns: UInt16 = 100
  ) throws {
    terminal = try PseudoTerminal(
      Program.path, arguments,
      environment: [
        "TERM=xterm-256color", "HOME=\(state)", "XDG_STATE_HOME=\(state)", "LANG=C.UTF-8",
        "PATH=/usr/bin:/bin", "NO_COLOR=1", "SWIFT_BACKTRACE=enable=no",
      ] + environment, columns: columns)
  }

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

  /// Types a line and Enter, and gives what is printed until keys are taken again.
  @discardableResult
  func submit(_ text: String, _ location: SourceLocation = #_sourceLocation) -> String {
    type(text + "\r")
    return wait(for: Self.ready, location)
  }

  /// How often the program has gone to sleep; nil where the system does not tell.
  var sleeps: Int? {
    let status = try? String(contentsOfFile: "/proc/\(terminal.process)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches:") }
    return line.flatMap { $0.split(separator: "\t").last }.flatMap { Int($0) }
  }

  func send(_ signal: Int32) { terminal.send(signal) }

  /// Changes the width of the window.
  func resize(columns: UInt16) { terminal.resize(columns: columns) }

  /// Waits for the end of the program: its exit code, or 1000 and the signal that ended it.
  func waitForExit(_ location: SourceLocation = #_sourceLocation) -> Int32? {
    let code = terminal.waitForExit()
    if code == nil { Issue.record("the program did not end: \(terminal.unread)", sourceLocation: location) }
    return code
  }

  /// Whether the terminal's settings are as they were before the program ran.
  var isRestored: Bool { terminal.isRestored }
}
