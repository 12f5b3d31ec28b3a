import AKSLLanguage

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension SourceText {
  /// Puts the text in the place of the file that it was read from.
  ///
  /// Whoever reads the file meanwhile finds the old text or the new one, never a part: the new one is written
  /// beside it and takes its name at the end. A link stays a link, and the file keeps its permissions.
  ///
  /// A file that is not there is an error, unless there are permissions for a new one.
  func write(newMode: mode_t? = nil) throws(FileError) {
    guard let resolved = realpath(name, nil) else {
      guard errno == ENOENT, let newMode else { throw .cannotWrite(name, errno) }
      return try replace(name, mode: newMode)
    }
    let path = String(cString: resolved)
    free(resolved)
    var status = stat()
    guard stat(path, &status) == 0 else { throw .cannotWrite(name, errno) }
    guard access(path, W_OK) == 0 else { throw .cannotWrite(name, errno) }
    try replace(path, mode: status.st_mode & 0o7777)
  }

  /// Writes a file of its own, and gives it the name of another one, which goes.
  private func replace(_ path: String, mode: mode_t) throws(FileError) {
    // A name of its own: the file's may be as long as names can be.
    let folder = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    var template = Array((folder + "/.aksl-" + String(repeating: "X", count: 6)).utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .cannotWrite(name, errno) }
    let temporary = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? path
    }
    let isWritten = writeAll(bytes, to: descriptor) && fchmod(descriptor, mode) == 0
    var number = isWritten ? 0 : errno
    if close(descriptor) != 0, number == 0 { number = errno }
    if number == 0, rename(temporary, path) != 0 { number = errno }
    guard number == 0 else {
      unlink(temporary)
      throw .cannotWrite(name, number)
    }
  }
}

extension FileError {
  /// The system would not let us write it.
  static func cannotWrite(_ name: String, _ number: Int32) -> FileError {
    let reason = String(cString: strerror(number))
    return FileError(message: "cannot write \(name): \(reason)", reason: reason)
  }
}

/// Whether all bytes could be written; `errno` tells why not.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { bytes in
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0, errno != EINTR { return false }
      rest = rest.dropFirst(max(0, count))
    }
    return true
  }
}
