/// What is asked of Kubernetes about pods: done at once, and no operation of Azure's comes of it.
package enum WorkloadRequest: Hashable, Sendable {
  case add(ClusterID, name: String, replicas: Int, PodTemplate, DisruptionBudget?)
  case scale(WorkloadID, to: Int)
  case update(WorkloadID, PodTemplate, DisruptionBudget?)
  case delete(WorkloadID)
  /// Lets the replicas of a workload follow a source.
  case drive(WorkloadID, ReplaySource)
  /// Makes workloads of these names and templates, whose pods come and end by themselves.
  case replayJobs(ClusterID, [NamedTemplate], [JobStep])
  /// Lets the replicas of a workload follow its demand, or (nil) not any more.
  case autoscale(WorkloadID, HorizontalAutoscaler?)
  /// Nothing drives the replicas of a workload any more.
  case stopReplay(WorkloadID)
  /// What the ConfigMap of expander `priority` says: priorities and patterns of the names of scale sets.
  case prioritize(ClusterID, [ResourceTag])
  /// `kubectl drain`.
  case drain(NodeID)
}

/// A workload that is to be made.
package struct NamedTemplate: Hashable, Sendable {
  package let name: String
  package let template: PodTemplate

  package init(name: String, template: PodTemplate) { (self.name, self.template) = (name, template) }
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
    case .drive(let id, let source): drive([id], by: source)
    case .replayJobs(let cluster, let templates, let jobs): replayJobs(jobs, templates, in: cluster)
    case .autoscale(let id, let autoscaler): setAutoscaler(of: id, to: autoscaler)
    case .stopReplay(let id): for workload in replayed(with: id) { stopReplays(of: workload) }
    case .prioritize(let id, let list): setExpanderPriorities(of: id, to: list)
    case .drain(let node): if exists(node) { drainNode(node) }
    }
  }
}
