import AKSLLanguage
import AKSModel

// What may stand in the statements that a word of the grammar begins.
extension Assistant {
  /// What may come behind a construct's word and some items.
  func addParts(
    of keyword: Keyword, _ items: [CursorPlace.Item], to source: inout CandidateSource, _ place: CursorPlace,
    _ text: String
  ) {
    let words = items.map(\.word)
    let count = items.count
    func operands() { addExpression(behind: items, to: &source, place, text) }
    switch keyword {
    case .let, .param:
      if count == 2 { source.add("=", "the value follows") } else if count > 2 { operands() }
    case .for:
      if count == 2 {
        source.add("in", "the values to go through")
      } else if count > 2 {
        operands()
      }
    case .def, .break, .continue, .check: break
    case .include: addFiles(named: place.prefix, quoted: false, behind: words, to: &source)
    case .requires:
      if count == 1 {
        source.add("model", "an edition of the rules, such as \(ModelVersion.text)")
        source.add("aksl", "a version of the language, such as \(LanguageVersion.text)")
      } else if count == 2 {
        source.add(words[1] == "model" ? ModelVersion.text : LanguageVersion.text, "this program's")
      }
    case .scenario:
      if words.last == "in" { operands() } else { addParts(ofScenario: words, to: &source) }
    case .expect: addErrorCodes(behind: words, to: &source)
    case .eventually, .always, .never:
      let preposition = keyword == .eventually ? "within" : "for"
      if count == 1 { source.add(preposition, "a duration, then `:` and the condition") } else { operands() }
    case .at, .every, .after: addParts(of: keyword, schedule: words, to: &source)
    case .wait:
      operands()
      if !words.contains("within"), !asksForOperand(items) {
        source.add("within", "how long to wait at most")
      }
    case .else:
      if count == 1 { source.add("if", "another condition") } else { operands() }
    case .invariant:
      if count > 1 { operands() }
    default: operands()
    }
  }

  private func addParts(ofScenario words: [String?], to source: inout CandidateSource) {
    guard words.count > 1 else { return }
    switch words.last {
    case "each", "skip", "todo": return
    default: break
    }
    if words.count > 2, words[words.count - 2] == "each" {
      return source.add("in", "a list; one scenario for each")
    }
    if !words.contains("each") { source.add("each", "one scenario for each value: each NAME in LIST") }
    if !words.contains("skip"), !words.contains("todo") {
      source.add("skip", "does not run: skip \"why\"")
      source.add("todo", "is known to fail: todo \"why\"")
    }
  }

  private func addParts(of keyword: Keyword, schedule words: [String?], to source: inout CandidateSource) {
    if keyword == .every, words.count == 1 {
      for day in DayKind.allCases { source.add(day.rawValue, "every \(day.rawValue) at 07:00 { … }") }
    } else if keyword == .every, words.count == 2, words[1].flatMap(DayKind.init) != nil {
      source.add("at", "a time of day, such as 19:00")
    } else if words.count > 1, !words.contains("as"), words.last != "at" {
      source.add("as", "a name, to cancel it by")
    }
  }

  /// Operands, or what may stand between two of them.
  private func addExpression(
    behind items: [CursorPlace.Item], to source: inout CandidateSource, _ place: CursorPlace, _ text: String
  ) {
    let surroundings: CursorPlace.Surroundings = .expression(isComplete: !asksForOperand(items))
    source = adding(surroundings, to: source, place, text)
  }

  /// Whether an operand must follow the items.
  private func asksForOperand(_ items: [CursorPlace.Item]) -> Bool {
    guard items.count > 1, let last = items.last else { return true }
    switch last.word {
    case "=", ":", "and", "or", "not", "in", "where", "if", "then", "else", "until", "within", "for":
      return true
    default: return last.asksForMore
    }
  }
}
