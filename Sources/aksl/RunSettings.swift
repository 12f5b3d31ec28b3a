import AKSLReports

/// What the options of the command line ask of a run.
struct RunSettings {
  var world = WorldChoice.sandbox
  var start = StartDate.standard
  /// Values for `param`, by name.
  var parameters: [String: String] = [:]
  var seed: UInt64 = 0
  var output = OutputFormat.text
  var color = ColorChoice.auto
  var quiet = false
}
