import AKSLReports
import LineEditor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The only place that writes to standard output and standard error.
///
/// Output is gathered and written in large pieces, unless a person is watching; errors are written at once,
/// after the output that came before them.
final class Console {
  /// Why nothing more can be written to standard output.
  private enum Failure {
    /// Whoever read it has gone.
    case closedPipe
    /// The system's reason.
    case error(Int32)
  }

  private static let bufferSize = 64 * 1024

  private var buffer: [UInt8] = []
  private var failure: Failure?
  /// What shows an answer that is longer than the window; nil where nobody reads along, or not any more.
  var pager: Pager?

  /// Takes over standard output and standard error.
  init() {
    // A pipe that closes early is an answer of `write`, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Whether there is no sense in going on, because nobody can see what is said.
  var hasFailed: Bool { failure != nil }

  /// Writes text.
  func write(_ text: String, to stream: ReportStream) {
    let text = isTerminal(stream) ? Signs.shown(text) : text
    switch stream {
    case .output:
      guard failure == nil else { return }
      buffer.append(contentsOf: text.utf8)
      if buffer.count >= Self.bufferSize || isTerminal(.output) { flush() }
    case .errors:
      flush()
      // There is no one to tell that errors cannot be told.
      _ = Self.write(Array(text.utf8), to: STDERR_FILENO)
    }
  }

  /// Writes an answer to standard output, page by page where it is longer than the window and somebody reads along.
  func show(_ answer: String) {
    guard let pager, Pager.isNeeded(for: answer) else { return write(answer, to: .output) }
    flush()
    switch pager.show(Signs.shown(answer)) {
    case .read: break
    case .interrupted: self.pager = nil
    case .missing:
      self.pager = nil
      write(answer, to: .output)
    }
  }

  /// Writes what has been gathered.
  func flush() {
    guard !buffer.isEmpty else { return }
    if failure == nil {
      let error = Self.write(buffer, to: STDOUT_FILENO)
      if error == EPIPE { failure = .closedPipe } else if error != 0 { failure = .error(error) }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes the rest, and gives the exit code: the run's own, unless its output could not be written.
  func finish(exitCode: Int32) -> Int32 {
    flush()
    switch failure {
    case nil: return exitCode
    case .closedPipe: return ExitStatus.closedPipe
    case .error(let number):
      write("error: cannot write to standard output: \(String(cString: strerror(number)))\n", to: .errors)
      return ExitStatus.broken
    }
  }

  /// Whether a stream is a terminal.
  func isTerminal(_ stream: ReportStream) -> Bool {
    stream == .output ? Self.isOutputTerminal : Self.isErrorTerminal
  }

  private static let isOutputTerminal = isatty(STDOUT_FILENO) == 1
  private static let isErrorTerminal = isatty(STDERR_FILENO) == 1

  /// The columns of the terminal that output goes to; nil when it goes elsewhere.
  var width: Int? {
    guard isTerminal(.output) else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes all bytes, whatever comes between; gives the system's error number or 0.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
          waitUntilWritable(descriptor)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }

  /// The terminal may have been left non-blocking by another program that shares it.
  private static func waitUntilWritable(_ descriptor: Int32) {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
