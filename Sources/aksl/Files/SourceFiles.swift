import AKSLLanguage

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension SourceText {
  /// A text from the command line.
  static func text(_ text: String, name: String) -> SourceText { SourceText(name: name, text) }

  /// All that standard input holds.
  static func standardInput() throws(FileError) -> SourceText {
    try read(STDIN_FILENO, name: "<stdin>")
  }

  /// A file; `-` is standard input.
  static func file(_ path: String) throws(FileError) -> SourceText {
    if path == "-" { return try standardInput() }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotRead(path, errno) }
    defer { close(descriptor) }
    return try read(descriptor, name: path)
  }

  /// Reads to the end: pipes have no size that could be asked for.
  private static func read(_ descriptor: Int32, name: String) throws(FileError) -> SourceText {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: chunkSize(of: descriptor))
    while true {
      let count = systemRead(descriptor, &chunk)
      if count < 0 {
        if errno == EINTR { continue }
        throw .cannotRead(name, errno)
      }
      if count == 0 { return SourceText(name: name, bytes: bytes) }
      bytes += chunk[..<count]
      guard bytes.count <= maximumSize else { throw .tooLarge(name) }
    }
  }

  /// Small scripts are read in one piece, without a large buffer.
  private static func chunkSize(of descriptor: Int32) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return 4096 }
    return min(max(Int(status.st_size) + 1, 4096), 1024 * 1024)
  }
}

extension FileError {
  fileprivate static func tooLarge(_ name: String) -> FileError {
    cannotRead(name, "larger than \(SourceText.maximumSize >> 20) MiB")
  }

  /// The system would not let us read it.
  static func cannotRead(_ name: String, _ number: Int32) -> FileError {
    cannotRead(name, String(cString: strerror(number)))
  }

  private static func cannotRead(_ name: String, _ reason: String) -> FileError {
    FileError(message: "cannot read \(name): \(reason)", reason: reason)
  }
}

private func systemRead(_ descriptor: Int32, _ chunk: inout [UInt8]) -> Int {
  chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
}
