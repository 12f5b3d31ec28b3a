/// What is asked of Kubernetes about pods: done at once, and no operation of Azure's comes of it.
package enum WorkloadRequest: Hashable, Sendable {
  case add(ClusterID, name: String, replicas: Int, PodTemplate, DisruptionBudget?)
  case scale(WorkloadID, to: Int)
  case update(WorkloadID, PodTemplate, DisruptionBudget?)
  case delete(WorkloadID)
  /// `kubectl drain`.
  case drain(NodeID)
}

extension Simulation {
  /// Does what is asked; what it is about is there.
  package mutating func take(_ request: WorkloadRequest) {
    switch request {
    case .add(let cluster, let name, let replicas, let template, let budget):
      addWorkload(name, to: cluster, replicas: replicas, template: template, budget: budget)
    case .scale(let id, let replicas): scaleWorkload(id, to: replicas)
    case .update(let id, let template, let budget): updateWorkload(id, template: template, budget: budget)
    case .delete(let id): deleteWorkload(id)
    case .drain(let node): if exists(node) { drainNode(node) }
    }
  }
}
