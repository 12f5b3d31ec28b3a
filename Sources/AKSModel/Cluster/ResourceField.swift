/// The fields of a pool that change as a whole and that nothing else depends on, by their names in ARM.
package enum PoolField: String, CaseIterable, Hashable, Sendable {
  case enableAutoScaling, minCount, maxCount
  case osSKU
  case nodeLabels, nodeTaints, tags
  case maxSurge = "upgradeSettings.maxSurge"
  case maxUnavailable = "upgradeSettings.maxUnavailable"
  case drainTimeoutInMinutes = "upgradeSettings.drainTimeoutInMinutes"
  case nodeSoakDurationInMinutes = "upgradeSettings.nodeSoakDurationInMinutes"
  case undrainableNodeBehavior = "upgradeSettings.undrainableNodeBehavior"
  case orchestratorVersion, currentOrchestratorVersion, nodeImageVersion
}

/// The same for a cluster.
package enum ClusterField: String, CaseIterable, Hashable, Sendable {
  case tags
  case tier = "sku.tier"
  case autoScalerProfile
  /// Ours: what the ConfigMap `cluster-autoscaler-priority-expander` says.
  case expanderPriorities
  case upgradeChannel = "autoUpgradeProfile.upgradeChannel"
  case nodeOSUpgradeChannel = "autoUpgradeProfile.nodeOSUpgradeChannel"
  case nodeProvisioningMode = "nodeProvisioningProfile.mode"
  case supportPlan
  case kubernetesVersion, currentKubernetesVersion
}

/// The value of a field in an event: plain data of fixed size.
package enum FieldValue: Hashable, Sendable {
  /// Not in the body of a GET.
  case absent
  case flag(Bool)
  case number(Int32)
  case percentage(Int32)
  /// A value of one of the enumerations.
  case word(FieldWord)
  case text(Interned<String>)
  case list(Interned<[String]>)
  case entries(Interned<[ResourceTag]>)
}

/// A value of one of the enumerations that fields have, in one byte.
package struct FieldWord: Hashable, Sendable {
  private let number: UInt8

  /// In ARM's spelling.
  package var spelling: String { Self.spellings[Int(number)] }

  fileprivate init(_ spelling: String) {
    number = UInt8(truncatingIfNeeded: Self.spellings.firstIndex(of: spelling) ?? 0)
  }

  private static let spellings =
    OSSKU.allCases.map(\.rawValue) + UndrainableNodeBehavior.allCases.map(\.rawValue)
    + ClusterTier.allCases.map(\.rawValue) + UpgradeChannel.allCases.map(\.rawValue)
    + NodeOSUpgradeChannel.allCases.map(\.rawValue) + NodeProvisioningMode.allCases.map(\.rawValue)
    + SupportPlan.allCases.map(\.rawValue)
}

/// What a field can hold.
protocol FieldStorable: Hashable {
  var fieldValue: FieldValue { get }
}

extension FieldStorable where Self: RawRepresentable<String> {
  var fieldValue: FieldValue { .word(FieldWord(rawValue)) }
}

extension OSSKU: FieldStorable {}
extension UndrainableNodeBehavior: FieldStorable {}
extension ClusterTier: FieldStorable {}
extension UpgradeChannel: FieldStorable {}
extension NodeOSUpgradeChannel: FieldStorable {}
extension NodeProvisioningMode: FieldStorable {}
extension SupportPlan: FieldStorable {}

extension Bool: FieldStorable { var fieldValue: FieldValue { .flag(self) } }
extension Int: FieldStorable { var fieldValue: FieldValue { .number(Int32(truncatingIfNeeded: self)) } }
extension Interned: FieldStorable where Value: InternedField {
  var fieldValue: FieldValue { isEmpty ? .absent : Value.fieldValue(self) }
}
extension Optional: FieldStorable where Wrapped: FieldStorable {
  var fieldValue: FieldValue { map(\.fieldValue) ?? .absent }
}
extension NodeAmount: FieldStorable {
  var fieldValue: FieldValue {
    isPercentage ? .percentage(Int32(number)) : .number(Int32(number))
  }
}

/// What an interned field can hold.
protocol InternedField: Hashable {
  static func fieldValue(_ number: Interned<Self>) -> FieldValue
}

extension String: InternedField {
  static func fieldValue(_ number: Interned<String>) -> FieldValue { .text(number) }
}
extension Array: InternedField where Element: FieldElement {
  static func fieldValue(_ number: Interned<[Element]>) -> FieldValue { Element.fieldValue(ofList: number) }
}

/// What the lists that fields hold are of.
protocol FieldElement: Hashable {
  static func fieldValue(ofList number: Interned<[Self]>) -> FieldValue
}

extension String: FieldElement {
  static func fieldValue(ofList number: Interned<[String]>) -> FieldValue { .list(number) }
}
extension ResourceTag: FieldElement {
  static func fieldValue(ofList number: Interned<[ResourceTag]>) -> FieldValue { .entries(number) }
}
