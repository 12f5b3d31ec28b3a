import AKSModel

// What is asked of Kubernetes about pods.
extension Session {
  /// No operation of Azure's comes of it, and no time passes.
  mutating func ask(_ request: WorkloadRequest, _ emit: Emit) {
    keepUndoStep()
    note(.load(request))
    let before = world.simulation
    world.simulation.take(request)
    tellWorld(emit)
    if case .add(_, let name, _, _, _) = request { environment.note(workload: name) }
    tell(.changed(Self.words(request, before, world)), emit)
  }

  private static func words(_ request: WorkloadRequest, _ before: Simulation, _ world: World) -> String {
    switch request {
    case .add(let cluster, let name, let replicas, _, _):
      return "workload \(name) wants \(replicas.of("pod")) in \(world.simulation[cluster].name)"
    case .scale(let id, let replicas):
      return "workload \(before[id].name) wants \(replicas.of("pod")), not \(before[id].replicas)"
    case .update(let id, let template, _):
      let isRemade = template != before[id].template
      return "workload \(before[id].name) is updated\(isRemade ? ": its pods are made anew" : "")"
    case .delete(let id):
      return "workload \(before[id].name) is deleted with \(before[id].podCount.of("pod"))"
    case .drain(let node):
      let name = "\(world.path(of: before[node].pool))/\(before[node].instance)"
      let left = world.simulation.pods(on: node).count
      return left == 0
        ? "\(name) is cordoned, and no pod is on it"
        : "\(name) is cordoned; budgets hold \(left.of("pod")) there until others are ready"
    }
  }
}

extension WorkloadRequest {
  /// The verb of kubectl that does the same.
  var kubectl: String {
    switch self {
    case .add(_, let name, _, _, _): "kubectl create deployment \(name)"
    case .scale(_, let replicas): "kubectl scale --replicas=\(replicas)"
    case .update: "kubectl apply"
    case .delete: "kubectl delete deployment"
    case .drain: "kubectl drain"
    }
  }
}
