import AKSModel

/// What an hour costs, before a command and after it, in nano-dollars.
package struct RateChange: Hashable, Sendable {
  package var before: Int64
  package var after: Int64

  package init(before: Int64, after: Int64) {
    self.before = before
    self.after = after
  }
}

/// What people look at in a world, so that they can be told what has changed in it while time passed.
struct WorldGlance: Sendable {
  /// Without what has no list price.
  private let bill: Bill
  private let pools: [(id: PoolID, counts: NodeCounts)]

  init(_ world: World) {
    let simulation = world.simulation
    bill = simulation.pricedBill().bill
    pools = simulation.clusters.flatMap { simulation.pools(of: $0) }.map {
      ($0, simulation.nodeCounts(of: $0))
    }
  }

  /// In how many pools the change of nodes is told.
  private static let told = 3

  /// What was spent since then, and what is otherwise now: `; $6.312 spent; dev 10 -> 0 running`.
  func changes(to world: World) -> String {
    let (now, simulation) = (world.simulation.pricedBill().bill, world.simulation)
    var parts: [String] = []
    if now.total != bill.total {
      parts.append("\(AmountFormat.roundedMoney(nanoDollars: now.total - bill.total)) spent")
    }
    let changed = pools.filter { simulation.exists($0.id) && simulation.nodeCounts(of: $0.id) != $0.counts }
    for pool in changed.prefix(Self.told) {
      let counts = simulation.nodeCounts(of: pool.id)
      let states = NodeState.allCases.filter { counts[$0] != pool.counts[$0] }
      let words = states.map { "\(pool.counts[$0]) -> \(counts[$0]) \($0.rawValue.lowercased())" }
      parts.append("\(world.path(of: pool.id)) \(words.joined(separator: ", "))")
    }
    if changed.count > Self.told { parts.append("\((changed.count - Self.told).of("more pool")) changed") }
    if now.perHour != bill.perHour { parts.append(RateChange(before: bill.perHour, after: now.perHour).text) }
    return parts.map { "; \($0)" }.joined()
  }
}

extension RateChange {
  /// Both in short: `$2.249 -> $0.789 an hour`.
  package var text: String {
    let (old, new) = (
      AmountFormat.roundedMoney(nanoDollars: before), AmountFormat.roundedMoney(nanoDollars: after)
    )
    return "\(old) -> \(new) an hour"
  }
}
