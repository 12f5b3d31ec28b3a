/// How long things take in a world: the medians, changed ones first, and whether times scatter around them.
package struct TimingSettings: Hashable, Sendable {
  /// What `timing node-start 90s` and its like have said, by the place of the part in `TimingPrimitive.allCases`.
  private var changed: [TimeSpan?] = []
  /// What `timing node-start 90s scatter 0.5` has said of scatter, in the same places.
  private var changedSigmas: [Int?] = []
  /// Times scatter, and this decides how; nil: all are the medians.
  package var randomSeed: UInt64?
  /// How many nodes of one request are worked on at once; nil: all of them.
  ///
  /// Nobody publishes what Azure does for large requests.
  package var parallelNodes: Int?

  package init() {}

  /// The time that holds for a part.
  package func median(_ part: TimingPrimitive) -> TimeSpan {
    changed.isEmpty ? part.figure.median : changed[Int(part.rawValue)] ?? part.figure.median
  }

  /// The deviation of the logarithm of a part's times when they scatter, in thousandths.
  package func sigma(_ part: TimingPrimitive) -> Int {
    changedSigma(part) ?? part.figure.sigma
  }

  /// The deviation that somebody has given a part, in thousandths; nil: nobody has.
  package func changedSigma(_ part: TimingPrimitive) -> Int? {
    changedSigmas.isEmpty ? nil : changedSigmas[Int(part.rawValue)]
  }

  /// The usual time until the last of so many nodes of a request is through with a part.
  func median(_ part: TimingPrimitive, ofLastOf nodes: Int) -> TimeSpan {
    median(part) + delay(part, ofNode: nodes - 1)
  }

  /// How long a node of a request waits until it is its turn; the first is number 0.
  func delay(_ part: TimingPrimitive, ofNode number: Int) -> TimeSpan {
    guard let parallelNodes else { return .zero }
    return TimeSpan(milliseconds: Int64(number / parallelNodes) * median(part).milliseconds)
  }

  /// Whether somebody has given the part another time.
  package func isChanged(_ part: TimingPrimitive) -> Bool {
    !changed.isEmpty && changed[Int(part.rawValue)] != nil
  }

  /// Gives a part another time, or (nil) its own again.
  package mutating func change(_ part: TimingPrimitive, to span: TimeSpan?) {
    if changed.isEmpty { changed = Array(repeating: nil, count: TimingPrimitive.allCases.count) }
    changed[Int(part.rawValue)] = span
    if changed.allSatisfy({ $0 == nil }) { changed = [] }
  }

  /// Gives a part's times another scatter, in thousandths, or (nil) their own again.
  package mutating func changeSigma(_ part: TimingPrimitive, to sigma: Int?) {
    if changedSigmas.isEmpty { changedSigmas = Array(repeating: nil, count: TimingPrimitive.allCases.count) }
    changedSigmas[Int(part.rawValue)] = sigma
    if changedSigmas.allSatisfy({ $0 == nil }) { changedSigmas = [] }
  }
}
