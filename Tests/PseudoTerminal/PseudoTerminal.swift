#if canImport(Darwin)
  package import Darwin
#else
  package import Glibc
#endif

/// A program on a pseudo-terminal of its own, with somebody typing at it.
///
/// Nothing here sleeps: what is typed next waits for what was awaited, and every wait ends.
package final class PseudoTerminal {
  /// What a line editor prints when a read has begun and keys are taken.
  package static let ready = "\u{1B}[?2004h"

  private static let patience = Duration.seconds(120)

  /// Why a program could not be started.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
  }

  private var master: Int32 = -1
  private var slave: Int32 = -1
  /// -1 when the program has ended.
  package private(set) var process: pid_t = -1
  /// All that was printed and not yet passed over by a wait.
  private var unreadBytes: [UInt8] = []
  /// The settings of the terminal before the program ran.
  package private(set) var formerSettings = termios()

  /// Starts a program in a window of 24 rows.
  package init(
    _ program: String, _ arguments: [String], environment: [String], columns: UInt16
  ) throws(Failure) {
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    // Not ttyname: it has one buffer for all, and tests that run beside each other would swap their terminals.
    var name = [CChar](repeating: 0, count: 256)
    guard openpty(&master, &slave, nil, nil, &size) == 0, ttyname_r(slave, &name, name.count) == 0
    else { throw Failure(description: "no pseudo-terminal") }
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

    let status = withCStrings([program] + arguments) { arguments in
      withCStrings(environment) { posix_spawn(&process, program, &actions, &attributes, arguments, $0) }
    }
    if status != 0 { throw Failure(description: "\(program): \(String(cString: strerror(status)))") }
  }

  deinit {
    if process > 0 {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close()
  }

  // MARK: - Typing and waiting

  /// Types.
  package func type(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      // The terminal takes 4 kB at most before somebody reads; what is echoed must be read as well.
      let count = bytes.prefix(512).withUnsafeBufferPointer { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
      drain()
    }
  }

  /// Waits for a text and passes over it; returns what came before, or nil when it never comes.
  package func wait(for text: String) -> String? {
    let needle = Array(text.utf8)
    let deadline = ContinuousClock.now + Self.patience
    while true {
      if let end = Self.end(of: needle, in: unreadBytes) {
        let before = String(decoding: unreadBytes[..<(end - needle.count)], as: UTF8.self)
        unreadBytes.removeFirst(end)
        return before
      }
      guard ContinuousClock.now < deadline, fill(milliseconds: 100) else { return nil }
    }
  }

  /// All that was printed and not yet passed over by a wait.
  package var unread: String { String(decoding: unreadBytes, as: UTF8.self) }

  // MARK: - Measuring

  /// Waits until nothing more is printed, and passes over all of it.
  package func settle() {
    var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while poll(&entry, 1, 50) > 0, entry.revents & Int16(POLLIN) != 0, fill(milliseconds: 0) {}
    unreadBytes = []
  }

  /// Types a key: how long its answer takes to begin, and how many bytes it has; nil when there is none.
  package func answer(to key: String) -> (time: Duration, bytes: Int)? {
    let bytes = Array(key.utf8)
    let start = ContinuousClock.now
    guard write(master, bytes, bytes.count) == bytes.count else { return nil }
    var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, 1000) > 0 else { return nil }
    let time = ContinuousClock.now - start
    // What belongs to it comes in one piece, or at once.
    while poll(&entry, 1, 2) > 0, entry.revents & Int16(POLLIN) != 0, fill(milliseconds: 0) {}
    defer { unreadBytes = [] }
    return (time, unreadBytes.count)
  }

  // MARK: - The program and its terminal

  /// Sends the program a signal.
  package func send(_ signal: Int32) { kill(process, signal) }

  /// Changes the size of the window.
  package func resize(columns: UInt16) {
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Closes the terminal, as a closed window does.
  package func close() {
    for end in [master, slave] where end >= 0 { closeDescriptor(end) }
    (master, slave) = (-1, -1)
  }

  /// Waits for the end of the program: its exit code, or 1000 and the signal that ended it; nil when it goes on.
  package func waitForExit() -> Int32? {
    let deadline = ContinuousClock.now + Self.patience
    while ContinuousClock.now < deadline {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        process = -1
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 1000 + (status & 0x7F)
      }
      if master >= 0 { _ = fill(milliseconds: 10) } else { _ = poll(nil, 0, 10) }
    }
    return nil
  }

  /// Whether the terminal's settings are as they were before the program ran.
  package var isRestored: Bool {
    var now = termios()
    guard tcgetattr(slave, &now) == 0 else { return false }
    return now.c_lflag == formerSettings.c_lflag && now.c_iflag == formerSettings.c_iflag
      && now.c_oflag == formerSettings.c_oflag
      && withUnsafeBytes(of: now.c_cc) { now in
        withUnsafeBytes(of: formerSettings.c_cc) { now.elementsEqual($0) }
      }
  }

  // MARK: - Details

  /// Reads what is there within a time; false when there will be no more.
  private func fill(milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, milliseconds) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else { return false }
    unreadBytes += buffer[..<count]
    return true
  }

  private func drain() {
    var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while poll(&entry, 1, 0) > 0, entry.revents & Int16(POLLIN) != 0, fill(milliseconds: 0) {}
  }

  private static func end(of needle: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= needle.count else { return nil }
    return (0...(bytes.count - needle.count)).first { bytes[$0...].starts(with: needle) }
      .map { $0 + needle.count }
  }
}

private func closeDescriptor(_ descriptor: Int32) { close(descriptor) }
