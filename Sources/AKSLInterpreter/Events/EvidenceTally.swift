package import AKSModel

/// How many verdicts rest on what.
package struct EvidenceTally: Hashable, Sendable {
  private var counts: [Evidence: Int] = [:]
  /// The weakest rule of each verdict that had one, in the order of first use.
  package private(set) var rules: [RuleCount] = []

  /// A rule, and how many verdicts rest on nothing weaker.
  package struct RuleCount: Hashable, Sendable {
    package let rule: RuleID
    package let evidence: Evidence
    package fileprivate(set) var verdicts: Int
  }

  package init() {}

  /// How many are known no better and no worse than this.
  package subscript(evidence: Evidence) -> Int { counts[evidence] ?? 0 }

  package var total: Int { Evidence.allCases.reduce(0) { $0 + self[$1] } }

  mutating func add(_ grounds: Grounds) {
    counts[grounds.evidence, default: 0] += 1
    guard let rule = grounds.rule else { return }
    if let index = rules.firstIndex(where: { $0.rule == rule && $0.evidence == grounds.evidence }) {
      rules[index].verdicts += 1
    } else {
      rules.append(RuleCount(rule: rule, evidence: grounds.evidence, verdicts: 1))
    }
  }

  /// Both together.
  package func adding(_ other: EvidenceTally) -> EvidenceTally {
    var sum = self
    sum.add(other)
    return sum
  }

  /// Puts another one's counts to these.
  package mutating func add(_ other: EvidenceTally) {
    for evidence in Evidence.allCases { counts[evidence, default: 0] += other[evidence] }
    for count in other.rules {
      if let index = rules.firstIndex(where: { $0.rule == count.rule && $0.evidence == count.evidence }) {
        rules[index].verdicts += count.verdicts
      } else {
        rules.append(count)
      }
    }
  }
}
