import AKSLJSON
package import AKSLLanguage

/// One JSON object per line and finding: the events of type `diagnostic` that a run would tell, at no time.
///
/// The keys are a promise, and always all there; what is not known is `null`.
package struct JSONDiagnosticReport: DiagnosticReport {
  package init() {}

  package mutating func report(_ diagnostics: [Diagnostic], in source: SourceText, to write: Write) {
    guard !diagnostics.isEmpty else { return }
    let encoder = DiagnosticEncoder(map: LineMap(source))
    for diagnostic in diagnostics {
      let members: [JSONValue.Member] = [
        .init("type", .string("diagnostic")), .init("at", .null), .init("file", .string(source.name)),
      ]
      let object = members + encoder.place(diagnostic.range).prefix(2) + encoder.members(of: diagnostic)
      write(JSONValue.object(object).text() + "\n")
    }
  }

  package mutating func finish(to write: Write) {}
}
