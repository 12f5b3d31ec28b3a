/// `upgradeSettings` of a pool: how an upgrade goes through its nodes (U4, U5). nil: not in the body of a GET.
package struct UpgradeSettings: Hashable, Sendable {
  /// How many nodes more than its count a pool may have meanwhile.
  package internal(set) var maxSurge: NodeAmount?
  /// How many nodes fewer than its count may run meanwhile.
  package internal(set) var maxUnavailable: NodeAmount?
  /// How long a drain may take: 30 minutes where it is nil.
  package internal(set) var drainTimeoutInMinutes: Int?
  /// How long is waited after each drained node: not at all where it is nil.
  package internal(set) var nodeSoakDurationInMinutes: Int?
  /// What becomes of a node that cannot be drained: Schedule where it is nil.
  package internal(set) var undrainableNodeBehavior: UndrainableNodeBehavior?

  init() {}

  /// What new pools report (recorded); older ones report nothing.
  static let ofNewPools = {
    var settings = UpgradeSettings()
    settings.maxSurge = NodeAmount(number: 10, isPercentage: true)
    settings.maxUnavailable = NodeAmount(number: 0, isPercentage: false)
    return settings
  }()
}

/// A number of nodes, or so many of a hundred: `1`, `10%`.
package struct NodeAmount: Hashable, Sendable, CustomStringConvertible {
  package let number: Int
  package let isPercentage: Bool

  package init(number: Int, isPercentage: Bool) {
    self.number = number
    self.isPercentage = isPercentage
  }

  /// Reads what a request says; nil: it is neither a whole number from 0 nor a percentage.
  package init?(_ text: String) {
    let isPercentage = text.utf8.last == UInt8(ascii: "%")
    let digits = isPercentage ? text.dropLast() : text[...]
    guard !digits.isEmpty, digits.utf8.count <= 4,
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(digits)
    else { return nil }
    self.init(number: number, isPercentage: isPercentage)
  }

  package var description: String { isPercentage ? "\(number)%" : "\(number)" }

  /// How many of so many nodes: a part counts as a whole one (U4).
  package func nodes(of count: Int) -> Int { isPercentage ? (count * number + 99) / 100 : number }
}
