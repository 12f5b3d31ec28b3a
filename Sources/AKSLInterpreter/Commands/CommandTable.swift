/// All verbs.
///
/// A new verb is a file beside this one, and a line here.
enum CommandTable {
  static let definitions: [CommandDefinition] =
    poolCommands + scaleCommands + workloadCommands + replayCommands + nodeCommands + clusterCommands
    + powerCommands
    + showCommands + chartCommands + loadReportCommands + timeCommands + timingCommands
    + watchCommands + worldCommands + savingCommands + faultCommands + settingCommands + helpCommands
    + explainCommands

  /// The numbers of the definitions whose first word is this.
  static func definitions(withHead head: String) -> [Int] { numbers[head] ?? [] }

  private static let numbers = Dictionary(grouping: definitions.indices) { definitions[$0].pattern.head }

  /// The first words of all commands, each once, in the order of the table.
  static var heads: [String] {
    var heads: [String] = []
    for definition in definitions where !heads.contains(definition.pattern.head) {
      heads.append(definition.pattern.head)
    }
    return heads
  }
}
