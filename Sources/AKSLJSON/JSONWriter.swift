/// Writes JSON as RFC 8259 has it: the same value always gives the same bytes.
package struct JSONWriter: Sendable {
  /// How the text is laid out.
  package enum Layout: Sendable {
    /// One line without blanks, for a stream of one value per line.
    case compact
    /// Two spaces of indentation and one member or element per line, for people.
    case pretty
  }

  /// What has been written so far.
  package private(set) var text = ""

  private let layout: Layout
  private var depth = 0

  package init(layout: Layout = .compact) {
    self.layout = layout
  }

  /// Appends a value.
  package mutating func write(_ value: JSONValue) {
    switch value {
    case .null: text += "null"
    case .boolean(let truth): text += truth ? "true" : "false"
    case .integer(let number): text += String(number)
    // Swift's description of a double is the shortest text that reads back as the same double.
    case .number(let number): text += number.isFinite ? number.description : "null"
    case .string(let string): write(string)
    case .array(let elements):
      writeList(elements, open: "[", close: "]") { writer, element in writer.write(element) }
    case .object(let members):
      writeList(members, open: "{", close: "}") { writer, member in
        writer.write(member.key)
        writer.text += writer.layout == .pretty ? ": " : ":"
        writer.write(member.value)
      }
    }
  }

  private mutating func writeList<Element>(
    _ elements: [Element], open: String, close: String,
    _ writeElement: (inout JSONWriter, Element) -> Void
  ) {
    text += open
    guard !elements.isEmpty else {
      text += close
      return
    }
    depth += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      breakLine()
      writeElement(&self, element)
    }
    depth -= 1
    breakLine()
    text += close
  }

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    text += "\n"
    for _ in 0..<depth { text += "  " }
  }

  /// Appends a string in quotes.
  ///
  /// Only what must be escaped is: quotes, backslashes and control characters.
  private mutating func write(_ string: String) {
    text += "\""
    if string.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
      for scalar in string.unicodeScalars { writeEscaped(scalar) }
    } else {
      text += string
    }
    text += "\""
  }

  private mutating func writeEscaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\u{08}": text += "\\b"
    case "\u{0C}": text += "\\f"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case "\u{00}"..."\u{1F}":
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    default: text.unicodeScalars.append(scalar)
    }
  }
}
