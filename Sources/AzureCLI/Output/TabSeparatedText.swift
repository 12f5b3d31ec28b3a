import AKSLJSON
import JMESPath

/// `-o tsv`: one line an element, tabs between its values, nothing around them.
enum TabSeparatedText {
  static func text(_ value: JSONValue) -> String {
    guard case .array(let rows) = value else { return line(value) }
    return rows.map(line).joined()
  }

  private static func line(_ row: JSONValue) -> String {
    let cells: [String] =
      switch row {
      case .array(let values): values.map(cell)
      case .object(let members): members.map { cell($0.value) }
      // A truth of its own is small, one in a row is Python's.
      case .boolean(let truth): [truth ? "true" : "false"]
      default: [cell(row)]
      }
    return cells.joined(separator: "\t") + "\n"
  }

  /// Of a list in a row only its length is told, of an object nothing.
  private static func cell(_ value: JSONValue) -> String {
    switch value {
    case .array(let elements): String(elements.count)
    case .object: ""
    default: PythonText.text(value)
    }
  }
}
