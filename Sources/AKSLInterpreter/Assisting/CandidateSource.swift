import AKSLLanguage
import AKSModel

/// Gathers what begins with what was typed, without regard to case; everything, where nothing was typed.
///
/// Names are compared before anything is made of them: a world may have ten thousand.
struct CandidateSource {
  let prefix: String
  private let letters: [UInt8]
  private(set) var candidates: [Candidate] = []

  init(_ prefix: String) {
    self.prefix = prefix
    letters = Array(prefix.utf8).map(Self.lowered)
  }

  /// Whether a word begins with what was typed.
  func accepts(_ word: String) -> Bool {
    if letters.isEmpty { return true }
    var index = 0
    for byte in word.utf8 {
      guard Self.lowered(byte) == letters[index] else { return false }
      index += 1
      if index == letters.count { return true }
    }
    return false
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  mutating func add(_ word: String, _ help: @autoclosure () -> String, ending: String = " ") {
    if accepts(word) { candidates.append(Candidate(word, help(), ending: ending)) }
  }

  mutating func add(_ words: some Sequence<String>, _ help: String = "", ending: String = " ") {
    for word in words { add(word, help, ending: ending) }
  }

  /// Takes what is known to fit.
  mutating func take(_ candidate: Candidate) { candidates.append(candidate) }

  /// The closing quote is there already.
  mutating func dropQuotes() {
    for index in candidates.indices where candidates[index].ending.hasPrefix("\"") {
      candidates[index].ending = ""
    }
  }

  /// Of more candidates than these nobody sees that a word is there twice.
  private static let comparedCount = 1000

  /// Each word once, as it was offered first.
  mutating func removeDoubles() {
    if candidates.count > Self.comparedCount { return }
    var seen: Set<String> = []
    candidates.removeAll { !seen.insert($0.text).inserted }
  }
}
