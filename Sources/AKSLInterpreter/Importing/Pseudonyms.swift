import AKSModel

/// Names that stand for the real ones: each a function of what it stands for, so that the same name is the same
/// everywhere and in every run.
///
/// Masked are the names of clusters, pools and resource groups, the ids of subscriptions, eTags, texts of errors, the
/// values of tags, and labels and taints that are not Kubernetes' or Azure's own; and these names wherever they occur in
/// what is kept: sizes, versions, regions, settings, numbers, and the keys of tags. It hides names from readers; whoever guesses a name can check it.
struct Pseudonyms {
  /// Masks clusters, and their names in what is told of them.
  static func mask(_ clusters: inout [AdoptedCluster], _ report: inout ImportReport) {
    let real = clusters
    var pseudonyms = Pseudonyms()
    // Not by their order: the same file in another order gives the same names.
    let order = clusters.indices.sorted { (real[$0].name, $0) < (real[$1].name, $1) }
    for place in order { pseudonyms.rename(&clusters[place]) }
    let left = report.remarks.flatMap(\.subjects).filter { subject in
      !real.contains { $0.name == subject.cluster }
    }
    for subject in left { _ = pseudonyms.name(ofCluster: subject.cluster) }
    let names = MaskedNames(pseudonyms.names)
    for place in clusters.indices { hide(names, in: &clusters[place]) }
    let renamed = Dictionary(uniqueKeysWithValues: zip(real.map(\.name), zip(real, clusters)))
    report.rename { subject in
      guard let (old, new) = renamed[subject.cluster] else {
        // What was left out is in no cluster any more.
        return .init(cluster: pseudonyms.name(ofCluster: subject.cluster))
      }
      guard let pool = subject.pool else { return .init(cluster: new.name) }
      guard let place = old.pools.firstIndex(where: { $0.name == pool }) else {
        return .init(cluster: new.name, pool: "p" + hash(pool, length: 7))
      }
      return .init(cluster: new.name, pool: new.pools[place].name)
    } in: { text in
      names.masking(text, .asWord)
    }
  }

  /// What was masked, and by what.
  private var names: [(name: String, mask: String)] = []
  private var clusters: [String: String] = [:]
  private var taken: Set<String> = []
  private var aliases: Set<String> = []

  // MARK: - Names

  private mutating func name(ofCluster name: String) -> String {
    if let known = clusters[name.lowercased()] { return known }
    let mask = Self.free("cluster-", name.lowercased(), length: 8, &taken)
    clusters[name.lowercased()] = mask
    names.append((name, mask))
    return mask
  }

  private mutating func rename(_ cluster: inout AdoptedCluster) {
    let name = cluster.sharedName ?? cluster.name
    let usualGroup =
      "MC_\(cluster.properties.resourceGroup ?? "")_\(name)_\(cluster.properties.location ?? "")"
    if cluster.properties.nodeResourceGroup?.lowercased() == usualGroup.lowercased() {
      cluster.properties.nodeResourceGroup = nil
    }
    mask(group: &cluster.properties.resourceGroup)
    mask(group: &cluster.properties.nodeResourceGroup)
    let mask = self.name(ofCluster: name)
    if cluster.sharedName == nil {
      cluster.name = mask
    } else {
      let old = cluster.name
      cluster.sharedName = mask
      let group = cluster.properties.resourceGroup ?? Defaults.resourceGroup
      cluster.name = ClusterAlias.name(of: mask, in: group) { aliases.insert($0.lowercased()).inserted }
      names.append((old, cluster.name))
    }
    maskID(&cluster.subscription, "subscription")
    maskID(&cluster.servicePrincipal, "client")
    var taken: Set<String> = []
    for place in cluster.pools.indices.sorted(by: { cluster.pools[$0].name < cluster.pools[$1].name }) {
      let pool = cluster.pools[place]
      let osType = pool.properties.osType ?? pool.properties.osSKU?.osType ?? .linux
      cluster.pools[place].name = Self.free("p", pool.name, length: osType == .windows ? 5 : 7, &taken)
      names.append((pool.name, cluster.pools[place].name))
    }
  }

  private mutating func maskID(_ id: inout String?, _ kind: String) {
    guard let old = id else { return }
    let mask = GUID(of: "\(kind) \(old.lowercased())").description
    names.append((old, mask))
    id = mask
  }

  private mutating func mask(group: inout String?) {
    guard let old = group else { return }
    let mask = "rg-" + Self.hash(old.lowercased(), length: 8)
    names.append((old, mask))
    group = mask
  }

  // MARK: - Texts

  private static func hide(_ names: MaskedNames, in cluster: inout AdoptedCluster) {
    cluster.eTag = nil
    cluster.properties.tags = cluster.properties.tags?.map { masked(tag: $0, names) }
    cluster.properties.autoScalerProfile = cluster.properties.autoScalerProfile?.map {
      ResourceTag(key: names.masking($0.key, .asWord), value: names.masking($0.value, .asWord))
    }
    for place in cluster.pools.indices { hide(names, in: &cluster.pools[place]) }
  }

  private static func hide(_ names: MaskedNames, in pool: inout AdoptedPool) {
    pool.eTag = nil
    pool.provisioningError = pool.provisioningError.map {
      ReportedError(code: names.masking($0.code, .asWord), message: "masked")
    }
    pool.properties.tags = pool.properties.tags?.map { masked(tag: $0, names) }
    pool.properties.nodeLabels = pool.properties.nodeLabels?.map { label in
      isPublic(label.key)
        ? ResourceTag(key: names.masking(label.key), value: names.masking(label.value))
        : ResourceTag(key: masked(label.key, "label-"), value: masked(label.value, "value-"))
    }
    pool.properties.nodeTaints = pool.properties.nodeTaints?.map { names.masking(masked(taint: $0)) }
  }

  /// Keys stay, but for names in them: they are words such as `env` and `owner`.
  private static func masked(tag: ResourceTag, _ names: MaskedNames) -> ResourceTag {
    ResourceTag(key: names.masking(tag.key), value: masked(tag.value, "value-"))
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
