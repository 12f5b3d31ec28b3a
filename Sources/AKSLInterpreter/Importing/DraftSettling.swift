import AKSLJSON
import AKSLLanguage
import AKSModel

/// Looks at the parts of a body together: what contradicts itself is an error, what this model has otherwise is told.
struct DraftSettling {
  var reader: BodyReader
  var report: ImportReport

  /// nil: the cluster cannot be taken, or is going away.
  mutating func settle(_ draft: ClusterDraft) -> AdoptedCluster? {
    var cluster = draft.cluster
    cluster.name = draft.name
    guard !cluster.name.isEmpty else {
      if reader.diagnostics.isEmpty { reader.report(.noName(of: .cluster, at: draft.node.shortPlace)) }
      return nil
    }
    if let path = draft.path { agree(cluster.name, path.cluster, "name", draft.node) }
    if let alias = draft.alias { (cluster.name, cluster.sharedName) = (alias, cluster.name) }
    let subject = ImportReport.Subject(cluster: cluster.name)
    guard let state = settled(draft.provisioningState, subject) else { return nil }
    cluster.provisioningState = state
    cluster.powerState = draft.powerState ?? .running
    if let path = draft.path {
      agree(cluster.properties.resourceGroup, path.resourceGroup, "resourceGroup", draft.node)
      cluster.subscription = path.subscription
      cluster.properties.resourceGroup = path.resourceGroup
    }
    if let region = cluster.properties.location, !Region.isKnown(region) {
      let nearest = Spelling.nearest(to: region, among: Region.names).map { "; `\($0)` is one" } ?? ""
      report.remark("no region `\(region)` is known here: kept as it is\(nearest)", on: subject)
    }
    var names: Set<String> = []
    for pool in draft.pools {
      guard let settled = settle(pool, of: cluster, subject) else { continue }
      if !names.insert(settled.name).inserted {
        reader.report(.repeated(settled.name, of: .pool, at: pool.node.shortPlace))
      }
      cluster.pools.append(settled)
    }
    if draft.isMadeUp {
      cluster.properties.kubernetesVersion = cluster.pools.compactMap(\.newestVersion).max()?.description
      report.remark(
        "only its pools are given: the cluster is made up, in \(Self.madeUpLocation), with its pools' version",
        on: subject)
      cluster.properties.location = Self.madeUpLocation
    } else if !cluster.pools.contains(where: { $0.properties.mode == .system }) {
      report.remark("has no system pool, as a cluster of Azure's has", on: subject)
    }
    return cluster
  }

  private static let madeUpLocation = "eastus"

  private mutating func settle(
    _ draft: PoolDraft, of cluster: AdoptedCluster, _ owner: ImportReport.Subject
  ) -> AdoptedPool? {
    var pool = draft.pool
    if pool.name.isEmpty { pool.name = draft.path?.pool ?? "" }
    guard !pool.name.isEmpty else {
      if reader.diagnostics.isEmpty { reader.report(.noName(of: .pool, at: draft.node.shortPlace)) }
      return nil
    }
    let subject = ImportReport.Subject(cluster: owner.cluster, pool: pool.name)
    if let path = draft.path {
      agree(pool.name, path.pool ?? "", "name", draft.node)
      agree(draft.resourceGroup, path.resourceGroup, "resourceGroup", draft.node)
    }
    if let reason = draft.leftOutBecause {
      report.remark(reason, on: subject)
      return nil
    }
    guard let state = settled(draft.provisioningState, subject) else { return nil }
    pool.provisioningState = state
    if let code = draft.errorCode {
      pool.provisioningError = ReportedError(code: code, message: draft.errorMessage ?? "")
    }
    if let other = draft.otherSKU, let sku = pool.properties.osSKU {
      report.remark("osSKU \(other) is not modelled: taken as \(sku.rawValue)", on: subject)
    }
    remarkOnType(pool, draft, subject)
    settlePower(of: &pool, draft, in: cluster, subject)
    settleAutoscaler(of: &pool, draft, subject)
    check(pool, draft)
    remarkOnCatalog(pool, cluster, subject)
    return pool
  }

