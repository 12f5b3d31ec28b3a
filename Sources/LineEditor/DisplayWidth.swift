import CEditline

/// How many columns of a terminal characters take.
enum DisplayWidth {
  /// How a character is shown, and its columns: control characters are spelt out, the terminal's own are not
  /// sent to it.
  static func shown(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    if scalar.value < 0x20 || scalar.value == 0x7F {
      return ("^" + String(Unicode.Scalar(UInt8(scalar.value) ^ 0x40)), 2)
    }
    let width = Int(ceditline_width(wchar_t(bitPattern: scalar.value)))
    return width < 0 ? ("\u{FFFD}", 1) : (String(scalar), width)
  }

  /// The columns of a text.
  static func of(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy(\.isPrintableASCII) { return text.utf8.count }
    return text.unicodeScalars.reduce(0) { $0 + ($1.value.isPrintableASCII ? 1 : shown($1).width) }
  }

  /// The columns of a text whose colours are written into it already, as `ESC [ … m`.
  static func ofStyled(_ text: some StringProtocol) -> Int {
    guard text.utf8.contains(0x1B) else { return of(text) }
    return text.split(separator: "\u{1B}[", omittingEmptySubsequences: false).enumerated().reduce(0) {
      width, part in
      width + of(part.offset == 0 ? part.element : part.element.drop { $0 != "m" }.dropFirst())
    }
  }

  /// A text that takes so many columns at most; a sign stands for what is missing.
  static func cut(_ text: some StringProtocol, to columns: Int) -> String {
    // No text has fewer bytes than columns.
    if text.utf8.count <= columns || of(text) <= columns { return String(text) }
    var result = String.UnicodeScalarView()
    var rest = columns - 1
    for scalar in text.unicodeScalars {
      rest -= shown(scalar).width
      if rest < 0 { break }
      result.append(scalar)
    }
    return columns > 0 ? String(result) + String(Signs.cut) : ""
  }

  /// The same for a text with styles.
  static func cut(_ text: StyledText, to columns: Int) -> StyledText {
    guard of(text.text) > columns else { return text }
    var result = StyledText("")
    var rest = columns
    for part in text.parts where rest > 0 {
      let width = of(part.text)
      // What follows is cut off, so that this part has to leave room for the sign of that.
      result.append(cut(width < rest ? part.text : part.text + " ", to: rest), part.style)
      rest -= width
    }
    return result
  }
}

extension FixedWidthInteger {
  /// Whether it is one of the characters that take one byte and one column.
  var isPrintableASCII: Bool { self >= 0x20 && self < 0x7F }
}
