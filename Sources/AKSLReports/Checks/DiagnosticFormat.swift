/// The forms in which `check` tells what it has found.
package enum DiagnosticFormat: String, CaseIterable, Sendable {
  /// For people: the source with the fault underlined.
  case long
  /// One line each, for editors and `grep`.
  case short
  /// One JSON object per line.
  case json
  /// One SARIF document, for the reviews of code hosts.
  case sarif
}
