extension String {
  /// The text with what a terminal would obey made visible: control characters as their pictures (`␛`), the
  /// marks that turn the direction of writing as U+FFFD.
  ///
  /// Line breaks stay.
  ///
  /// Messages quote sources, and a source must not be able to move the cursor or to hide its text.
  var visible: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }) { return self }
    var text = ""
    for scalar in unicodeScalars {
      text.unicodeScalars.append(scalar == "\n" ? scalar : scalar.visible)
    }
    return text
  }

  /// The same in one line.
  package var visibleLine: String {
    String(visible.map { $0 == "\n" ? " " : $0 })
  }
}

extension Unicode.Scalar {
  /// The scalar, or what stands for it where it would not be seen.
  var visible: Unicode.Scalar {
    switch value {
    case 0x00..<0x20: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200E...0x200F: "\u{FFFD}"
    default: self
    }
  }
}
