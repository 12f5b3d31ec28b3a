import AKSLLanguage
import AKSModel

/// What `explain` answers.
enum Explanations {
  /// A diagnostic code, a rule of the model, or an error code of Azure or of a script's own fault.
  static func page(on topic: String) throws(Fault) -> Exhibit {
    if let page = CodeBook.page(on: topic) { return exhibit(of: page) }
    if let rule = RuleBook.rules.first(where: { $0.id.description.lowercased() == topic.lowercased() }) {
      return exhibit(of: rule)
    }
    let refusals = Refusal.examples.filter { $0.code.lowercased() == topic.lowercased() }
    if let first = refusals.first { return exhibit(ofCode: first.code, refusals) }
    if let fault = faultNames.first(where: { $0.name.lowercased() == topic.lowercased() }),
      let page = CodeBook.page(on: fault.code)
    {
      return exhibit(of: page)
    }
    if let setting = SettingTable.all.first(where: { $0.name == topic.lowercased() }) {
      return SettingExhibits.page(on: setting)
    }
    throw unknown(topic)
  }

  /// Everything that there is a page on.
  static var topics: [String] {
    CodeBook.pages.map(\.code.name) + RuleBook.rules.map(\.id.description) + azureCodes
      + faultNames.map(\.name) + SettingTable.all.map(\.name)
  }

  /// What `expect error` calls faults, with their codes.
  static let faultNames: [(name: String, code: String)] = [
    ("Overflow", "E001"), ("DivisionByZero", "E002"), ("WrongType", "E003"), ("UnknownName", "E004"),
    ("Gone", "E005"), ("IndexOutOfRange", "E006"), ("UnknownProperty", "E007"), ("StepLimit", "E008"),
    ("RecursionLimit", "E009"), ("MemoryLimit", "E010"), ("WaitTimeout", "E011"), ("InvalidValue", "E012"),
    ("NoCluster", "E013"),
    ("NothingToUndo", "E015"), ("AlreadyExists", "E016"), ("TimeLimit", "E017"), ("NoPrice", "E018"),
    ("Ambiguous", "E019"), ("NoImport", "E020"), ("CannotSave", "E021"),
    ("EndlessInstant", "E030"), ("AlreadyScheduled", "E031"), ("InThePast", "E032"),
    ("NotInSchedule", "E033"),
    ("UnknownTimeZone", "E034"), ("AzureCLIError", "E050"), ("ShellCommandFailed", "E051"),
  ]

  /// Everything that `expect error` can wait for.
  static var expectableCodes: [String] {
    azureCodes + faultNames.map(\.name) + CodeBook.pages.map(\.code.name).filter { $0.hasPrefix("E") }
  }

  /// Each once, in the order of the model's reasons.
  private static var azureCodes: [String] {
    var codes: [String] = []
    for refusal in Refusal.examples where !codes.contains(refusal.code) { codes.append(refusal.code) }
    return codes
  }

  private static func unknown(_ topic: String) -> Fault {
    let word = topic.split(separator: " ").first.map(String.init) ?? topic
    let help: String
    if !CommandTable.definitions(withHead: word).isEmpty {
      help = "`help \(word)` tells about the command"
    } else if let nearest = Spelling.nearest(to: topic, among: topics) {
      help = "did you mean `explain \(nearest)`?"
    } else {
      help =
        "it takes the code of a message (S023), a rule (D5), an error code (OperationNotAllowed), a setting "
        + "(strict) or a command (pool system stop)"
    }
    return Fault("E004", "UnknownName", "there is nothing to explain about `\(topic)`", help: help)
  }

  // MARK: - Pages

  private static func exhibit(of page: CodePage) -> Exhibit {
    var text = "\(page.code.name): \(page.summary)\n\n\(page.explanation)"
    if let wrong = page.wrong { text += "\n\nWrong:\n\n\(indented(wrong))" }
    if let right = page.right { text += "\n\nRight:\n\n\(indented(right))" }
    return exhibit(
      page.code.name, text,
      [
        .init("code", .text(page.code.name)), .init("summary", .text(page.summary)),
        .init("explanation", .text(page.explanation)), .init("wrong", page.wrong.map(Datum.text) ?? .null),
        .init("right", page.right.map(Datum.text) ?? .null),
      ])
  }

