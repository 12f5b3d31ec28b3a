import AKSLInterpreter

extension Datum {
  /// The value as the language writes it, for the prompt: texts in quotes, so that `"5"` is not `5`.
  package var literal: String {
    switch self {
    case .null: "null"
    case .boolean(let truth): truth ? "true" : "false"
    case .integer(let number): String(number)
    case .number(let number): AmountFormat.number(number)
    case .text(let text): Self.quoted(text)
    case .formatted(let text): text
    case .list(let elements): "[" + elements.map(\.literal).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\(Self.key($0.key)): \($0.value.literal)" }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "$": result += "\\$"
      case _ where scalar.visible != scalar: result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A key: bare where the language reads it as a name.
  private static func key(_ key: String) -> String {
    let isName = key.utf8.enumerated().allSatisfy { index, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): index > 0
      default: false
      }
    }
    return isName && !key.isEmpty ? key : quoted(key)
  }
}
