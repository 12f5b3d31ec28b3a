/// A replay that goes on, or is over.
struct LoadReplay: Hashable, Sendable {
  /// Those that it drives.
  let workloads: [WorkloadID]
  /// What was given.
  let source: ReplaySource
  /// The replicas that it comes to, where it is about replicas.
  let steps: [ReplicaStep]
  let period: TimeSpan?
  /// From when times count.
  var begins: Instant
  /// The step that comes next.
  var next = 0
  var isOver = false
  /// What it has wanted last.
  var wanted: Int32?
}

extension Simulation {
  // MARK: - Asking

  /// Lets replicas follow a source from now on, in place of what drove the workloads before.
  ///
  /// Of one that is gone nothing happens. A demand waits for an autoscaler, if the workload has none.
  mutating func drive(_ workloads: [WorkloadID], by source: ReplaySource) {
    guard !workloads.isEmpty, workloads.allSatisfy({ exists($0) && !isDaemonSet($0) }) else { return }
    for workload in workloads { stopReplays(of: workload) }
    start(source, of: workloads, from: now)
  }

  /// Makes workloads without pods, to which pods come that end by themselves; none if one of their names is taken.
  mutating func replayJobs(_ jobs: [JobStep], _ templates: [NamedTemplate], in cluster: ClusterID) {
    guard templates.allSatisfy({ workload(named: $0.name, in: cluster) == nil }) else { return }
    let made = templates.compactMap { addWorkload($0.name, to: cluster, replicas: 0, template: $0.template) }
    guard made.count == templates.count else { return }
    drive(made, by: .jobs(jobs))
  }

  /// Lets a workload follow its demand so; nil: not any more.
  mutating func setAutoscaler(of id: WorkloadID, to autoscaler: HorizontalAutoscaler?) {
    guard exists(id), !isDaemonSet(id) else { return }
    self[id].autoscaler = autoscaler
    record(.workloadChanged(id), Cause(nil, "W12"))
    defer { holdReplicas(of: id) }
    guard let number = replays.lastIndex(where: { !$0.isOver && $0.workloads == [id] }),
      case .demand = replays[number].source
    else { return }
    replays[number].isOver = true
    start(replays[number].source, of: [id], from: replays[number].begins)
  }

  /// An autoscaled workload has as many pods as its demand asks for, or at least as many as its bounds allow; one that
  /// somebody has scaled to 0 is left alone (W12).
  mutating func holdReplicas(of id: WorkloadID) {
    guard exists(id), let autoscaler = self[id].autoscaler, self[id].replicas > 0 else { return }
    let replay = replays.last { $0.workloads == [id] && !$0.isOver }
    let wanted = replay?.wanted.map { Int($0) } ?? self[id].replicas
    setReplicas(
      of: id, to: min(max(wanted, Int(autoscaler.least)), Int(autoscaler.most)), Cause(nil, "W12"))
  }

  /// Nothing drives the workload any more; its replicas stay as they are.
  mutating func stopReplays(of id: WorkloadID) {
    for number in replays.indices where !replays[number].isOver && replays[number].workloads.contains(id) {
      replays[number].isOver = true
    }
  }

  private mutating func start(_ source: ReplaySource, of workloads: [WorkloadID], from begin: Instant) {
    var (steps, period): ([ReplicaStep], TimeSpan?) = ([], nil)
    switch source {
    case .replicas(let given, let every): (steps, period) = (given, every)
    case .demand(let demand):
      if let autoscaler = self[workloads[0]].autoscaler,
        case .replicas(let made, let every) = autoscaler.steps(of: demand)
      {
        (steps, period) = (made, every)
      }
    case .jobs: break
    }
    replays.append(
      LoadReplay(workloads: workloads, source: source, steps: steps, period: period, begins: begin))
    replayContinues(UInt32(replays.count - 1))
  }

