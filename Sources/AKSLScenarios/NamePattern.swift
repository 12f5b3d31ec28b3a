/// A pattern for names of scenarios: a part of the name, or, with `*` and `?` in it, the whole of it.
package struct NamePattern: Hashable, Sendable, CustomStringConvertible {
  private let pattern: [Character]
  private let isWhole: Bool

  package init(_ text: String) {
    isWhole = text.contains { $0 == "*" || $0 == "?" }
    pattern = Array(text)
  }

  /// As it was written.
  package var description: String { String(pattern) }

  /// Whether the name fits; upper and lower case differ.
  package func matches(_ name: String) -> Bool {
    let name = Array(name)
    guard isWhole else {
      guard pattern.count <= name.count else { return false }
      return (0...(name.count - pattern.count)).contains { name[$0...].starts(with: pattern) }
    }
    // Goes back to the last `*` only, which is enough.
    var (n, p) = (0, 0)
    var retry: (name: Int, pattern: Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == "*" {
        retry = (n, p)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == name[n] {
        n += 1
        p += 1
      } else if let (start, star) = retry {
        retry = (start + 1, star)
        n = start + 1
        p = star + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}
