/// The words that a command gets while they are put together: unquoted values are split at blanks, quoted ones
/// are not, and what stands side by side is one word.
///
/// Names of files are not looked for: there are none, and a pattern that fits nothing stays as it is.
package struct ShellFields {
  private var fields: [ShellWord] = []
  private var current: ShellWord?
  private let range: Range<Int>

  /// The fields of one word of the script, which stands there.
  package init(range: Range<Int>) { self.range = range }

  /// A literal, or something in quotes.
  package mutating func put(_ text: String) { begin { $0.text += text } }

  /// A value outside of quotes.
  package mutating func split(_ text: String) {
    var part = ""
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\t" || scalar == "\n" {
        if !part.isEmpty { put(part) }
        part = ""
        end()
      } else {
        part.unicodeScalars.append(scalar)
      }
    }
    if !part.isEmpty { put(part) }
  }

  /// A value that is not known: taken for one word, or a part of one.
  package mutating func putOpaque() { begin { $0.isOpaque = true } }

  /// Ends the word of the script, and gives what has become of it.
  package consuming func finish() -> [ShellWord] {
    end()
    return fields
  }

  private mutating func begin(_ change: (inout ShellWord) -> Void) {
    var word = current ?? ShellWord(text: "", range: range)
    change(&word)
    current = word
  }

  private mutating func end() {
    if let current { fields.append(current) }
    current = nil
  }
}
