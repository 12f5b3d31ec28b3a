/// Sizes, disks, and what is fixed once a pool is made.
enum SettingRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "1.3", "The size, the OS, the OS disk and the number of pods of a pool are fixed when it is made.",
      source: "azure-mgmt-containerservice, AgentPool", .documented, eachPool: immutable),
    Rule(
      "V1", "A virtual machine size looks like Standard_DS2_v2.",
      source: "our reading: sizes that are not in our table are accepted if they have this form",
      .ours, eachPool: vmSize),
    Rule(
      "V3", "An ephemeral OS disk needs a size that has room for one.",
      source: "AKS article concepts-storage", .documented, eachPool: ephemeralRoom),
    Rule(
      "D8", "Scale-down mode Deallocate needs managed OS disks.",
      source: "AKS article scale-down-mode", .exact, eachPool: ephemeral),
  ]

  @Sendable private static func immutable(
    _ prospect: PoolProspect, _ request: Request, _ world: Simulation
  ) throws(Refusal) {
    guard let id = prospect.id else { return }
    let properties = prospect.properties
    let pool = world[id]
    if let size = properties.vmSize, !size.equalsIgnoringCase(pool.vmSize) {
      throw .immutableProperty("vmSize")
    }
    if let osType = properties.osType, osType != pool.osType { throw .immutableProperty("osType") }
    if let disk = properties.osDiskType, disk != pool.osDiskType {
      throw .immutableProperty("osDiskType")
    }
    if let size = properties.osDiskSizeGB, size != 0, size != Int64(pool.osDiskSizeGB) {
      throw .immutableProperty("osDiskSizeGB")
    }
    if let maxPods = properties.maxPods, maxPods != Int64(pool.maxPods) {
      throw .immutableProperty("maxPods")
    }
  }

  @Sendable private static func vmSize(
    _ pool: PoolProspect, _ request: Request, _ world: Simulation
  ) throws(Refusal) {
    guard let size = pool.properties.vmSize else { return }
    let prefix = "standard_"
    guard size.utf8.count > prefix.utf8.count, size.lowercased().hasPrefix(prefix),
      size.utf8.allSatisfy({
        $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
          || Character(Unicode.Scalar($0)).isASCIIWord
      })
    else { throw .invalidVMSize(size) }
  }

  @Sendable private static func ephemeralRoom(
    _ pool: PoolProspect, _ request: Request, _ world: Simulation
  ) throws(Refusal) {
    guard pool.isNew, pool.properties.osDiskType == .ephemeral, let size = VMSize.named(pool.vmSize),
      size.supportsEphemeralOSDisk == false
    else { return }
    throw .noEphemeralDisk(vmSize: size.name)
  }

  @Sendable private static func ephemeral(
    _ pool: PoolProspect, _ request: Request, _ world: Simulation
  ) throws(Refusal) {
    if pool.properties.scaleDownMode == .deallocate, pool.osDiskType == .ephemeral {
      throw .ephemeralDeallocate
    }
  }
}

extension Character {
  /// A letter or digit of ASCII.
  fileprivate var isASCIIWord: Bool { isASCII && (isLetter || isNumber) }
}
