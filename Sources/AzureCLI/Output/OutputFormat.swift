import AKSLJSON

/// `--output`: how a result is written.
///
/// `jsonc` and `yamlc` are JSON and YAML, with colours on a terminal.
enum OutputFormat: String, CaseIterable {
  case json, jsonc, yaml, yamlc, table, tsv, none
}

/// What a command gives back, to be searched and written.
struct AzureResult {
  /// Objects have their members in the order in which az holds them: a table of a query has its columns so.
  var value: JSONValue
  /// How az makes rows of it for a table where there is no query; nil: az has nothing special for it.
  var rows: TableColumns?
  var isQueried = false

  /// Standard output: lines with their ends.
  func text(_ format: OutputFormat, isColored: Bool = false) throws(AzureFailure) -> String {
    switch format {
    case .jsonc where isColored: return ColoredText.json(try text(.json))
    case .yamlc where isColored: return ColoredText.yaml(try text(.yaml))
    case .json, .jsonc: return value.sortedByKeys.text(.pretty) + "\n"
    case .yaml, .yamlc: return YAMLWriter.document(value.sortedByKeys)
    case .table:
      if !isQueried, let rows { return TableText.text(try rows.rows(of: value)) }
      return TableText.text(isQueried ? value : value.withSortedRows)
    case .tsv: return TabSeparatedText.text(isQueried ? value : value.withSortedRows)
    case .none: return ""
    }
  }
}

extension JSONValue {
  /// The same with the members of all objects in the order of their keys, which is that of UTF-8.
  var sortedByKeys: JSONValue {
    switch self {
    case .null, .boolean, .integer, .number, .string: self
    case .array(let elements): .array(elements.map(\.sortedByKeys))
    case .object(let members):
      .object(members.map { Member($0.key, $0.value.sortedByKeys) }.sorted { $0.key.isBefore($1.key) })
    }
  }

  /// The rows of a table that az has no columns for: the members of each in the order of their keys.
  fileprivate var withSortedRows: JSONValue {
    switch self {
    case .array(let rows): .array(rows.map(\.withSortedMembers))
    default: withSortedMembers
    }
  }

  /// An object with its own members sorted.
  var withSortedMembers: JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.sorted { $0.key.isBefore($1.key) })
  }
}

extension String {
  /// Whether it stands before another as Python compares texts: by code points, as UTF-8 keeps them.
  func isBefore(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
