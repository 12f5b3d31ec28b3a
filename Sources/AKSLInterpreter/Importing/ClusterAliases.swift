import AKSModel

/// The names of clusters that are read together.
///
/// All that share a name get one, so that the name alone never means one of them by chance.
enum ClusterAliases {
  /// The aliases of clusters, with those that are written; nil: its own name will do.
  static func aliases(of clusters: [ClusterDraft], _ report: inout ImportReport) -> [String?] {
    var counts: [String: Int] = [:]
    for cluster in clusters where cluster.alias == nil { counts[cluster.name.lowercased(), default: 0] += 1 }
    var taken = Set(counts.filter { $0.value == 1 }.keys)
    taken.formUnion(clusters.compactMap { $0.alias?.lowercased() })
    return clusters.map { cluster in
      guard cluster.alias == nil, counts[cluster.name.lowercased(), default: 0] > 1, !cluster.name.isEmpty
      else { return cluster.alias }
      let alias = ClusterAlias.name(of: cluster.name, in: cluster.resourceGroup) {
        taken.insert($0.lowercased()).inserted
      }
      report.remark(
        "there is more than one cluster `\(cluster.name)`: here its group is part of its name; its id stays, "
          + "and az says `-g GROUP -n \(cluster.name)`", on: .init(cluster: alias))
      return alias
    }
  }
}
