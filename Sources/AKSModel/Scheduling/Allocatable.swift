// What nodes have for pods: the machine without what AKS keeps for itself (AKS article node-resource-reservations).

extension Simulation {
  /// What each node of a pool has for pods; nil: nothing is known of its VM size.
  package func allocatable(of id: PoolID) -> NodeResources? {
    let pool = self[id]
    guard let size = VMSize.named(pool.vmSize) else { return nil }
    // Before 1.29 more was kept; a version that cannot be read is a new one.
    let isOld = KubernetesVersion(full: pool.currentOrchestratorVersion).map {
      $0 < KubernetesVersion(1, 29, 0)
    }
    return NodeResources.allocatable(
      of: size, osType: pool.osType, maxPods: pool.maxPods, isBefore129: isOld ?? false)
  }
}

extension NodeResources {
  /// Rule W4.
  static func allocatable(of size: VMSize, osType: OSType, maxPods: Int, isBefore129: Bool) -> NodeResources {
    let windows = osType == .windows ? 2048 : 0
    let memory = size.memoryMiB - reservedMemory(size.memoryMiB, maxPods: maxPods, isBefore129) - windows
    return NodeResources(
      cpuMillis: Int32(size.vcpus * 1000 - reservedCPU(vcpus: size.vcpus)),
      memoryMiB: Int32(max(0, memory)), gpus: Int16(size.gpus), pods: Int16(clamping: maxPods))
  }

  /// In thousandths of a core: 60 of the first, 40 of the second, 20 of the next two, 10 of each other.
  private static func reservedCPU(vcpus: Int) -> Int {
    let kept = [60, 40, 20, 20]
    return kept.prefix(vcpus).reduce(0, +) + 10 * max(0, vcpus - kept.count)
  }

  /// In MiB: what the kubelet keeps, and where it begins to evict.
  private static func reservedMemory(_ total: Int, maxPods: Int, _ isBefore129: Bool) -> Int {
    guard isBefore129 else { return min(20 * maxPods + 50, total / 4) + 100 }
    var (left, kept) = (total, 0)
    for (size, percent) in [(4096, 25), (4096, 20), (8192, 10), (114_688, 6), (Int.max, 2)] {
      let part = min(left, size)
      kept += part * percent / 100
      left -= part
    }
    return kept + 750
  }
}
