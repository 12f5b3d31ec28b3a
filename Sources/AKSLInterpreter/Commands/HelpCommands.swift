import AKSLLanguage
import AKSModel

extension CommandTable {
  /// `help`: made from the tables of verbs, properties and functions.
  static let helpCommands = [
    CommandDefinition(
      "help <topic:words>", "what a verb, a thing or a function is", examples: ["help scale", "help pool"]
    ) { arguments throws(Fault) in
      .exhibit(try HelpPages.page(on: arguments.text("topic") ?? ""))
    },
    CommandDefinition("help", "all verbs", examples: ["help"]) { _ throws(Fault) in
      .exhibit(HelpPages.overview())
    },
  ]
}

/// The pages of `help`.
enum HelpPages {
  /// The constructs of the language, for people who look for a word.
  private static let constructs: [(form: String, summary: String)] = [
    ("let NAME = VALUE", "a variable; NAME = VALUE changes it, NAME += VALUE adds"),
    ("assert CONDITION[, \"why\"]", "fails the script when the condition does not hold"),
    ("expect error CODE { … }", "the last command must be refused with this code; also behind a command"),
    ("if … { } else { }", "also as a value: if a then b else c"),
    ("for NAME in VALUES { }", "lists, ranges such as 1..5, nodes; while, repeat, break, continue"),
    ("def NAME(a, b = 1) { }", "a function; return gives its value"),
    ("scenario \"name\" [tags] { }", "a test on a copy of the world"),
    ("check { … }", "all assertions of the block are looked at, and reported together"),
    ("invariant \"text\": …", "a condition that holds from here on; a violation fails the script"),
    ("branch NAME { }", "a future on a copy of the world; `diff NAME` and `restore NAME` look at its end"),
    (
      "every DAY at TIME as NAME { }",
      "a schedule, by the clock of `set timezone`; also every 15m { }; cancel NAME ends it"
    ),
    ("at dN TIME { }", "runs once, on a day or at a time of day; also at 19:00 { }"),
    ("after DURATION { }", "runs once, when the time has passed"),
    ("param NAME = VALUE", "a constant that --param NAME=VALUE sets"),
    ("include \"file.aksl\"", "the statements of another file, once"),
    (
      "requires model 2026.11",
      "an error if the rules are older; a failure names rules changed since; also requires aksl 0.1"
    ),
    ("eventually within D: …", "also always for D:, never for D:, wait until … within D"),
    ("print VALUE, …", "texts hold values: \"${dev.count} nodes\""),
  ]

  static func overview() -> Exhibit {
    let commands = CommandTable.heads.map { head in
      let definitions = CommandTable.definitions(withHead: head).map { CommandTable.definitions[$0] }
      let usage = definitions.count == 1 ? definitions[0].pattern.usage : "\(head) …"
      return (usage, definitions.count == 1 ? definitions[0].summary : summaryOfGroup(head))
    }
    return page(
      "help",
      "Commands\n\(columns(commands))\n\nLanguage\n\(columns(constructs.map { ($0.form, $0.summary) }))\n\n"
        + "`help pool` tells more about a word, `help functions` lists the functions.",
      .list(commands.map { .map([.init("usage", .text($0.0)), .init("summary", .text($0.1))]) }))
  }

  /// Words that people look for, and the topic that has them.
  private static let aliases = [
    "schedule": "every", "schedules": "every", "settings": "set",
    "quirk": "set",
  ]

  static func page(on asked: String) throws(Fault) -> Exhibit {
    let topic = aliases[asked] ?? asked
    let words = topic.split(separator: " ").map(String.init)
    let commands = CommandTable.definitions.filter { definition in
      zip(words, definition.pattern.fixed).allSatisfy { word, element in
        element == .word(word)
      } && words.count <= definition.pattern.fixed.count
    }
    var parts: [String] = []
    if !commands.isEmpty {
      let lines = commands.map {
        "\($0.pattern.usage)\n    \($0.summary)\n    for example: \($0.examples[0])"
      }
      parts.append(lines.joined(separator: "\n"))
    }
    if let function = Builtin.table.first(where: { $0.name == topic }) {
      parts.append(
        "\(function.form)\n    \(function.summary)\n    for example: \(function.example)")
    }
    if topic == "functions" {
      parts += Builtin.topics.map { "\($0.title)\n" + columns($0.functions.map { ($0.form, $0.summary) }) }
    }
    if let owner = Property.Owner(rawValue: topic),
      let properties = PropertyTable.owners.first(where: { $0.owner == owner })?.properties
    {
      parts.append("Properties of a \(topic)\n" + columns(properties.map { ($0.name, $0.summary) }))
    }
    if let construct = constructs.first(where: { $0.form.split(separator: " ")[0] == topic }) {
      parts.append("\(construct.form)\n    \(construct.summary)")
    }
    if let enumeration = Enumeration.allCases.first(where: { $0.placeName == topic }) {
      parts.append("\(topic): " + enumeration.spellings.joined(separator: ", "))
    }
    if topic == "set" {
      parts.append("Settings\n" + columns(SettingTable.all.map { ($0.name, $0.values) }))
    }
    if let setting = SettingTable.all.first(where: { $0.name == topic }) {
      parts.append("set \(setting.name): \(setting.values)\n    \(setting.summary)")
    }
    guard !parts.isEmpty else {
      let topics = topics
      throw .unknownName(topic, kind: "help topic", nearest: Spelling.nearest(to: topic, among: topics))
    }
    return page("help \(topic)", parts.joined(separator: "\n\n"), .text(parts.joined(separator: "\n\n")))
  }

  /// Everything that `help` knows a page on.
  static var topics: [String] {
    CommandTable.heads + ["functions"] + Builtin.table.map(\.name) + Property.Owner.allCases.map(\.rawValue)
      + constructs.map { String($0.form.split(separator: " ")[0]) } + Enumeration.allCases.map(\.placeName)
      + SettingTable.all.map(\.name)
  }

  private static func summaryOfGroup(_ head: String) -> String {
    switch head {
    case "pool": "add, update, scale, start, stop, delete, show a pool"
    case "cluster": "create, use, start, stop, delete, show a cluster"
    case "show":
      "pools, nodes, clusters, operations, events, schedules, cost, rules, settings; add `as json`, `yaml` or `csv`"
    case "world": "start over: empty, or the sandbox"
    case "set": "changes a setting: `show settings` lists them; also `set quirk NAME on`"
    case "explain": "what a code, a rule or a setting means; what the rules say of a command"
    default: CommandTable.definitions(withHead: head).first.map { CommandTable.definitions[$0].summary } ?? ""
    }
  }

  private static func columns(_ rows: [(String, String)]) -> String {
    let width = min(44, rows.map(\.0.count).max() ?? 0)
    return rows.map { form, summary in
      form.count > width
        ? "  \(form)\n  \(String(repeating: " ", count: width))  \(summary)"
        : "  \(form)\(String(repeating: " ", count: width - form.count))  \(summary)"
    }.joined(separator: "\n")
  }

  private static func page(_ title: String, _ text: String, _ data: Datum) -> Exhibit {
    Exhibit(title: title, columns: [], rows: [], text: text, data: data, format: .table)
  }
}