  /// The workloads that one replay drives, a workload among them; only itself if none drives it.
  package func replayed(with id: WorkloadID) -> [WorkloadID] {
    replays.last { $0.workloads.contains(id) }?.workloads ?? [id]
  }

  /// What is asked of a workload now, in millionths a second; nil: nothing is known of it.
  package func demand(of id: WorkloadID) -> Int64? {
    guard let replay = replays.last(where: { $0.workloads == [id] && !$0.isOver }),
      case .demand(let demand) = replay.source
    else { return nil }
    let span = (now - replay.begins).within(demand.period)
    // Before the first step of a round the last of the round before holds.
    let before = demand.period == nil ? demand.steps.first : demand.steps.last
    return (demand.steps.last { $0.at <= span } ?? before)?.rate
  }

  // MARK: - Going on

  /// All steps of a replay that are due are taken.
  mutating func replayContinues(_ number: UInt32) {
    let number = Int(number)
    guard !replays[number].isOver, replays[number].workloads.allSatisfy({ exists($0) }) else { return }
    let next: Instant?
    switch replays[number].source {
    case .jobs(let jobs): next = takeJobs(jobs, of: number)
    case .replicas, .demand: next = takeReplicas(of: number)
    }
    if let next {
      queue.schedule(.replayContinues(UInt32(number)), at: next)
    } else if case .jobs = replays[number].source {
      replays[number].isOver = true
    }
  }

  /// Gives when the next step is due; nil: none is.
  private mutating func takeReplicas(of number: Int) -> Instant? {
    var replicas: Int32?
    while true {
      let replay = replays[number]
      if replay.next == replay.steps.count {
        guard let period = replay.period, !replay.steps.isEmpty else { break }
        replays[number].begins = replay.begins + period
        replays[number].next = 0
        continue
      }
      let step = replay.steps[replay.next]
      guard replay.begins + step.at <= now else { break }
      replicas = step.replicas
      replays[number].next += 1
    }
    let replay = replays[number]
    if let replicas {
      replays[number].wanted = replicas
      let isDemand = if case .demand = replay.source { true } else { false }
      setReplicas(of: replay.workloads[0], to: Int(replicas), Cause(nil, isDemand ? "W12" : "W11"))
    }
    return replay.next < replay.steps.count ? replay.begins + replay.steps[replay.next].at : nil
  }

  private mutating func takeJobs(_ jobs: [JobStep], of number: Int) -> Instant? {
    let begins = replays[number].begins
    while replays[number].next < jobs.count, begins + jobs[replays[number].next].at <= now {
      let job = jobs[replays[number].next]
      replays[number].next += 1
      addJob(to: replays[number].workloads[Int(job.workload)], runs: job.runs)
    }
    return replays[number].next < jobs.count ? begins + jobs[replays[number].next].at : nil
  }

  /// One pod more is wanted, which ends by itself.
  private mutating func addJob(to id: WorkloadID, runs: TimeSpan?) {
    let cause = Cause(nil, "W11")
    changeReplicas(of: id, by: 1, cause)
    addPods(1, to: id, running: runs, cause)
  }

  /// A pod has run for as long as it had to: nothing takes its place (W13).
  mutating func podEnds(_ pod: PodID) {
    // One that has stood still since ends later.
    guard exists(pod), let run = podTable.run(of: pod), podTable.time(of: pod, at: now) == run else { return }
    let cause = Cause(nil, "W13")
    changeReplicas(of: self[pod].workload, by: -1, cause)
    remove(pod, .completed, cause)
    retryDrains()
  }

  /// Another number of pods is wanted, and whoever changes it sees to them.
  mutating func changeReplicas(of id: WorkloadID, by difference: Int, _ cause: Cause) {
    let old = self[id].replicas
    self[id].replicas = max(0, old + difference)
    self[id].tally.wanted.change(by: self[id].replicas - old, at: now)
    record(
      .workloadReplicas(id, from: Int32(clamping: old), to: Int32(clamping: self[id].replicas)), cause)
  }
}
