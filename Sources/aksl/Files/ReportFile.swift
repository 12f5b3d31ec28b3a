#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes the reports of a suite.
enum ReportFile {
  /// Writes a text to a file, which is made or replaced.
  static func write(_ text: String, to path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else { throw .cannotWrite(path, errno) }
    let isWritten = writeAll(Array(text.utf8), to: descriptor)
    let number = errno
    guard close(descriptor) == 0, isWritten else { throw .cannotWrite(path, isWritten ? errno : number) }
  }
}
