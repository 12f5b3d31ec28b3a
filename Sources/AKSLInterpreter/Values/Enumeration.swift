import AKSModel

/// The enumerations of the model that a script can name values of.
enum Enumeration: UInt8, CaseIterable, Hashable, Sendable {
  case poolState, clusterState, powerState, provisioningState, nodeState, scaleDownMode, poolMode
  case osDiskType, osType, operationStatus, clusterTier
  case poolType, osSKU, scaleSetPriority, evictionPolicy, undrainableBehavior
  case clusterSKU, upgradeChannel, nodeOSUpgradeChannel, provisioningMode, supportPlan

  /// The words of the enumeration, as ARM spells them.
  var spellings: [String] {
    switch self {
    case .poolState, .clusterState:
      Self.activities
        + ProvisioningState.allCases.map(\.rawValue).filter {
          !Self.activities.contains($0) && $0 != "Succeeded"
        }
        + PowerState.allCases.map(\.rawValue)
    case .powerState: PowerState.allCases.map(\.rawValue)
    case .provisioningState: ProvisioningState.allCases.map(\.rawValue)
    case .nodeState: NodeState.allCases.map(\.rawValue)
    case .scaleDownMode: ScaleDownMode.allCases.map(\.rawValue)
    case .poolMode: PoolMode.allCases.map(\.rawValue)
    case .osDiskType: OSDiskType.allCases.map(\.rawValue)
    case .osType: OSType.allCases.map(\.rawValue)
    case .operationStatus: OperationStatus.allCases.map(\.rawValue)
    case .clusterTier: ClusterTier.allCases.map(\.rawValue)
    case .poolType: AgentPoolType.allCases.map(\.rawValue)
    case .osSKU: OSSKU.allCases.map(\.rawValue)
    case .scaleSetPriority: ScaleSetPriority.allCases.map(\.rawValue)
    case .evictionPolicy: ScaleSetEvictionPolicy.allCases.map(\.rawValue)
    case .undrainableBehavior: UndrainableNodeBehavior.allCases.map(\.rawValue)
    case .clusterSKU: ClusterSKU.allCases.map(\.rawValue)
    case .upgradeChannel: UpgradeChannel.allCases.map(\.rawValue)
    case .nodeOSUpgradeChannel: NodeOSUpgradeChannel.allCases.map(\.rawValue)
    case .provisioningMode: NodeProvisioningMode.allCases.map(\.rawValue)
    case .supportPlan: SupportPlan.allCases.map(\.rawValue)
    }
  }

  private static let activities = ProvisioningState.allCases.filter { !$0.isTerminal }.map(\.rawValue)

  /// What a place of a command calls it: `scale-down-mode`.
  var placeName: String {
    switch self {
    case .poolState: "pool-state"
    case .clusterState: "cluster-state"
    case .powerState: "power-state"
    case .provisioningState: "provisioning-state"
    case .nodeState: "node-state"
    case .scaleDownMode: "scale-down-mode"
    case .poolMode: "pool-mode"
    case .osDiskType: "os-disk-type"
    case .osType: "os-type"
    case .operationStatus: "operation-status"
    case .clusterTier: "cluster-tier"
    case .poolType: "pool-type"
    case .osSKU: "os-sku"
    case .scaleSetPriority: "priority"
    case .evictionPolicy: "eviction-policy"
    case .undrainableBehavior: "undrainable-node-behavior"
    case .clusterSKU: "cluster-sku"
    case .upgradeChannel: "upgrade-channel"
    case .nodeOSUpgradeChannel: "node-os-upgrade-channel"
    case .provisioningMode: "node-provisioning-mode"
    case .supportPlan: "support-plan"
    }
  }

  /// What people call it.
  var name: String { placeName.split(separator: "-").joined(separator: " ") }

  /// The word of the enumeration that a word means, without regard to case.
  func spelling(of word: String) -> String? {
    let words = Self.words[Int(rawValue)]
    return words[word] ?? words[word.lowercased()]
  }

  /// For each enumeration its words, as they are spelt and in small letters.
  private static let words: [[String: String]] = allCases.map { enumeration in
    var words: [String: String] = [:]
    for spelling in enumeration.spellings {
      words[spelling] = spelling
      words[spelling.lowercased()] = spelling
    }
    return words
  }
}

/// All words of all enumerations, each with one number, compared without case: what a symbol is at run time.
enum SymbolTable {
  static let spellings: [String] = {
    var all: [String] = []
    for enumeration in Enumeration.allCases {
      for spelling in enumeration.spellings where !all.contains(spelling) { all.append(spelling) }
    }
    return all
  }()

  private static let numbers: [String: Int64] = {
    var numbers: [String: Int64] = [:]
    for (number, spelling) in spellings.enumerated() {
      // `none` and `None` are two words.
      if numbers[spelling.lowercased()] == nil { numbers[spelling.lowercased()] = Int64(number) }
      numbers[spelling] = Int64(number)
    }
    return numbers
  }()

  /// The value for a word of some enumeration, or nil when no enumeration has it.
  static func value(of word: String) -> Value? {
    (numbers[word] ?? numbers[word.lowercased()]).map { Value(.symbol, $0) }
  }

  /// The value for a case of one of the model's enumerations.
  static func value<State: RawRepresentable<String>>(of state: State) -> Value {
    Value(.symbol, numbers[state.rawValue] ?? 0)
  }

  static func spelling(of value: Value) -> String { spellings[Int(value.bits)] }
}
