/// What one pod asks of a node.
package struct PodRequest: Hashable, Sendable {
  /// Thousandths of a core.
  package let cpuMillis: Int32
  package let memoryMiB: Int32
  package let gpus: Int16

  package init(cpuMillis: Int32 = 0, memoryMiB: Int32 = 0, gpus: Int16 = 0) {
    self.cpuMillis = cpuMillis
    self.memoryMiB = memoryMiB
    self.gpus = gpus
  }
}

/// What a node has to give to pods, or what is requested of it.
package struct NodeResources: Hashable, Sendable {
  /// Thousandths of a core.
  package internal(set) var cpuMillis: Int32 = 0
  package internal(set) var memoryMiB: Int32 = 0
  package internal(set) var gpus: Int16 = 0
  /// How many pods.
  package internal(set) var pods: Int16 = 0

  package init(cpuMillis: Int32 = 0, memoryMiB: Int32 = 0, gpus: Int16 = 0, pods: Int16 = 0) {
    self.cpuMillis = cpuMillis
    self.memoryMiB = memoryMiB
    self.gpus = gpus
    self.pods = pods
  }

  /// With one pod more.
  package mutating func add(_ request: PodRequest) {
    cpuMillis += request.cpuMillis
    memoryMiB += request.memoryMiB
    gpus += request.gpus
    pods += 1
  }

  /// With one pod less.
  package mutating func subtract(_ request: PodRequest) {
    cpuMillis -= request.cpuMillis
    memoryMiB -= request.memoryMiB
    gpus -= request.gpus
    pods -= 1
  }

  /// One pod more finds room beside what is requested.
  @inline(__always)
  package func holds(_ request: PodRequest, beside requested: NodeResources) -> Bool {
    requested.cpuMillis + request.cpuMillis <= cpuMillis
      && requested.memoryMiB + request.memoryMiB <= memoryMiB
      && requested.gpus + request.gpus <= gpus && requested.pods < pods
  }
}