  /// The state that is left when what goes on has ended; nil: the resource is gone then.
  private mutating func settled(_ state: String?, _ subject: ImportReport.Subject) -> ProvisioningState? {
    guard let state else { return .succeeded }
    let known = ProvisioningState.allCases.first { $0.rawValue.isSame(as: state) }
    if let known, known.isTerminal { return known }
    if known == .deleting {
      report.remark("is being deleted: left out", on: subject)
      return nil
    }
    report.remark("was \(known?.rawValue ?? state): taken as done", on: subject)
    return known == .canceling ? .canceled : .succeeded
  }

  // MARK: - Stopped and running

  private mutating func settlePower(
    of pool: inout AdoptedPool, _ draft: PoolDraft, in cluster: AdoptedCluster,
    _ subject: ImportReport.Subject
  ) {
    let count = pool.properties.count ?? 1
    if cluster.powerState == .stopped, pool.properties.powerState != .stopped {
      pool.properties.powerState = .stopped
      report.remark("its cluster is stopped: taken as stopped with it", on: subject)
    }
    let deallocated = instances(draft.deallocated, "deallocated", draft)
    let cordoned = instances(draft.cordoned, "cordoned", draft) ?? []
    guard pool.properties.powerState == .stopped else {
      let running = instances(draft.running, "running", draft) ?? (0..<UInt32(count)).map { $0 }
      pool.instances = .init(running: running, deallocated: deallocated ?? [], cordoned: cordoned)
      if !Set(running).isDisjoint(with: deallocated ?? []) {
        contradiction("an instance is both running and deallocated", "instances", draft)
      }
      if pool.properties.scaleDownMode == .deallocate, deallocated == nil {
        report.remark(
          "mode Deallocate: no GET shows deallocated instances, so there are none here", on: subject)
      }
      return
    }
    pool.instances = .init(deallocated: deallocated ?? [], cordoned: cordoned)
    pool.stoppedWithCluster = draft.stoppedWithCluster ?? (cluster.powerState == .stopped)
    pool.properties.count = 0
    if let start = draft.startCount {
      pool.startCount = Int(start)
    } else if count > 0, draft.node.property("count") != nil {
      pool.startCount = Int(count)
      report.remark("stopped: its count reads 0, and \(count) is what a start brings back", on: subject)
    } else {
      let guess = max(1, pool.properties.minCount ?? 1)
      pool.startCount = Int(guess)
      report.remark(
        "stopped: no GET shows what a start brings back; \(Int(guess).of("node")) here, which `scale` changes",
        on: subject)
    }
    if pool.properties.scaleDownMode == .deallocate, draft.deallocated == nil, draft.startCount == nil,
      let start = pool.startCount
    {
      // S10: a stop in this mode keeps the instances.
      pool.instances?.deallocated = (0..<UInt32(start)).map { $0 }
    }
  }

  private mutating func instances(_ text: String?, _ key: String, _ draft: PoolDraft) -> [UInt32]? {
    guard let text else { return nil }
    if let instances = InstanceRanges.instances(text) { return instances }
    contradiction("`\(key)` is no list of instances such as 0-4,7", "instances", draft)
    return nil
  }

  private mutating func settleAutoscaler(
    of pool: inout AdoptedPool, _ draft: PoolDraft, _ subject: ImportReport.Subject
  ) {
    let minimum = pool.properties.minCount
    let maximum = pool.properties.maxCount
    let isStopped = pool.properties.powerState == .stopped
    // A stopped pool has no autoscaler at work, and keeps the bounds of the one that comes back (S6).
    if isStopped, minimum != nil, maximum != nil { pool.properties.enableAutoScaling = true }
    if pool.properties.enableAutoScaling == true {
      if minimum == nil || maximum == nil {
        contradiction("an autoscaler has `minCount` and `maxCount`", "enableAutoScaling", draft)
      }
    } else if minimum != nil || maximum != nil {
      (pool.properties.minCount, pool.properties.maxCount) = (nil, nil)
      report.remark("`minCount` and `maxCount` without an autoscaler are left out", on: subject)
    }
    if let minimum, let maximum, minimum > maximum {
      contradiction("`minCount` \(minimum) is above `maxCount` \(maximum)", "minCount", draft)
    }
    if pool.properties.enableAutoScaling == true, !isStopped, let minimum, let count = pool.properties.count,
      count < minimum
    {
      report.remark("its count \(count) is below `minCount`: kept", on: subject)
    }
  }

