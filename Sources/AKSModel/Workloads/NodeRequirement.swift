/// What a label of a node must be for a pod to go there (required node affinity), written as kubectl writes selectors:
/// `disk in (ssd, nvme)`, `disk notin (hdd)`, `tier=web`, `tier!=web`, `cores>8`, `cores<8`, `gpu`, `!spot`.
package struct NodeRequirement: Hashable, Sendable, CustomStringConvertible {
  package enum Test: Hashable, Sendable {
    case isIn([String])
    /// Also true of nodes without the label.
    case isNotIn([String])
    case exists
    case doesNotExist
    case isAbove(Int)
    case isBelow(Int)
  }

  package let key: String
  package let test: Test

  /// nil: it does not have the form.
  package init?(_ text: String) {
    let words = text.split(separator: " ", maxSplits: 2).map(String.init)
    let (key, test): (Substring, Test)
    if words.count == 3, words[1] == "in" || words[1] == "notin" {
      guard words[2].first == "(", words[2].last == ")" else { return nil }
      let values = words[2].dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
        .map { Self.trimmed($0) }
      (key, test) = (Substring(words[0]), words[1] == "in" ? .isIn(values) : .isNotIn(values))
    } else if text.first == "!" {
      (key, test) = (text.dropFirst(), .doesNotExist)
    } else if let sign = text.firstIndex(where: { "=!<>".contains($0) }) {
      let value = Self.trimmed(text[text.index(after: sign)...].drop { $0 == "=" })
      switch text[sign] {
      case "=": (key, test) = (text[..<sign], .isIn([value]))
      case "!": (key, test) = (text[..<sign], .isNotIn([value]))
      case let other:
        guard let number = Int(value) else { return nil }
        (key, test) = (text[..<sign], other == ">" ? .isAbove(number) : .isBelow(number))
      }
    } else {
      (key, test) = (text[...], .exists)
    }
    self.key = Self.trimmed(key)
    self.test = test
    guard KubernetesName.isQualified(self.key) else { return nil }
    switch test {
    case .isIn(let values), .isNotIn(let values):
      guard !values.isEmpty, values.allSatisfy(KubernetesName.isLabelValue) else { return nil }
    default: break
    }
  }

  /// A node with these labels will do.
  func accepts(_ labels: [ResourceTag]) -> Bool {
    let value = labels.first { $0.key == key }?.value
    return switch test {
    case .isIn(let values): value.map(values.contains) ?? false
    case .isNotIn(let values): !(value.map(values.contains) ?? false)
    case .exists: value != nil
    case .doesNotExist: value == nil
    case .isAbove(let number): value.flatMap { Int($0) }.map { $0 > number } ?? false
    case .isBelow(let number): value.flatMap { Int($0) }.map { $0 < number } ?? false
    }
  }

  package var description: String {
    switch test {
    case .isIn(let values) where values.count == 1: "\(key)=\(values[0])"
    case .isIn(let values): "\(key) in (\(values.joined(separator: ", ")))"
    case .isNotIn(let values): "\(key) notin (\(values.joined(separator: ", ")))"
    case .exists: key
    case .doesNotExist: "!\(key)"
    case .isAbove(let number): "\(key)>\(number)"
    case .isBelow(let number): "\(key)<\(number)"
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
