import AKSModel

@testable import AKSLInterpreter

/// Statements from the patterns of all commands, so that a new verb or option is tried without a word here.
struct StatementGenerator {
  private(set) var random: SplitMix

  init(seed: UInt64) { random = SplitMix(state: seed) }

  /// The commands that do something to a world or read all of it; help and explain only print.
  static let definitions = CommandTable.definitions.map(\.pattern).filter { pattern in
    !["help", "explain", "plan"].contains(pattern.head) && !pattern.text.contains(":setting>")
  }

  /// Those that need not wait for what they begin.
  private static let operations = definitions.filter { $0.options.contains { $0.words == ["nowait"] } }

  /// One statement, as a script has it.
  mutating func statement() -> String {
    switch pick(0..<100) {
    case 0..<3: "wait"
    case 3..<6: "advance \(pick(1..<4000))s"
    case 6..<8: "undo"
    case 8..<10: "redo"
    case 10: ["set strict on", "set strict off"][pick(0..<2)]
    case 11: scheduled()
    case 12..<15: "stop (\"dev\") nowait"
    case 15..<18: "start (\"dev\") nowait"
    case 18..<20: "world sandbox"
    default: command()
    }
  }

  /// Something that a schedule does later.
  private mutating func scheduled() -> String {
    switch pick(0..<3) {
    case 0: "cancel later"
    case 1: "every \(pick(1..<90))m as later { \(command()) }"
    default: "after \(pick(1..<90))m { \(command()) }"
    }
  }

  private mutating func command() -> String {
    let pattern = chosenPattern()
    var words = pattern.fixed.map { element in
      switch element {
      case .word(let word): word
      case .place(let place): value(of: place)
      }
    }
    // Of many options few are chosen: most combinations would be refused.
    let oneOf = max(4, pattern.options.count)
    for option in pattern.options where pick(0..<oneOf) == 0 || option.words == ["nowait"] && pick(0..<2) == 0
    {
      words.append(option.words[pick(option.words.indices)])
      words += option.places.map { value(of: $0) }
    }
    return words.joined(separator: " ")
  }

  /// Every third is one of those that ask Azure for an operation; what shows something or begins anew is rare: the
  /// laws are about what comes of changes.
  private mutating func chosenPattern() -> CommandPattern {
    if pick(0..<3) == 0 { return Self.operations[pick(Self.operations.indices)] }
    while true {
      let pattern = Self.definitions[pick(Self.definitions.indices)]
      let isRare =
        ["show", "world", "diff", "restore", "plot", "compare", "watch"].contains(pattern.head)
        || pattern.text.contains(" show")
      if !isRare || pick(0..<12) == 0 { return pattern }
    }
  }

  private mutating func value(of place: CommandPattern.Place) -> String {
    switch place.type {
    case .newPool, .pool: "(\"\(oneOf("dev", "dev", "dev", "system", "web", "api", "win", "nodepool1"))\")"
    case .newCluster, .cluster: "(\"\(oneOf("sandbox", "sandbox", "prod", "Sandbox"))\")"
    case .newWorkload, .workload: "(\"\(oneOf("api", "db"))\")"
    case .loadSubject: oneOf("(\"api\")", "dev/3")
    case .cpu: oneOf("500m", "0.5", "1")
    case .memory: oneOf("512Mi", "1Gi", "1G")
    case .portion: oneOf("0", "1", "50%", "\"33%\"")
    case .resource: oneOf("dev", "system", "sandbox")
    case .node: "\(oneOf("dev", "system"))/\(pick(0..<14))"
    // Calculated, so that a name that is not there shows when it runs.
    case .newSnapshot, .snapshot, .schedule: "(\"\(oneOf("a", "b", "later"))\")"
    case .settingName: oneOf("strict", "evidence", "stop-deletes-instances")
    case .timeZone: "UTC"
    case .vmSize: "Standard_\(oneOf("DS2_v2", "D4s_v5", "D2ds_v5", "D8s_v5"))"
    case .region: oneOf("eastus", "westeurope")
    case .integer: "\(pick(0..<20) == 0 ? pick(-1..<1200) : pick(0..<15))"
    case .duration: "\(pick(0..<300))s"
    case .version: oneOf("1.31", "1.32", "1.33", "1.34", "1.33.2", "1.99")
    case .profile: oneOf("{}", "{scan-interval: 20s}", "{expander: \"priority\"}", "{a: 1}")
    case .priorities: oneOf("{}", "{\"50\": \".*\"}", "{a: 1}")
    case .map: oneOf("{}", "{env: \"dev\"}", "{a: \"1\", b: \"2\"}")
    case .range: "\(pick(0..<5))..\(pick(0..<12))"
    case .price: oneOf("$0.05", "0.1", "-1")
    case .minutes: oneOf("5", "30m", "100h")
    case .texts: oneOf("1", "[1, 2]", "\"a=b:NoSchedule\"", "[]")
    case .days: "[d\(pick(1..<9))]"
    case .format: oneOf("table", "json", "yaml", "csv")
    case .chartForm: oneOf("table", "json", "yaml", "csv", "svg \"chart.svg\"")
    case .enumeration(let enumeration): enumeration.spellings[pick(enumeration.spellings.indices)]
    case .worldParts:
      "{name: \"\(oneOf("prod", "sandbox"))\", agentPoolProfiles: [{name: \"system\", mode: \"System\", count: 2}, "
        + "{name: \"dev\", count: \(pick(0..<9))}]}"
    case .traceFile: "\"trace.csv\""
    case .file, .script: oneOf("shop.aksl", "\"a\"", "./b.aksl")
    case .steps: oneOf("[[0s, 3]]", "[[0s, 1], [90s, 7]]", "[[1m, 0], [2m, 5], [2h, 2]]")
    case .jobs: oneOf("[[0s, 5m]]", "[[0s, 1s], [90s, null]]")
    case .amount: oneOf("0.5", "3", "0")
    case .moment: "\(pick(0..<9))m"
    case .setting, .words: "on"
    case .watched: oneOf("dev.nodes.running", "nodes.total (cost.total > $3)", "dev/3.ready")
    case .expressions:
      oneOf("dev.nodes.running", "[dev.count, cost.total]", "dev/3.ready elapsed", "nodes.total")
    case .snapshots: oneOf("[now]", "[(\"a\"), now]", "[(\"b\")]")
    case .command: oneOf("stop dev", "scale dev to 3")
    case .text: "\"\(oneOf("a", "shop", "1", "10%"))\""
    }
  }

  mutating func pick(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func oneOf(_ words: String...) -> String { words[pick(words.indices)] }
}
