package import AKSLLanguage

/// Tells what was found in sources without running them.
package protocol DiagnosticReport {
  /// Where its text goes.
  typealias Write = (String) -> Void

  /// Tells what was found in one source, which may be nothing.
  mutating func report(_ diagnostics: [Diagnostic], in source: SourceText, to write: Write)

  /// Tells what is to be said when all sources were looked at.
  mutating func finish(to write: Write)
}
