/// What a size of virtual machine can do.
///
/// Sizes that are not in the table are accepted, and unknown stays unknown.
package struct VMSize: Hashable, Sendable {
  /// As Azure spells it.
  package let name: String
  /// Cores that count against the quota.
  package let vcpus: Int
  /// The machine's memory.
  package let memoryMiB: Int
  /// 0 for most.
  package let gpus: Int
  /// The local disk; 0 where the size has none, nil: not known.
  package let tempDiskGiB: Int?
  /// The host's cache; 0 where the size has none, nil: not known.
  package let cacheDiskGiB: Int?
  /// The OS disk can lie on a local disk or in the cache; nil: not known.
  package let supportsEphemeralOSDisk: Bool?

  /// The size of this name, compared without case; nil: it may exist, and nothing is known of it.
  package static func named(_ name: String) -> VMSize? {
    OrderedLines(VMSizeTable.lines).line(name) { VMSize(&$0) }
  }

  /// Of all sizes that are in the table, in the order of their letters.
  package static let names = OrderedLines(VMSizeTable.lines).names

  private init?(_ words: inout OrderedLines.Words) {
    name = words.text()
    guard let vcpus = words.number(), let memoryMiB = words.number(), let gpus = words.number() else {
      return nil
    }
    self.vcpus = Int(vcpus)
    self.memoryMiB = Int(memoryMiB)
    self.gpus = Int(gpus)
    tempDiskGiB = words.number().map { Int($0) }
    cacheDiskGiB = words.number().map { Int($0) }
    supportsEphemeralOSDisk = words.number().map { $0 == 1 }
  }
}
