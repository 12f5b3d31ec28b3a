/// What a meter showed before: enough to tell what it showed at each full quarter of an hour.
///
/// Days begin at full quarters in every time zone of today, so the bill of a day is exact.
package struct PastMeters: Hashable, Sendable {
  /// A meter as it was, with what a cluster's earlier tiers had cost.
  struct Mark: Hashable, Sendable {
    let meter: Meter
    let tier: ClusterTier?
    let earlierTierCost: Int64
  }

  private static let quarter = TimeSpan.seconds(900).milliseconds
  /// By the time of their last change, those that held when a quarter ended.
  private var marks: ContiguousArray<Mark> = []

  init() {}

  /// The full quarter of an hour at a moment or before it.
  package static func quarter(before moment: Instant) -> Instant {
    Instant(milliseconds: moment.milliseconds / quarter * quarter)
  }

  /// A meter is about to change: it is kept if a quarter has ended since it last did.
  @inline(__always)
  mutating func keep(
    _ meter: Meter, tier: ClusterTier? = nil, earlierTierCost: Int64 = 0, before now: Instant
  ) {
    guard meter.lastChange.milliseconds / Self.quarter != now.milliseconds / Self.quarter else { return }
    marks.append(Mark(meter: meter, tier: tier, earlierTierCost: earlierTierCost))
  }

  /// The world begins now.
  mutating func forget() { marks.removeAll() }

  /// What held at a full quarter, of these and of what holds now; nil: there was nothing yet.
  func mark(at quarter: Instant, now: Mark) -> Mark? {
    if now.meter.lastChange <= quarter { return now }
    // The last whose change is not later, by bisection.
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].meter.lastChange <= quarter { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : marks[low - 1]
  }
}
