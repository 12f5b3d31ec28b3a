// Enumerations of what is chosen for pools and clusters. Raw values are ARM's spellings.

/// `type` of a pool.
package enum AgentPoolType: String, CaseIterable, Hashable, Sendable {
  case virtualMachineScaleSets = "VirtualMachineScaleSets"
  case virtualMachines = "VirtualMachines"
  case availabilitySet = "AvailabilitySet"
}

/// `osSKU`.
package enum OSSKU: String, CaseIterable, Hashable, Sendable {
  case ubuntu = "Ubuntu"
  case ubuntu2204 = "Ubuntu2204"
  case ubuntu2404 = "Ubuntu2404"
  case azureLinux = "AzureLinux"
  case azureLinux3 = "AzureLinux3"
  case azureContainerLinux = "AzureContainerLinux"
  /// Deprecated.
  case cblMariner = "CBLMariner"
  case windows2019 = "Windows2019"
  case windows2022 = "Windows2022"
  case windows2025 = "Windows2025"

  /// The system that it is a kind of.
  package var osType: OSType {
    switch self {
    case .windows2019, .windows2022, .windows2025: .windows
    default: .linux
    }
  }
}

/// `scaleSetPriority`: absent from ARM's answers when Regular.
package enum ScaleSetPriority: String, CaseIterable, Hashable, Sendable {
  case regular = "Regular"
  case spot = "Spot"
}

/// `scaleSetEvictionPolicy`: what becomes of an evicted Spot node (P3).
package enum ScaleSetEvictionPolicy: String, CaseIterable, Hashable, Sendable {
  case delete = "Delete"
  case deallocate = "Deallocate"
}

/// `upgradeSettings.undrainableNodeBehavior` (U5).
package enum UndrainableNodeBehavior: String, CaseIterable, Hashable, Sendable {
  case schedule = "Schedule"
  case cordon = "Cordon"
}

/// `sku.name` of a cluster.
package enum ClusterSKU: String, CaseIterable, Hashable, Sendable {
  case base = "Base"
  case automatic = "Automatic"
}

/// `autoUpgradeProfile.upgradeChannel` (AKS article auto-upgrade-cluster).
package enum UpgradeChannel: String, CaseIterable, Hashable, Sendable {
  case none = "none"
  case patch = "patch"
  case stable = "stable"
  case rapid = "rapid"
  case nodeImage = "node-image"
}

/// `autoUpgradeProfile.nodeOSUpgradeChannel` (AKS article auto-upgrade-node-os-image).
package enum NodeOSUpgradeChannel: String, CaseIterable, Hashable, Sendable {
  case none = "None"
  case unmanaged = "Unmanaged"
  case securityPatch = "SecurityPatch"
  case nodeImage = "NodeImage"
}

/// `nodeProvisioningProfile.mode`.
package enum NodeProvisioningMode: String, CaseIterable, Hashable, Sendable {
  case manual = "Manual"
  case auto = "Auto"
}

/// `supportPlan`.
package enum SupportPlan: String, CaseIterable, Hashable, Sendable {
  case kubernetesOfficial = "KubernetesOfficial"
  case longTermSupport = "AKSLongTermSupport"
}

/// `availabilityZones`: some of 1, 2 and 3 (T4).
package struct ZoneSet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The zones' names, in order.
  package var names: [String] { (1...3).filter { rawValue & 1 << $0 != 0 }.map(String.init) }

  /// The zones' numbers, in order; only 0 if there are none.
  package var numbers: [UInt8] {
    let numbers = ([1, 2, 3] as [UInt8]).filter { rawValue & 1 << $0 != 0 }
    return numbers.isEmpty ? [0] : numbers
  }

  /// The value of the label of a zone: `eastus-1`, and `0` for nodes of none (T4z).
  package static func label(of zone: UInt8, in location: String) -> String {
    zone == 0 ? "0" : "\(location)-\(zone)"
  }

  /// nil: one of the names is not a zone's.
  package init?(names: [String]) {
    var set: UInt8 = 0
    for name in names {
      guard let number = Int(name), (1...3).contains(number), name.utf8.count == 1 else { return nil }
      set |= 1 << number
    }
    self.init(rawValue: set)
  }
}
