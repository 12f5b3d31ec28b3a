import AKSModel

/// Names that stand for the real ones: each a function of what it stands for, so that the same name is the same
/// everywhere and in every run.
///
/// Masked are the names of clusters, pools and resource groups, the ids of subscriptions, eTags, texts of errors, the
/// values of tags, and labels and taints that are not Kubernetes' or Azure's own. Kept are sizes, versions, regions,
/// settings, numbers, and the keys of tags. It hides names from readers; whoever guesses a name can check it.
struct Pseudonyms {
  /// Masks clusters.
  static func mask(_ clusters: inout [AdoptedCluster]) {
    var taken: Set<String> = []
    // Not by their order: the same file in another order gives the same names.
    for place in clusters.indices.sorted(by: { clusters[$0].name < clusters[$1].name }) {
      let name = free("cluster-", clusters[place].name.lowercased(), length: 8, &taken)
      Pseudonyms().mask(&clusters[place], name: name)
    }
  }

  /// The names in a report of what was masked, by those that clusters and pools had.
  static func rename(_ report: inout ImportReport, from old: [AdoptedCluster], to new: [AdoptedCluster]) {
    var names: [ImportReport.Subject: ImportReport.Subject] = [:]
    for (before, after) in zip(old, new) {
      names[.init(cluster: before.name)] = .init(cluster: after.name)
      for (pool, masked) in zip(before.pools, after.pools) {
        names[.init(cluster: before.name, pool: pool.name)] = .init(cluster: after.name, pool: masked.name)
      }
    }
    report.rename { subject in
      // What was left out is in no cluster any more.
      names[subject] ?? .init(cluster: "cluster-" + hash(subject.cluster.lowercased(), length: 8))
    }
  }

  private func mask(_ cluster: inout AdoptedCluster, name: String) {
    let usualGroup =
      "MC_\(cluster.properties.resourceGroup ?? "")_\(cluster.name)_\(cluster.properties.location ?? "")"
    if cluster.properties.nodeResourceGroup?.lowercased() == usualGroup.lowercased() {
      cluster.properties.nodeResourceGroup = nil
    }
    cluster.name = name
    cluster.subscription = cluster.subscription.map {
      GUID(of: "subscription \($0.lowercased())").description
    }
    mask(group: &cluster.properties.resourceGroup)
    mask(group: &cluster.properties.nodeResourceGroup)
    cluster.eTag = nil
    cluster.properties.tags = cluster.properties.tags.map(masked(tags:))
    var taken: Set<String> = []
    for place in cluster.pools.indices.sorted(by: { cluster.pools[$0].name < cluster.pools[$1].name }) {
      mask(&cluster.pools[place], &taken)
    }
  }

  private func mask(_ pool: inout AdoptedPool, _ taken: inout Set<String>) {
    let osType = pool.properties.osType ?? pool.properties.osSKU?.osType ?? .linux
    pool.name = Self.free("p", pool.name, length: osType == .windows ? 5 : 7, &taken)
    pool.eTag = nil
    pool.provisioningError = pool.provisioningError.map { ReportedError(code: $0.code, message: "masked") }
    pool.properties.tags = pool.properties.tags.map(masked(tags:))
    pool.properties.nodeLabels = pool.properties.nodeLabels?.map { label in
      Self.isPublic(label.key)
        ? label
        : ResourceTag(key: Self.masked(label.key, "label-"), value: Self.masked(label.value, "value-"))
    }
    pool.properties.nodeTaints = pool.properties.nodeTaints?.map(Self.masked(taint:))
  }

  private func mask(group: inout String?) {
    group = group.map { "rg-" + Self.hash($0.lowercased(), length: 8) }
  }

  /// Keys stay: they are words such as `env` and `owner`.
  private func masked(tags: [ResourceTag]) -> [ResourceTag] {
    tags.map { ResourceTag(key: $0.key, value: Self.masked($0.value, "value-")) }
  }

  // MARK: - Single words

  /// `key=value:Effect`; the effect stays.
  private static func masked(taint: String) -> String {
    let parts = taint.split(separator: ":", maxSplits: 1).map(String.init)
    let pair = parts[0].split(separator: "=", maxSplits: 1).map(String.init)
    guard let key = pair.first, !isPublic(key) else { return taint }
    let value = pair.count > 1 ? "=" + masked(pair[1], "value-") : ""
    return masked(key, "label-") + value + (parts.count > 1 ? ":" + parts[1] : "")
  }

  /// A switch or nothing at all says nothing.
  private static func masked(_ text: String, _ prefix: String) -> String {
    ["", "true", "false"].contains(text) ? text : prefix + hash(text, length: 8)
  }

  /// Labels that Kubernetes and Azure define.
  private static func isPublic(_ key: String) -> Bool {
    guard let domain = key.split(separator: "/", maxSplits: 1).first, domain.utf8.count < key.utf8.count
    else {
      return false
    }
    return ["kubernetes.azure.com", "kubernetes.io", "k8s.io"].contains {
      domain == $0 || domain.hasSuffix("." + $0)
    }
  }

  private static func free(
    _ prefix: String, _ name: String, length: Int, _ taken: inout Set<String>
  ) -> String {
    var candidate = prefix + hash(name, length: length)
    var further = 1
    while !taken.insert(candidate).inserted {
      candidate = prefix + hash("\(name) \(further)", length: length)
      further += 1
    }
    return candidate
  }

  /// Small letters and digits.
  private static func hash(_ name: String, length: Int) -> String {
    let digits = String(StableHash(name).mixed, radix: 36)
    return String(String(repeating: "0", count: max(0, length - digits.count)) + digits.suffix(length))
  }
}
