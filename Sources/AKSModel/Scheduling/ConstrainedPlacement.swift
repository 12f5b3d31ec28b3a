// Where pods go whose constraints look at other pods: all nodes are looked at for each of them, because each that is
// placed changes what the next one finds.

extension Simulation {
  /// The best node for one more pod of a workload, by its place in the topology (W2, W15 to W17); nil: none takes it.
  func bestNode(
    for id: WorkloadID, _ placement: Placement, _ views: [PoolView], in topology: ClusterTopology
  ) -> Int? {
    let rules = topology.tally.rules
    guard let kind = rules.kindOfWorkload[id.index] else { return nil }
    var candidates: ContiguousArray<(key: UInt64, place: Int)> = []
    var best: (key: UInt64, place: Int)?
    let hasWishes = !rules.wishes[kind].isEmpty
    for place in topology.nodes.indices {
      let node = topology.nodes[place]
      guard
        let key = placement.key(
          of: nodeTable[node], in: topology.pools[place], requested: requested(of: node)),
        topology.tally.refusal(of: kind, at: place) == nil
      else { continue }
      if hasWishes {
        candidates.append((key, place))
      } else if key < best?.key ?? .max {
        best = (key, place)
      }
    }
    if hasWishes {
      let merits = Merits(of: rules.wishes[kind], candidates.map(\.place), topology, views).sums
      for (candidate, merit) in zip(candidates, merits) {
        // The key has what the score lacks in its upper bits.
        let key = candidate.key + UInt64(Merits.highest - merit) << 48
        if key < best?.key ?? .max { best = (key, candidate.place) }
      }
    }
    return best?.place
  }
}

/// What preferences add to the scores of nodes, as the plugins NodeAffinity, InterPodAffinity and PodTopologySpread of
/// Kubernetes reckon, each from 0 to 100 and with weight 2 (W17).
private struct Merits {
  static let highest = 600
  /// By candidate.
  private(set) var sums: [Int]
  private let places: [Int]
  private let topology: ClusterTopology

  init(
    of wishes: ContiguousArray<TopologyRules.Wish>, _ places: [Int], _ topology: ClusterTopology,
    _ views: [PoolView]
  ) {
    self.places = places
    self.topology = topology
    sums = [Int](repeating: 0, count: places.count)
    var (nodes, pods, spread) = (sums, sums, sums)
    var (hasNodes, hasPods, hasSpread) = (false, false, false)
    for wish in wishes {
      switch wish {
      case .nodes(let requirement, let weight):
        hasNodes = true
        let zones = views.map { $0.zones(with: requirement) }
        for (index, place) in places.enumerated()
        where zones[topology.pools[place]] >> topology.tally.zones[place] & 1 == 1 {
          nodes[index] += Int(weight)
        }
      case .pods(let count, let weight):
        hasPods = true
        for (index, place) in places.enumerated() {
          pods[index] += Int(weight) * Int(topology.tally.number(count, at: place))
        }
      case .spread(let count, let maxSkew):
        hasSpread = true
        let weight = Self.weight(ofDomains: domains(of: count))
        for (index, place) in places.enumerated() {
          spread[index] += Int(topology.tally.number(count, at: place)) * weight + 1000 * Int(maxSkew - 1)
        }
      }
    }
    if hasNodes, let most = nodes.max(), most > 0 { add(nodes.map { 100 * $0 / most }) }
    if hasPods, let most = pods.max(), let least = pods.min(), most > least {
      add(pods.map { 100 * ($0 - least) / (most - least) })
    }
    let rounded = spread.map { ($0 + 500) / 1000 }
    if hasSpread, let most = rounded.max(), let least = rounded.min() {
      add(rounded.map { most > 0 ? 100 * (most + least - $0) / most : 100 })
    }
  }

  private mutating func add(_ scores: [Int]) {
    for (index, score) in scores.enumerated() { sums[index] += 2 * score }
  }

  /// How many domains of a count the candidates stand in.
  private func domains(of count: Int) -> Int {
    topology.tally.rules.counts[count].topology == .hostname
      ? places.count : Set(places.map { topology.tally.zones[$0] }).count
  }

  /// What a pod weighs in a topology of so many domains, in thousandths: more where there are many, so that zones
  /// do not outweigh nodes.
  private static func weight(ofDomains count: Int) -> Int {
    Int((1000 * Normal.logarithm(Double(count + 2))).rounded())
  }
}
