/// A text in YAML: whether it may stand as it is, or in which quotes.
struct YAMLScalar {
  enum Style { case plain, single, double }

  let scalars: [Unicode.Scalar]
  private var hasBreaks = false
  /// A character or a blank that only double quotes keep.
  private var needsDouble = false
  /// A blank at an end, a break, or a sign of YAML's.
  private var needsQuotes = false

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    needsQuotes = YAMLWord.isMeant(by: text) || text.hasPrefix("---") || text.hasPrefix("...")
    var previous: Unicode.Scalar?
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      look(at: scalar, after: previous, before: next)
      previous = scalar
    }
  }

  private mutating func look(
    at scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?
  ) {
    let isAtEnd = previous == nil || next == nil
    let isBeforeBlank = next.map(Self.isBlank) ?? true
    switch scalar {
    case "#", ",", "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`":
      // A `#` behind a blank begins a comment.
      if previous == nil || scalar == "#" && previous.map(Self.isBlank) == true { needsQuotes = true }
    case "?", "-": if previous == nil, isBeforeBlank { needsQuotes = true }
    case ":": if isBeforeBlank { needsQuotes = true }
    case " ":
      if isAtEnd { needsQuotes = true }
      if previous.map(Self.isBreak) == true { needsDouble = true }
    case _ where Self.isBreak(scalar):
      hasBreaks = true
      needsQuotes = true
      if previous == " " { needsDouble = true }
    default: break
    }
    if !Self.isPrintable(scalar) { needsDouble = true }
  }

  func style(isKey: Bool) -> Style {
    if needsDouble || (isKey && hasBreaks) { return .double }
    return needsQuotes || scalars.isEmpty ? .single : .plain
  }

  /// Whether it may stand before a `:` in its line: with its tag, which PyYAML counts, it is short.
  var isSimpleKey: Bool { scalars.count + "!!str".count < 128 && !scalars.isEmpty && !hasBreaks }

  // MARK: - Characters

  static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\0" || isBreak(scalar)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0a, 0x20...0x7e, 0x85, 0xa0...0xd7ff, 0xe000...0xfefe, 0xff00...0xfffd, 0x1_0000...0x10_fffe: true
    default: false
    }
  }

  /// Whether double quotes need an escape for it.
  static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x22, 0x5c, 0x85, 0x2028, 0x2029, 0xfeff: true
    case 0x20...0x7e, 0xa0...0xd7ff, 0xe000...0xfffd: false
    default: true
    }
  }

  static func escape(_ scalar: Unicode.Scalar) -> String {
    if let letter = letters[scalar] { return "\\" + letter }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let (mark, length) =
      switch scalar.value {
      case ...0xff: ("x", 2)
      case ...0xffff: ("u", 4)
      default: ("U", 8)
      }
    return "\\" + mark + String(repeating: "0", count: length - digits.utf8.count) + digits
  }

  private static let letters: [Unicode.Scalar: String] = [
    "\0": "0", "\u{07}": "a", "\u{08}": "b", "\t": "t", "\n": "n", "\u{0b}": "v", "\u{0c}": "f", "\r": "r",
    "\u{1b}": "e", "\"": "\"", "\\": "\\", "\u{85}": "N", "\u{a0}": "_", "\u{2028}": "L", "\u{2029}": "P",
  ]
}