  private static func indented(_ source: String) -> String {
    source.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
  }

  private static func exhibit(of rule: Rule) -> Exhibit {
    let codes = Refusal.examples.filter { $0.rule == rule.id }.reduce(into: [String]()) { codes, refusal in
      if !codes.contains(refusal.code) { codes.append(refusal.code) }
    }
    let kind = rule.check == nil ? "It refuses nothing: it shapes what happens." : refusing(codes)
    let choices = ModelChoice.all.filter { $0.rule == rule.id }
    let changes = ModelVersion.history.flatMap { edition in
      edition.changes.filter { $0.rule == rule.id }.map { (edition.text, $0.sentence) }
    }
    return Exhibit(
      title: "explain \(rule.id)",
      sections: [
        .init(lines: ["\(rule.id): \(rule.title)", "", kind]),
        .init(
          rows: [["source", rule.source], ["evidence", rule.evidence.meaning]]
            + choices.map { ["setting", "`\($0.name)`: \($0.summary)"] }
            + changes.map { ["since", "\($0.0): \($0.1)"] }),
      ],
      data: .map([
        .init("rule", .text(rule.id.description)), .init("title", .text(rule.title)),
        .init("source", .text(rule.source)), .init("evidence", .text(rule.evidence.rawValue)),
        .init("codes", .list(codes.map(Datum.text))),
        .init("settings", .list(choices.map { .text($0.name) })),
        .init(
          "changes",
          .list(changes.map { .map([.init("edition", .text($0.0)), .init("change", .text($0.1))]) })),
      ]), format: .table)
  }

  private static func refusing(_ codes: [String]) -> String {
    codes.isEmpty
      ? "It refuses a request that breaks it." : "It refuses with \(codes.joined(separator: " or "))."
  }

  private static func exhibit(ofCode code: String, _ refusals: [Refusal]) -> Exhibit {
    let rules = RuleBook.rules.filter { rule in refusals.contains { $0.rule == rule.id } }
    func texts(of rule: Rule) -> [Refusal] { refusals.filter { $0.rule == rule.id } }
    return Exhibit(
      title: "explain \(code)",
      sections: [
        .init(lines: [
          "\(code): an error code of Azure", "",
          "\(rules.count == 1 ? "This rule refuses" : "These rules refuse") with it:",
        ]),
        .init(
          columns: [.init("RULE"), .init("EVIDENCE"), .init("SAYS, AND ANSWERS")],
          rows: rules.flatMap { rule in
            [[rule.id.description, rule.evidence.rawValue, "\(rule.title) (\(rule.source))"]]
              + texts(of: rule).map { refusal in
                let whose = refusal.isOurText ? "text ours" : "text \(refusal.evidence.rawValue)"
                return ["", "", "\(refusal.httpStatus), \(whose): \(refusal.message)"]
              }
          }),
        .init(lines: [
          "A test expects it with `expect error \(code) { … }`. `explain \(rules.first?.id.description ?? "D5")` "
            + "tells more about a rule."
        ]),
      ],
      data: .map([
        .init("code", .text(code)),
        .init(
          "rules",
          .list(
            rules.map { rule in
              .map([
                .init("rule", .text(rule.id.description)), .init("title", .text(rule.title)),
                .init("evidence", .text(rule.evidence.rawValue)),
                .init(
                  "answers",
                  .list(
                    texts(of: rule).map { refusal in
                      .map([
                        .init("status", .integer(Int64(refusal.httpStatus))),
                        .init("message", .text(refusal.message)),
                        .init("evidence", .text(refusal.evidence.rawValue)),
                      ])
                    })),
              ])
            })),
      ]), format: .table)
  }

  private static func exhibit(_ title: String, _ text: String, _ data: [Datum.Entry]) -> Exhibit {
    Exhibit(title: "explain \(title)", columns: [], rows: [], text: text, data: .map(data), format: .table)
  }
}
