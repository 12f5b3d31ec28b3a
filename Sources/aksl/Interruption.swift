import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

private let isRaised = Atomic<Bool>(false)

/// Ctrl-C while a script runs: the first ends the run in good order, a second ends the process.
///
/// The prompt has `SignalFlags` instead, because it goes on after a Ctrl-C. SIGTERM and SIGHUP keep their
/// usual effect on scripts, which have nothing to lose.
enum Interruption {
  /// Whether Ctrl-C was pressed.
  static var isNoted: Bool { isRaised.load(ordering: .relaxed) }

  /// Goes on as if it had not been pressed: the next is the first again.
  static func forget() {
    guard isNoted else { return }
    isRaised.store(false, ordering: .relaxed)
    watch()
  }

  /// Begins to note Ctrl-C, unless the program was told to ignore it.
  static func watch() {
    _ = isNoted  // the flag exists before the handler can run
    let former = signal(SIGINT) { number in
      isRaised.store(true, ordering: .relaxed)
      signal(number, SIG_DFL)
    }
    // SIG_IGN is 1 everywhere; functions cannot be compared.
    if unsafeBitCast(former, to: Int.self) == 1 { signal(SIGINT, former) }
  }
}
