// The only functions that change a readable value of workloads and pods: one event a change, and none where
// nothing changes.

extension Simulation {
  // MARK: - Workloads

  /// A new workload without pods.
  mutating func add(_ workload: Workload, _ cause: Cause) -> WorkloadID {
    let id = WorkloadID(index: UInt32(workloadRecords.count))
    workloadRecords.append(workload)
    self[id].created = now
    let cluster = Int(workload.cluster.index)
    if cluster >= schedulers.count {
      schedulers.append(contentsOf: repeatElement(Scheduler(), count: cluster + 1 - schedulers.count))
    }
    schedulers[cluster].workloads.append(id)
    if isDaemonSet(id) { schedulers[cluster].daemonSets.append(id) }
    workloadsHaveChanged(in: workload.cluster)
    if !schedulers[cluster].hasBegun {
      schedulers[cluster].hasBegun = true
      beginTally(of: workload.cluster)
    }
    record(.workloadAppeared(id), cause)
    return id
  }

  /// A workload is gone with its pods; its last state stays readable.
  mutating func remove(_ id: WorkloadID, _ cause: Cause) {
    for pod in pods(of: id).reversed() { remove(pod, .deleted, cause) }
    self[id].exists = false
    self[id].tally.wanted.change(by: -self[id].replicas, at: now)
    schedulers[Int(self[id].cluster.index)].workloads.removeAll { $0 == id }
    schedulers[Int(self[id].cluster.index)].daemonSets.removeAll { $0 == id }
    workloadsHaveChanged(in: self[id].cluster)
    topologyHasChanged(in: self[id].cluster)
    record(.workloadGone(id), cause)
    retryDrains()
  }

  /// So many pods are wanted: new ones are made, or the surplus goes.
  ///
  /// Pods without a node go first, then those that are not ready, then the youngest, as the ReplicaSet of
  /// Kubernetes has it (which looks at neighbours on the same node, too).
  mutating func setReplicas(of id: WorkloadID, to replicas: Int, _ cause: Cause) {
    let new = max(0, replicas)
    let old = self[id].replicas
    guard new != old, !isDaemonSet(id) else { return }
    self[id].replicas = new
    self[id].tally.wanted.change(by: new - old, at: now)
    record(
      .workloadReplicas(id, from: Int32(clamping: old), to: Int32(clamping: new)), cause)
    let missing = new - self[id].podCount
    if missing > 0 { addPods(missing, to: id, cause) }
    if missing < 0 { removePods(-missing, of: id, cause) }
    if self[id].budget != nil { retryDrains() }
  }

  private mutating func removePods(_ count: Int, of id: WorkloadID, _ cause: Cause) {
    var left = count
    while left > 0, self[id].queue.last != Pod.none {
      remove(podTable.id(of: self[id].queue.last), .scaledIn, cause)
      left -= 1
    }
    // No pod waits any more.
    for isReady in [false, true] {
      var candidates = isReady ? self[id].ready : self[id].podCount - self[id].ready
      var slot = self[id].pods.last
      while left > 0, candidates > 0, slot != Pod.none {
        let (pod, older) = (podTable.id(of: slot), podTable.older(than: slot))
        if (self[pod].phase == .ready) == isReady {
          remove(pod, .scaledIn, cause)
          left -= 1
          candidates -= 1
        }
        slot = older
      }
    }
  }

  // MARK: - Pods

  /// New pods, which wait for a node; `running`: for how long, once they do, before they end by themselves.
  mutating func addPods(_ count: Int, to id: WorkloadID, running: TimeSpan? = nil, _ cause: Cause) {
    guard count > 0 else { return }
    for _ in 0..<count {
      let pod = podTable.append(to: &workloadRecords[Int(id.index)], id, created: now)
      podTable.setRun(of: pod, to: running)
      record(.podAppeared(pod, id), cause)
    }
    self[id].podCount += count
    self[id].pending += count
    self[id].tally.waiting.change(by: count, at: now)
    enqueue(id)
  }

  /// A pod gets a node.
  mutating func bind(_ pod: PodID, of id: WorkloadID, to node: NodeID, _ cause: Cause) {
    podTable.bind(pod, of: &workloadRecords[Int(id.index)], to: node.index)
    self[id].pending -= 1
    self[id].tally.waiting.change(by: -1, at: now)
    self[id].tally.bound.change(by: 1, at: now)
    if self[id].pending == 0 { dequeue(id) }
    if isDaemonSet(id) { self[id].nodesWithPod.insert(node.index) }
    countUse(self[id].template.request, on: node, times: 1)
    record(.podBound(pod, id, node), cause)
  }

  /// A pod does its work, or (`lost`) does not any more.
  mutating func setPhase(of pod: PodID, to phase: PodPhase, _ cause: Cause) {
    let old = self[pod]
    guard old.phase != phase else { return }
    podTable.setPhase(of: pod, to: phase)
    self[old.workload].ready += (phase == .ready ? 1 : 0) - (old.phase == .ready ? 1 : 0)
    if (phase == .ready) != (old.phase == .ready) {
      self[old.workload].tally.ready.change(by: phase == .ready ? 1 : -1, at: now)
    }
    if old.phase == .starting, phase == .ready {
      self[old.workload].tally.timesToReady[(now - old.created).milliseconds, default: 0] += 1
    }
    record(phase == .ready ? .podReady(pod, old.workload) : .podUnready(pod, old.workload), cause)
  }

  /// A pod is gone, and nothing takes its place by itself.
  mutating func remove(_ pod: PodID, _ end: PodEnd, _ cause: Cause) {
    let old = self[pod]
    let id = old.workload
    let node = node(of: pod)
    podTable.remove(pod, of: &workloadRecords[Int(id.index)])
    self[id].podCount -= 1
    if old.phase == .ready {
      self[id].ready -= 1
      self[id].tally.ready.change(by: -1, at: now)
    }
    if old.phase == .pending || old.phase == .starting, now - old.created > Self.longWait {
      self[id].tally.lostAfterLongWait += 1
    }
    if let node {
      self[id].tally.bound.change(by: -1, at: now)
      self[id].nodesWithPod.remove(node.index)
      countUse(self[id].template.request, on: node, times: -1)
      nodeHasRoom(node)
    } else {
      self[id].pending -= 1
      self[id].tally.waiting.change(by: -1, at: now)
      if self[id].pending == 0 { dequeue(id) }
    }
    record(.podGone(pod, id, end), cause)
  }
}
