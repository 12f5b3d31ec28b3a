import Foundation
import Testing

/// The program on a pseudo-terminal of its own, with somebody typing at it.
///
/// Nothing here sleeps: what is typed next waits for what was awaited, and every wait ends.
final class Terminal {
  /// What is printed when a read has begun and keys are taken.
  static let ready = "\u{1B}[?2004h"

  private static let patience = Duration.seconds(120)

  private var master: Int32 = -1
  private var slave: Int32 = -1
  private var process: pid_t = -1
  /// All that was printed and not yet passed over by a wait.
  private var unread: [UInt8] = []
  private var formerSettings = termios()

  /// Starts the program with a folder for its state.
  init(state: String, arguments: [String] = []) throws {
    var size = winsize(ws_row: 24, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&master, &slave, nil, nil, &size) == 0)
    let name = try #require(ttyname(slave))
    for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    tcgetattr(slave, &formerSettings)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened by the leader of a new session, it becomes its controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigfillset(&defaults)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // The threads that run tests may block signals, and that would be inherited.
    var unblocked = sigset_t()
    sigemptyset(&unblocked)
    posix_spawnattr_setsigmask(&attributes, &unblocked)
    let newSession: Int32 = 0x80
    posix_spawnattr_setflags(
      &attributes, Int16(newSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)))

    let environment = [
      "TERM=xterm-256color", "HOME=\(state)", "XDG_STATE_HOME=\(state)", "LANG=C.UTF-8", "PATH=/usr/bin:/bin",
      "NO_COLOR=1", "SWIFT_BACKTRACE=enable=no",
    ]
    let status = withCStrings([Program.path] + arguments) { arguments in
      withCStrings(environment) { posix_spawn(&process, Program.path, &actions, &attributes, arguments, $0) }
    }
    try #require(status == 0, "\(Program.path): \(String(cString: strerror(status)))")
  }

  deinit {
    if process > 0 {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    if master >= 0 { close(master) }
    if slave >= 0 { close(slave) }
  }

  // MARK: - Typing and waiting

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Waits for a text and passes over it; returns what came before.
  @discardableResult
  func wait(for text: String, _ location: SourceLocation = #_sourceLocation) -> String {
    let deadline = ContinuousClock.now + Self.patience
    while true {
      let seen = String(decoding: unread, as: UTF8.self)
      if let range = seen.range(of: text) {
        unread = Array(seen[range.upperBound...].utf8)
        return String(seen[..<range.lowerBound])
      }
      guard ContinuousClock.now < deadline, fill(milliseconds: 100) else {
        Issue.record(
          "\(text.debugDescription) never came, only \(seen.debugDescription)", sourceLocation: location)
        return ""
      }
    }
  }

  /// Types a line and Enter, and gives what is printed until keys are taken again.
  @discardableResult
  func submit(_ text: String, _ location: SourceLocation = #_sourceLocation) -> String {
    type(text + "\r")
    return wait(for: Self.ready, location)
  }

  // MARK: - The program and its terminal

  func send(_ signal: Int32) { kill(process, signal) }

  /// Waits for the end of the program: its exit code, or 1000 and the signal that ended it.
  func waitForExit(_ location: SourceLocation = #_sourceLocation) -> Int32? {
    let deadline = ContinuousClock.now + Self.patience
    while ContinuousClock.now < deadline {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        process = -1
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 1000 + (status & 0x7F)
      }
      _ = fill(milliseconds: 10)
    }
    Issue.record(
      "the program did not end: \(String(decoding: unread, as: UTF8.self))", sourceLocation: location)
    return nil
  }

  /// Whether the terminal's settings are as they were before the program ran.
  var isRestored: Bool {
    var now = termios()
    guard tcgetattr(slave, &now) == 0 else { return false }
    return now.c_lflag == formerSettings.c_lflag && now.c_iflag == formerSettings.c_iflag
      && now.c_oflag == formerSettings.c_oflag
  }

  /// Reads what is there within a time; false when there will be no more.
  private func fill(milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, milliseconds) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else { return false }
    unread += buffer[..<count]
    return true
  }
}
