extension NodeResources {
  /// The best score that a node can have.
  static var highestScore: Int { 200 }

  /// How good it would be to put one pod more on a node of these resources, from 0 to 200 (W2): as the plugins
  /// NodeResourcesFit (LeastAllocated) and NodeResourcesBalancedAllocation of Kubernetes have it, each up to 100,
  /// over CPU and memory, in whole numbers.
  ///
  /// The pod finds room.
  @inline(__always)
  func score(of request: PodRequest, beside requested: NodeResources) -> Int {
    let (cpus, memory) = (Int64(max(1, cpuMillis)), Int64(max(1, memoryMiB)))
    let usedCPUs = Int64(requested.cpuMillis) + Int64(request.cpuMillis)
    let usedMemory = Int64(requested.memoryMiB) + Int64(request.memoryMiB)
    let least = ((cpus - usedCPUs) * 100 / cpus + (memory - usedMemory) * 100 / memory) / 2
    // The standard deviation of two fractions is half of what they differ by.
    let difference = abs(usedCPUs * memory - usedMemory * cpus)
    let whole = cpus * memory
    let balanced = 100 - (50 * difference + whole - 1) / whole
    return Int(least + balanced)
  }
}
