import AKSLInterpreter
import AKSLJSON

/// Data as YAML 1.2 that readers of YAML 1.1 understand in the same way: whatever either could take for
/// something else than text stands in quotes.
struct YAMLText {
  private var text = ""

  /// A document without its markers, ending in a newline.
  static func render(_ datum: Datum) -> String {
    let datum = datum.plain
    var yaml = YAMLText()
    if yaml.isInline(datum) {
      yaml.text = yaml.scalar(datum) + "\n"
    } else {
      yaml.writeBlock(datum, depth: 0)
    }
    return yaml.text
  }

  /// Whether the value stands on the line of its key.
  private func isInline(_ datum: Datum) -> Bool {
    switch datum {
    case .list(let elements): elements.isEmpty
    case .map(let entries): entries.isEmpty
    default: true
    }
  }

  private mutating func writeBlock(_ datum: Datum, depth: Int, afterDash: Bool = false) {
    let indentation = String(repeating: "  ", count: depth)
    switch datum {
    case .list(let elements):
      for (index, element) in elements.enumerated() {
        text += (afterDash && index == 0 ? "" : indentation) + "- "
        if isInline(element) {
          text += scalar(element) + "\n"
        } else {
          writeBlock(element, depth: depth + 1, afterDash: true)
        }
      }
    case .map(let entries):
      for (index, entry) in entries.enumerated() {
        text += (afterDash && index == 0 ? "" : indentation) + string(entry.key) + ":"
        if isInline(entry.value) {
          text += " " + scalar(entry.value) + "\n"
        } else {
          text += "\n"
          // A list stands at its key's own column, as kubectl prints it.
          if case .list = entry.value {
            writeBlock(entry.value, depth: depth)
          } else {
            writeBlock(entry.value, depth: depth + 1)
          }
        }
      }
    default: text += indentation + scalar(datum) + "\n"
    }
  }

  private func scalar(_ datum: Datum) -> String {
    switch datum {
    case .null: "null"
    case .boolean(let truth): truth ? "true" : "false"
    case .integer(let number): String(number)
    case .number(let number): Self.number(number)
    case .text(let text), .formatted(let text): string(text)
    case .list: "[]"
    case .map, .money: "{}"
    }
  }

  private static func number(_ number: Double) -> String {
    if number.isNaN { return ".nan" }
    if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
    return number.description
  }

  private func string(_ text: String) -> String {
    Self.isPlain(text) ? text : Self.quoted(text)
  }

  /// Whether a text may stand without quotes: it begins with a letter, has only letters, digits, blanks
  /// inside and signs that mean nothing, and is no word that YAML takes for a value.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first), text.utf8.last != UInt8(ascii: " "),
      !reservedWords.contains(text.lowercased())
    else { return false }
    return text.utf8.allSatisfy { byte in
      isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: " ") || plainSigns.contains(byte)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static let plainSigns = Set("_-./()+@;".utf8)
  private static let reservedWords: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]

  /// A text in double quotes: JSON's, which YAML 1.2 takes, with what YAML calls unprintable escaped as well.
  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in JSONValue.string(text).text().unicodeScalars {
      switch scalar.value {
      case 0x7F...0x9F: quoted += "\\x" + String(scalar.value, radix: 16)
      case 0x2028, 0x2029: quoted += "\\u" + String(scalar.value, radix: 16)
      case 0xFEFF: quoted += "\\ufeff"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted
  }
}
