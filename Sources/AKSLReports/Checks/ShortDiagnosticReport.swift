package import AKSLLanguage

/// One line each, as compilers give it to editors: `file:line:column: error[S004]: title`; and one for each further place of
/// it, as a note: what else az says of a line stands there.
package struct ShortDiagnosticReport: DiagnosticReport {
  private var renderer = DiagnosticRenderer(style: .plain)

  package init() {}

  package mutating func report(_ diagnostics: [Diagnostic], in source: SourceText, to write: Write) {
    let lines = diagnostics.contains { !$0.labels.isEmpty } ? LineMap(source) : nil
    for diagnostic in diagnostics {
      write(renderer.renderShort(FailureMessage(diagnostic, in: source)))
      for label in diagnostic.labels {
        guard let place = lines?.position(of: label.range.start) else { continue }
        write("\(source.name.visibleLine):\(place.line):\(place.column): note: \(label.text.visibleLine)\n")
      }
    }
  }

  package mutating func finish(to write: Write) {}
}
