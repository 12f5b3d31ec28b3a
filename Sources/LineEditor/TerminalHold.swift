import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// Plain globals, as in `SignalFlags`: signal handlers reach nothing else. The settings are written before any
// handler that reads them is in place.
private nonisolated(unsafe) var foundSettings = termios()
private nonisolated(unsafe) var interruptedSettings = termios()
private let heldDescriptor = Atomic<Int32>(-1)
private let erasedRows = Atomic<Int>(0)

/// Stops the process with the terminal as its shell wants it, and goes on with the terminal as it was.
private func stop(_ number: Int32) {
  let savedError = errno
  let descriptor = heldDescriptor.load(ordering: .relaxed)
  eraseRows(descriptor)
  tcgetattr(descriptor, &interruptedSettings)
  setAsFound(descriptor)
  signal(number, SIG_DFL)
  var own = sigset_t()
  sigemptyset(&own)
  sigaddset(&own, number)
  raise(number)
  // Here it takes effect, since it is blocked while its handler runs.
  sigprocmask(SIG_UNBLOCK, &own, nil)
  sigprocmask(SIG_BLOCK, &own, nil)
  signal(number, stop)
  // In the background, setting the terminal would stop the process again.
  if tcgetpgrp(descriptor) == getpgrp() { tcsetattr(descriptor, TCSADRAIN, &interruptedSettings) }
  errno = savedError
}

/// Erases what would be painted again: the shell begins in its place.
private func eraseRows(_ descriptor: Int32) {
  let rows = erasedRows.load(ordering: .relaxed)
  guard rows > 0 else { return }
  put("\r", on: descriptor)
  for _ in 1..<rows { put("\u{1B}[A", on: descriptor) }
  put("\u{1B}[K\u{1B}[C\u{1B}[J\r", on: descriptor)
}

private func put(_ text: StaticString, on descriptor: Int32) {
  _ = write(descriptor, text.utf8Start, text.utf8CodeUnitCount)
}

/// Ends the process as the signal would have, with the terminal given back.
private func end(_ number: Int32) {
  setAsFound(heldDescriptor.load(ordering: .relaxed))
  signal(number, SIG_DFL)
  raise(number)
}

private func setAsFound(_ descriptor: Int32) {
  guard descriptor >= 0 else { return }
  var settings = foundSettings
  tcsetattr(descriptor, TCSADRAIN, &settings)
}

/// The terminal, which is given back as it was found, however the program ends or stops.
///
/// Between two reads it neither echoes nor gathers lines: what is typed while something runs waits for the next
/// read, whole, and does not mix with what is printed. Ctrl-C and Ctrl-Z are signals then.
package enum TerminalHold {
  /// How many rows at the cursor are gone when the process is stopped, because they will be painted again.
  package static var rowsToErase: Int {
    get { erasedRows.load(ordering: .relaxed) }
    set { erasedRows.store(newValue, ordering: .relaxed) }
  }

  /// Notes how a terminal is found.
  static func begin(_ descriptor: Int32) {
    guard tcgetattr(descriptor, &foundSettings) == 0 else { return }
    let isFirst = heldDescriptor.exchange(descriptor, ordering: .relaxed) < 0
    guard isFirst else { return }
    atexit { TerminalHold.giveBack() }
    replaceDefault(SIGTSTP, stop)
    // A crash is no reason to leave a terminal that shows nothing of what is typed.
    for number in [SIGQUIT, SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE] { replaceDefault(number, end) }
  }

  /// Sets the terminal as it was found, for another program.
  static func giveBack() { setAsFound(heldDescriptor.load(ordering: .relaxed)) }

  /// Leaves the terminal to something else, as it was found, between two reads.
  static func lend(_ work: () -> Void) {
    let descriptor = heldDescriptor.load(ordering: .relaxed)
    var settings = termios()
    let isKnown = tcgetattr(descriptor, &settings) == 0
    giveBack()
    work()
    if isKnown { tcsetattr(descriptor, TCSADRAIN, &settings) }
  }

  private static func replaceDefault(_ number: Int32, _ handler: @convention(c) (Int32) -> Void) {
    let former = signal(number, handler)
    // The numeric value of SIG_DFL, which is the same everywhere; functions cannot be compared.
    if unsafeBitCast(former, to: Int.self) != 0 { signal(number, former) }
  }
}
