#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The few things done with a file descriptor, with interruptions and short counts taken care of.
enum Descriptor {
  /// Writes all bytes; false when that failed.
  @discardableResult
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = UnsafeRawBufferPointer(rebasing: rest).withMemoryRebound(to: UInt8.self) {
        systemWrite(descriptor, $0.baseAddress, $0.count)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno == EINTR {
        continue
      } else if count < 0, errno == EAGAIN {
        // Somebody made our terminal non-blocking; wait until it takes more.
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&entry, 1, 1000)
        if entry.revents & Int16(POLLOUT) == 0 { return false }
      } else {
        return false
      }
    }
    return true
  }

  /// Writes a text; false when that failed.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  /// Reads once, up to 64 kB.
  ///
  /// Empty at the end, nil with `errno` set when it failed.
  static func read(from descriptor: Int32) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
      var result = -1
      repeat {
        result = systemRead(descriptor, buffer.baseAddress, buffer.count)
      } while result < 0 && errno == EINTR
      failed = result < 0
      count = max(result, 0)
    }
    return failed ? nil : bytes
  }

  /// Waits so long, or until a signal comes.
  static func pause(milliseconds: Int32) { _ = poll(nil, 0, milliseconds) }

  /// What `waitForInput` saw.
  struct Readiness {
    /// There is something to read, or the other side is gone and reading will tell so.
    var input = false
    /// A signal was noted.
    var signal = false
  }

  /// Waits for input or a noted signal, at most so many milliseconds; for ever when nil.
  ///
  /// Where signals are not heeded they are left for the next who waits.
  static func waitForInput(
    on descriptor: Int32, milliseconds: Int32?, heedsSignals: Bool = true
  ) -> Readiness {
    var entries = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: SignalFlags.wakeDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&entries, heedsSignals ? 2 : 1, milliseconds ?? -1)
    guard count > 0 else { return Readiness() }
    return Readiness(input: entries[0].revents != 0, signal: entries[1].revents != 0)
  }
}

// Inside `Descriptor` the plain names are taken by its own functions.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

private func systemRead(
  _ descriptor: Int32, _ bytes: UnsafeMutablePointer<UInt8>?, _ count: Int
) -> Int {
  read(descriptor, bytes, count)
}
