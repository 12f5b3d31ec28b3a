import AKSLLanguage
import AKSModel
import AzureCLI

extension CommandTable {
  /// `help`: made from the tables of verbs, properties and functions.
  static let helpCommands = [
    CommandDefinition(
      "help <topic:words>", "what a verb, a thing or a function is", examples: ["help scale", "help pool"]
    ) { arguments throws(Fault) in
      .exhibit(try HelpPages.page(on: arguments.text("topic") ?? ""))
    },
    CommandDefinition(
      "help tour", "plays the guide in ten steps, on a world of its own", examples: ["help tour"]
    ) { _ throws(Fault) in .tour },
    CommandDefinition("help", "all verbs", examples: ["help"]) { _ throws(Fault) in
      .exhibit(HelpPages.overview())
    },
  ]
}

/// The pages of `help`.
enum HelpPages {
  static func overview() -> Exhibit {
    let commands = CommandTable.heads.map { head in
      let definitions = CommandTable.definitions(withHead: head).map { CommandTable.all[$0] }
      let usage = definitions.count == 1 ? brief(definitions[0].pattern) : "\(head) …"
      return (usage, definitions.count == 1 ? definitions[0].summary : summary(ofVerb: head))
    }
    return Exhibit(
      title: "help",
      sections: [
        .init("Commands", rows: commands.map { [$0.0, $0.1] }),
        .init("At a prompt only", rows: promptRows),
        .init("Language", rows: Construct.all.map { [$0.form, $0.summary] }),
        .init(lines: [
          "`help pool` tells more about a word, `help functions` lists the functions, `help prompt` the keys.",
          "`help tour` plays a guide in ten steps. Pages: "
            + HelpTopic.all.map { "`help \($0.name)`" }.joined(separator: ", ") + ".",
        ]),
      ],
      data: .list(commands.map { .map([.init("usage", .text($0.0)), .init("summary", .text($0.1))]) }),
      format: .table)
  }

  /// A pattern in the list of all: a long one without its options, so that there is room beside it.
  private static func brief(_ pattern: CommandPattern) -> String {
    pattern.usage.count > 32 && !pattern.options.isEmpty ? pattern.form + " […]" : pattern.usage
  }

  /// What only a prompt has: each word once.
  static var promptRows: [[String]] {
    CommandTable.promptCommands.map { [$0.pattern.usage, $0.summary] }
  }

  /// Words that people look for, and the topic that has them.
  private static let aliases = [
    "schedule": "every", "schedules": "every", "settings": "set",
    "quirk": "set", "each": "scenario", "skip": "scenario", "todo": "scenario",
    "editor": PromptHelp.topic,
    "doc": DocumentHelp.topic, "document": DocumentHelp.topic, "markdown": DocumentHelp.topic,
  ]

  static func page(on asked: String) throws(Fault) -> Exhibit {
    let topic = aliases[asked] ?? asked
    let words = topic.split(separator: " ").map(String.init)
    if words.first == "az", let help = AzureHelp(on: Array(words.dropFirst())) { return page(on: help) }
    let commands = CommandTable.all.filter { definition in
      definition.pattern.fixedWords.starts(with: words)
    }
    var sections = commands.map { entry($0.pattern.usage, $0.summary, example: $0.examples[0]) }
    if let function = Builtin.table.first(where: { $0.name == topic }) {
      sections.append(entry(function.form, function.summary, example: function.example))
    }
    if topic == "functions" {
      sections += Builtin.topics.map { .init($0.title, rows: $0.functions.map { [$0.form, $0.summary] }) }
    }
    if let owner = Property.Owner(rawValue: topic),
      let properties = PropertyTable.owners.first(where: { $0.owner == owner })?.properties
    {
      sections.append(.init("Properties of a \(topic)", rows: properties.map { [$0.name, $0.summary] }))
    }
    if let construct = Construct.named(topic) {
      sections.append(entry(construct.form, construct.summary, example: construct.example))
    }
    if let term = AzureTerm.named(topic) { sections += term.sections }
    if let page = HelpTopic.named(topic) {
      sections.append(
        .init(page.name, lines: ["    \(page.summary)"], rows: page.rows.map { [$0.form, $0.text] }))
    }
    if topic == PromptHelp.topic { sections += PromptHelp.sections }
    if topic == DocumentHelp.topic { sections += DocumentHelp.sections }
    if topic == "set" {
      sections.append(.init("Settings", rows: SettingTable.all.map { [$0.name, $0.values] }))
    }
    if let setting = SettingTable.all.first(where: { $0.name == topic }) {
      sections.append(entry("set \(setting.name): \(setting.values)", setting.summary))
    }
    if sections.isEmpty { sections = option(topic) }
    guard !sections.isEmpty else {
      throw .unknownName(topic, kind: "help topic", nearest: nearest(to: words, topic))
    }
    return Exhibit(
      title: "help \(topic)", sections: sections, data: .list(sections.map(data(of:))), format: .table)
  }

