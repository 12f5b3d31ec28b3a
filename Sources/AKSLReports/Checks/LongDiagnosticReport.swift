package import AKSLLanguage

/// Each finding with its source underlined, and the sum of it all in a last line.
package struct LongDiagnosticReport: DiagnosticReport {
  private var renderer: DiagnosticRenderer
  private let hasSummary: Bool
  private var sources = 0
  private var errors = 0
  private var warnings = 0

  /// A report for a screen of some width; nil when the text goes to no screen.
  package init(style: Style, width: Int? = nil, hasSummary: Bool = true) {
    renderer = DiagnosticRenderer(style: style, width: width)
    self.hasSummary = hasSummary
  }

  package mutating func report(_ diagnostics: [Diagnostic], in source: SourceText, to write: Write) {
    sources += 1
    for diagnostic in diagnostics {
      if diagnostic.severity == .error { errors += 1 } else { warnings += 1 }
      write(renderer.render(FailureMessage(diagnostic, in: source)) + "\n")
    }
  }

  package mutating func finish(to write: Write) {
    guard hasSummary else { return }
    func count(_ number: Int, _ noun: String) -> String {
      "\(number == 0 ? "no" : String(number)) \(noun)\(number == 1 ? "" : "s")"
    }
    write("\(count(errors, "error")) and \(count(warnings, "warning")) in \(count(sources, "source"))\n")
  }
}
