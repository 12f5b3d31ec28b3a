import AKSModel

/// The enumerations of the model that a script can name values of.
enum Enumeration: UInt8, CaseIterable, Hashable, Sendable {
  case poolState, clusterState, powerState, provisioningState, nodeState, scaleDownMode, poolMode
  case osDiskType, osType, operationStatus, clusterTier
  case poolType, osSKU, scaleSetPriority, evictionPolicy, undrainableBehavior
  case clusterSKU, upgradeChannel, nodeOSUpgradeChannel, provisioningMode, supportPlan
  case podPhase

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
    case .podPhase: PodPhaseWord.allCases.map(\.rawValue)
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
    case .podPhase: "pod-phase"
    }
  }

  /// What people call it.
  var name: String {
    switch self {
    case .scaleDownMode: "scale-down mode"
    case .osDiskType: "OS disk type"
    case .osType: "OS type"
    default: placeName.split(separator: "-").joined(separator: " ")
    }
  }

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
///
/// What is read of a resource is a word of one enumeration, and knows which: `Running` is no node state when it is read
/// of a pool. A word that is written may be of any enumeration that has it.
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

  /// The value for a word by its number in `spellings`.
  static func value(ofWord number: UInt16) -> Value { Value(.symbol, Int64(number)) }

  /// The value for a case of one of the model's enumerations.
  static func value<State: RawRepresentable<String>>(of state: State) -> Value {
    Value(.symbol, numbers[state.rawValue] ?? 0)
  }

  static func spelling(of value: Value) -> String { spellings[Int(value.bits & wordMask)] }

  // MARK: - Of one enumeration

  /// A symbol's word is in the low bits, and above it the number of its enumeration, from 1.
  private static let wordBits: Int64 = 16
  private static let wordMask: Int64 = 1 << wordBits - 1

  /// The same word as one of a certain enumeration.
  static func value(_ value: Value, of enumeration: Enumeration) -> Value {
    Value(.symbol, value.bits & wordMask | (Int64(enumeration.rawValue) + 1) << wordBits)
  }

  /// Whether two symbols are equal; nil: no enumeration has both, so that they are never equal.
  static func areEqual(_ a: Value, _ b: Value) -> Bool? {
    if a.bits & wordMask == b.bits & wordMask { return true }
    return isComparable(a, b) ? false : nil
  }

  private static func isComparable(_ a: Value, _ b: Value) -> Bool {
    switch (enumeration(of: a), enumeration(of: b)) {
    case (let x?, let y?): x.isKin(to: y)
    case (let x?, nil): x.has(b)
    case (nil, let y?): y.has(a)
    case (nil, nil): Enumeration.allCases.contains { $0.has(a) && $0.has(b) }
    }
  }

  private static func enumeration(of value: Value) -> Enumeration? {
    let number = value.bits >> wordBits
    return number == 0 ? nil : Enumeration(rawValue: UInt8(number - 1))
  }

  /// What a symbol is: `a pool state`, or all that a written word may be.
  static func kind(of value: Value) -> String {
    let all = enumeration(of: value).map { [$0] } ?? Enumeration.allCases.filter { $0.has(value) }
    let names = [StaticType(.enumeration(all[0])).name] + all.dropFirst().map(\.name)
    guard let last = names.last, names.count > 1 else { return names[0] }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension Enumeration {
  /// Whether it has the word of a symbol.
  func has(_ value: Value) -> Bool { spelling(of: SymbolTable.spelling(of: value)) != nil }

  /// Whether it has a word in common with another one, as the states of pools and nodes have.
  func isKin(to other: Enumeration) -> Bool {
    self == other || spellings.contains { other.spelling(of: $0) != nil }
  }
}
