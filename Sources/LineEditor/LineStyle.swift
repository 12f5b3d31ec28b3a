/// How characters look, where the terminal and its user allow it.
package struct LineStyle: Hashable, Sendable {
  /// The colours that every terminal has, in the order of their numbers.
  package enum Color: Int, Hashable, Sendable {
    case black
    case red
    case green
    case yellow
    case blue
    case magenta
    case cyan
    case white
    /// Bright black.
    case grey = 60
  }

  package var color: Color?
  package var isBold: Bool
  package var isDim: Bool
  package var isUnderlined: Bool
  package var isReversed: Bool

  package init(
    color: Color? = nil, isBold: Bool = false, isDim: Bool = false, isUnderlined: Bool = false,
    isReversed: Bool = false
  ) {
    self.color = color
    self.isBold = isBold
    self.isDim = isDim
    self.isUnderlined = isUnderlined
    self.isReversed = isReversed
  }

  /// As the terminal shows text by itself.
  package static let plain = LineStyle()

  /// What has the terminal draw like this, whatever came before (ECMA-48, "select graphic rendition").
  ///
  /// It is written hundreds of times a key, so that no text is made of it.
  func write(to bytes: inout [UInt8]) {
    bytes.append(0x1B)
    bytes.append(UInt8(ascii: "["))
    if self != .plain {
      bytes.append(UInt8(ascii: "0"))
      func add(_ code: Unicode.Scalar) {
        bytes.append(UInt8(ascii: ";"))
        bytes.append(UInt8(ascii: code))
      }
      if isBold { add("1") }
      if isDim { add("2") }
      if isUnderlined { add("4") }
      if isReversed { add("7") }
      if let color {
        bytes.append(UInt8(ascii: ";"))
        bytes.append(UInt8(ascii: color == .grey ? "9" : "3"))
        bytes.append(UInt8(ascii: "0") + UInt8(color.rawValue % 10))
      }
    }
    bytes.append(UInt8(ascii: "m"))
  }
}

/// A text of parts that look each in its own way.
package struct StyledText: Hashable, Sendable, ExpressibleByStringLiteral {
  package struct Part: Hashable, Sendable {
    package var text: String
    package var style: LineStyle
  }

  package private(set) var parts: [Part] = []

  package init(_ text: String, _ style: LineStyle = .plain) { append(text, style) }

  package init(stringLiteral text: String) { append(text, .plain) }

  /// The characters without their looks.
  package var text: String { parts.map(\.text).joined() }

  /// The same with a name of what is open in its leading blanks, where one has room there.
  func naming(_ opening: LineOpening?) -> StyledText {
    guard let opening, let first = parts.first else { return self }
    let room = first.text.prefix { $0 == " " }.count - 1
    guard let name = opening.names.first(where: { DisplayWidth.of($0) <= room }) else { return self }
    var result = self
    result.parts[0].text =
      String(repeating: " ", count: room - DisplayWidth.of(name)) + name + first.text.dropFirst(room)
    return result
  }

  /// The same with the signs that the terminal can show.
  var shown: StyledText {
    guard Signs.areASCII else { return self }
    var result = self
    for place in parts.indices { result.parts[place].text = Signs.spelt(parts[place].text) }
    return result
  }

  /// Goes on with a text.
  package mutating func append(_ text: String, _ style: LineStyle) {
    if !text.isEmpty { parts.append(Part(text: text, style: style)) }
  }
}
