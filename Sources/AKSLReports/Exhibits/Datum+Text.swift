import AKSLInterpreter

extension Datum {
  /// The value as the language writes it, for the prompt: texts in quotes, so that `"5"` is not `5`.
  package var literal: String {
    switch self {
    case .null: "null"
    case .boolean(let truth): truth ? "true" : "false"
    case .integer(let number): String(number)
    case .number(let number): AmountFormat.number(number)
    case .text(let text): TextFormat.quoted(text)
    case .formatted(let text): text
    case .money(let nanoDollars): AmountFormat.money(nanoDollars: nanoDollars)
    case .list(let elements): "[" + elements.map(\.literal).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\(TextFormat.key($0.key)): \($0.value.literal)" }.joined(separator: ", ") + "}"
    }
  }
}
