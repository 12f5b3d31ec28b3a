/// How the newest entry goes on that begins like what is typed.
struct HistoryHint {
  private var typed: [UInt8] = []
  /// Where the entry stands that was found last; all newer ones begin otherwise.
  private var place = Int.max

  /// What comes behind a text; nil when no entry goes on like it.
  ///
  /// What is typed letter by letter is looked for from where the search before has ended.
  mutating func continuation(of text: String, in entries: [String]) -> String? {
    let bytes = Array(text.utf8)
    let start =
      !typed.isEmpty && bytes.prefix(typed.count) == typed[...]
      ? min(place, entries.count - 1) : entries.count - 1
    typed = bytes
    place = -1
    guard !bytes.isEmpty else { return nil }
    for index in stride(from: start, through: 0, by: -1) where entries[index].goesOn(like: bytes) {
      place = index
      return String(decoding: entries[index].utf8.dropFirst(bytes.count), as: UTF8.self)
    }
    return nil
  }

  /// The rest of a hint's first word, with the blanks before it.
  static func firstWord(of hint: String) -> String {
    let blanks = hint.prefix(while: \.isWhitespace)
    return String(blanks + hint.dropFirst(blanks.count).prefix { !$0.isWhitespace })
  }

  /// What of an assistant's hint can be accepted: the words before the first that stands for others.
  static func literalWords(of hint: String) -> String {
    guard let sign = hint.firstIndex(where: "<[(|…".contains) else { return hint }
    // The whole word is left, not only what comes from the sign on.
    let end = hint[..<sign].lastIndex(of: " ").map { hint.index(after: $0) } ?? hint.startIndex
    return String(hint[..<end])
  }
}

extension String {
  /// Whether it begins with these bytes and has more.
  fileprivate func goesOn(like bytes: [UInt8]) -> Bool {
    guard utf8.count > bytes.count else { return false }
    return utf8.withContiguousStorageIfAvailable { own in
      bytes.indices.allSatisfy { own[$0] == bytes[$0] }
    } ?? utf8.starts(with: bytes)
  }
}
