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

  /// How far the file was read.
  struct Position: Hashable {
    /// Which file it was; another one has its place once it was compacted.
    var node: UInt64 = 0
    var offset: Int = 0
  }

  /// What the file has beyond a position.
  struct News {
    /// Oldest first.
    var lines: [ArraySlice<UInt8>] = []
    /// Whether it is another file by now, and the lines are all it has.
    var isWhole = false
    /// How far the file is read with that.
    var position = Position()
  }

  let path: String

  /// The lines beyond a position; none when there is no such file.
  func load(since position: Position = Position()) throws(Failure) -> News {
    let descriptor: Int32
    do {
      descriptor = try openFile(O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    } catch {
      if error.code == ENOENT { return News(position: position) }
      throw error
    }
    defer { close(descriptor) }
    return try news(of: descriptor, since: position)
  }

  /// Appends one line; the folders and the file are made when missing, for the owner only.
  ///
  /// What other sessions have added in between is given back.
  func append(_ line: [UInt8], since position: Position) throws(Failure) -> News {
    makeFolders()
    let (descriptor, isLocked) = try openLocked()
    defer { close(descriptor) }
    var news = try news(of: descriptor, since: position)
    var record = line + [UInt8(ascii: "\n")]
    if isLocked, !endsWithNewline(descriptor) {
      // Somebody was stopped in the middle of a line: it stays what it is, ours begins anew.
      record.insert(UInt8(ascii: "\n"), at: 0)
    }
    let isWritten = record.withUnsafeBytes { Descriptor.write($0, to: descriptor) }
    if !isWritten { throw Failure(code: errno) }
    news.position.offset = Int(lseek(descriptor, 0, SEEK_END))
    return news
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
    let lines = try news(of: descriptor, since: Position()).lines
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

  private func news(of descriptor: Int32, since position: Position) throws(Failure) -> News {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Failure(code: errno) }
    let (node, size) = (UInt64(status.st_ino), Int(status.st_size))
    let isWhole = node != position.node || size < position.offset
    let start = isWhole ? 0 : position.offset
    if start == size { return News(isWhole: isWhole, position: Position(node: node, offset: size)) }
    var bytes: [UInt8] = []
    let isCut = size - start > Self.readableBytes
    lseek(descriptor, off_t(isCut ? size - Self.readableBytes : start), SEEK_SET)
    while true {
      guard let more = Descriptor.read(from: descriptor) else { throw Failure(code: errno) }
      if more.isEmpty { break }
      bytes += more
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    return News(
      lines: isCut ? Array(lines.dropFirst()) : lines, isWhole: isWhole,
      position: Position(node: node, offset: (isCut ? size - Self.readableBytes : start) + bytes.count))
  }

  private func endsWithNewline(_ descriptor: Int32) -> Bool {
    let size = lseek(descriptor, 0, SEEK_END)
    guard size > 0 else { return true }
    var last: UInt8 = 0
    return pread(descriptor, &last, 1, size - 1) != 1 || last == UInt8(ascii: "\n")
  }
}
