// eTags: what a resource had when it was written last (C5; AKS article use-etags).
//
// Azure's are random; ours are made of the resource and the number of its writes, so that they stay the same from
// run to run.

extension Simulation {
  /// The eTag of a cluster, or the last one of a cluster that is gone.
  package func eTag(of id: ClusterID) -> String {
    let cluster = self[id]
    if hasGivenETag(id) { return self[cluster.firstETag] }
    return GUID(of: "\(id.index)/\(cluster.resourceGroup)/\(cluster.name)/\(cluster.revision)").description
  }

  /// The eTag of a pool, or the last one of a pool that is gone.
  package func eTag(of id: PoolID) -> String {
    let pool = self[id]
    if hasGivenETag(id) { return self[pool.firstETag] }
    return GUID(of: "\(id.index)/\(self[pool.cluster].name)/\(pool.name)/\(pool.revision)").description
  }

  /// Whether the eTag is the one that the cluster came with.
  package func hasGivenETag(_ id: ClusterID) -> Bool { self[id].revision == 0 && !self[id].firstETag.isEmpty }

  /// Whether the eTag is the one that the pool came with.
  package func hasGivenETag(_ id: PoolID) -> Bool { self[id].revision == 0 && !self[id].firstETag.isEmpty }
}
