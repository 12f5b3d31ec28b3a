import CEditline
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// Plain globals, because a signal handler has no other way to reach anything. All are lock-free,
// and `SignalFlags.install()` touches each before the first handler can run.
private let interruptRaised = Atomic<Bool>(false)
private let droppingRaised = Atomic<Bool>(false)
private let hangupRaised = Atomic<Int32>(0)
private let resizeRaised = Atomic<Bool>(false)
private let continueRaised = Atomic<Bool>(false)
private let wakeWriteEnd = Atomic<Int32>(-1)
private let wakeReadEnd = Atomic<Int32>(-1)

private func noteSignal(_ number: Int32) {
  // The interrupted code must find its errno again.
  let savedError = errno
  switch number {
  case SIGINT:
    interruptRaised.store(true, ordering: .relaxed)
    droppingRaised.store(true, ordering: .relaxed)
  case SIGHUP, SIGTERM: hangupRaised.store(number, ordering: .relaxed)
  case SIGWINCH: resizeRaised.store(true, ordering: .relaxed)
  default: continueRaised.store(true, ordering: .relaxed)
  }
  var byte: UInt8 = 0
  _ = write(wakeWriteEnd.load(ordering: .relaxed), &byte, 1)
  errno = savedError
}

/// The signals that reached this process, to be asked for between two steps of long work.
package enum SignalFlags {
  /// Starts to note SIGINT, SIGHUP, SIGTERM, SIGWINCH and SIGCONT instead of being ended by them.
  ///
  /// A signal that was ignored when the program started (`nohup`) stays ignored. Calling it again
  /// changes nothing.
  package static func install() {
    guard wakeWriteEnd.load(ordering: .relaxed) < 0 else { return }
    clear()
    var ends: [Int32] = [-1, -1]
    guard ceditline_pipe(&ends) == 0 else { return }
    wakeReadEnd.store(ends[0], ordering: .relaxed)
    wakeWriteEnd.store(ends[1], ordering: .relaxed)
    for number in [SIGINT, SIGHUP, SIGTERM, SIGWINCH, SIGCONT] {
      let former = signal(number, noteSignal)
      if unsafeBitCast(former, to: Int.self) == ignored { signal(number, former) }
    }
  }

  /// Whether Ctrl-C was pressed, or SIGINT sent, since the last `clearInterrupt()`.
  package static var isInterrupted: Bool { interruptRaised.load(ordering: .relaxed) }

  /// Forgets a noted interrupt; to be called when it has been acted on.
  package static func clearInterrupt() { interruptRaised.store(false, ordering: .relaxed) }

  /// Whether Ctrl-C was pressed since this was last asked, and what was typed before is to be dropped.
  static func takeDropping() -> Bool { droppingRaised.exchange(false, ordering: .relaxed) }

  /// The reason to end, once there is one; it stays.
  package static var hangup: HangupSignal? {
    HangupSignal(rawValue: hangupRaised.load(ordering: .relaxed))
  }

  /// A descriptor that becomes readable with every signal, or -1.
  static var wakeDescriptor: Int32 { wakeReadEnd.load(ordering: .relaxed) }

  /// Empties the wake pipe; the flags stay.
  static func drainWakePipe() {
    var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    let descriptor = wakeDescriptor
    while read(descriptor, &bytes, 32) > 0 {}
  }

  /// Whether the window changed its size since this was last asked.
  static func takeResize() -> Bool { resizeRaised.exchange(false, ordering: .relaxed) }

  /// Whether the process was stopped and continued since this was last asked.
  package static func takeContinue() -> Bool { continueRaised.exchange(false, ordering: .relaxed) }

  /// The numeric value of SIG_IGN, which is the same everywhere; functions cannot be compared.
  private static let ignored = 1

  private static func clear() {
    clearInterrupt()
    _ = takeDropping()
    hangupRaised.store(0, ordering: .relaxed)
    _ = takeResize()
    _ = takeContinue()
    wakeReadEnd.store(-1, ordering: .relaxed)
  }
}
