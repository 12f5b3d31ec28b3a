import AKSLJSON
package import AKSLLanguage

/// One JSON object per line and finding.
///
/// The keys are a promise, and always all there; what is not known is `null`. Lines and columns count from 1,
/// columns in Unicode scalars, and ends are the first place that is no longer meant; offsets count bytes of
/// UTF-8 from 0.
package struct JSONDiagnosticReport: DiagnosticReport {
  package init() {}

  package mutating func report(_ diagnostics: [Diagnostic], in source: SourceText, to write: Write) {
    guard !diagnostics.isEmpty else { return }
    let places = Places(map: LineMap(source))
    for diagnostic in diagnostics {
      var members: [JSONValue.Member] = [
        .init("code", .string(diagnostic.code.name)),
        .init("severity", .string(diagnostic.severity.rawValue)),
        .init("title", .string(diagnostic.title)),
        .init("file", .string(source.name)),
      ]
      members += places.members(of: diagnostic.range)
      members += [
        .init("label", .string(diagnostic.label)),
        .init(
          "labels",
          .array(
            diagnostic.labels.map { label in
              .object(places.members(of: label.range) + [.init("text", .string(label.text))])
            })),
        .init("expected", diagnostic.expected.map(JSONValue.string) ?? .null),
        .init("help", diagnostic.help.map(JSONValue.string) ?? .null),
        .init("fix", diagnostic.fixIt.map(places.fix) ?? .null),
      ]
      write(JSONValue.object(members).text() + "\n")
    }
  }

  package mutating func finish(to write: Write) {}

  private struct Places {
    let map: LineMap

    func members(of range: SourceRange) -> [JSONValue.Member] {
      let start = map.position(of: range.start)
      let end = map.position(of: max(range.start, range.end))
      return [
        .init("line", .integer(Int64(start.line))), .init("column", .integer(Int64(start.column))),
        .init("endLine", .integer(Int64(end.line))), .init("endColumn", .integer(Int64(end.column))),
        .init("offset", .integer(Int64(range.start))),
        .init("endOffset", .integer(Int64(max(range.start, range.end)))),
      ]
    }

    func fix(_ fixIt: Diagnostic.FixIt) -> JSONValue {
      .object(
        members(of: fixIt.range) + [
          .init("replacement", .string(fixIt.replacement)), .init("isGuess", .boolean(fixIt.isGuess)),
        ])
    }
  }
}
