import AKSLJSON
import AKSLLanguage

/// What is wrong with a source as JSON: one shape, whether a run tells it or a check.
///
/// Lines and columns count from 1, columns in Unicode scalars, and ends are the first place that is no longer meant;
/// offsets count bytes of UTF-8 from 0.
struct DiagnosticEncoder {
  let map: LineMap

  /// What is particular to a diagnostic, behind its file, line and column.
  func members(of diagnostic: Diagnostic) -> [JSONValue.Member] {
    [
      .init("severity", .string(diagnostic.severity.rawValue)),
      .init("code", .string(diagnostic.code.name)),
      .init("message", .string(diagnostic.title)),
    ] + Array(place(diagnostic.range).dropFirst(2)) + [
      .init("label", .string(diagnostic.label)),
      .init(
        "labels",
        .array(diagnostic.labels.map { .object(place($0.range) + [.init("message", .string($0.text))]) })),
      .init("expected", diagnostic.expected.map(JSONValue.string) ?? .null),
      .init("help", diagnostic.help.map(JSONValue.string) ?? .null),
      .init("fix", diagnostic.fixIt.map(fix) ?? .null),
    ]
  }

  /// Line and column of the start, then the rest of a range.
  func place(_ range: SourceRange) -> [JSONValue.Member] {
    let start = map.position(of: range.start)
    let end = map.position(of: max(range.start, range.end))
    return [
      .init("line", .integer(Int64(start.line))), .init("column", .integer(Int64(start.column))),
      .init("endLine", .integer(Int64(end.line))), .init("endColumn", .integer(Int64(end.column))),
      .init("offset", .integer(Int64(range.start))),
      .init("endOffset", .integer(Int64(max(range.start, range.end)))),
    ]
  }

  private func fix(_ fixIt: Diagnostic.FixIt) -> JSONValue {
    .object(
      place(fixIt.range) + [
        .init("replacement", .string(fixIt.replacement)), .init("isGuess", .boolean(fixIt.isGuess)),
      ])
  }
}
