import AKSModel

/// No pod is put where its constraints, or those of pods that are there, forbid it at that moment.
///
/// Counted anew from the events for each pod, without anything of the scheduler's own.
struct PlacementLaws {
  private struct Place {
    let pool: PoolID
    let instance: UInt32
    /// Kubernetes knows it.
    var isKnown: Bool
  }

  private var nodes: [NodeID: Place] = [:]
  private var pods: [PodID: (workload: WorkloadID, node: NodeID)] = [:]

  init(at world: Simulation) {
    for cluster in world.clusters {
      for pool in world.pools(of: cluster) {
        for node in world.nodes(of: pool) {
          nodes[node] = Place(
            pool: pool, instance: world[node].instance, isKnown: world[node].state != .creating)
          for pod in world.pods(on: node) { pods[pod] = (world[pod].workload, node) }
        }
      }
    }
  }

  /// Takes note of an event; the law that it breaks.
  mutating func read(_ event: ModelEvent, _ world: Simulation) -> String? {
    switch event.change {
    case .nodeAppeared(let node, let pool, let instance):
      nodes[node] = Place(pool: pool, instance: instance, isKnown: false)
    case .nodeState(let node, _, _, _, let state): nodes[node]?.isKnown = state != .creating
    case .nodeGone(let node, _, _): nodes[node] = nil
    case .podGone(let pod, _, _): pods[pod] = nil
    case .podBound(let pod, let workload, let node):
      let law = broken(by: workload, on: node, world)
      pods[pod] = (workload, node)
      return law.map { "\(world[workload].name): \($0)" }
    default: break
    }
    return nil
  }

  private func broken(by id: WorkloadID, on node: NodeID, _ world: Simulation) -> String? {
    guard let here = nodes[node] else { return "a pod gets a node that is there" }
    let template = world[id].template
    for requirement in template.nodeAffinity where requirement.key == Topology.zone.label {
      guard case .isIn(let labels) = requirement.test else { continue }
      let label = ZoneSet.label(of: zone(of: here, world), in: world[world[id].cluster].location)
      if !labels.contains(label) { return "pods go to the zones that they ask for" }
    }
    for constraint in template.constraints {
      switch constraint {
      case .spread(let topology, let maxSkew, let minDomains, true):
        let counts = domains(topology, of: template, in: world[id].cluster, world)
          .map { self.count(of: id, topology, $0, world) }
        guard let fewest = counts.min() else { return "a pod is on a node of a domain" }
        let least = counts.count < Int(minDomains) ? 0 : fewest
        let count = self.count(of: id, topology, domain(topology, node, here, world), world)
        if count + 1 - least > Int(maxSkew) { return "a spread keeps its domains even" }
      case .near(let name, let topology, nil):
        let other = world.workload(named: name, in: world[id].cluster)
        let count =
          other.map { self.count(of: $0, topology, domain(topology, node, here, world), world) } ?? 0
        let isFirst = other == id && !pods.values.contains { $0.workload == id }
        if count == 0, !isFirst { return "pods go where those are that they require" }
      case .apart(let name, let topology, nil):
        let other = world.workload(named: name, in: world[id].cluster)
        let domain = domain(topology, node, here, world)
        if let other, count(of: other, topology, domain, world) > 0 {
          return "pods go where none is that they forbid"
        }
      default: break
      }
    }
    for other in world.workloads(of: world[id].cluster) where other != id {
      for case .apart(world[id].name, let topology, nil) in world[other].template.constraints
      where count(of: other, topology, domain(topology, node, here, world), world) > 0 {
        return "pods go where none is that forbids them"
      }
    }
    return nil
  }

  /// How many pods of a workload stand in a domain.
  private func count(of id: WorkloadID, _ topology: Topology, _ wanted: UInt64, _ world: Simulation) -> Int {
    pods.values.count { pod in
      pod.workload == id
        && nodes[pod.node].map { domain(topology, pod.node, $0, world) == wanted } ?? false
    }
  }

  /// The domains of nodes that the selectors of a template allow.
  private func domains(
    _ topology: Topology, of template: PodTemplate, in cluster: ClusterID, _ world: Simulation
  ) -> Set<UInt64> {
    let zones = template.nodeAffinity.lazy.compactMap { requirement -> [String]? in
      guard requirement.key == Topology.zone.label, case .isIn(let labels) = requirement.test else {
        return nil
      }
      return labels
    }.first
    var result: Set<UInt64> = []
    for (node, place) in nodes where place.isKnown && world[place.pool].cluster == cluster {
      if let pool = template.pool, world[place.pool].name != pool { continue }
      let label = ZoneSet.label(of: zone(of: place, world), in: world[cluster].location)
      if let zones, !zones.contains(label) { continue }
      result.insert(domain(topology, node, place, world))
    }
    return result
  }

  private func domain(_ topology: Topology, _ node: NodeID, _ place: Place, _ world: Simulation) -> UInt64 {
    topology == .zone ? UInt64(zone(of: place, world)) : UInt64(node.index) << 8 | 0xFF
  }

  private func zone(of place: Place, _ world: Simulation) -> UInt8 {
    let zones = world[place.pool].availabilityZones.numbers
    return zones[Int(place.instance) % zones.count]
  }
}
