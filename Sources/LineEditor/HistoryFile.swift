#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The file in which sessions share their history: one line for one entry, oldest first.
///
/// Entries are only ever appended, each in one write under a lock, so that sessions at the same
/// time lose nothing and a crash costs at most the entry being written.
struct HistoryFile {
  /// A system call that failed.
  struct Failure: Error {
    let code: Int32

    /// The system's words for it.
    var reason: String { String(cString: strerror(code)) }
  }

  /// More than this is never read; the newest part counts.
  private static let readableBytes = 32 << 20

  let path: String

  /// The lines of the file, oldest first; none when there is no such file.
  func load() throws(Failure) -> [ArraySlice<UInt8>] {
    let descriptor: Int32
    do {
      descriptor = try openFile(O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    } catch {
      if error.code == ENOENT { return [] }
      throw error
    }
    defer { close(descriptor) }
    return try lines(of: descriptor)
  }

  /// Appends one line; the folders and the file are made when missing, for the owner only.
  func append(_ line: [UInt8]) throws(Failure) {
    makeFolders()
    let (descriptor, isLocked) = try openLocked()
    defer { close(descriptor) }
    var record = line + [UInt8(ascii: "\n")]
    if isLocked, !endsWithNewline(descriptor) {
      // Somebody was stopped in the middle of a line: it stays what it is, ours begins anew.
      record.insert(UInt8(ascii: "\n"), at: 0)
    }
    let isWritten = record.withUnsafeBytes { Descriptor.write($0, to: descriptor) }
    if !isWritten { throw Failure(code: errno) }
  }

  /// Cuts the file to its newest lines when it has over twice as many as are kept.
  ///
  /// The new file is made beside the old one and takes its place in one step, so that there is a
  /// whole file at every moment.
  func compact(keeping limit: Int) throws(Failure) {
    let (descriptor, isLocked) = try openLocked()
    defer { close(descriptor) }
    // Without the lock somebody may be appending to the file that would be replaced.
    guard isLocked else { return }
    let lines = try lines(of: descriptor)
    guard lines.count > 2 * limit else { return }
    // The file may be reached through a link, which is to stay.
    guard let target = realpath(path, nil) else { throw Failure(code: errno) }
    defer { free(target) }
    let targetPath = String(cString: target)
    let temporaryPath = targetPath + ".new"
    let temporary = open(
      temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard temporary >= 0 else { throw Failure(code: errno) }
    var bytes: [UInt8] = []
    for line in lines.suffix(limit) {
      bytes += line
      bytes.append(UInt8(ascii: "\n"))
    }
    let isWritten = bytes.withUnsafeBytes { Descriptor.write($0, to: temporary) }
    let isKept = isWritten && fsync(temporary) == 0
    close(temporary)
    guard isKept, rename(temporaryPath, targetPath) == 0 else {
      let code = errno
      unlink(temporaryPath)
      throw Failure(code: code)
    }
  }

  // MARK: - Opening

  /// Opens the file for appending and takes its lock; says whether the lock was to be had.
  private func openLocked() throws(Failure) -> (descriptor: Int32, isLocked: Bool) {
    while true {
      let descriptor = try openFile(O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC)
      guard lock(descriptor) else { return (descriptor, false) }
      // While we waited, another session may have put a new file in this one's place.
      var opened = stat()
      var named = stat()
      if fstat(descriptor, &opened) == 0, stat(path, &named) == 0, opened.st_ino == named.st_ino,
        opened.st_dev == named.st_dev
      {
        if opened.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
        return (descriptor, true)
      }
      close(descriptor)
    }
  }

  private func openFile(_ flags: Int32) throws(Failure) -> Int32 {
    var descriptor: Int32
    repeat { descriptor = open(path, flags, 0o600) } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else { throw Failure(code: errno) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG { return descriptor }
    // A pipe would block and a device keeps nothing.
    close(descriptor)
    throw Failure(code: EINVAL)
  }

  /// Waits up to a second: a stopped session that holds the lock must not stop this one too.
  private func lock(_ descriptor: Int32) -> Bool {
    for _ in 0..<200 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK || errno == EINTR else { return false }
      usleep(5000)
    }
    return false
  }

  /// Makes the missing folders above the file.
  ///
  /// Failing shows when the file is opened.
  private func makeFolders() {
    var prefix = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      prefix += part
      if !prefix.isEmpty { mkdir(prefix, 0o700) }
      prefix += "/"
    }
  }

  // MARK: - Reading

  private func lines(of descriptor: Int32) throws(Failure) -> [ArraySlice<UInt8>] {
    var bytes: [UInt8] = []
    let size = lseek(descriptor, 0, SEEK_END)
    let isCut = size > Self.readableBytes
    lseek(descriptor, isCut ? size - off_t(Self.readableBytes) : 0, SEEK_SET)
    while true {
      guard let more = Descriptor.read(from: descriptor) else { throw Failure(code: errno) }
      if more.isEmpty { break }
      bytes += more
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    return isCut ? Array(lines.dropFirst()) : lines
  }

  private func endsWithNewline(_ descriptor: Int32) -> Bool {
    let size = lseek(descriptor, 0, SEEK_END)
    guard size > 0 else { return true }
    var last: UInt8 = 0
    return pread(descriptor, &last, 1, size - 1) != 1 || last == UInt8(ascii: "\n")
  }
}
