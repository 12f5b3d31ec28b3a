/// A file that cannot be used.
struct FileError: Error, Hashable {
  /// The whole message: `cannot read x.aksl: No such file or directory`.
  let message: String
  /// Only why: `No such file or directory`.
  var reason: String

  init(message: String, reason: String? = nil) {
    self.message = message
    self.reason = reason ?? message
  }
}
