/// Writes a line of an expected text so that it describes a printed one: what of its words fits stays, with its marks.
struct LineUpdate {
  /// A word, or `[..]`, and the blanks before it.
  private struct Word {
    var blanks: String
    var text: String
    var isGap: Bool
  }

  /// Nil where the lines have too little in common to be the same one.
  static func text(of line: String, for printed: String, _ captures: Captures) -> String? {
    let (wanted, words) = (words(of: line, hasMarks: true), words(of: printed, hasMarks: false))
    let patterns = wanted.map { TextPattern($0.text) }
    let alignment = LineAlignment(
      expected: wanted.count, actual: words.count, isGap: { wanted[$0].isGap },
      matches: { row, column in
        var captures = captures
        return patterns[row].matches(words[column].text, &captures)
      })
    var text = ""
    var kept = 0
    var last: Word?
    func add(_ word: Word, blanks: String) {
      text += blanks + word.text
      last = word
    }
    /// Beside a gap, how many blanks were printed is the gap's affair.
    func add(_ word: Word, printed: Word) {
      add(word, blanks: last?.isGap == true ? String(word.blanks.prefix(1)) : printed.blanks)
    }
    for step in alignment.steps {
      switch step {
      case .gap(let row, _): add(wanted[row], blanks: String(wanted[row].blanks.prefix(1)))
      case .pair(let row, let column):
        add(wanted[row], printed: words[column])
        kept += 1
      case .changed(let rows, let columns):
        for (offset, column) in columns.enumerated() {
          var word = words[column]
          word.text = TextPattern.escaped(word.text)
          // What stands in the place of a word stands as that did beside a gap.
          if offset < rows.count, last?.isGap == true {
            word.blanks = wanted[rows.lowerBound + offset].blanks
          }
          add(word, printed: words[column])
        }
      }
    }
    let count = wanted.count { !$0.isGap }
    guard kept > 0, kept * 2 >= count else { return nil }
    var captures = captures
    return TextPattern(text).matches(printed, &captures) ? text : nil
  }

  private static func words(of line: String, hasMarks: Bool) -> [Word] {
    var words: [Word] = []
    let bytes = Array(line.utf8)
    var next = 0
    let gap = Array("[..]".utf8)
    func isGap(_ place: Int) -> Bool {
      hasMarks && bytes[place...].starts(with: gap) && (place == 0 || bytes[place - 1] != UInt8(ascii: "\\"))
    }
    while next < bytes.count {
      let start = next
      while next < bytes.count, bytes[next].isBlank { next += 1 }
      let blanks = String(decoding: bytes[start..<next], as: UTF8.self)
      let word = next
      if next < bytes.count, isGap(next) {
        next += gap.count
      } else {
        while next < bytes.count, !bytes[next].isBlank, next == word || !isGap(next) { next += 1 }
      }
      guard next > word else { break }
      let text = String(decoding: bytes[word..<next], as: UTF8.self)
      words.append(Word(blanks: blanks, text: text, isGap: text == "[..]" && hasMarks))
    }
    return words
  }
}
