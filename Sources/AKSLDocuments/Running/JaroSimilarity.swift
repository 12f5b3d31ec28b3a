import AKSLJSON

/// How alike two texts are after Jaro (1989), as Innovation Engine scores outputs.
enum JaroSimilarity {
  /// Longer texts are compared by their beginnings: the time grows with the square of the length.
  static let lengthLimit = 20_000

  /// From 0 to 1; JSON is first laid out alike, with its members in the order of their names.
  static func score(_ expected: String, _ actual: String, asJSON: Bool) -> Double {
    if asJSON, let first = try? JSONValue(parsing: expected), let second = try? JSONValue(parsing: actual) {
      return score(first.sorted.text(), second.sorted.text())
    }
    return score(expected, actual)
  }

  private static func score(_ a: String, _ b: String) -> Double {
    let a = Array(a.utf8.prefix(lengthLimit))
    let b = Array(b.utf8.prefix(lengthLimit))
    if a.isEmpty, b.isEmpty { return 1 }
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    let window = max(0, max(a.count, b.count) / 2 - 1)
    var isTaken = Array(repeating: false, count: b.count)
    var matches: [UInt8] = []
    for (index, byte) in a.enumerated() {
      let near = max(0, index - window)..<max(0, min(b.count, index + window + 1))
      guard let place = near.first(where: { !isTaken[$0] && b[$0] == byte }) else { continue }
      isTaken[place] = true
      matches.append(byte)
    }
    guard !matches.isEmpty else { return 0 }
    let others = zip(b, isTaken).filter(\.1).map(\.0)
    let moved = Double(zip(matches, others).count { $0 != $1 } / 2)
    let count = Double(matches.count)
    return (count / Double(a.count) + count / Double(b.count) + (count - moved) / count) / 3
  }
}

extension JSONValue {
  fileprivate var sorted: JSONValue {
    switch self {
    case .array(let elements): .array(elements.map(\.sorted))
    case .object(let members):
      .object(members.map { Member($0.key, $0.value.sorted) }.sorted { $0.key < $1.key })
    default: self
    }
  }
}
