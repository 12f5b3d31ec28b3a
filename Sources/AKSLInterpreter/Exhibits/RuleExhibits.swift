import AKSLLanguage
import AKSModel

/// What `show rules` answers.
enum RuleExhibits {
  /// All rules, those whose numbers begin with the letters of the topic, or those with the topic's word.
  static func rules(of topic: String?, _ format: Exhibit.Format) throws(Fault) -> Exhibit {
    let rules = topic.map(matching) ?? RuleBook.rules
    if let topic, rules.isEmpty {
      let sections = RuleBook.rules.map { section(of: $0.id) }
      throw .unknownName(topic, kind: "rule", nearest: Spelling.nearest(to: topic, among: sections))
    }
    var sections = [
      Exhibit.Section(
        columns: [.init("RULE"), .init("EVIDENCE"), .init("SAYS")],
        rows: rules.map { [$0.id.description, $0.evidence.rawValue, "\($0.title) (\($0.source))"] })
    ]
    if topic == nil {
      let (rules, left) = (RuleBook.rules.count, RuleBook.leftOut.count)
      sections.append(
        .init(lines: [
          "\(rules) rules of edition \(ModelVersion.text). Of the \(RuleBook.specification.count) numbered facts of AKS that "
            + "they come from, \(left) are left out."
        ]))
    }
    return Exhibit(
      title: topic.map { "rules of \($0)" } ?? "rules", sections: sections,
      data: .list(rules.map(data)), format: format)
  }

  static func data(of rule: Rule) -> Datum {
    .map([
      .init("rule", .text(rule.id.description)), .init("title", .text(rule.title)),
      .init("source", .text(rule.source)), .init("evidence", .text(rule.evidence.rawValue)),
      .init("refuses", .boolean(rule.check != nil)),
    ])
  }

  private static func matching(_ topic: String) -> [Rule] {
    let topic = topic.lowercased()
    let ofSection = RuleBook.rules.filter {
      section(of: $0.id).lowercased() == topic || $0.id.description.lowercased() == topic
    }
    if !ofSection.isEmpty { return ofSection }
    return RuleBook.rules.filter { rule in
      let words = "\(rule.title) \(rule.source)".lowercased()
      return Arithmetic.isPart(Array(topic.utf8), of: Array(words.utf8))
    }
  }

  /// `D` of D5, `9` of 9.4.
  static func section(of id: RuleID) -> String {
    let name = id.description
    let letters = name.prefix { $0.isLetter }
    return letters.isEmpty ? String(name.prefix { $0 != "." }) : String(letters)
  }
}
