#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes the reports of a suite.
enum ReportFile {
  /// Refuses a path that cannot be written, or must not be: a script, or a file that the suite is made of.
  ///
  /// As far as this can be told without writing: a run whose report gets lost is not worth its time.
  static func requireWritable(_ path: String, besides sources: [String]) throws(FileError) {
    var status = stat()
    if path.hasSuffix(".aksl") {
      throw FileError(message: "\(path): a report would take the place of a script; give it another ending")
    }
    if stat(path, &status) == 0 {
      for source in sources {
        var other = stat()
        guard stat(source, &other) == 0, other.st_dev == status.st_dev, other.st_ino == status.st_ino else {
          continue
        }
        throw FileError(message: "\(path): a report would take the place of \(source), which the tests need")
      }
      if status.st_mode & S_IFMT == S_IFDIR { throw .cannotWrite(path, EISDIR) }
      guard access(path, W_OK) == 0 else { throw .cannotWrite(path, errno) }
    } else {
      let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
      guard access(folder, W_OK | X_OK) == 0 else { throw .cannotWrite(path, errno) }
    }
  }

  /// Writes a text to a file, which is made or replaced.
  static func write(_ text: String, to path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else { throw .cannotWrite(path, errno) }
    let isWritten = writeAll(Array(text.utf8), to: descriptor)
    let number = errno
    guard close(descriptor) == 0, isWritten else { throw .cannotWrite(path, isWritten ? errno : number) }
  }
}
