/// `autoScalerProfile` of a cluster: the settings of its autoscaler (aks-behaviour 4; AKS article
/// cluster-autoscaler). All values are texts.
package enum AutoscalerProfile {
  /// One setting.
  package struct Setting: Sendable {
    /// The same in ARM and in az.
    package let key: String
    /// As a real GET shows it; where it was not seen there, as the article has it.
    package let standard: String
    /// What its text looks like.
    package let form: Form

    fileprivate init(_ key: String, _ standard: String, _ form: Form) {
      self.key = key
      self.standard = standard
      self.form = form
    }
  }

  /// What the text of a value looks like.
  package enum Form: Hashable, Sendable {
    case flag
    case expander
    case wholeNumber
    /// A whole number of 0 to 100.
    case percentage
    /// A number of 0 to 1.
    case share
    /// A whole number with one of these units: `10m`.
    case duration(units: String)
  }

  /// By their keys.
  package static let settings = [
    Setting("balance-similar-node-groups", "false", .flag),
    Setting("daemonset-eviction-for-empty-nodes", "false", .flag),
    Setting("daemonset-eviction-for-occupied-nodes", "true", .flag),
    Setting("expander", "random", .expander),
    Setting("ignore-daemonsets-utilization", "false", .flag),
    Setting("max-empty-bulk-delete", "10", .wholeNumber),
    Setting("max-graceful-termination-sec", "600", .wholeNumber),
    Setting("max-node-provision-time", "15m", .duration(units: "m")),
    Setting("max-total-unready-percentage", "45", .percentage),
    Setting("new-pod-scale-up-delay", "0s", .duration(units: "smh")),
    Setting("ok-total-unready-count", "3", .wholeNumber),
    Setting("scale-down-delay-after-add", "10m", .duration(units: "m")),
    Setting("scale-down-delay-after-delete", "10s", .duration(units: "smh")),
    Setting("scale-down-delay-after-failure", "3m", .duration(units: "m")),
    Setting("scale-down-unneeded-time", "10m", .duration(units: "m")),
    Setting("scale-down-unready-time", "20m", .duration(units: "m")),
    Setting("scale-down-utilization-threshold", "0.5", .share),
    Setting("scan-interval", "10s", .duration(units: "s")),
    Setting("skip-nodes-with-local-storage", "false", .flag),
    Setting("skip-nodes-with-system-pods", "true", .flag),
  ]

  /// The values of `expander`.
  package static let expanders = ["least-waste", "most-pods", "priority", "random"]

  /// What holds where nothing was set.
  package static let standard = settings.map { ResourceTag(key: $0.key, value: $0.standard) }

  package static func setting(_ key: String) -> Setting? { settings.first { $0.key == key } }

  /// The whole profile after a change: setting one key gives all keys a value (recorded), and an empty change
  /// takes all of them away.
  static func applying(_ changes: [ResourceTag], to old: [ResourceTag]) -> [ResourceTag] {
    if changes.isEmpty { return [] }
    let old = old.isEmpty ? standard : old
    return old.map { entry in changes.last { $0.key == entry.key } ?? entry }
  }

  /// A length of time in a unit that the key takes, if it is a whole number of one.
  package static func text(of span: TimeSpan, for key: String) -> String? {
    guard case .duration(let units) = setting(key)?.form, span.milliseconds >= 0 else { return nil }
    let lengths: [(unit: Character, milliseconds: Int64)] = [("h", 3_600_000), ("m", 60_000), ("s", 1000)]
    for (unit, length) in lengths where units.contains(unit) && span.milliseconds % length == 0 {
      if span.milliseconds > 0 || units.count == 1 || unit == "s" {
        return "\(span.milliseconds / length)\(unit)"
      }
    }
    return nil
  }
}

extension AutoscalerProfile.Form {
  /// Whether a text looks like this.
  func fits(_ text: String) -> Bool {
    switch self {
    case .flag: return text == "true" || text == "false"
    case .expander: return AutoscalerProfile.expanders.contains(text)
    case .wholeNumber: return Self.number(text[...]) != nil
    case .percentage: return Self.number(text[...]).map { $0 <= 100 } ?? false
    case .share:
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard (1...2).contains(parts.count), let whole = Self.number(parts[0]),
        let rest = parts.count == 2 ? Self.number(parts[1]) : 0
      else { return false }
      return whole == 0 || (whole == 1 && rest == 0)
    case .duration(let units):
      return text.last.map { units.contains($0) } == true && Self.number(text.dropLast()) != nil
    }
  }

  /// What a text must look like, for people.
  var expectation: String {
    switch self {
    case .flag: "'true' or 'false'"
    case .expander: "one of \(AutoscalerProfile.expanders.joined(separator: ", "))"
    case .wholeNumber: "a whole number"
    case .percentage: "a whole number from 0 to 100"
    case .share: "a number from 0 to 1"
    case .duration(let units):
      "a whole number followed by " + units.map { "'\($0)'" }.joined(separator: " or ")
    }
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 9,
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(text)
  }
}
