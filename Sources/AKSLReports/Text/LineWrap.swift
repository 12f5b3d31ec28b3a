/// Breaks text for people into lines that fit a screen, between words only.
package enum LineWrap {
  /// Lines no wider than `width`.
  ///
  /// A line that fits stays as it is. Otherwise each line begins with the blanks of the first, and those after it
  /// with `hanging` more. A word that is too long has a line of its own; what stands in brackets stays together.
  package static func lines(of text: String, width: Int, hanging: Int = 0) -> [String] {
    guard DisplayWidth.of(text) > width else { return [text] }
    let margin = String(text.prefix { $0 == " " })
    let further = margin + String(repeating: " ", count: hanging)
    var lines: [String] = []
    for word in words(of: text) {
      if let line = lines.last, DisplayWidth.of(line) + 1 + DisplayWidth.of(word) <= width {
        lines[lines.count - 1] = "\(line) \(word)"
      } else {
        lines.append((lines.isEmpty ? margin : further) + word)
      }
    }
    return lines.isEmpty ? [""] : lines
  }

  /// The words, and `[mode <mode>]` as one of them.
  private static func words(of text: String) -> [String] {
    let words = text.split(separator: " ")
    var joined: [String] = []
    var index = 0
    while index < words.count {
      var end = index
      if words[index].hasPrefix("["), !words[index].contains("]") {
        let last = words[index...].prefix(longestBracket).firstIndex { $0.contains("]") }
        end = last ?? index
      }
      joined.append(words[index...end].joined(separator: " "))
      index = end + 1
    }
    return joined
  }

  /// How many words in brackets are kept together.
  private static let longestBracket = 3
}
