/// A file that cannot be used.
struct FileError: Error, Hashable {
  /// The whole message: `cannot read x.aksl: No such file or directory`.
  let message: String
}
