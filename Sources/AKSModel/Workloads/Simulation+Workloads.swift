// What is asked of Kubernetes about workloads, and done at once; and what can be read of them.

extension Simulation {
  // MARK: - Asking

  /// Makes a workload; nil: the cluster has one of this name.
  ///
  /// Replicas that are less than none are none; a DaemonSet has as many as there are nodes for it.
  @discardableResult
  package mutating func addWorkload(
    _ name: String, to cluster: ClusterID, replicas: Int, template: PodTemplate,
    budget: DisruptionBudget? = nil
  ) -> WorkloadID? {
    guard exists(cluster), workload(named: name, in: cluster) == nil else { return nil }
    let cause = Cause(nil, nil)
    let id = add(
      Workload(cluster: cluster, name: name, replicas: 0, template: template, budget: budget), cause)
    setReplicas(of: id, to: replicas, cause)
    daemonsAreDue(in: cluster)
    return id
  }

  /// Another number of pods: new ones wait for a node, and those that help least go first.
  package mutating func scaleWorkload(_ id: WorkloadID, to replicas: Int) {
    guard exists(id), !isDaemonSet(id) else { return }
    setReplicas(of: id, to: replicas, Cause(nil, nil))
    if self[id].autoscaler != nil {
      queue.schedule(.replicasAreHeld(id), at: now + HorizontalAutoscaler.synchronization)
    }
  }

  /// Another template or budget.
  ///
  /// Pods of another template take the place of all that are there, as with strategy Recreate (W10).
  package mutating func updateWorkload(_ id: WorkloadID, template: PodTemplate, budget: DisruptionBudget?) {
    guard exists(id) else { return }
    let old = self[id]
    guard old.template != template || old.budget != budget else { return }
    let replicas = old.replicas
    let isRemade = old.template != template
    let cause = Cause(nil, isRemade ? "W10" : nil)
    let runs = isRemade ? pods(of: id).map { podTable.run(of: $0) } : []
    if isRemade {
      for time in pods(of: id).compactMap({ podTable.time(of: $0, at: now) }) { loseWork(time, of: id) }
      for pod in pods(of: id).reversed() { remove(pod, .deleted, cause) }
      self[id].template = template
      workloadsHaveChanged(in: self[id].cluster)
      if old.template.imageMiB != template.imageMiB { self[id].nodesWithImage = SlotSet() }
    }
    self[id].budget = budget
    record(.workloadChanged(id), cause)
    if isRemade, isDaemonSet(id) {
      changeReplicas(of: id, by: -replicas, cause)
      daemonsAreDue(in: self[id].cluster)
    } else if isRemade {
      for run in runs { addPods(1, to: id, running: run, cause) }
      addPods(replicas - self[id].podCount, to: id, cause)
    }
    retryDrains()
  }

  /// The workload and all its pods go.
  package mutating func deleteWorkload(_ id: WorkloadID) {
    guard exists(id) else { return }
    remove(id, Cause(nil, nil))
  }

  /// Evicts a pod as `kubectl drain` does it: false, and nothing changes, if its budget does not allow it (W7).
  @discardableResult
  package mutating func evict(_ pod: PodID) -> Bool {
    guard exists(pod), mayEvict(pod) else { return false }
    evict(pod, .evicted, Cause(nil, "W7"))
    return true
  }

  // MARK: - Reading

  /// There is a workload, or there was one.
  package var hasWorkloads: Bool { !workloadRecords.isEmpty }

  /// The workloads of a cluster that exist, in order of creation.
  package func workloads(of cluster: ClusterID) -> [WorkloadID] { scheduler(of: cluster)?.workloads ?? [] }

  /// The existing workload of this name in the cluster.
  package func workload(named name: String, in cluster: ClusterID) -> WorkloadID? {
    workloads(of: cluster).first { self[$0].name == name }
  }

  /// Made, and not deleted.
  package func exists(_ id: WorkloadID) -> Bool {
    id.index < workloadRecords.count && workloadRecords[Int(id.index)].exists
  }

  /// A workload, or the last state of one that is gone.
  ///
  /// Not for an identity of another history: ask `exists` first.
  package internal(set) subscript(id: WorkloadID) -> Workload {
    _read { yield workloadRecords[Int(id.index)] }
    _modify { yield &workloadRecords[Int(id.index)] }
  }

  /// Made, and not gone.
  package func exists(_ id: PodID) -> Bool { podTable.exists(id) }

  /// A pod that exists: of one that is gone, nothing is kept.
  package subscript(id: PodID) -> Pod { podTable[id] }

  /// The pods of a workload, the oldest first.
  package func pods(of workload: WorkloadID) -> [PodID] { podTable.pods(of: self[workload]) }

  /// The pods of a workload that have no node, in the order in which they came.
  package func pendingPods(of workload: WorkloadID) -> [PodID] { podTable.waiting(of: self[workload]) }

  /// The pods on a node that exists, in the order in which they came.
  package func pods(on node: NodeID) -> [PodID] { podTable.pods(of: node.index) }

  /// Whether there are pods on a node that exists.
  package func hasPods(on node: NodeID) -> Bool { podTable.hasPods(on: node.index) }

  /// What the pods on a node that exists request of it.
  package func requested(of node: NodeID) -> NodeResources { podTable.requested(of: node.index) }

  /// The node of a pod; nil: it waits.
  package func node(of pod: PodID) -> NodeID? {
    let record = podTable[pod]
    return record.isBound ? nodeTable.id(ofSlot: record.nodeSlot) : nil
  }

  /// `api-0000a`: Kubernetes puts a random word there.
  package func podName(_ pod: PodID) -> String { podName(pod, of: podTable[pod].workload) }

  /// The name of a pod of a workload, whether it is there or not.
  package func podName(_ pod: PodID, of workload: WorkloadID) -> String {
    let number = String(pod.index, radix: 36).leftPadded(to: 5, with: "0")
    let generation = pod.generation < 2 ? "" : "-\(String(pod.generation / 2, radix: 36))"
    return "\(self[workload].name)\(generation)-\(number)"
  }

  /// The workloads of a cluster with pods that wait, in no order that means anything.
  package func pendingWorkloads(of cluster: ClusterID) -> ContiguousArray<WorkloadID> {
    scheduler(of: cluster)?.pending ?? []
  }
}
