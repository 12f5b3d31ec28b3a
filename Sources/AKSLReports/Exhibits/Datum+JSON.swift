package import AKSLInterpreter
package import AKSLJSON

extension Datum {
  /// The value in JSON.
  ///
  /// What prints in its own manner is a string, money an amount and its currency.
  package var json: JSONValue {
    switch self {
    case .null: .null
    case .boolean(let truth): .boolean(truth)
    case .integer(let number): .integer(number)
    case .number(let number): .number(number)
    case .text(let text), .formatted(let text): .string(text)
    case .money: plain.json
    case .list(let elements): .array(elements.map(\.json))
    case .map(let entries): .object(entries.map { JSONValue.Member($0.key, $0.value.json) })
    }
  }
}
