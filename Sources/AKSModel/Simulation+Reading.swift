// What can be read of the world.

extension Simulation {
  // MARK: - Clusters

  /// Whether there is, or was, more than one cluster, so that a pool's name alone may mean several.
  package var hasSeveralClusters: Bool { clusterRecords.count > 1 }

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
    cluster.index < clusterRecords.count ? self[cluster].pools : []
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

  /// How many nodes of a pool are in each state.
  package func nodeCounts(of id: PoolID) -> NodeCounts { self[id].nodeCounts }

  /// `status.provisioningError`: why the pool's last operation failed; nil once one has succeeded.
  package func provisioningError(of pool: PoolID) -> ReportedError? {
    if let error = self[pool].provisioningError {
      return ReportedError(code: error.code, message: message(of: error))
    }
    let words = self[self[pool].reportedError]
    return words.count == 2 ? ReportedError(code: words[0], message: words[1]) : nil
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

  /// Reads what a change of a node will read: whoever is about to change many can let the memory bring it for all
  /// of them at once.
  package func touch(_ id: NodeID) -> UInt32 { nodeTable.touch(id) }

  /// A node that exists: of one that is gone, nothing is kept.
  package subscript(id: NodeID) -> Node { nodeTable[id] }

  /// `aks-dev-12345678-vmss00000a`, or `akswin00000a` on Windows (R6).
  package func nodeName(_ id: NodeID) -> String {
    let node = self[id]
    return nodeName(of: node.pool, instance: node.instance)
  }

  /// The name of a pool's node by its instance index, whether it is there or not.
  package func nodeName(of id: PoolID, instance: UInt32) -> String {
    let pool = self[id]
    let instance = String(instance, radix: 36).leftPadded(to: 6, with: "0")
    switch pool.osType {
    case .windows: return "aks\(pool.name)\(instance)"
    case .linux: return "\(scaleSetName(of: id))\(instance)"
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
    let hash = StableHash("\(cluster.resourceGroup)/\(cluster.name)/\(pool.name)".lowercased())
    let digits = String(hash.value % 100_000_000).leftPadded(to: 8, with: "0")
    return "aks-\(pool.name)-\(digits)-vmss"
  }

  // MARK: - Operations

  /// Nothing goes on, and no operation is kept from its end.
  ///
  /// Pods, autoscalers, evictions and ends of faults go on beside that: nobody waits for them.
  package var isAtRest: Bool {
    guard operationsInProgress.isEmpty else { return false }
    if queue.isEmpty { return true }
    guard hasWorkloads || !autoscalers.isEmpty || hasUnawaited else { return false }
    return clusters.allSatisfy { cluster in
      pools(of: cluster).allSatisfy {
        self[$0].enableAutoScaling || self[$0].nodeCounts == self[$0].nodeCounts.settled
      }
    }
  }

  /// A moment in seconds of Unix time.
  func unixTime(of moment: Instant) -> Int64 { settings.epoch + moment.milliseconds / 1000 }

  /// A moment in UTC as ARM's bodies write it: `2024-01-01T00:01:18Z`.
  package func dateTime(of moment: Instant) -> String {
    UnixTime.rfc3339(milliseconds: settings.epoch * 1000 + moment.milliseconds)
  }

  /// The identifier under which an operation's status can be asked for (O1).
  package func guid(of operation: OperationID) -> String {
    let record = self[operation]
    // What was asked and when tells apart operations of two courses of events.
    return GUID(of: "\(record.kind.rawValue) \(operation.index) \(record.accepted.milliseconds)").description
  }

  /// All operations, in order of acceptance.
  package var operations: ChunkedArray<OperationRecord> { operationRecords }

  /// The operations that have not ended, in order of acceptance: each is at work on a resource, or being aborted by
  /// one that is.
  package var operationsInProgress: [OperationID] {
    let atWork = clusters.flatMap { cluster in
      [self[cluster].activeOperation] + pools(of: cluster).map { self[$0].activeOperation }
    }.compactMap { $0 }
    return Set(atWork + atWork.compactMap { self[$0].aborted }).sorted()
  }

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
  var asciiLowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}
