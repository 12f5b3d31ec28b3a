#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What tells one state of a file from another; nil for one that is not there.
struct FileStamp: Equatable {
  private let seconds: Int
  private let nanoseconds: Int
  /// In bytes.
  let size: Int64
  private let number: UInt64

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec)
    size = Int64(status.st_size)
    number = UInt64(status.st_ino)
  }
}
