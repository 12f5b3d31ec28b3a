#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program by which somebody reads a text that is longer than the window.
package struct Pager {
  /// The one of a system whose user has named none; what there is of them.
  private static let usual =
    "for pager in less more; do command -v $pager >/dev/null && exec $pager; done; exec cat"
  /// Colours as they are, no page where the text is short, and the text stays when it ends.
  private static let settings = "LESS=${LESS-FRX}; export LESS; "

  private let command: String

  /// The pager that a variable of the environment names, or `PAGER`; nil when that is none, or `cat`.
  package init?(variable: String, environment: (String) -> String? = Self.value) {
    switch (environment(variable) ?? environment("PAGER")).map(Self.trimmed) {
    case nil: command = Self.usual
    case "", "cat": return nil
    case let named?: command = named
    }
  }

  /// Whether a text leaves no room for a prompt in the window behind a descriptor.
  package static func isNeeded(for text: String, on descriptor: Int32 = STDOUT_FILENO) -> Bool {
    isNeeded(for: text, in: WindowSize(of: descriptor))
  }

  /// The same for a window of some size: lines that are too long for it take several rows.
  static func isNeeded(for text: String, in size: WindowSize) -> Bool {
    var rest = size.rows - text.utf8.count { $0 == UInt8(ascii: "\n") }
    if rest <= 0 { return true }
    for line in text.split(separator: "\n") {
      rest -= max(0, DisplayWidth.ofStyled(line) - 1) / size.columns
      if rest <= 0 { return true }
    }
    return false
  }

  /// What came of showing a text.
  package enum Outcome {
    case read
    /// Ctrl-C was pressed meanwhile: somebody has had enough of it.
    case interrupted
    /// There is no such program.
    case missing
  }

  /// Shows a text, with the terminal as it was found; Ctrl-C is the pager's then.
  package func show(_ text: String) -> Outcome {
    var status: Int32 = 0
    TerminalHold.lend { status = ForegroundProgram.run(Self.settings + command, input: text) }
    defer { SignalFlags.clearInterrupt() }
    // What a shell says where it finds no such command, or must not run it.
    if [126 << 8, 127 << 8, -1].contains(status) { return .missing }
    return SignalFlags.isInterrupted ? .interrupted : .read
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  package static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
