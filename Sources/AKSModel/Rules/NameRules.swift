/// What clusters and pools may be called.
enum NameRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "R3",
      "A pool's name is 1 to 12 lower case letters and digits, the first a letter; on Windows "
        + "at most 6.",
      source: "azure-rest-api-specs, containerservice; AKS article create-node-pools", .exact,
      check: poolName),
    Rule(
      "R4",
      "A cluster's name is 1 to 63 letters, digits, underscores and hyphens, the first and last "
        + "a letter or digit; that of a resource group has up to 90.",
      source: "azure-rest-api-specs, containerservice", .exact, check: clusterName),
  ]

  @Sendable private static func poolName(_ request: Request, _ world: Simulation) throws(Refusal) {
    let name: String
    let osType: OSType
    if request.kind == .addPool, let added = request.operation.poolName {
      name = added
      osType = request.poolProperties?.osType ?? request.poolProperties?.osSKU?.osType ?? .linux
    } else if request.kind == .createCluster, let first = request.clusterProperties?.nodepoolName {
      name = first
      osType = .linux
    } else {
      return
    }
    guard ResourceName.isPool(name, osType) else { throw .invalidPoolName(name, osType: osType) }
  }

  @Sendable private static func clusterName(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard request.kind == .createCluster else { return }
    let name = request.operation.clusterName
    guard ResourceName.isCluster(name) else { throw .invalidClusterName(name) }
    let properties = request.clusterProperties
    for group in [properties?.resourceGroup, properties?.nodeResourceGroup] {
      if let group, !ResourceName.isGroup(group) { throw .setting(.invalidResourceGroup(group)) }
    }
  }
}

/// What Azure takes as the name of a resource (R3, R4).
package enum ResourceName {
  package static func isPool(_ name: String, _ osType: OSType) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let first = name.utf8.first, letters.contains(first) else { return false }
    return name.utf8.allSatisfy { letters.contains($0) || digits.contains($0) }
      && name.utf8.count <= (osType == .windows ? 6 : 12)
  }

  package static func isCluster(_ name: String) -> Bool {
    guard let first = name.utf8.first, let last = name.utf8.last, isAlphanumeric(first),
      isAlphanumeric(last)
    else { return false }
    return name.utf8.count <= 63
      && name.utf8.allSatisfy {
        isAlphanumeric($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
      }
  }

  package static func isGroup(_ name: String) -> Bool {
    (1...90).contains(name.count) && name.last != "."
      && name.allSatisfy { $0.isLetter || $0.isNumber || "_-.()".contains($0) }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
