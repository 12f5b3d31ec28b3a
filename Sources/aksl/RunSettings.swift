import AKSLReports

/// What the options of the command line ask of a run.
struct RunSettings {
  var world = WorldChoice.sandbox
  /// Whether names that stand for the real ones are put in their place.
  var isAnonymous = false
  var start = StartDate.standard
  /// A script that runs before each source, in its session.
  var setUp: String?
  /// Values for `param`, by name.
  var parameters: [String: String] = [:]
  /// Variables of shell scripts, by name.
  var shellVariables: [String: String] = [:]
  /// What `set` would do before anything runs.
  var changes: [SettingChange] = []
  var seed: UInt64 = 0
  var output = OutputFormat.text
  var color = ColorChoice.auto
  var quiet = false
}

/// A setting that the command line changes.
struct SettingChange {
  /// As it was written there.
  let option: String
  let name: String
  let value: String

  init(option: String, _ name: String, _ value: String) {
    self.option = option
    self.name = name
    self.value = value
  }
}
