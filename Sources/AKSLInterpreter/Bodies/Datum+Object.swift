import AKSModel

// How bodies are written: in ARM what is not there has no key, rather than a null.

extension Datum {
  /// An object without the entries that are nil.
  static func object(_ entries: [Entry?]) -> Datum { .map(entries.compactMap { $0 }) }

  /// `{"code": "Running"}`.
  static func code(_ state: PowerState) -> Datum { .map([.init("code", .text(state.rawValue))]) }

  static func text(_ key: String, _ text: String?) -> Entry? { text.map { .init(key, .text($0)) } }

  static func integer(_ key: String, _ number: Int?) -> Entry? {
    number.map { .init(key, .integer(Int64($0))) }
  }

  /// Absent when empty.
  static func list(_ key: String, _ texts: [String]) -> Entry? {
    texts.isEmpty ? nil : .init(key, .list(texts.map { .text($0) }))
  }

  /// Absent when empty.
  static func entries(_ key: String, _ tags: [ResourceTag]) -> Entry? {
    tags.isEmpty ? nil : .init(key, .map(tags.map { .init($0.key, .text($0.value)) }))
  }
}
