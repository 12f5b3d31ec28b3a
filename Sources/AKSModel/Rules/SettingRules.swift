/// Sizes, disks, versions, and what is fixed once a pool is made.
enum SettingRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "1.3", "The size, the OS, the OS disk and the number of pods of a pool are fixed when it is made.",
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
    Rule(
      "V2", "A version is one of those that are supported.",
      source: "AKS article supported-kubernetes-versions; the list of versions is ours",
      .documented,
      check: version),
    Rule(
      "U2", "A pool is not newer than its control plane and at most three minor versions older.",
      source: "AKS article supported-kubernetes-versions", .exact, check: skew),
    Rule(
      "N2", "The version of a pool does not change: this model has no upgrades yet.",
      source: "a limit of this model", .ours, check: upgrade),
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
    if let size = properties.osDiskSizeGB, size != 0, size != Int64(pool.osDiskSizeGB) {
      throw .immutableProperty("osDiskSizeGB")
    }
    if let maxPods = properties.maxPods, maxPods != Int64(pool.maxPods) {
      throw .immutableProperty("maxPods")
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
    if request.pool.map({ world[$0].osDiskType }) ?? properties.disk.type == .ephemeral {
      throw .ephemeralDeallocate
    }
  }

  @Sendable private static func version(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard let version = request.version, KubernetesVersion.resolving(version) == nil else { return }
    throw .unsupportedVersion(version)
  }

  @Sendable private static func skew(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard let cluster = request.cluster, request.poolProperties != nil,
      let pool = request.version.flatMap(KubernetesVersion.resolving),
      let controlPlane = KubernetesVersion.resolving(world[cluster].currentKubernetesVersion)
    else { return }
    if pool > controlPlane {
      throw .poolNewerThanControlPlane(pool: pool, controlPlane: controlPlane)
    }
    if pool.minor + 3 < controlPlane.minor {
      throw .poolTooOld(pool: pool, controlPlane: controlPlane)
    }
  }

  @Sendable private static func upgrade(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard let pool = request.pool, let version = request.version,
      let full = KubernetesVersion.resolving(version),
      full.description != world[pool].currentOrchestratorVersion
    else { return }
    throw .notModelled("upgrade of a pool")
  }
}

extension Request {
  /// The Kubernetes version that the request names.
  fileprivate var version: String? {
    poolProperties?.orchestratorVersion ?? clusterProperties?.kubernetesVersion
  }
}

extension Character {
  /// A letter or digit of ASCII.
  fileprivate var isASCIIWord: Bool { isASCII && (isLetter || isNumber) }
}
