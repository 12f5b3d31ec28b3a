/// The grammar of the commands, made from their patterns: the last part of `grammar/aksl.ebnf`.
///
/// The parser never needs it: to the parser a command is a row of items. It is for people and editors.
package enum CommandGrammar {
  /// The line of the grammar's file below which everything is made by `text`.
  package static let marker = "(* commands: generated below *)"

  /// All verbs, and what their places take, as EBNF.
  package static var text: String {
    let groups = CommandTable.heads.map { head in
      let numbers = CommandTable.definitions(withHead: head)
      return (name: head + "Verb", forms: numbers.map { CommandTable.all[$0].pattern })
    }
    var lines = [
      "(* Each sentence of `verb` is a `command`; other commands parse, and are unknown. Options stand in any",
      "   order, each at most once. *)",
      "",
      rule("verb", groups.map(\.name)),
      "",
    ]
    for group in groups { lines.append(rule(group.name, group.forms.map(form))) }
    lines += ["", "(* What the places of verbs take. *)", ""]
    for type in placeTypes {
      let rule = "\(padded(name(of: type))) = \(definition(of: type)) ;"
      let isPlain = definition(of: type) == "item" || definition(of: type) == "bareWord"
      lines.append(isPlain ? "\(rule)   (* \(type.expectation) *)" : rule)
    }
    lines.append("\(padded("bareWord")) = WORD | NUMBER | VERSION | text | \"(\" , expression , \")\" ;")
    lines.append("(* A bare word stands for itself; `(x)` and `\"${x}\"` give the value of a variable. *)")
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: - Forms

  private static func rule(_ name: String, _ alternatives: [String]) -> String {
    let separator = "\n" + String(repeating: " ", count: padded(name).count + 1) + "| "
    return "\(padded(name)) = \(alternatives.joined(separator: separator)) ;"
  }

  private static func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(0, 15 - name.count))
  }

  private static func form(_ pattern: CommandPattern) -> String {
    var parts = pattern.fixed.map { element in
      switch element {
      case .word(let word): quoted(word)
      case .place(let place): self.name(of: place.type)
      }
    }
    let options = pattern.options.map(option)
    if options.count == 1 { parts.append("[ \(options[0]) ]") }
    let words = parts.joined(separator: " , ")
    guard options.count > 1 else { return words }
    let line = words + " , { \(options.joined(separator: " | ")) }"
    if line.count < 90 { return line }
    // One option a line.
    let margin = "\n" + String(repeating: " ", count: padded("").count + 5)
    return words + " ," + margin + "{ " + options.joined(separator: margin + "| ") + " }"
  }

  private static func option(_ option: CommandPattern.Option) -> String {
    let words = option.words.map(quoted).joined(separator: " | ")
    let word = option.words.count == 1 || option.places.isEmpty ? words : "( \(words) )"
    return ([word] + option.places.map { name(of: $0.type) }).joined(separator: " , ")
  }

  private static func quoted(_ word: String) -> String { "\"\(word)\"" }

  // MARK: - Places

  /// The types of all places, in the order in which they occur first.
  private static var placeTypes: [CommandPattern.PlaceType] {
    var types: [CommandPattern.PlaceType] = []
    for definition in CommandTable.definitions {
      let pattern = definition.pattern
      let fixed = pattern.fixed.compactMap { element in
        if case .place(let place) = element { place.type } else { nil }
      }
      for type in fixed + pattern.options.flatMap({ $0.places.map(\.type) }) where !types.contains(type) {
        types.append(type)
      }
    }
    return types
  }

  private static func name(of type: CommandPattern.PlaceType) -> String {
    switch type {
    case .newPool: "newPool"
    case .newCluster: "newCluster"
    case .newWorkload: "newWorkload"
    case .workload: "workload"
    case .loadSubject: "loadSubject"
    case .cpu: "cpu"
    case .memory: "memory"
    case .portion: "portion"
    case .text: "bareText"
    case .pool: "pool"
    case .cluster: "cluster"
    case .node: "node"
    case .resource: "resource"
    case .integer: "integer"
    case .duration: "duration"
    case .version: "version"
    case .map: "mapItem"
    case .profile: "autoscalerProfile"
    case .priorities: "expanderPriorities"
    case .newSnapshot: "newSnapshot"
    case .snapshot: "snapshot"
    case .schedule: "scheduleName"
    case .timeZone: "timeZone"
    case .vmSize: "vmSize"
    case .region: "region"
    case .range: "rangeItem"
    case .price: "price"
    case .minutes: "minutes"
    case .texts: "texts"
    case .enumeration(let enumeration): joined(enumeration.placeName)
    case .format: "format"
    case .chartForm: "chartForm"
    case .settingName: "settingName"
    case .setting: "setting"
    case .days: "days"
    case .command: "action"
    case .worldParts: "worldParts"
    case .traceFile: "traceFile"
    case .file, .script: "fileName"
    case .steps: "steps"
    case .jobs: "jobs"
    case .amount: "amount"
    case .moment: "pastMoment"
    case .words: "topic"
    case .expressions: "lines"
    case .watched: "watched"
    case .snapshots: "snapshots"
    }
  }

  /// `scale-down-mode` as a name of EBNF: `scaleDownMode`.
  private static func joined(_ name: String) -> String {
    let words = name.split(separator: "-")
    let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return words.prefix(1).joined() + rest.joined()
  }

  private static func definition(of type: CommandPattern.PlaceType) -> String {
    switch type {
    case .newPool, .newCluster, .newWorkload, .text, .newSnapshot, .snapshot, .schedule, .vmSize,
      .region:
      "bareWord"
    case .timeZone: "bareWord | PATH"
    case .pool, .cluster, .node, .resource, .workload, .loadSubject, .cpu, .memory, .portion, .integer,
      .duration, .version, .map, .profile, .priorities, .range, .price, .minutes, .texts:
      "item"
    case .enumeration(let enumeration): words(enumeration.spellings.map { $0.lowercased() }) + " | item"
    case .format: words(Exhibit.Format.allCases.map(\.rawValue))
    case .chartForm: words(Exhibit.Format.allCases.map(\.rawValue)) + " | \"svg\" , fileName"
    case .settingName: words(SettingTable.all.filter(\.hasCommonForm).map(\.name))
    case .setting: words(["on", "off"]) + " | item"
    case .days: "list | NAME"
    case .command:
      CommandTable.heads.filter { $0 != "explain" && $0 != "plan" }.map { $0 + "Verb" }.joined(
        separator: " | ")
    case .worldParts: "( text | map | list ) , { text | map | list }"
    case .traceFile: "text"
    case .file, .script: "item"
    case .steps, .jobs, .amount, .moment: "item"
    case .words, .expressions, .watched: "item , { item }"
    case .snapshots: "NAME | \"[\" , bareWord , { \",\" , bareWord } , \"]\""
    }
  }

  private static func words(_ words: [String]) -> String { words.map(quoted).joined(separator: " | ") }
}
