/// Sizes, disks, and what is fixed once a pool is made.
enum SettingRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "1.3", "The size, the OS and the OS disk type of a pool are fixed when it is made.",
      source: "azure-mgmt-containerservice, AgentPool", .documented, check: immutable),
    Rule(
      "V1", "A virtual machine size looks like Standard_DS2_v2.",
      source: "our reading: sizes that are not in our table are accepted if they have this form",
      .ours, check: vmSize),
    Rule(
      "V3", "An ephemeral OS disk needs a size that has room for one.",
      source: "AKS article concepts-storage", .documented, check: ephemeralRoom),
    Rule(
      "D8", "Scale-down mode Deallocate needs managed OS disks.",
      source: "AKS article scale-down-mode", .exact, check: ephemeral),
  ]

  @Sendable private static func immutable(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard let id = request.pool, let properties = request.poolProperties else { return }
    let pool = world[id]
    if let size = properties.vmSize, !size.equalsIgnoringCase(pool.vmSize) {
      throw .immutableProperty("vmSize")
    }
    if let osType = properties.osType, osType != pool.osType { throw .immutableProperty("osType") }
    if let disk = properties.osDiskType, disk != pool.osDiskType {
      throw .immutableProperty("osDiskType")
    }
  }

  @Sendable private static func vmSize(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard let size = request.poolProperties?.vmSize ?? request.clusterProperties?.nodeVMSize else {
      return
    }
    let prefix = "standard_"
    guard size.utf8.count > prefix.utf8.count, size.lowercased().hasPrefix(prefix),
      size.utf8.allSatisfy({
        $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
          || Character(Unicode.Scalar($0)).isASCIIWord
      })
    else { throw .invalidVMSize(size) }
  }

  @Sendable private static func ephemeralRoom(_ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    let properties = request.poolProperties ?? request.clusterProperties?.firstPool
    guard request.pool == nil, let properties, properties.osDiskType == .ephemeral,
      let size = VMSize.named(properties.vmSize ?? Defaults.vmSize), !size.supportsEphemeralOSDisk
    else { return }
    throw .noEphemeralDisk(vmSize: size.name)
  }

  @Sendable private static func ephemeral(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard let properties = request.poolProperties, properties.scaleDownMode == .deallocate else {
      return
    }
    let disk: OSDiskType
    if let pool = request.pool {
      disk = world[pool].osDiskType
    } else {
      let size = properties.vmSize ?? Defaults.vmSize
      disk = OSDisk(requested: properties.osDiskType, vmSize: size).type
    }
    if disk == .ephemeral { throw .ephemeralDeallocate }
  }
}

extension Character {
  /// A letter or digit of ASCII.
  fileprivate var isASCIIWord: Bool { isASCII && (isLetter || isNumber) }
}
