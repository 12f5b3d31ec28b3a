/// The OS disk of a pool's nodes, as the service chooses it where the request does not.
///
/// Source: AKS article concepts-storage, default OS disk type and size; which local disk an
/// ephemeral disk lies on, where both would do, is inferred.
struct OSDisk: Hashable, Sendable {
  /// Managed or ephemeral.
  let type: OSDiskType
  /// In ARM's unit, GB.
  let sizeGB: Int

  /// An ephemeral disk needs this much room to be the service's own choice.
  private static let smallestEphemeralByDefault = 128

  /// A size of 0 is left to the service, as none is.
  init(requested: OSDiskType?, vmSize name: String, sizeGB requestedSize: Int? = nil) {
    let size = VMSize.named(name)
    let room = size.flatMap(Self.ephemeralSize)
    let wanted = requestedSize.flatMap { $0 == 0 ? nil : $0 }
    let fits =
      wanted.map { $0 <= size?.ephemeralRoomGiB ?? 0 } ?? ((room ?? 0) >= Self.smallestEphemeralByDefault)
    type = requested ?? (fits ? .ephemeral : .managed)
    switch type {
    case .managed: sizeGB = wanted ?? Self.managedSize(vcpus: size?.vcpus)
    case .ephemeral: sizeGB = wanted ?? room ?? Self.smallestEphemeralByDefault
    }
  }

  /// The whole temporary disk if it is large enough, else what the cache can hold of the usual
  /// size.
  private static func ephemeralSize(_ size: VMSize) -> Int? {
    guard size.supportsEphemeralOSDisk == true, let room = size.ephemeralRoomGiB else { return nil }
    if let disk = size.tempDiskGiB, disk >= smallestEphemeralByDefault { return disk }
    return min(room, smallestEphemeralByDefault)
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

extension VMSize {
  /// What an ephemeral OS disk may have at most; 0 where there can be none, nil: not known.
  var ephemeralRoomGiB: Int? {
    guard let supportsEphemeralOSDisk, let tempDiskGiB, let cacheDiskGiB else { return nil }
    return supportsEphemeralOSDisk ? max(tempDiskGiB, cacheDiskGiB) : 0
  }
}
