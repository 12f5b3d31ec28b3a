#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads lines from a pipe, a file or an unadorned terminal: no prompt, no echo, no history.
package final class PlainReader: LineReader {
  package let isCapable = false
  package let entries: [String] = []
  package let hasTypedAhead = false
  package func takeHistoryWarning() -> HistoryWarning? { nil }

  private let descriptor: Int32
  private var bytes: [UInt8] = []
  /// Where the first byte lies that was not yet handed out, so that big input is moved only rarely.
  private var start = 0
  private var isAtEnd = false

  /// Reads from a descriptor, which stays open; standard input unless told otherwise.
  package init(descriptor: Int32 = 0) {
    self.descriptor = descriptor
  }

  package func read(prompt: Prompt, assistant: any LineAssistant) -> LineInput {
    var text: String?
    while true {
      switch nextLine() {
      case .text(let line):
        let joined = text.map { $0 + "\n" + line } ?? line
        if !assistant.isIncomplete(joined) { return .text(joined) }
        text = joined
      case .endOfInput:
        // An input that stays open is handed out as it is, so that its error can be shown.
        return text.map(LineInput.text) ?? .endOfInput
      case .interrupted:
        return .interrupted
      case .hangup(let signal):
        return .hangup(signal)
      }
    }
  }

  private func nextLine() -> LineInput {
    var searched = start
    while true {
      if let newline = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        return .text(takeLine(upTo: newline, skipping: 1))
      }
      searched = bytes.count
      if isAtEnd {
        return start < bytes.count ? .text(takeLine(upTo: bytes.count, skipping: 0)) : .endOfInput
      }
      if let signal = SignalFlags.hangup { return .hangup(signal) }
      let ready = Descriptor.waitForInput(on: descriptor, milliseconds: nil)
      if ready.signal {
        SignalFlags.drainWakePipe()
        if SignalFlags.isInterrupted {
          SignalFlags.clearInterrupt()
          return .interrupted
        }
      }
      if ready.input { fill(&searched) }
    }
  }

  /// Reads more; what was handed out is dropped first, and `searched` moves with the rest.
  private func fill(_ searched: inout Int) {
    bytes.removeFirst(start)
    searched -= start
    start = 0
    guard let more = Descriptor.read(from: descriptor) else {
      isAtEnd = errno != EAGAIN
      return
    }
    if more.isEmpty { isAtEnd = true }
    bytes += more
  }

  private func takeLine(upTo end: Int, skipping: Int) -> String {
    var line = bytes[start..<end]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    start = end + skipping
    return String(decoding: line, as: UTF8.self)
  }
}
