// What can be read of the world.

extension Simulation {
  // MARK: - Clusters

  /// The clusters that exist, in order of creation.
  package var clusters: [ClusterID] {
    clusterRecords.indices.lazy.map { ClusterID(index: UInt32($0)) }.filter(exists)
  }

  /// The existing cluster of this name, compared without case (R1).
  package func cluster(named name: String) -> ClusterID? {
    clusters.first { self[$0].name.equalsIgnoringCase(name) }
  }

  /// Made, and not deleted.
  package func exists(_ id: ClusterID) -> Bool {
    id.index < clusterRecords.count && clusterRecords[Int(id.index)].exists
  }

  /// A cluster, or the last state of one that is gone.
  ///
  /// Not for an identity of another history, such as one made after the snapshot that this world was
  /// restored from: ask `exists` first.
  package internal(set) subscript(id: ClusterID) -> ManagedCluster {
    _read { yield clusterRecords[Int(id.index)] }
    _modify { yield &clusterRecords[Int(id.index)] }
  }

  /// The last operation of the cluster itself; those of its pools don't count.
  package func lastOperation(of cluster: ClusterID) -> OperationRecord? {
    self[cluster].lastOperation.map { self[$0] }
  }

  // MARK: - Pools

  /// The pools of a cluster that exist, in order of creation.
  package func pools(of cluster: ClusterID) -> [PoolID] {
    poolRecords.indices.lazy.filter { poolRecords[$0].exists && poolRecords[$0].cluster == cluster }
      .map { PoolID(index: UInt32($0)) }
  }

  /// The existing pool of this name in the cluster, compared without case (R1).
  package func pool(named name: String, in cluster: ClusterID) -> PoolID? {
    pools(of: cluster).first { self[$0].name.equalsIgnoringCase(name) }
  }

  /// Made, and not deleted.
  package func exists(_ id: PoolID) -> Bool {
    id.index < poolRecords.count && poolRecords[Int(id.index)].exists
  }

  /// A pool, or the last state of one that is gone.
  ///
  /// Not for an identity of another history, such as one made after the snapshot that this world was
  /// restored from: ask `exists` first.
  package internal(set) subscript(id: PoolID) -> AgentPool {
    _read { yield poolRecords[Int(id.index)] }
    _modify { yield &poolRecords[Int(id.index)] }
  }

  /// The last operation of the pool itself; those of its cluster don't count.
  package func lastOperation(of pool: PoolID) -> OperationRecord? {
    self[pool].lastOperation.map { self[$0] }
  }

  // MARK: - Nodes

  /// The nodes of a pool that exist, by rising instance index.
  package func nodes(of pool: PoolID) -> [NodeID] { nodeTable.nodes(of: pool) }

  /// The node with an instance index.
  package func node(index: Int, of pool: PoolID) -> NodeID? {
    UInt32(exactly: index).flatMap { nodeTable.node(instance: $0, of: pool) }
  }

  /// Made, and not deleted; false for a slot's earlier generations.
  package func exists(_ id: NodeID) -> Bool { nodeTable.exists(id) }

  /// A node that exists: of one that is gone, nothing is kept.
  package subscript(id: NodeID) -> Node { nodeTable[id] }

  /// `aks-dev-12345678-vmss00000a`, or `akswin00000a` on Windows (R6).
  package func nodeName(_ id: NodeID) -> String {
    let node = self[id]
    let pool = self[node.pool]
    let instance = String(node.instance, radix: 36).leftPadded(to: 6, with: "0")
    switch pool.osType {
    case .windows: return "aks\(pool.name)\(instance)"
    case .linux: return "\(scaleSetName(of: node.pool))\(instance)"
    }
  }

  /// The zone that a node stands in: scale sets spread their instances over the zones (T4); nil: the pool has
  /// none.
  package func zone(of id: NodeID) -> String? {
    let node = self[id]
    let zones = self[node.pool].availabilityZones.names
    return zones.isEmpty ? nil : zones[Int(node.instance) % zones.count]
  }

  /// `aks-dev-12345678-vmss` (R6).
  ///
  /// Azure's eight digits are a hash that differs from pool to pool; ours is one of the names, so that it
  /// stays the same from run to run.
  package func scaleSetName(of pool: PoolID) -> String {
    let pool = self[pool]
    let cluster = self[pool.cluster]
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for byte in "\(cluster.resourceGroup)/\(cluster.name)/\(pool.name)".lowercased().utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let digits = String(hash % 100_000_000).leftPadded(to: 8, with: "0")
    return "aks-\(pool.name)-\(digits)-vmss"
  }

  // MARK: - Operations

  /// A moment in seconds of Unix time.
  func unixTime(of moment: Instant) -> Int64 { settings.epoch + moment.milliseconds / 1000 }

  /// All operations, in order of acceptance.
  package var operations: ChunkedArray<OperationRecord> { operationRecords }

  /// What became of an operation, or how far it is.
  package internal(set) subscript(id: OperationID) -> OperationRecord {
    _read { yield operationRecords[Int(id.index)] }
    _modify { yield &operationRecords[Int(id.index)] }
  }
}

extension String {
  /// Azure compares names without case (R1); its names are ASCII.
  func equalsIgnoringCase(_ other: String) -> Bool {
    utf8.count == other.utf8.count
      && zip(utf8, other.utf8).allSatisfy { $0 == $1 || $0.asciiLowercased == $1.asciiLowercased }
  }

  /// Filled up at the front.
  func leftPadded(to length: Int, with pad: Character) -> String {
    String(repeating: pad, count: max(0, length - count)) + self
  }
}

extension UInt8 {
  /// The lower case letter of an upper case one, every other byte as it is.
  fileprivate var asciiLowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}
