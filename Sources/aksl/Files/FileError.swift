/// A file that cannot be used; the words are the whole message.
struct FileError: Error, Hashable {
  /// `cannot read x.aksl: No such file or directory`
  let message: String
}