  /// What an option is for, and the commands that take it.
  private static func option(_ word: String) -> [Exhibit.Section] {
    let takers = CommandTable.definitions.compactMap { definition in
      definition.pattern.options.first { $0.words.contains(word) }.map { (definition.pattern, $0) }
    }
    guard let (_, first) = takers.first else { return [] }
    let form = ([word] + first.places.map { "<\($0.name)>" }).joined(separator: " ")
    let commands = takers.map { "`\($0.0.form)`" }.joined(separator: ", ")
    return [.init(form, lines: ["    \(first.summary)"], rows: [["an option of", commands]])]
  }

  /// The page that was meant: one of az's where the topic begins as theirs do.
  private static func nearest(to words: [String], _ topic: String) -> String? {
    if AzureHelp(on: words) != nil { return "az " + topic }
    if words.count > 1, words[0] != "az", topics.contains(words[0]) {
      let forms = CommandTable.all.map(\.pattern.fixedWords).filter { $0.count > 1 && $0[0] == words[0] }
      let second = Spelling.nearest(to: words[1], among: forms.map { $0[1] })
      return ([words[0]] + [second].compactMap { $0 }).joined(separator: " ")
    }
    let ofAzure = ["az", "aks"].contains(words.first ?? "")
    let asked = words.first == "aks" ? "az " + topic : topic
    return Spelling.nearest(to: asked, among: ofAzure ? AzureHelp.topics : topics)
  }

  /// Help on a command of az, or on a group.
  private static func page(on help: AzureHelp) -> Exhibit {
    let sections =
      [Exhibit.Section(help.title, lines: ["    \(help.summary)"])]
      + help.sections.map { .init($0.heading, rows: $0.rows.map { [$0.name, $0.text] }) }
      + [.init(lines: [help.note])]
    return Exhibit(
      title: "help \(help.title)", sections: sections, data: .list(sections.map(data(of:))), format: .table)
  }

  /// One line on a topic.
  static func summary(of topic: String) -> String {
    if !CommandTable.definitions(withHead: topic).isEmpty { return summary(ofVerb: topic) }
    if let construct = Construct.named(topic) { return construct.summary }
    if let function = Builtin.table.first(where: { $0.name == topic }) { return function.summary }
    if let setting = SettingTable.all.first(where: { $0.name == topic }) { return setting.summary }
    if let term = AzureTerm.named(topic) { return term.summary }
    if let page = HelpTopic.named(topic) { return page.summary }
    switch topic {
    case "tour": return "plays the guide in ten steps"
    case PromptHelp.topic: return "the keys of the prompt, and its own words"
    case DocumentHelp.topic: return "Markdown that runs: the words of documents"
    case "functions": return "all functions"
    case "az": return "the commands of the Azure CLI that run here"
    default: break
    }
    return Property.Owner(rawValue: topic).map { "the properties of a \($0.rawValue)" } ?? ""
  }

  private static func entry(_ form: String, _ summary: String, example: String? = nil) -> Exhibit.Section {
    .init(form, lines: ["    \(summary)"] + (example.map { ["    for example: \($0)"] } ?? []))
  }

  private static func data(of section: Exhibit.Section) -> Datum {
    let words =
      section.lines.map { String($0.drop { $0 == " " }) } + section.rows.map { $0.joined(separator: ": ") }
    return .map([
      .init("heading", section.heading.map(Datum.text) ?? .null),
      .init("lines", .list(words.map(Datum.text))),
    ])
  }

  /// Everything that `help` knows a page on.
  static var topics: [String] {
    CommandTable.heads + CommandTable.promptHeads + [
      "functions", "az", DocumentHelp.topic, PromptHelp.topic, "tour",
    ]
      + HelpTopic.all.map(\.name) + Builtin.table.map(\.name)
      + Property.Owner.allCases.map(\.rawValue)
      + Construct.all.flatMap(\.words) + AzureTerm.all.map(\.name)
      + SettingTable.all.map(\.name)
  }

  /// One line on the commands that begin with a word.
  static func summary(ofVerb head: String) -> String {
    switch head {
    case "pool": "add, update, scale, start, stop, delete, show a pool"
    case "cluster": "create, use, start, stop, delete, show a cluster"
    case "workload":
      "add, scale, update, delete, show a workload: equal pods that something keeps running; and what drives it"
    case "workloads": "workloads as kubectl prints them"
    case "show":
      "pools, nodes, clusters, workloads, pods, ready, timeline, cost, operations, events, faults, schedules, timing, "
        + "rules, settings; add `as json`, `yaml` or `csv`"
    case "node": "delete, cordon, uncordon, drain, show a node"
    case "inject":
      "what goes wrong: no machines, stuck operations, blocked drains, throttling, a quota, a failed node, evictions"
    case "timing": "how long things take: a part of an operation, times that scatter, how many nodes at once"
    case "world": "start over: empty, or the sandbox"
    case "set": "changes a setting: `show settings` lists them; also `set quirk NAME on`"
    case "explain": "what a code, a rule or a setting means; what the rules say of a command"
    default: CommandTable.definitions(withHead: head).first.map { CommandTable.all[$0].summary } ?? ""
    }
  }
}
