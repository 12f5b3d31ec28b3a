/// What tells nodes apart where pods shall stand together, apart, or evenly (`topologyKey`).
package enum Topology: String, CaseIterable, Hashable, Sendable {
  /// Each node is a domain of its own: `kubernetes.io/hostname`.
  case hostname
  /// Those of a zone are one: `topology.kubernetes.io/zone`.
  case zone

  /// The label whose values are the domains.
  package var label: String {
    switch self {
    case .hostname: "kubernetes.io/hostname"
    case .zone: "topology.kubernetes.io/zone"
    }
  }
}

/// What pods of a workload look for beside what a node must be by itself: other pods, evenness, a preference.
package enum PlacementConstraint: Hashable, Sendable, CustomStringConvertible {
  /// Its own pods: no domain has more of them than `maxSkew` above the least (`topologySpreadConstraints`), which is 0
  /// where there are not `minDomains` domains, or (not required: `ScheduleAnyway`) domains with few of them are better.
  case spread(Topology, maxSkew: Int32, minDomains: Int32, isRequired: Bool)
  /// A domain with pods of the workload of this name (`podAffinity`); with a weight it is only better.
  case near(String, Topology, weight: Int32?)
  /// A domain without any (`podAntiAffinity`); with a weight it is only better.
  case apart(String, Topology, weight: Int32?)
  /// A node like this is better (preferred `nodeAffinity`).
  case prefers(NodeRequirement, weight: Int32)

  /// Stands for a workload where pods of none are looked for, as imports say it: no name has such signs.
  package static let nobody = "(nobody)"

  /// Weights of preferences, as Kubernetes takes them.
  package static let weights: ClosedRange<Int32> = 1...100
  /// Differences that a spread may allow.
  package static let skews: ClosedRange<Int32> = 1...200_000
  /// Domains that a spread may want at least.
  package static let domainCounts: ClosedRange<Int32> = 1...5000

  /// `zone`, `hostname max-skew 2`, `zone min-domains 3` (or both, in any order), `zone preferred`; nil: it does not have
  /// the form.
  package init?(spread text: String) {
    var words = Words(text)
    guard let topology = words.first().flatMap(Topology.init) else { return nil }
    var maxSkew = words.number(behind: "max-skew", in: Self.skews)
    let minDomains = words.number(behind: "min-domains", in: Self.domainCounts)
    maxSkew = maxSkew ?? words.number(behind: "max-skew", in: Self.skews)
    let isPreferred = words.take("preferred")
    // As Kubernetes has it: a preference wants no domains.
    guard words.areAllRead, minDomains == nil || !isPreferred else { return nil }
    self = .spread(topology, maxSkew: maxSkew ?? 1, minDomains: minDomains ?? 1, isRequired: !isPreferred)
  }

  /// `cache`, `cache by zone`, `cache by zone weight 50`: pods of that workload; nil: it does not have the form.
  package init?(pods text: String, areApart: Bool) {
    var words = Words(text)
    guard let name = words.first() else { return nil }
    var topology = Topology.hostname
    if words.take("by") {
      guard let other = words.first().flatMap(Topology.init) else { return nil }
      topology = other
    }
    let weight = words.number(behind: "weight", in: Self.weights)
    guard words.areAllRead else { return nil }
    self = areApart ? .apart(name, topology, weight: weight) : .near(name, topology, weight: weight)
  }

  /// `disk=ssd weight 50`, what is in front as `NodeRequirement` takes it; nil: it does not have the form.
  package init?(preference text: String) {
    let words = text.split(separator: " ")
    guard words.count > 2, words[words.count - 2] == "weight", let weight = Int32(words[words.count - 1]),
      Self.weights.contains(weight),
      let requirement = NodeRequirement(words.dropLast(2).joined(separator: " "))
    else { return nil }
    self = .prefers(requirement, weight: weight)
  }

  /// As it is written: see the three forms above.
  package var description: String {
    func weighted(_ text: String, _ weight: Int32?) -> String {
      weight.map { "\(text) weight \($0)" } ?? text
    }
    func by(_ topology: Topology) -> String { topology == .hostname ? "" : " by \(topology.rawValue)" }
    switch self {
    case .spread(let topology, let maxSkew, let minDomains, let isRequired):
      return topology.rawValue + (maxSkew == 1 ? "" : " max-skew \(maxSkew)")
        + (minDomains == 1 ? "" : " min-domains \(minDomains)")
        + (isRequired ? "" : " preferred")
    case .near(let name, let topology, let weight), .apart(let name, let topology, let weight):
      return weighted(name + by(topology), weight)
    case .prefers(let requirement, let weight): return weighted(requirement.description, weight)
    }
  }

  /// The workload whose pods it is about; nil: its own, or none.
  package var workload: String? {
    switch self {
    case .near(let name, _, _), .apart(let name, _, _): name
    case .spread, .prefers: nil
    }
  }
}

extension PodTemplate {
  /// The workloads whose pods its pods must stand beside, each once.
  var requiredNeighbours: [String] {
    constraints.reduce(into: []) { names, constraint in
      if case .near(let name, _, nil) = constraint, !names.contains(name) { names.append(name) }
    }
  }
}

/// The words of a constraint, read from the front.
private struct Words {
  private var words: ArraySlice<Substring>

  init(_ text: String) { words = text.split(separator: " ")[...] }

  var areAllRead: Bool { words.isEmpty }

  mutating func first() -> String? { words.popFirst().map(String.init) }

  mutating func take(_ word: String) -> Bool {
    guard words.first.map({ $0 == word }) ?? false else { return false }
    words.removeFirst()
    return true
  }

  /// nil, and the word stays: there is none, or not one of these numbers.
  mutating func number(behind word: String, in range: ClosedRange<Int32>) -> Int32? {
    guard words.count > 1, words[words.startIndex] == word,
      let number = Int32(words[words.startIndex + 1]), range.contains(number)
    else { return nil }
    words.removeFirst(2)
    return number
  }
}
