/// The OS disk of a pool's nodes, as the service chooses it where the request does not.
///
/// Source: AKS article concepts-storage, default OS disk type and size; which local disk an
/// ephemeral disk lies on, where both would do, is inferred.
struct OSDisk: Hashable, Sendable {
  let type: OSDiskType
  let sizeGB: Int

  /// An ephemeral disk needs this much room to be the service's own choice.
  private static let smallestEphemeralByDefault = 128

  init(requested: OSDiskType?, vmSize name: String) {
    let size = VMSize.named(name)
    let localDisk = size.map { max($0.tempDiskGiB, $0.cacheDiskGiB) } ?? 0
    let fits =
      size?.supportsEphemeralOSDisk == true && localDisk >= Self.smallestEphemeralByDefault
    type = requested ?? (fits ? .ephemeral : .managed)
    switch type {
    case .managed:
      sizeGB = Self.managedSize(vcpus: size?.vcpus)
    case .ephemeral:
      let temp = size?.tempDiskGiB ?? 0
      sizeGB =
        temp >= Self.smallestEphemeralByDefault ? temp : localDisk == 0 ? 128 : min(localDisk, 128)
    }
  }

  /// P10 to P30 by the number of vCPUs; of an unknown size the smallest, which is the one seen
  /// most.
  private static func managedSize(vcpus: Int?) -> Int {
    switch vcpus ?? 1 {
    case ..<8: 128
    case ..<16: 256
    case ..<64: 512
    default: 1024
    }
  }
}
