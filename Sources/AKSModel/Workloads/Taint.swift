/// A taint of a node: `sku=gpu:NoSchedule`.
package struct Taint: Hashable, Sendable {
  package enum Effect: String, CaseIterable, Hashable, Sendable {
    case noSchedule = "NoSchedule"
    case preferNoSchedule = "PreferNoSchedule"
    case noExecute = "NoExecute"
  }

  package let key: String
  package let value: String
  package let effect: Effect

  /// nil: it does not have the form.
  package init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let equals = text.firstIndex(of: "="), equals < colon,
      let effect = Effect(rawValue: String(text[text.index(after: colon)...]))
    else { return nil }
    key = String(text[..<equals])
    value = String(text[text.index(after: equals)..<colon])
    self.effect = effect
    guard KubernetesName.isQualified(key), KubernetesName.isLabelValue(value) else { return nil }
  }
}

/// What a pod puts up with: `key=value:Effect`, `key=value`, `key:Effect`, `key`, or `*` for all.
package struct Toleration: Hashable, Sendable, CustomStringConvertible {
  /// nil: any key.
  package let key: String?
  /// nil: any value (`operator: Exists`).
  package let value: String?
  /// nil: any effect.
  package let effect: Taint.Effect?

  /// nil: it is none.
  package init?(_ text: String) {
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let front = halves.first, !front.isEmpty else { return nil }
    if halves.count > 1 {
      guard let effect = Taint.Effect(rawValue: String(halves[1])) else { return nil }
      self.effect = effect
    } else {
      effect = nil
    }
    let parts = front.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, !first.isEmpty else { return nil }
    guard first != "*" || parts.count == 1 else { return nil }
    key = first == "*" ? nil : String(first)
    value = parts.count > 1 ? String(parts[1]) : nil
  }

  package func tolerates(_ taint: Taint) -> Bool {
    (key == nil || key == taint.key) && (value == nil || value == taint.value)
      && (effect == nil || effect == taint.effect)
  }

  package var description: String {
    (key ?? "*") + (value.map { "=\($0)" } ?? "") + (effect.map { ":\($0.rawValue)" } ?? "")
  }
}