  // MARK: - What cannot be

  private mutating func check(_ pool: AdoptedPool, _ draft: PoolDraft) {
    let properties = pool.properties
    let osType = properties.osType ?? properties.osSKU?.osType ?? .linux
    if let sku = properties.osSKU, let given = properties.osType, sku.osType != given {
      contradiction("osSKU \(sku.rawValue) is of \(sku.osType.rawValue)", "osSKU", draft)
    }
    if !ResourceName.isPool(pool.name, osType) {
      contradiction("a Windows pool's name has at most 6 characters", "name", draft)
    }
    if properties.mode == .system {
      if osType == .windows { contradiction("a system pool is of Linux", "mode", draft) }
      if properties.powerState != .stopped, properties.count == 0 {
        contradiction("a system pool has a node", "count", draft)
      }
    }
    if properties.osDiskType == .ephemeral, properties.scaleDownMode == .deallocate {
      contradiction("ephemeral OS disks exclude scale-down mode Deallocate", "scaleDownMode", draft)
    }
    for (key, text) in [
      ("maxSurge", properties.upgradeSettings.maxSurge),
      ("maxUnavailable", properties.upgradeSettings.maxUnavailable),
    ] {
      if let text, NodeAmount(text) == nil {
        contradiction(
          "`\(key)` is a number of nodes or a percentage, not `\(text)`", "upgradeSettings", draft)
      }
    }
  }

  /// What a body says beside its id is what the id says.
  private mutating func agree(_ text: String?, _ inID: String, _ key: String, _ node: JSONNode) {
    guard let text, !text.isSame(as: inID) else { return }
    reader.report(
      .contradiction(
        "`\(key)` is `\(text)`, and `id` says `\(inID)`: which of them holds?",
        at: node.property(key)?.place ?? node.shortPlace))
  }

  /// The model's nodes are those of scale sets (N3), whatever the type that is shown.
  private mutating func remarkOnType(
    _ pool: AdoptedPool, _ draft: PoolDraft, _ subject: ImportReport.Subject
  ) {
    guard let type = pool.properties.type, type != .virtualMachineScaleSets else { return }
    var assumed: [String] = []
    if draft.node.property("count") == nil { assumed.append("count \(Defaults.nodeCount)") }
    if draft.node.property("vmSize") == nil { assumed.append("vmSize \(Defaults.vmSize)") }
    report.remark(
      "type \(type.rawValue) is shown, and not modelled: its nodes act as those of a scale set"
        + (assumed.isEmpty ? "" : ", with \(assumed.joined(separator: " and ")) assumed"), on: subject)
  }

  private mutating func contradiction(_ title: String, _ key: String, _ draft: PoolDraft) {
    reader.report(
      .contradiction(title, at: draft.node.property(key)?.place ?? draft.node.shortPlace))
  }

  // MARK: - What is not in the catalogue

  private mutating func remarkOnCatalog(
    _ pool: AdoptedPool, _ cluster: AdoptedCluster, _ subject: ImportReport.Subject
  ) {
    let properties = pool.properties
    if let size = properties.vmSize, properties.scaleSetPriority != .spot,
      let region = cluster.properties.location,
      PriceList.machine(size: size, region: region, osType: properties.osType ?? .linux) == nil
    {
      report.remark("\(size) in \(region) has no price here: its cost stays unknown", on: subject)
    }
  }
}

extension JSONNode {
  /// The value of a property of a body in either shape.
  fileprivate func property(_ key: String) -> JSONNode? {
    value(of: key) ?? value(of: "properties")?.value(of: key)
  }
}

extension AdoptedPool {
  /// The full version that its nodes run.
  fileprivate var newestVersion: KubernetesVersion? {
    currentOrchestratorVersion.flatMap { KubernetesVersion(full: $0) }
      ?? properties.orchestratorVersion.flatMap(KubernetesVersion.resolving)
  }
}
