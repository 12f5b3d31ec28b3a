import AKSLLanguage
import AKSModel

/// Something that `set` changes: one row of a table.
///
/// Checking, help, `show settings`, `explain` and `--set` come from it.
struct Setting: Sendable {
  /// What it takes.
  enum Kind: Sendable {
    /// One of these words.
    case words([String])
    case wholeNumber
    /// A part of 1, below it.
    case rate
    case duration
    /// It has a form of its own: `set timezone UTC`.
    case ownForm(String)
  }

  let name: String
  let kind: Kind
  /// As `show settings` writes it.
  let standard: String
  /// One sentence.
  let summary: String
  /// The rule of the model that it settles.
  let rule: RuleID?
  /// Something that Azure was seen to do and may not mean to: `set quirk NAME on`.
  let isQuirk: Bool
  /// What holds now.
  let value: @Sendable (Session) -> String
  /// What the value asks for.
  let change: @Sendable (Value, String) -> Request.Setting?

  init(
    _ name: String, _ kind: Kind, standard: String, _ summary: String, rule: RuleID? = nil,
    isQuirk: Bool = false, value: @escaping @Sendable (Session) -> String,
    change: @escaping @Sendable (Value, String) -> Request.Setting?
  ) {
    self.name = name
    self.kind = kind
    self.standard = standard
    self.summary = summary
    self.rule = rule
    self.isQuirk = isQuirk
    self.value = value
    self.change = change
  }

  /// Whether `set NAME VALUE` is all that there is to say.
  var hasCommonForm: Bool { if case .ownForm = kind { false } else { true } }

  /// What it takes, in words: `on or off`.
  var values: String {
    switch kind {
    case .words(let words):
      words.count < 3
        ? words.joined(separator: " or ")
        : words.dropLast().joined(separator: ", ") + " or " + words[words.count - 1]
    case .wholeNumber: "a whole number above 0"
    case .rate: "a part from 0% to 99%, in steps of 0.01%"
    case .duration: "a duration above 0"
    case .ownForm(let form): form
    }
  }

  /// What a value asks for, or why it is none.
  ///
  /// `text` is the value as `print` writes it.
  func request(_ value: Value, _ text: String) throws(Fault) -> Request.Setting {
    var text = text
    if case .words(let words) = kind {
      // A condition may choose, and words have no case.
      if value.tag == .boolean, words.contains("on") { text = value.isTrue ? "on" : "off" }
      text = words.first { $0.lowercased() == text.lowercased() } ?? text
    }
    if let request = change(value, text) { return request }
    var nearest: String?
    if case .words(let words) = kind { nearest = Spelling.nearest(to: text, among: words) }
    throw .invalidValue(
      "`\(name)` takes \(values), not `\(text)`", help: nearest.map { "did you mean `\($0)`?" })
  }
}
