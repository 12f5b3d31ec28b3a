/// Labels, taints, tags and zones.
enum LabelRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "T1", "A taint is written key=value:Effect; effects are NoSchedule, PreferNoSchedule and NoExecute.",
      source: "azure-cli, command module acs", .exact, eachPool: taints),
    Rule(
      "M5", "A system pool has no taints but CriticalAddonsOnly and those that only prefer.",
      source: "recording test_aks_create_cluster_with_taints", .exact, eachPool: systemTaints),
    Rule(
      "T2", "A label is one that Kubernetes allows; the prefix kubernetes.azure.com/ is the service's own.",
      source: "AKS article use-labels; Kubernetes, labels and selectors", .documented, eachPool: labels),
    Rule(
      "T5", "A resource has at most 50 tags, with names of 1 to 512 characters and values of up to 256.",
      source: "Azure Resource Manager article tag-resources", .documented, check: tags),
    Rule(
      "T4", "Zones are 1, 2 and 3, chosen when the pool is made.",
      source: "AKS article reliability-availability-zones-configure", .documented, eachPool: zones),
    Rule(
      "T4z",
      "Nodes of a pool with zones stand in one after the other and have its name as label topology.kubernetes.io/zone, "
        + "such as eastus-1; other nodes have 0.",
      source:
        "AKS article reliability-availability-zones-configure; cloud-provider-azure's availability zones; that scale sets spread by instance "
        + "index is ours", .documented),
  ]

  @Sendable private static func taints(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    for text in pool.properties.nodeTaints ?? [] where Taint(text) == nil {
      throw .setting(.invalidTaint(text))
    }
  }

  @Sendable private static func systemTaints(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard pool.mode == .system,
      pool.properties.nodeTaints != nil || pool.becomesSystem
    else { return }
    for text in pool.taints {
      guard let taint = Taint(text), taint.key != "CriticalAddonsOnly", taint.effect != .preferNoSchedule
      else { continue }
      throw .setting(.systemPoolTaint)
    }
  }

  @Sendable private static func labels(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    for label in pool.properties.nodeLabels ?? [] {
      guard KubernetesName.isQualified(label.key), KubernetesName.isLabelValue(label.value) else {
        throw .setting(.invalidLabel(label.key))
      }
      // A client sends back what the service has added.
      if label.key.hasPrefix("kubernetes.azure.com/"), !(pool.isSpot && label == ServiceMarks.spotLabel) {
        throw .setting(.reservedLabel(label.key))
      }
    }
  }

  @Sendable private static func tags(_ request: Request, _ world: Simulation) throws(Refusal) {
    for tags in request.prospects.map(\.properties.tags) + [request.clusterProperties?.tags] {
      guard let tags else { continue }
      if tags.count > 50 { throw .setting(.tooManyTags(tags.count)) }
      for tag in tags {
        guard (1...512).contains(tag.key.count), tag.value.count <= 256,
          !tag.key.contains(where: { "<>%&\\?/".contains($0) })
        else { throw .setting(.invalidTag(tag.key)) }
      }
    }
  }

  @Sendable private static func zones(_ pool: PoolProspect, _ request: Request, _ world: Simulation)
    throws(Refusal)
  {
    guard let zones = pool.properties.availabilityZones else { return }
    for zone in zones where ZoneSet(names: [zone]) == nil { throw .setting(.invalidZone(zone)) }
    guard let id = pool.id, ZoneSet(names: zones) != world[id].availabilityZones else { return }
    throw .immutableProperty("availabilityZones")
  }
}

/// What Kubernetes allows as the name and the value of a label (Kubernetes, labels and selectors).
enum KubernetesName {
  /// `app`, `example.com/app`.
  static func isQualified(_ key: String) -> Bool {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let name = parts.last, !name.isEmpty, isLabelValue(String(name)) else {
      return false
    }
    guard parts.count == 2 else { return true }
    let prefix = parts[0]
    return (1...253).contains(prefix.utf8.count)
      && prefix.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { word in
        !word.isEmpty && word.utf8.allSatisfy { isLowerCase($0) || $0 == UInt8(ascii: "-") }
          && word.utf8.first != UInt8(ascii: "-") && word.utf8.last != UInt8(ascii: "-")
      }
  }

  /// At most 63 letters, digits, `-`, `_` and `.`, a letter or digit at both ends; or nothing.
  static func isLabelValue(_ value: String) -> Bool {
    guard let first = value.utf8.first, let last = value.utf8.last else { return true }
    return value.utf8.count <= 63 && isAlphanumeric(first) && isAlphanumeric(last)
      && value.utf8.allSatisfy { isAlphanumeric($0) || "-_.".utf8.contains($0) }
  }

  private static func isLowerCase(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLowerCase(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
