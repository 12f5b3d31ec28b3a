/// All verbs.
///
/// A new verb is a file beside this one, and a line here.
enum CommandTable {
  /// Those of the language, which scripts have, too.
  static let definitions: [CommandDefinition] =
    poolCommands + scaleCommands + workloadCommands + replayCommands + nodeCommands + clusterCommands
    + powerCommands
    + showCommands + chartCommands + loadReportCommands + timeCommands + timingCommands
    + watchCommands + worldCommands + savingCommands + faultCommands + settingCommands + helpCommands
    + explainCommands

  /// With those that only a prompt has, behind them.
  static let all = definitions + promptCommands

  /// The numbers in `all` of the commands whose first word is this.
  static func definitions(withHead head: String) -> [Int] { numbers[head] ?? [] }

  private static let numbers = Dictionary(grouping: all.indices) { all[$0].pattern.head }

  /// The first words of all commands of the language, each once, in the order of the table.
  static let heads = heads(of: definitions)
  /// Those that only a prompt has.
  static let promptHeads = heads(of: promptCommands)

  private static func heads(of definitions: [CommandDefinition]) -> [String] {
    var heads: [String] = []
    for definition in definitions where !heads.contains(definition.pattern.head) {
      heads.append(definition.pattern.head)
    }
    return heads
  }
}
