import AKSLReports

/// What the options of the command line ask of a run.
struct RunSettings {
  /// Values for `param`, by name.
  var parameters: [String: String] = [:]
  var start = StartDate.standard
  var world = WorldChoice.sandbox
  var seed: UInt64 = 0
  var output = OutputFormat.text
  var color = ColorChoice.auto
  var quiet = false
}
