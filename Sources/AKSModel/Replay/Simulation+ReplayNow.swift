// A replay that goes on, as it would be told now.

extension Simulation {
  /// What drives a workload alone from now on, with times that count from this moment; nil: nothing does, or nothing
  /// is left of it, or it is pods that come and end by themselves.
  ///
  /// A demand says at once what is asked now; what an autoscaler remembers of earlier rates is not in it.
  package func replayFromNow(of id: WorkloadID) -> ReplaySource? {
    guard let replay = replays.last(where: { !$0.isOver && $0.workloads == [id] }) else { return nil }
    let passed = now - replay.begins
    switch replay.source {
    case .jobs: return nil
    case .replicas(let steps, let period):
      let left = steps.compactMap { step in
        step.at.counted(from: passed, period).map { ReplicaStep(at: $0, replicas: step.replicas) }
      }
      return left.isEmpty ? nil : .replicas(left.sorted { $0.at < $1.at }, every: period)
    case .demand(let demand):
      var left = demand.steps.compactMap { step in
        step.at.counted(from: passed, demand.period).map { Demand.Step(at: $0, rate: step.rate) }
      }.sorted { $0.at < $1.at }
      if left.first?.at != .zero, let rate = self.demand(of: id) {
        left.insert(Demand.Step(at: .zero, rate: rate), at: 0)
      }
      return left.isEmpty ? nil : .demand(Demand(steps: left, period: demand.period))
    }
  }
}

extension Simulation {
  /// The pods of a workload that end by themselves, with what they have left to do, and those that still come: as
  /// steps from this moment on; empty: there is none.
  ///
  /// How far pods are on their way to their work is not in it: all of them begin at once.
  package func jobsFromNow(of id: WorkloadID) -> [JobStep] {
    let there = pods(of: id).compactMap { pod -> JobStep? in
      guard let run = podTable.run(of: pod) else { return nil }
      let done = podTable.time(of: pod, at: now) ?? .zero
      let left = TimeSpan(milliseconds: max(0, run.milliseconds - done.milliseconds))
      return JobStep(at: .zero, runs: left, workload: 0)
    }
    guard let replay = replays.last(where: { !$0.isOver && $0.workloads.contains(id) }),
      case .jobs(let jobs) = replay.source, let place = replay.workloads.firstIndex(of: id)
    else { return there }
    return there
      + jobs[replay.next...].filter { Int($0.workload) == place }.map {
        JobStep(at: replay.begins + $0.at - now, runs: $0.runs, workload: 0)
      }
  }
}

extension TimeSpan {
  /// Where in a round of a period it is; itself, if nothing begins anew.
  ///
  /// A replay that has taken the last step of a round waits for the next, which begins later than now.
  func within(_ period: TimeSpan?) -> TimeSpan {
    guard let period else { return self }
    let rest = milliseconds % period.milliseconds
    return TimeSpan(milliseconds: rest < 0 ? rest + period.milliseconds : rest)
  }

  /// A moment of a replay that has gone on for so long, counted from now; nil: it has been, and does not come again.
  fileprivate func counted(from passed: TimeSpan, _ period: TimeSpan?) -> TimeSpan? {
    guard period != nil || self > passed else { return nil }
    return TimeSpan(milliseconds: milliseconds - passed.milliseconds).within(period)
  }
}
