package import AKSLJSON

/// Values as Python's `str` and `repr` show them: `None`, `True`, `['a', 1.5]`.
extension PythonText {
  /// `str`: a text as it is.
  package static func text(_ value: JSONValue) -> String {
    if case .string(let string) = value { string } else { repr(value) }
  }

  /// `repr`: a text in quotes.
  package static func repr(_ value: JSONValue) -> String {
    var text = ""
    show(value, in: &text)
    return text
  }

  /// The name of a value's class.
  static func typeName(of value: JSONValue) -> String {
    switch value {
    case .null: "NoneType"
    case .boolean: "bool"
    case .integer: "int"
    case .number: "float"
    case .string: "str"
    case .array: "list"
    case .object: "dict"
    }
  }

  private static func show(_ value: JSONValue, in text: inout String) {
    switch value {
    case .null: text += "None"
    case .boolean(let truth): text += truth ? "True" : "False"
    case .integer(let number): text += String(number)
    case .number(let number): text += self.number(number)
    case .string(let string): text += quoted(string)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        show(element, in: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += ", " }
        text += quoted(member.key) + ": "
        show(member.value, in: &text)
      }
      text += "}"
    }
  }

  /// A text in single quotes, unless only these are in it; what cannot be printed has an escape.
  package static func quoted(_ text: String) -> String {
    let quote: Unicode.Scalar = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = ""
    result.unicodeScalars.append(quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case quote: result += "\\\(quote)"
      case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        let (mark, length) =
          switch scalar.value {
          case ...0xff: ("x", 2)
          case ...0xffff: ("u", 4)
          default: ("U", 8)
          }
        result += "\\" + mark + String(repeating: "0", count: length - digits.utf8.count) + digits
      }
    }
    result.unicodeScalars.append(quote)
    return result
  }

  /// `str.isprintable` of one character.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }
}
