/// Which versions of Kubernetes clusters and pools can have, and which changes of them there are.
enum VersionRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "V2", "A version is one of those that are supported.",
      source: "AKS article supported-kubernetes-versions; the list of versions is ours",
      .documented, check: supported),
    Rule(
      "U3",
      "A cluster's request names the versions of all its pools or of none, and each is the pool's own or the "
        + "control plane's.",
      source: "issue 22807 of Azure/azure-cli", .exact, check: profiles),
    Rule(
      "U1", "No version goes down, and a control plane goes up one minor version at a time.",
      source: "AKS article supported-kubernetes-versions", .exact, check: order),
    Rule(
      "U2", "A pool is not newer than its control plane and at most three minor versions older.",
      source: "AKS article supported-kubernetes-versions", .exact, check: skew),
    Rule(
      "P6", "With a Spot pool, control plane and pools are not upgraded in one operation.",
      source: "AKS article spot-node-pool", .documented, check: spot),
    Rule(
      "L3u", "The nodes of a pool and those that an upgrade adds meanwhile are at most 1000.",
      source: "AKS article quotas-skus-regions", .documented, check: surge),
    Rule(
      "U6p", "Nodes are not upgraded while a budget of the cluster has maxUnavailable 0.",
      source: "Azure support article unsatisfiablepdb-error", .exact, check: budgets),
  ]

  @Sendable private static func supported(_ request: Request, _ world: Simulation) throws(Refusal) {
    let versions =
      [request.clusterProperties?.kubernetesVersion]
      + request.wantedPools.map(\.properties.orchestratorVersion)
    for version in versions.compactMap(\.self) where KubernetesVersion.resolving(version) == nil {
      // What a cluster or its pools have is theirs, however old it is.
      guard let cluster = request.cluster, world.isInUse(version, in: cluster) else {
        throw .unsupportedVersion(version)
      }
    }
  }

  @Sendable private static func profiles(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard let cluster = request.cluster, request.clusterProperties != nil else { return }
    let wanted = request.wantedPools.filter { $0.properties.orchestratorVersion != nil }
    guard !wanted.isEmpty else { return }
    let controlPlane = request.controlPlaneVersion(world)
    let isOrderly = wanted.allSatisfy { wanted in
      let version = wanted.properties.orchestratorVersion.flatMap(KubernetesVersion.resolving)
      return version == controlPlane || version == wanted.pool.flatMap { world.version(of: $0) }
    }
    guard isOrderly, wanted.count == world.pools(of: cluster).count else { throw .mixedPoolVersions }
  }

  @Sendable private static func order(_ request: Request, _ world: Simulation) throws(Refusal) {
    if let cluster = request.cluster, request.clusterProperties != nil,
      let old = KubernetesVersion(full: world[cluster].currentKubernetesVersion),
      let new = request.controlPlaneVersion(world)
    {
      if new < old { throw .downgrade(from: old, to: new) }
      if new.minor > old.minor + 1 { throw .skippedVersion(from: old, to: new) }
    }
    for wanted in request.wantedPools {
      guard let old = wanted.pool.flatMap({ world.version(of: $0) }),
        let new = wanted.properties.orchestratorVersion.flatMap(KubernetesVersion.resolving)
      else { continue }
      if new < old { throw .downgrade(from: old, to: new) }
    }
  }

  @Sendable private static func skew(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard let cluster = request.cluster, let controlPlane = request.controlPlaneVersion(world) else { return }
    var versions: [KubernetesVersion] = []
    let wanted = request.wantedPools
    for entry in wanted {
      guard let version = entry.properties.orchestratorVersion else { continue }
      if let version = KubernetesVersion.resolving(version) { versions.append(version) }
    }
    if request.kind == .upgradeControlPlane {
      versions += world.pools(of: cluster).compactMap { world.version(of: $0) }
    }
    for pool in versions {
      if pool > controlPlane {
        throw .poolNewerThanControlPlane(pool: pool, controlPlane: controlPlane)
      }
      if pool.minor + 3 < controlPlane.minor {
        throw .poolTooOld(pool: pool, controlPlane: controlPlane)
      }
    }
  }

  @Sendable private static func spot(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard request.kind == .upgradeCluster, let cluster = request.cluster,
      world[cluster].isUpgrade(to: request.clusterProperties?.kubernetesVersion),
      let pool = world.pools(of: cluster).first(where: { world[$0].scaleSetPriority == .spot })
    else { return }
    throw .spotInClusterUpgrade(pool: world[pool].name)
  }

  @Sendable private static func surge(_ request: Request, _ world: Simulation) throws(Refusal) {
    let pools: [PoolID]
    switch request.kind {
    case .upgradePool, .upgradeNodeImage: pools = request.pool.map { [$0] } ?? []
    case .upgradeCluster: pools = request.wantedPools.compactMap(\.pool)
    default: return
    }
    for pool in pools where world[pool].powerState == .running {
      let surge = RollingUpgrade(of: world[pool], nodes: world[pool].count, world.settings.timing).surge
      if world[pool].count + surge > Limits.nodesPerPool {
        throw .surgeTooLarge(pool: world[pool].name, count: world[pool].count, surge: surge)
      }
    }
  }
}

extension VersionRules {
  @Sendable private static func budgets(_ request: Request, _ world: Simulation) throws(Refusal) {
    guard [.upgradePool, .upgradeNodeImage, .upgradeCluster].contains(request.kind),
      let cluster = request.cluster
    else { return }
    let names = world.workloads(of: cluster).filter { world[$0].budget?.forbidsAll ?? false }.map {
      "\(world[$0].namespace)/\(world[$0].name)-pdb"
    }
    if !names.isEmpty { throw .unsatisfiableBudgets(names) }
  }
}

extension DisruptionBudget {
  /// `maxUnavailable: 0`, or `0%`.
  fileprivate var forbidsAll: Bool {
    guard case .maxUnavailable(let amount) = self else { return false }
    return amount.number == 0
  }
}

extension Request {
  /// The version that the control plane would have.
  fileprivate func controlPlaneVersion(_ world: Simulation) -> KubernetesVersion? {
    clusterProperties?.kubernetesVersion.flatMap(KubernetesVersion.resolving)
      ?? cluster.flatMap { KubernetesVersion(full: world[$0].currentKubernetesVersion) }
  }
}

extension Simulation {
  /// The version that a pool's nodes are to run.
  fileprivate func version(of pool: PoolID) -> KubernetesVersion? {
    KubernetesVersion(full: self[pool].currentOrchestratorVersion)
  }

  /// Whether a cluster or one of its pools has this version, as it was asked for or as it runs.
  fileprivate func isInUse(_ version: String, in cluster: ClusterID) -> Bool {
    let controlPlane = self[cluster]
    return [controlPlane.kubernetesVersion, controlPlane.currentKubernetesVersion].contains(version)
      || pools(of: cluster).contains {
        [self[$0].orchestratorVersion, self[$0].currentOrchestratorVersion].contains(version)
      }
  }
}

extension KubernetesVersion {
  /// What a control plane of this version can be upgraded to, newest first.
  package var upgrades: [KubernetesVersion] {
    Self.supported.filter { $0 > self && $0.minor <= minor + 1 }.reversed()
  }
}
