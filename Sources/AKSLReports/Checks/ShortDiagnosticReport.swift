package import AKSLLanguage

/// One line each, as compilers give it to editors: `file:line:column: error[S004]: title`.
package struct ShortDiagnosticReport: DiagnosticReport {
  private var renderer = DiagnosticRenderer(style: .plain)

  package init() {}

  package mutating func report(_ diagnostics: [Diagnostic], in source: SourceText, to write: Write) {
    for diagnostic in diagnostics { write(renderer.renderShort(FailureMessage(diagnostic, in: source))) }
  }

  package mutating func finish(to write: Write) {}
}
