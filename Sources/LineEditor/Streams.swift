import CEditline

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The three C streams that libedit wants. What it draws is passed on in one write for one key.
final class Streams {
  let input: UnsafeMutablePointer<FILE>
  let output: UnsafeMutablePointer<FILE>
  let messages: UnsafeMutablePointer<FILE>

  private let outputDescriptor: Int32
  private let receiver: Messages

  init?(input: Int32, output: Int32, messages: Messages) {
    outputDescriptor = output
    receiver = messages
    let context = UnsafeMutableRawPointer(bitPattern: Int(output) + 1)
    let duplicate = dup(input)
    guard duplicate >= 0, let inputStream = fdopen(duplicate, "r"),
      let outputStream = ceditline_open_writer(
        context,
        { context, bytes, count in
          let descriptor = Int32(Int(bitPattern: context) - 1)
          Descriptor.write(UnsafeRawBufferPointer(start: bytes, count: count), to: descriptor)
          // A terminal that is gone is noticed when it is read from.
          return count
        }),
      let messageStream = ceditline_open_writer(
        Unmanaged.passUnretained(messages).toOpaque(),
        { context, bytes, count in
          guard let context else { return count }
          Unmanaged<Messages>.fromOpaque(context).takeUnretainedValue()
            .receive(UnsafeRawBufferPointer(start: bytes, count: count))
          return count
        })
    else { return nil }
    self.input = inputStream
    self.output = outputStream
    self.messages = messageStream
  }

  /// Closes all three; libedit must be done with them.
  func close() {
    fclose(output)
    fclose(messages)
    fclose(input)
  }
}
