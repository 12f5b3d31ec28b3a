/// A word that an organisation hangs on a resource, and what it says there: `env` = `dev`.
package struct ResourceTag: Hashable, Sendable {
  package let key: String
  package let value: String

  package init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}

extension [ResourceTag] {
  /// By their keys, as a GET of ours lists them, whatever order they were given in.
  package var sortedByKey: [ResourceTag] { sorted { ($0.key, $0.value) < ($1.key, $1.value) } }

  /// With another one, in place of the one that has its key.
  func adding(_ tag: ResourceTag) -> [ResourceTag] { filter { $0.key != tag.key } + [tag] }
}
