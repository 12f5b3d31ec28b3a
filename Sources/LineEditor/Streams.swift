import CEditline

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The three C streams that libedit wants.
///
/// What it writes comes in one piece for each key.
struct Streams {
  /// What it reads from, in name only: keys come from `EditlineReader.nextCharacter()`.
  let input: UnsafeMutablePointer<FILE>
  /// What it draws on.
  let output: UnsafeMutablePointer<FILE>
  /// Where its complaints go.
  let messages: UnsafeMutablePointer<FILE>

  /// Opens them; the outlets must live until `close()`.
  init?(input: Int32, drawing: Outlet, messages: Outlet) {
    let duplicate = dup(input)
    guard duplicate >= 0, let inputStream = fdopen(duplicate, "r"),
      let outputStream = Self.writer(to: drawing), let messageStream = Self.writer(to: messages)
    else { return nil }
    self.input = inputStream
    self.output = outputStream
    self.messages = messageStream
  }

  /// Has what was written go out.
  func flush() {
    fflush(output)
    fflush(messages)
  }

  /// Closes all three; libedit must be done with them.
  func close() {
    fclose(output)
    fclose(messages)
    fclose(input)
  }

  private static func writer(to outlet: Outlet) -> UnsafeMutablePointer<FILE>? {
    ceditline_open_writer(Unmanaged.passUnretained(outlet).toOpaque()) { context, bytes, count in
      guard let context else { return count }
      Unmanaged<Outlet>.fromOpaque(context).takeUnretainedValue()
        .receive(UnsafeRawBufferPointer(start: bytes, count: count))
      return count
    }
  }
}
