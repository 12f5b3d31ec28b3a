/// All rules, in the order in which they judge: the first that refuses is Azure's answer.
package enum RuleBook {
  package static let rules: [Rule] = []

  /// The rule of this name, compared without case.
  package static func rule(_ id: RuleID) -> Rule? { rules.first { $0.id == id } }
}
