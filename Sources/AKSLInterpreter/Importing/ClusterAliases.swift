import AKSModel

/// Names for clusters that Azure tells apart by their groups alone: here the group is part of the name.
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
      let alias = alias(of: cluster.name, in: cluster.resourceGroup, &taken)
      report.remark(
        "there is more than one cluster `\(cluster.name)`: here its group is part of its name; its id stays, "
          + "and az says `-g GROUP -n \(cluster.name)`", on: .init(cluster: alias))
      return alias
    }
  }

  /// The name with its group: `prod-shop`.
  static func alias(of name: String, in group: String, _ taken: inout Set<String>) -> String {
    let plain = String(
      String.UnicodeScalarView(
        "\(name)-\(group)".unicodeScalars.map {
          $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_")
            ? $0 : "-"
        }))
    for number in 1... {
      let ending = number == 1 ? "" : "-\(number)"
      var start = plain.prefix(63 - ending.count)
      while let last = start.last, "-_".contains(last) { start.removeLast() }
      if taken.insert((start + ending).lowercased()).inserted { return start + ending }
    }
    return plain
  }
}
