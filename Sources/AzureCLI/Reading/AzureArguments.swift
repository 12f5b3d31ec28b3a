/// What a command line says: its command, and the values of its options by their first names.
package struct AzureArguments: Sendable {
  package enum Value: Hashable, Sendable {
    case flag
    case text(String)
    case integer(Int64)
    case number(Double)
    case texts([String])
    /// Running will show it.
    case opaque
  }

  package let command: AzureCommand
  package internal(set) var values: [String: Value] = [:]
  /// Where the option and its value stand.
  package internal(set) var places: [String: Range<Int>] = [:]
  /// Where the value stands by itself.
  package internal(set) var valuePlaces: [String: Range<Int>] = [:]

  init(_ command: AzureCommand) { self.command = command }

  package func has(_ name: String) -> Bool { values[name] != nil }
  /// It is given, and its value is written there.
  package func isKnown(_ name: String) -> Bool { has(name) && !isOpaque(name) }
  func isOpaque(_ name: String) -> Bool { values[name] == .opaque }

  /// The options that are given and change nothing here.
  package var ignoredOptions: [String] {
    command.options.filter { $0.standing == .ignored && has($0.name) }.map(\.name)
  }

  package func text(_ name: String) -> String? {
    if case .text(let text) = values[name] { text } else { nil }
  }

  package func integer(_ name: String) -> Int64? {
    if case .integer(let number) = values[name] { number } else { nil }
  }

  func number(_ name: String) -> Double? {
    if case .number(let number) = values[name] { number } else { nil }
  }

  func texts(_ name: String) -> [String]? {
    if case .texts(let texts) = values[name] { texts } else { nil }
  }
}
