/// A pattern for paths: `*` and `?` stand for what is no `/`, `**` as a whole part for any folders.
package struct PathPattern: Hashable, Sendable {
  private let parts: [String]

  package init(_ text: String) {
    parts = text.split(separator: "/", omittingEmptySubsequences: true).filter { $0 != "." }.map(String.init)
  }

  /// Whether a text has wildcards.
  package static func isPattern(_ text: String) -> Bool { text.contains { $0 == "*" || $0 == "?" } }

  /// The folder below which everything lies that can match: the parts before the first wildcard.
  package var base: String {
    let fixed = parts.dropLast().prefix { !Self.isPattern($0) }
    return fixed.isEmpty ? "." : fixed.joined(separator: "/")
  }

  /// Whether a path, without a leading `/`, fits as a whole.
  package func matches(_ path: String) -> Bool {
    let names = path.split(separator: "/").map(String.init)
    // reachable[p]: the names so far fit the first p parts.
    var reachable = Set([0])
    func closeOverFolders() {
      for part in parts.indices where parts[part] == "**" && reachable.contains(part) {
        reachable.insert(part + 1)
      }
    }
    closeOverFolders()
    for name in names {
      var next: Set<Int> = []
      for part in reachable where part < parts.count {
        if parts[part] == "**" {
          next.insert(part)
        } else if Self.isPattern(parts[part]) ? NamePattern(parts[part]).matches(name) : parts[part] == name {
          next.insert(part + 1)
        }
      }
      reachable = next
      closeOverFolders()
    }
    return reachable.contains(parts.count)
  }
}
