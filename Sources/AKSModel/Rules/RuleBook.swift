/// All rules there are.
package enum RuleBook {
  /// In the order in which they judge: the first that refuses is Azure's answer.
  ///
  /// A request is read before it meets the state of the world; beyond that, Azure's own order is unknown
  /// and this is ours.
  package static let rules: [Rule] =
    ThrottleRules.list + NameRules.list + ExistenceRules.list + PreconditionRules.list + CountRules.list
    + ConcurrencyRules.list + PowerRules.list + ModeRules.list + SettingRules.list + VersionRules.list
    + MachineRules.list + SpotRules.list + AutoscalerRules.list + UpgradeSettingRules.list + LabelRules.list
    + ClusterSettingRules.list + LimitRules.list + BehaviourRules.list + AutoscalingRules.list
    + WorkloadRules.list

  /// Those that can refuse, kept apart so that `submit` need not look for them.
  static let refusing: [Rule] = rules.filter { $0.check != nil }

  /// Those that no source settles.
  static let ours: [RuleID] = rules.filter { $0.evidence == .ours }.map(\.id)

  /// The rule of this name.
  package static func rule(_ id: RuleID) -> Rule? { rules.first { $0.id == id } }

  /// The rule that a tag of a scenario names: `D5`, and `rule-9-4` for rule 9.4, because no tag has a point.
  package static func rule(tagged tag: String) -> Rule? {
    let name = tag.hasPrefix("rule-") ? tag.dropFirst(5).split(separator: "-").joined(separator: ".") : tag
    return rules.first { $0.id.description == name }
  }
}
