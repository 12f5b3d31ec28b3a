/// A search for entries of the history that contain a pattern, from the newest on.
///
/// Capitals in the pattern have to be there; without any, the case of letters does not matter.
struct HistorySearch {
  /// An entry, and what of it is the pattern, in UTF-8 bytes.
  struct Match: Hashable {
    var place: Int
    var text: String
    var range: Range<Int>
  }

  /// The entries, oldest first.
  let entries: [String]
  /// What is looked for.
  private(set) var pattern = ""
  /// What was found last; nil before anything was typed.
  private(set) var match: Match?
  /// Whether nothing contains the whole pattern; what was found before is then still there.
  private(set) var hasFailed = false

  init(in entries: [String]) { self.entries = entries }

  /// Looks for more: what is found may still fit.
  mutating func extend(by text: String) {
    pattern += text
    look(from: match?.place ?? entries.count - 1, by: -1, except: nil)
  }

  /// Looks for less, from the newest entry on.
  mutating func shorten() {
    guard !pattern.isEmpty else { return }
    pattern.removeLast()
    match = nil
    hasFailed = false
    if !pattern.isEmpty { look(from: entries.count - 1, by: -1, except: nil) }
  }

  /// The next older entry that differs.
  mutating func older() {
    guard let match else { return look(from: entries.count - 1, by: -1, except: nil) }
    look(from: match.place - 1, by: -1, except: match.text)
  }

  /// The next newer entry that differs.
  mutating func newer() {
    guard let match else { return }
    look(from: match.place + 1, by: 1, except: match.text)
  }

  private mutating func look(from start: Int, by step: Int, except shown: String?) {
    guard !pattern.isEmpty else { return }
    let ignoresCase = !pattern.utf8.contains { Self.isCapital($0) }
    let bytes = Array(pattern.utf8)
    var place = start
    while entries.indices.contains(place) {
      let entry = entries[place]
      if entry != shown, let range = Self.range(of: bytes, in: entry, ignoringCase: ignoresCase) {
        match = Match(place: place, text: entry, range: range)
        hasFailed = false
        return
      }
      place += step
    }
    hasFailed = true
  }

  /// Where a pattern stands last in a text.
  static func range(of pattern: [UInt8], in text: String, ignoringCase: Bool) -> Range<Int>? {
    var text = text
    return text.withUTF8 { bytes in
      guard pattern.count <= bytes.count, let first = pattern.first else { return nil }
      func lower(_ byte: UInt8) -> UInt8 { ignoringCase && isCapital(byte) ? byte | 0x20 : byte }
      var start = bytes.count - pattern.count
      while start >= 0 {
        if lower(bytes[start]) == first,
          pattern.indices.allSatisfy({ lower(bytes[start + $0]) == pattern[$0] })
        {
          return start..<start + pattern.count
        }
        start -= 1
      }
      return nil
    }
  }

  private static func isCapital(_ byte: UInt8) -> Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte }
}
