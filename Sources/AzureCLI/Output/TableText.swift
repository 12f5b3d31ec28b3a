import AKSLJSON
import JMESPath

/// `-o table`: one line an element, its columns as wide as they need to be.
///
/// Az leaves it to Python's tabulate, in the style `simple`.
enum TableText {
  /// Keys that are no columns.
  private static let leftOut: Set<String> = ["id", "type", "etag"]

  /// The elements of a list are rows; anything else is one row.
  static func text(_ value: JSONValue) -> String {
    let rows: [[(title: String, cell: String)]]
    if case .array(let elements) = value { rows = elements.map(row) } else { rows = [row(value)] }
    guard !rows.isEmpty else { return "\n" }
    var titles: [String] = []
    for row in rows {
      for column in row where !titles.contains(column.title) { titles.append(column.title) }
    }
    guard !titles.isEmpty else { return "\n" }
    let cells = rows.map { row in titles.map { title in row.last { $0.title == title }?.cell ?? "" } }
    return lines(titles, cells).joined(separator: "\n") + "\n"
  }

  /// Values of an object with a word for them are its columns; elements of a list all are.
  private static func row(_ value: JSONValue) -> [(title: String, cell: String)] {
    switch value {
    case .object(let members):
      return members.compactMap { member in
        switch member.value {
        case .null, .array, .object: return nil
        default:
          guard !leftOut.contains(member.key) else { return nil }
          return (capitalized(member.key), PythonText.text(member.value))
        }
      }
    case .array(let elements):
      return elements.enumerated().map { index, element in
        ("Column\(index + 1)", element == .null ? "" : PythonText.text(element))
      }
    default: return [("Result", value == .null ? "" : PythonText.text(value))]
    }
  }

  private static func capitalized(_ key: String) -> String {
    key.unicodeScalars.first.map { $0.properties.uppercaseMapping + String(key.unicodeScalars.dropFirst()) }
      ?? key
  }

  private static func lines(_ titles: [String], _ rows: [[String]]) -> [String] {
    let hasBreaks = (titles + rows.joined()).contains {
      $0.unicodeScalars.contains { $0 == "\n" || $0 == "\r" }
    }
    // Blanks around a cell are not shown.
    let rows = rows.map { row in row.map(\.trimmedAsPython) }
    func width(_ cell: String) -> Int {
      cell.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }.map(\.count)
        .max() ?? 0
    }
    // Two more than the title, as tabulate has it.
    let widths = titles.indices.map { column in
      max(width(titles[column]) + 2, rows.lazy.map { width($0[column]) }.max() ?? 0)
    }
    func line(_ cells: [String]) -> String {
      var text = ""
      for (index, cell) in cells.enumerated() {
        if index > 0 { text += "  " }
        text += cell + String(repeating: " ", count: max(0, widths[index] - cell.unicodeScalars.count))
      }
      return text.trimmedAtEndAsPython
    }
    // A cell of several lines makes a row of several.
    func lines(_ row: [String]) -> [String] {
      guard hasBreaks else { return [line(row)] }
      let cells = row.map(\.linesAsPython)
      return (0..<(cells.map(\.count).max() ?? 0)).map { number in
        line(cells.map { number < $0.count ? $0[number] : "" })
      }
    }
    return lines(titles) + [line(widths.map { String(repeating: "-", count: $0) })] + rows.flatMap(lines)
  }
}

extension String {
  /// Without the blanks behind it, as `str.rstrip` leaves it.
  fileprivate var trimmedAtEndAsPython: String {
    var scalars = unicodeScalars[...]
    while let last = scalars.last, PythonText.isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// Without the blanks around it, as `str.strip` leaves it.
  fileprivate var trimmedAsPython: String {
    String(trimmedAtEndAsPython.unicodeScalars.drop(while: PythonText.isBlank))
  }

  /// Its lines, as `str.splitlines` finds them.
  fileprivate var linesAsPython: [String] {
    var lines: [String] = []
    var line = ""
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x0a where previous == "\r": break
      case 0x0a...0x0d, 0x1c...0x1e, 0x85, 0x2028, 0x2029:
        lines.append(line)
        line = ""
      default: line.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
