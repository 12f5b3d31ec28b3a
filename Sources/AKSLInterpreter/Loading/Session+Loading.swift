import AKSModel
import LoadTraces

// What files say of load, done to the world.
extension Session {
  /// Lets a trace go on from now.
  mutating func replay(_ trace: LoadTrace, _ wish: ReplayWish, _ emit: Emit) -> Bool {
    do throws(Fault) {
      switch trace {
      case .pods(let pods): try replay(pods, wish, emit)
      case .rate(let rate): try replay(rate, wish, emit)
      case .workloads:
        throw .invalidValue(
          "this file lists workloads, and no load", help: "write `workloads from \"FILE\"` to make them")
      }
    } catch {
      return raise(error, emit)
    }
    return true
  }

  private mutating func replay(_ trace: PodTrace, _ wish: ReplayWish, _ emit: Emit) throws(Fault) {
    if let option = wish.rateOptions.first {
      throw .invalidValue("`\(option)` is for a trace of rates, and this is one of pods")
    }
    let (requests, ofPods) = trace.requests(withoutGPUs: wish.dropsGPUs)
    guard requests.count <= PodTrace.workloadLimit else {
      throw .invalidValue(
        "these pods ask for \(requests.count) different things, and a trace is made into "
          + "\(PodTrace.workloadLimit) workloads at most")
    }
    let names = PodTrace.names(requests.count, wish.name)
    for name in names {
      if let there = world.simulation.workload(named: name, in: wish.cluster) {
        throw .workloadExists(there, world.simulation)
      }
    }
    let templates = zip(names, requests).map { name, request in
      var template = wish.template
      template.request = request
      return NamedTemplate(name: name, template: template)
    }
    ask(.replayJobs(wish.cluster, templates, trace.steps(ofPods, speed: wish.speed)), emit)
    for name in names { environment.note(workload: name) }
  }

  private mutating func replay(_ trace: RateTrace, _ wish: ReplayWish, _ emit: Emit) throws(Fault) {
    if let option = wish.podOptions.first {
      throw .invalidValue(
        "`\(option)` is for a trace of pods, and this is one of rates",
        help: "what the pods are is said by `workload \(wish.name) add`")
    }
    guard let id = world.simulation.workload(named: wish.name, in: wish.cluster) else {
      throw .noWorkloadForRate(wish.name)
    }
    if world.simulation.isDaemonSet(id) { throw .isDaemonSet(wish.name) }
    let end = TimeSpan(milliseconds: trace.end / wish.speed)
    if let period = wish.period, period < end {
      throw .invalidValue(
        "the trace lasts \(TimeFormat.span(end)): it cannot begin anew every \(TimeFormat.span(period))")
    }
    if let autoscaler = wish.autoscaler { ask(.autoscale(id, autoscaler), emit) }
    ask(.drive(id, .demand(trace.demand(speed: wish.speed, period: wish.period))), emit)
  }

  /// Makes the workloads that a file lists.
  mutating func makeWorkloads(of trace: LoadTrace, in cluster: ClusterID, _ emit: Emit) -> Bool {
    guard case .workloads(let list) = trace else {
      return raise(
        .invalidValue(
          "this file is a trace of load, and lists no workloads",
          help: "write `workload NAME replay \"FILE\"`"), emit)
    }
    for workload in list.workloads {
      guard let there = world.simulation.workload(named: workload.name, in: cluster) else { continue }
      return raise(.workloadExists(there, world.simulation), emit)
    }
    for workload in list.workloads { ask(WorkloadRequest(workload, in: cluster), emit) }
    for remark in list.remarks { tell(.changed(remark), emit) }
    return true
  }
}

extension Fault {
  fileprivate static func noWorkloadForRate(_ name: String) -> Fault {
    var fault = Fault.unknownName(name, kind: "workload", nearest: nil)
    fault.help =
      "a rate is asked of a workload that is there: `workload \(name) add cpu 500m memory 1Gi` makes one"
    return fault
  }
}
