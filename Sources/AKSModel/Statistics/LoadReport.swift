/// What became of load: of some workloads, and of the cluster that they run in.
package struct LoadReport: Hashable, Sendable {
  /// How many pods became ready.
  package internal(set) var readyPods = 0
  /// From the making of a pod until it did its work, by nearest rank; nil: there was no pod.
  ///
  /// Pods that are not ready yet count with their wait so far, which is the least that it will be.
  package internal(set) var median: Wait?
  package internal(set) var p95: Wait?
  package internal(set) var longest: Wait?
  /// How many pods are not ready yet, and how long the longest of them has waited.
  package internal(set) var waitingPods = 0
  package internal(set) var longestWaiting: TimeSpan?
  /// Pods that were not ready for more than 5 minutes, those included that never were.
  package internal(set) var longWaits = 0
  /// How many pods have no node, for how many milliseconds, added up.
  package internal(set) var pendingTime: Int64 = 0
  /// How many pods that end by themselves were evicted before, and how long they had run by then, added up in
  /// milliseconds: work that is done again (W13).
  package internal(set) var restarts = 0
  package internal(set) var lostTime: Int64 = 0
  /// How much of the wanted pods' time they did their work, in hundred-thousandths; nil: none was wanted.
  package internal(set) var availability: Int?
  /// Of all pools of the cluster.
  package internal(set) var scaling = ScalingTally()
  /// Of what running nodes had for pods, so many thousandths nobody requested; nil: there was no running node.
  package internal(set) var idleCPU: Int?
  package internal(set) var idleMemory: Int?
  /// Of the cluster, since its first workload.
  package internal(set) var peakCores = 0
  /// What nodes went through on their way to running.
  package internal(set) var usedParts: TimingParts = []
  /// A pod had an image to pull.
  package internal(set) var pullsImages = false

  /// How long a pod took, or (it is not ready yet, or one is that has waited less) at least that.
  package struct Wait: Hashable, Sendable {
    package let span: TimeSpan
    package let isAtLeast: Bool

    package init(_ span: TimeSpan, isAtLeast: Bool = false) {
      (self.span, self.isAtLeast) = (span, isAtLeast)
    }
  }
}

extension Simulation {
  /// What became of the pods of some workloads of a cluster; what is about nodes is about all of it.
  package func loadReport(of workloads: [WorkloadID], in cluster: ClusterID) -> LoadReport {
    var report = LoadReport()
    var times: [Int64: Int] = [:]
    var waits: [Int64: Int] = [:]
    for id in workloads {
      let tally = self[id].tally
      times.merge(tally.timesToReady) { $0 + $1 }
      report.pendingTime += tally.waiting.total(at: now)
      report.longWaits += tally.lostAfterLongWait
      report.restarts += tally.restarts
      report.lostTime += tally.lostTime
      for pod in pods(of: id) where hasNotBegun(pod) {
        waits[(now - self[pod].created).milliseconds, default: 0] += 1
      }
      report.pullsImages = report.pullsImages || self[id].template.imageMiB > 0
    }
    var (ready, wanted) = (WideSum(), WideSum())
    for id in workloads {
      ready.add(self[id].tally.ready.total(at: now), times: 100)
      wanted.add(self[id].tally.wanted.total(at: now), times: 1)
    }
    report.availability = ready.thousandths(of: wanted)
    report.readTimes(times, stillWaiting: waits)
    for index in poolRecords.indices where poolRecords[index].cluster == cluster {
      report.usedParts.formUnion(poolRecords[index].usedParts)
      report.scaling.add(poolRecords[index].scaling)
    }
    (report.idleCPU, report.idleMemory) = idleShares(of: cluster)
    report.peakCores = scheduler(of: cluster)?.cores.peak ?? 0
    return report
  }

  /// The vCPUs of a cluster's machines now, as they are counted; nil: it never had a workload.
  package func countedCores(of cluster: ClusterID) -> Int? {
    scheduler(of: cluster).flatMap { $0.hasBegun ? $0.cores.cores : nil }
  }

  /// Every workload that a cluster ever had.
  package func everyWorkload(of cluster: ClusterID) -> [WorkloadID] {
    workloadRecords.indices.map { WorkloadID(index: UInt32($0)) }.filter { self[$0].cluster == cluster }
  }

  func hasNotBegun(_ pod: PodID) -> Bool { self[pod].phase == .pending || self[pod].phase == .starting }

  /// In thousandths: CPU and memory.
  private func idleShares(of cluster: ClusterID) -> (cpu: Int?, memory: Int?) {
    var (offered, requested) = (UseMeter.Sum(), UseMeter.Sum())
    for index in poolRecords.indices where poolRecords[index].cluster == cluster {
      let sums = poolRecords[index].use.sums(at: now)
      offered.add(sums.offered)
      requested.add(sums.requested)
    }
    return (
      requested.cpu.thousandths(of: offered.cpu).map { max(0, 1000 - $0) },
      requested.memory.thousandths(of: offered.memory).map { max(0, 1000 - $0) }
    )
  }
}
