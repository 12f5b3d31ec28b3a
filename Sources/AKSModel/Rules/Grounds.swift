/// What something rests on: the weakest of the rules behind it.
package struct Grounds: Hashable, Sendable {
  /// How well it is known.
  package private(set) var evidence = Evidence.exact
  /// A rule that is known no better; nil: nothing but recorded behaviour.
  package private(set) var rule: RuleID?

  /// Nothing but recorded behaviour.
  package init() {}

  /// It rests on this rule too.
  package mutating func add(_ id: RuleID) {
    if let known = RuleBook.rule(id)?.evidence { add(id, known: known) }
  }

  /// It rests on what one rule says, of which this is known.
  package mutating func add(_ id: RuleID, known: Evidence) {
    if rule == nil || known > evidence { (evidence, rule) = (known, id) }
  }

  /// It rests on this too.
  package mutating func add(_ other: Grounds) {
    if let rule = other.rule { add(rule, known: other.evidence) }
  }
}

extension Refusal {
  /// What it rests on that Azure refuses; how well its words are known is `evidence`.
  package var grounds: Grounds {
    var grounds = Grounds()
    grounds.add(rule)
    return grounds
  }
}
