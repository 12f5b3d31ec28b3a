import AKSLLanguage

// What was probably meant by a command that is none: the same words in another order, or the words of other tools.
extension Compiler {
  /// What other tools call what a command here does, by the word of the command.
  private static let habits: [String: String] = [
    "create": "add", "new": "add", "make": "add", "remove": "delete", "rm": "delete", "destroy": "delete",
    "modify": "update", "change": "update", "edit": "update", "patch": "update", "resize": "scale",
    "list": "show", "get": "show", "describe": "show", "display": "show", "shutdown": "stop", "halt": "stop",
    "deallocate": "stop", "resume": "start", "boot": "start",
  ]

  /// What other tools call the things that `show` shows.
  private static let things: [String: String] = [
    "bill": "cost", "costs": "cost", "price": "cost", "vms": "nodes", "machines": "nodes",
    "instances": "nodes",
    "nodepools": "pools", "nodepool": "pool", "ops": "operations", "jobs": "schedules", "history": "events",
    "log": "events", "logs": "events", "config": "settings", "deployments": "workloads",
    "deployment": "workload",
  ]

  static let nouns = ["pool", "cluster", "node", "workload"]

  /// The word of a pattern that another tool's word stands for, if the pattern could go on with it.
  static func meant(by word: String, among words: [String]) -> String? {
    [habits[word], things[word], word == "add" || word == "new" ? "create" : nil].compactMap { $0 }
      .first { words.contains($0) }
  }

  /// The command that an unknown verb stands for: `delete dev` is `pool dev delete`, `list pools` is `show pools`.
  func command(meantBy items: [String]) -> String? {
    guard items.count > 1 else { return nil }
    let verb = Self.habits[items[0]] ?? items[0]
    if verb == "show", Self.nouns.contains(where: { items[1] == $0 || items[1] == $0 + "s" }) {
      return (["show"] + items[1...]).joined(separator: " ")
    }
    let isNoun = Self.nouns.contains(items[1]) && items.count > 2
    let name = items[isNoun ? 2 : 1]
    let noun = isNoun ? items[1] : self.noun(of: name)
    let rest = items.dropFirst(isNoun ? 3 : 2)
    let words = ([verb] + (noun == "cluster" && verb == "add" ? ["create"] : [])).suffix(1)
    let isVerb = CommandTable.definitions(withHead: noun).contains { number in
      CommandTable.all[number].pattern.fixed.contains(.word(words[words.endIndex - 1]))
    }
    return isVerb ? ([noun, name] + words + rest).joined(separator: " ") : nil
  }

  /// What a name names, or would.
  private func noun(of name: String) -> String {
    if name.contains("/") { return "node" }
    if environment.pools[name.lowercased()] == nil {
      if environment.clusters[name.lowercased()] != nil { return "cluster" }
      if environment.workloads.contains(name) { return "workload" }
    }
    return "pool"
  }

  /// `stop pool dev`, `start cluster sandbox`, `wait for dev`: a word too many before the name.
  func form(without word: String, in items: [String]) -> String? {
    guard items.count > 2, items[1] == word else { return nil }
    if word == "for" { return ([items[0]] + items[2...]).joined(separator: " ") }
    guard Self.nouns.contains(word) else { return nil }
    let isVerb = CommandTable.definitions(withHead: word).contains { number in
      CommandTable.all[number].pattern.fixed.contains(.word(items[0]))
    }
    return isVerb ? ([word, items[2], items[0]] + items[3...]).joined(separator: " ") : nil
  }

  /// `pool stop dev`: the verb stands before the name; `words` are those that may follow the name.
  static func form(ofTurned items: [String], among words: [String]) -> String? {
    guard items.count > 2 else { return nil }
    let verb = words.contains(items[1]) ? items[1] : meant(by: items[1], among: words)
    return verb.map { ([items[0], items[2], $0] + items[3...]).joined(separator: " ") }
  }

  /// Reports `scale to 5`: the word stands where what belongs before it should.
  mutating func reportsMissingPlace(
    _ items: NodeList<ExpressionID>, _ candidates: [Int], _ words: [String]
  ) -> Bool {
    let word = tree.spelling(of: tree[items, 1])
    guard words.contains(word), !Self.nouns.contains(tree.spelling(of: tree[items, 0])) else { return false }
    let pattern = candidates.map { CommandTable.all[$0].pattern }.first { pattern in
      pattern.fixed.count > 2 && pattern.fixed[2] == .word(word)
    }
    guard let pattern, case .place(let place) = pattern.fixed[1] else { return false }
    report(
      .unexpectedItem(
        word, expected: "\(place.type.expectation) before it", help: "the form is `\(pattern.usage)`",
        at: tree.range(of: tree[items, 1])))
    return true
  }

  /// `pool dev scale-down-mode delete` lacks the `update` before the option.
  static func wayToOption(_ option: String, of pattern: CommandPattern, _ length: Int) -> String {
    let words = pattern.fixed.dropFirst(length).compactMap { element -> String? in
      if case .word(let word) = element { word } else { nil }
    }
    return "`\(option)` is an option: write `\((words + [option]).joined(separator: " ")) …`"
  }

  /// Reports a command that ends before something that it takes.
  mutating func reportMissing(
    _ type: CommandPattern.PlaceType, _ form: CommandForms.Form, _ range: SourceRange
  ) {
    report(
      .missingItem(
        type.expectation, usages: [CommandTable.all[form.definition].pattern.usage],
        at: SourceRange(start: range.end, end: range.end)))
  }

  /// `stop dev tonight`: how a command is done later; nil for any other word.
  static func later(_ word: String, _ command: String) -> String? {
    let words = [
      "tonight", "tomorrow", "later", "daily", "nightly", "weekly", "weekdays", "weekends", "at", "every",
    ]
    guard words.contains(word) else { return nil }
    let command = String(command.reversed().drop { $0 == " " }.reversed())
    return "a schedule does it later: `at 19:00 { \(command) }`, or "
      + "`every weekday at 19:00 as night { \(command) }`"
  }

  /// `5 hours` as it is written here: `5h`.
  static func duration(_ number: String, _ unit: String) -> String? {
    guard Int64(number) != nil else { return nil }
    let letter: String? =
      switch unit.lowercased() {
      case "s", "sec", "secs", "second", "seconds": "s"
      case "m", "min", "mins", "minute", "minutes": "m"
      case "h", "hr", "hrs", "hour", "hours": "h"
      case "d", "day", "days": "d"
      case "ms", "milliseconds": "ms"
      default: nil
      }
    return letter.map { number + $0 }
  }

  /// Reports a number and its unit that stand apart; false: it is none.
  mutating func reportsDistantUnit(_ number: ExpressionID, _ unit: ExpressionID?) -> Bool {
    guard let unit, case .integer = tree.expression(number), tree.symbol(at: unit) != nil,
      let written = Self.duration(tree.spelling(of: number), tree.spelling(of: unit))
    else { return false }
    let range = tree.range(of: number).union(with: tree.range(of: unit))
    report(
      .wrongType(
        expected: "a duration", actual: "a number and a word",
        help: "a number and its unit touch: `\(written)`",
        fixIt: .init(range: range, replacement: written), at: range))
    return true
  }
}
