/// How many columns of a terminal text takes.
package enum DisplayWidth {
  /// The columns of a line of text.
  package static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The columns of a character: 0 for marks on nothing, 2 for wide ones and emoji, else 1.
  package static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    // U+FE0F asks for the picture of an emoji that is otherwise text, and pictures are wide.
    if scalars.contains("\u{FE0F}"), scalars.first?.properties.isEmoji == true, scalars.count > 1 {
      return 2
    }
    return scalars.reduce(0) { max($0, of($1)) }
  }

  /// A line that is no wider than this; one that was has `…` at its end.
  package static func cut(_ line: String, to width: Int) -> String {
    guard of(line) > width else { return line }
    var text = ""
    var used = 1
    for character in line {
      used += of(character)
      if used > width { break }
      text.append(character)
    }
    return text + "…"
  }

  /// A line that is no wider than this; one that was has `…` in its middle, and the larger part behind it.
  package static func cutInside(_ line: String, to width: Int) -> String {
    guard of(line) > width, width > 2 else { return cut(line, to: width) }
    let head = cut(line, to: (width + 2) / 3)
    var tail: [Character] = []
    var left = width - of(head)
    for character in line.reversed() {
      left -= of(character)
      if left < 0 { break }
      tail.append(character)
    }
    return head + String(tail.reversed())
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return isControl(scalar) ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }  // vowels and finals of Hangul
    return isWide(scalar) ? 2 : 1
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    if scalar.properties.isEmojiPresentation { return true }
    return wideRanges.contains { $0.contains(scalar.value) }
  }

  /// East Asian Width W and F (UAX #11), without the emoji, which have a property of their own.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E,
    0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
    0x1D300...0x1D376, 0x1F1E6...0x1F1FF, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
