/// The signs beyond ASCII that the program writes of its own accord, and what stands for them on a terminal whose user
/// has said no word of UTF-8.
package enum Signs {
  /// What stands where something was cut off: one column in any case.
  static let cut: Character = TerminalLocale.saysUTF8() ? "…" : "~"

  /// A text as the terminal can show it; letters of names are left as they are.
  package static func shown(_ text: String) -> String { TerminalLocale.saysUTF8() ? text : spelt(text) }

  /// A text with signs of ASCII alone.
  static func spelt(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    for character in text {
      if character == "…" {
        // Behind a word it stands for the rest of it, and takes the place of one character.
        result += result.last.map { " \n`\"'([{<=,".contains($0) } ?? true ? "..." : "~"
      } else {
        result += others[character] ?? String(character)
      }
    }
    return result
  }

  private static let others: [Character: String] = [
    "–": "-", "—": "-", "“": "\"", "”": "\"", "×": "x", "¹": "^1", "⁸": "8",
  ]
}
