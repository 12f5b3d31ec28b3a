/// Finds the word that was probably meant.
package enum Spelling {
  /// The candidate nearest to a word, or nil when none is near enough to be worth saying.
  ///
  /// Case is ignored. The distance counts insertions, deletions, changes and swaps of neighbours; a third of
  /// the word's length, at least one, may differ. Of equal distances the first candidate wins, so that the
  /// caller's order decides and the answer is the same in every run. Where no whole candidate is near, the
  /// first part of a hyphenated one may be: `stuk` means `stuck-operation`.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().utf8)
    guard wanted.count <= 64 else { return nil }
    var whole = Search(wanted: wanted)
    var beginning = Search(wanted: wanted)
    for candidate in candidates where candidate != word {
      let letters = Array(candidate.lowercased().utf8)
      whole.consider(candidate, as: letters[...])
      if wanted.count >= 3, let hyphen = letters.firstIndex(of: UInt8(ascii: "-")) {
        beginning.consider(candidate, as: letters[..<hyphen])
      }
    }
    return whole.best?.word ?? beginning.best?.word
  }

  private struct Search {
    let wanted: [UInt8]
    var best: (distance: Int, word: String)?

    mutating func consider(_ candidate: String, as letters: ArraySlice<UInt8>) {
      let allowed = max(1, wanted.count / 3)
      guard abs(letters.count - wanted.count) <= allowed else { return }
      let distance = editDistance(wanted, Array(letters))
      if distance <= allowed, distance < (best?.distance ?? .max), distance < letters.count {
        best = (distance, candidate)
      }
    }
  }

  /// The optimal string alignment distance of two words.
  private static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = beforeLast
    for i in 1...a.count {
      row[0] = i
      for j in 1...b.count {
        let change = a[i - 1] == b[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      // The oldest row is written over next.
      swap(&beforeLast, &last)
      swap(&last, &row)
    }
    return last[b.count]
  }
}
