import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A demo program on a pseudo-terminal of its own, with somebody typing at it.
///
/// Nothing here sleeps: what is typed next waits for what was awaited, and every wait ends.
final class TerminalSession {
  /// What is printed when a read has begun and keys are taken.
  static let ready = "\u{1B}[?2004h"

  private static let patience = Duration.seconds(120)

  private var master: Int32 = -1
  private var slave: Int32 = -1
  private(set) var process: pid_t = -1
  /// All that was printed and not yet passed over by a wait.
  private var unread: [UInt8] = []
  /// The settings of the terminal before the program ran.
  private(set) var formerSettings = termios()

  /// Starts the demo in a window of 24 rows.
  init(
    history: String? = nil, home: String = "/nonexistent", terminal: String = "xterm-256color",
    columns: UInt16 = 80
  ) {
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&master, &slave, nil, nil, &size) == 0, let name = ttyname(slave) else {
      Issue.record("no pseudo-terminal")
      return
    }
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
    tcgetattr(slave, &formerSettings)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    // Opened by the leader of a new session, it becomes its controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var defaults = sigset_t()
    sigfillset(&defaults)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // The threads that run tests may block signals, and that would be inherited.
    var unblocked = sigset_t()
    sigemptyset(&unblocked)
    posix_spawnattr_setsigmask(&attributes, &unblocked)
    let newSession: Int32 = 0x80
    posix_spawnattr_setflags(
      &attributes,
      Int16(newSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)))

    let arguments = [Self.demoPath] + (history.map { [$0] } ?? [])
    let environment = [
      "TERM=\(terminal)", "HOME=\(home)", "LANG=C.UTF-8", "PATH=/usr/bin:/bin",
    ]
    let status = Self.withCStrings(arguments) { arguments in
      Self.withCStrings(environment) { environment in
        posix_spawn(&process, Self.demoPath, &actions, &attributes, arguments, environment)
      }
    }
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
    if status != 0 { Issue.record("\(Self.demoPath): \(String(cString: strerror(status)))") }
  }

  deinit {
    if process > 0 {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    closeTerminal()
  }

  // MARK: - Typing and waiting

  /// Types.
  func type(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      // The terminal takes 4 kB at most before somebody reads; what is echoed must be read as well.
      let count = bytes.prefix(512).withUnsafeBufferPointer {
        write(master, $0.baseAddress, $0.count)
      }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
      drain()
    }
  }

  /// Waits for a text and passes over it; returns what came before.
  @discardableResult
  func wait(for text: String, _ location: SourceLocation = #_sourceLocation) -> String {
    let needle = Array(text.utf8)
    let deadline = ContinuousClock.now + Self.patience
    while true {
      if let end = Self.end(of: needle, in: unread) {
        let before = String(decoding: unread[..<(end - needle.count)], as: UTF8.self)
        unread.removeFirst(end)
        return before
      }
      guard ContinuousClock.now < deadline, fill(milliseconds: 100) else {
        Issue.record(
          "\(text.debugDescription) never came, only \(Self.shown(unread))",
          sourceLocation: location)
        return ""
      }
    }
  }

  /// Waits until keys are taken.
  func waitUntilReady(_ location: SourceLocation = #_sourceLocation) {
    wait(for: Self.ready, location)
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
  func send(_ signal: Int32) { kill(process, signal) }

  /// Changes the size of the window.
  func resize(columns: UInt16) {
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Closes the terminal, as a closed window does.
  func closeTerminal() {
    if master >= 0 { close(master) }
    if slave >= 0 { close(slave) }
    master = -1
    slave = -1
  }

  /// Waits for the end of the program: its exit status, or 1000 and the signal that ended it.
  func waitForExit(_ location: SourceLocation = #_sourceLocation) -> Int32? {
    let deadline = ContinuousClock.now + Self.patience
    while ContinuousClock.now < deadline {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        process = -1
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 1000 + (status & 0x7F)
      }
      if master >= 0 { _ = fill(milliseconds: 10) } else { _ = poll(nil, 0, 10) }
    }
    Issue.record(
      "the program did not end; it printed \(Self.shown(unread))", sourceLocation: location)
    return nil
  }

  /// Whether the terminal's settings are as they were before the program ran.
  var isRestored: Bool {
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
    unread += buffer[..<count]
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

  private static func shown(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).debugDescription
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }

  /// The demo is built beside the tests.
  private static var demoPath: String {
    let own = CommandLine.arguments.first ?? ""
    // On macOS the tests are a bundle, some folders deeper.
    let folder = own.split(separator: "/", omittingEmptySubsequences: false)
      .prefix { !$0.hasSuffix(".xctest") }
    return (folder.joined(separator: "/")) + "/LineEditorDemo"
  }
}
