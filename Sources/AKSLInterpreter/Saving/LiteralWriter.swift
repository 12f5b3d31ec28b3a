import AKSLLanguage

/// Data as literals of the language, an entry of what is large on a line of its own.
struct LiteralWriter {
  private(set) var text = ""
  private var depth = 0

  /// What is longer is broken into lines.
  private static let width = 90

  mutating func writeList(_ elements: [Datum]) {
    if elements.count == 1 {
      write(elements[0])
    } else {
      write(.list(elements))
    }
  }

  private mutating func write(_ value: Datum) {
    let line = Self.line(value)
    // The indent counts by what the formatter makes of it.
    guard line.utf8.count + 2 * depth > Self.width else {
      text += line
      return
    }
    switch value {
    case .list(let elements):
      write(elements.map { ("", $0) }, "[", "]")
    case .map(let entries):
      write(entries.map { ("\(Self.key($0.key)): ", $0.value) }, "{", "}")
    default: text += line
    }
  }

  private mutating func write(_ parts: [(String, Datum)], _ open: String, _ close: String) {
    text += open + "\n"
    depth += 1
    for (head, value) in parts {
      text += head
      write(value)
      text += ",\n"
    }
    depth -= 1
    text += close
  }

  /// All on one line.
  private static func line(_ value: Datum) -> String {
    switch value {
    case .null: "null"
    case .boolean(let truth): truth ? "true" : "false"
    case .integer(let number): String(number)
    case .number(let number): Decimal(number).exactText
    case .text(let text), .formatted(let text): quoted(text)
    case .described(_, let data): line(data)
    case .list(let elements): "[" + elements.map(line).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\(key($0.key)): \(line($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// A name where it can be one.
  private static func key(_ key: String) -> String {
    let isName =
      key.utf8.first.map { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") } == true
      && key.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
    return isName ? key : quoted(key)
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "$": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{200e}", "\u{200f}", "\u{2028}"..."\u{202e}",
        "\u{2066}"..."\u{2069}":
        quoted += "\\u{\(String(scalar.value, radix: 16))}"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
