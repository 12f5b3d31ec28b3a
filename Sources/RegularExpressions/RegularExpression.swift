/// A regular expression of a dialect that Go's RE2 and Python's `re` read alike, by a search that cannot hang.
///
/// | written | is |
/// |---|---|
/// | `.` | any character but the end of a line |
/// | `[a-z_]` `[^0-9]` | one of these characters; none of them |
/// | `\d` `\w` `\s` `\D` `\W` `\S` | a digit, a letter, digit or `_`, a blank, of ASCII; none of these |
/// | `x*` `x+` `x?` `x{2}` `x{2,}` `x{2,5}` | how often; a `?` behind it changes nothing, because only yes or no is asked |
/// | `xy` `x\|y` `(x)` `(?:x)` `(?P<name>x)` | one behind the other, one of them, a group |
/// | `^` `$` `\A` `\z` `\b` `\B` | beginning and end of the text, border of a word and none |
/// | `(?i)` `(?m)` `(?s)` `(?i:x)` `(?-i)` | from here on ASCII letters in either case, `^` and `$` at lines, `.` takes ends of lines |
/// | `\t` `\n` `\r` `\f` `\v` `\a` `\x41` `\x{1F600}` | that character; of `\.` and other signs the sign itself |
///
/// What looks back or ahead has no place in a search of this kind, and is a mistake at its place, as is everything that
/// the two dialects read differently. All threads of the search go through the text side by side (Thompson's
/// construction), so that the work is at most the product of both lengths.
package struct RegularExpression: Sendable {
  /// Why a text is no such expression.
  package struct Mistake: Error, Hashable, Sendable {
    /// What is wrong, as the title of a message.
    package let title: String
    /// In UTF-8 bytes of the expression.
    package let range: Range<Int>
    package let help: String?
  }

  /// The longest expression, in UTF-8 bytes.
  package static let maximumLength = 4096
  /// The longest program: what counts repeat is written out in it.
  static let maximumProgram = 4000
  /// How deep groups may stand in groups.
  static let maximumDepth = 100
  /// How often `{n}` may repeat something.
  static let maximumCount = 1000

  /// As it is written.
  package let text: String
  let program: [Instruction]
  let sets: [CharacterSet]

  package init(_ text: String) throws(Mistake) {
    self.text = text
    var parser = try RegexParser(text)
    let node = try parser.parse()
    var compiler = RegexCompiler()
    try compiler.add(node)
    try compiler.finish()
    (program, sets) = (compiler.program, compiler.sets)
  }

  /// How much work a character may be, in instructions.
  package var work: Int { program.count }

  /// The expression for a text itself.
  package static func escaped(_ text: some StringProtocol) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if #"\.[]{}()*+?|^$"#.unicodeScalars.contains(scalar) { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }

  /// Whether it describes a part of a text.
  package func isFound(in text: String) -> Bool { runs(on: text, isWhole: false) }

  /// Whether it describes all of a text.
  package func matches(_ text: String) -> Bool { runs(on: text, isWhole: true) }

  private func runs(on text: String, isWhole: Bool) -> Bool {
    var search = RegexSearch(self, Array(text.unicodeScalars), isWhole: isWhole)
    return search.run()
  }
}

extension RegularExpression: Hashable {
  package static func == (a: Self, b: Self) -> Bool { a.text == b.text }

  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// A step of the program that an expression becomes.
enum Instruction: Sendable {
  case character(Unicode.Scalar)
  /// By its index; ASCII letters in either case where that is asked for.
  case set(Int)
  case any(takesLineFeed: Bool)
  case border(Border)
  case jump(Int)
  /// Both go on.
  case split(Int, Int)
  case end
}

/// What stands between two characters.
enum Border: Hashable, Sendable {
  case textStart, textEnd, lineStart, lineEnd, word, noWord
}

/// Some characters.
struct CharacterSet: Hashable, Sendable {
  var ranges: [ClosedRange<Unicode.Scalar>] = []
  var isNegated = false

  static let digits = CharacterSet(ranges: ["0"..."9"])
  static let word = CharacterSet(ranges: ["0"..."9", "A"..."Z", "_"..."_", "a"..."z"])
  static let blanks = CharacterSet(ranges: ["\t"..."\n", "\u{c}"..."\r", " "..." "])

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar) } != isNegated
  }

  /// The same with the other case of each ASCII letter.
  var ignoringCase: CharacterSet {
    var set = self
    for range in ranges {
      for (letters, others) in [("a"..."z", "A"), ("A"..."Z", "a")]
        as [(ClosedRange<Unicode.Scalar>, Unicode.Scalar)]
      where range.overlaps(letters) {
        let part = range.clamped(to: letters)
        let shift = { (letter: Unicode.Scalar) in
          Unicode.Scalar(UInt8(others.value + letter.value - letters.lowerBound.value))
        }
        set.ranges.append(shift(part.lowerBound)...shift(part.upperBound))
      }
    }
    return set
  }

  /// The ranges of all other characters.
  var complement: [ClosedRange<Unicode.Scalar>] {
    var gaps: [ClosedRange<Unicode.Scalar>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound.value > next, let gap = Self.range(next, range.lowerBound.value - 1) {
        gaps.append(gap)
      }
      next = max(next, range.upperBound.value + 1)
    }
    if let gap = Self.range(next, 0x10_ffff) { gaps.append(gap) }
    return gaps
  }

  /// Between two numbers; halves of surrogate pairs are no characters.
  private static func range(_ low: UInt32, _ high: UInt32) -> ClosedRange<Unicode.Scalar>? {
    guard let low = Unicode.Scalar((0xd800...0xdfff).contains(low) ? 0xe000 : low),
      let high = Unicode.Scalar((0xd800...0xdfff).contains(high) ? 0xd7ff : high), low <= high
    else { return nil }
    return low...high
  }
}
