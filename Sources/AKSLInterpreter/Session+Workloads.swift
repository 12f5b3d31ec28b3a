import AKSLLanguage
import AKSModel

// What is asked of Kubernetes about pods.
extension Session {
  /// No operation of Azure's comes of it, and no time passes.
  mutating func ask(_ request: WorkloadRequest, _ emit: Emit) {
    keepUndoStep()
    note(.load(request))
    // Only the workload as it was: a copy of the world would be written to in the next line.
    let before = request.workload.map { world.simulation[$0] }
    world.simulation.take(request)
    tellWorld(emit)
    if case .add(_, let name, _, _, _) = request { environment.note(workload: name) }
    tell(.changed(Self.words(request, before, world)), emit)
  }

  private static func words(_ request: WorkloadRequest, _ before: Workload?, _ world: World) -> String {
    let name = before?.name ?? ""
    switch request {
    case .add(let cluster, let name, let replicas, let template, _):
      let wanted =
        template.traits.contains(.daemonSet) ? "a pod on each node that suits it" : replicas.of("pod")
      return "workload \(name) wants \(wanted) in \(world.simulation[cluster].name)"
        + strangers(template, in: cluster, world)
    case .scale(_, let replicas):
      return "workload \(name) wants \(replicas.of("pod")), not \(before?.replicas ?? 0)"
    case .update(let id, let template, _):
      let isRemade = template != before?.template
      return "workload \(name) is updated\(isRemade ? ": its pods are made anew" : "")"
        + strangers(template, in: world.simulation[id].cluster, world)
    case .delete: return "workload \(name) is deleted with \((before?.podCount ?? 0).of("pod"))"
    case .drive(_, let source): return words(source, of: name, isFollowed: before?.autoscaler != nil)
    case .replayJobs(let cluster, let templates, let jobs):
      let span = TimeFormat.span(jobs.last?.at ?? .zero)
      return "\(jobs.count.of("pod")) come to \(world.simulation[cluster].name) within \(span), as "
        + templates.count.of("workload") + (templates.first.map { " from \($0.name) on" } ?? "")
        + misfits(jobs, templates, in: cluster, world)
    case .autoscale(let id, let autoscaler?):
      let bounds = autoscaler.most == Limits.podsOfWorkload ? "" : " to \(autoscaler.most)"
      return "workload \(name) wants \(autoscaler.least)\(bounds) pods, one for each "
        + "\(AmountFormat.millionths(autoscaler.target)) a second"
        + (world.simulation.demand(of: id) == nil ? "; nothing is known of its rate yet" : "")
    case .autoscale(_, nil): return "workload \(name) does not follow its rate"
    case .stopReplay(let id):
      return "nothing drives workload \(name): \(world.simulation[id].replicas.of("pod"))"
    case .prioritize(let id, let list):
      let entries = list.map { "\($0.key) for \($0.value)" }.joined(separator: ", ")
      return "expander priorities of \(world.simulation[id].name): \(list.isEmpty ? "none" : entries)"
    case .drain(let node):
      let name = "\(world.path(of: world.simulation[node].pool))/\(world.simulation[node].instance)"
      let pods = world.simulation.pods(on: node)
      let left = pods.count { !world.simulation.isDaemonSet(world.simulation[$0].workload) }
      let daemons = pods.count - left
      return left == 0
        ? "\(name) is cordoned, and \(daemons == 0 ? "no pod is" : "only \(daemons.of("pod")) of DaemonSets") on it"
        : "\(name) is cordoned; budgets hold \(left.of("pod")) there until others are ready"
    }
  }
}

extension Session {
  private static func words(_ source: ReplaySource, of name: String, isFollowed: Bool) -> String {
    func again(_ period: TimeSpan?) -> String { period.map { ", every \(TimeFormat.span($0)) anew" } ?? "" }
    switch source {
    case .replicas(let steps, let period):
      return "workload \(name) follows \(steps.count.of("step"))\(again(period))"
    case .demand(let demand):
      let last = demand.period == nil && demand.steps.count > 1 ? "; the last rate holds on" : ""
      let follower =
        isFollowed
        ? ""
        : "; nothing follows it yet: `workload \(name) autoscale A..B target N` makes pods of it"
      return
        "workload \(name) is asked by \(demand.steps.count.of("step"))\(again(demand.period))\(last)\(follower)"
    case .jobs(let jobs): return "workload \(name) gets \(jobs.count.of("pod"))"
    }
  }

  /// The workloads that the constraints name and that are not there: they may come, or are written wrongly.
  private static func strangers(_ template: PodTemplate, in cluster: ClusterID, _ world: World) -> String {
    let known = world.simulation.workloads(of: cluster).map { world.simulation[$0].name }
    let strangers = template.constraints.compactMap(\.workload).filter {
      !known.contains($0) && $0 != PlacementConstraint.nobody
    }
    return strangers.reduce("") {
      words, name in
      let near = Spelling.nearest(to: name, among: known).map { " (did you mean `\($0)`?)" } ?? ""
      return "\(words); there is no workload \(name) yet\(near)"
    }
  }

  /// How many of the pods ask for more than any node has that may take them.
  private static func misfits(
    _ jobs: [JobStep], _ templates: [NamedTemplate], in cluster: ClusterID, _ world: World
  ) -> String {
    let isTooLarge = templates.map { !world.simulation.isPlaceable($0.template, in: cluster) }
    let count = jobs.count { isTooLarge[Int($0.workload)] }
    guard count > 0 else { return "" }
    let pool =
      templates.first?.template.pool.map { "a node of \($0) has" } ?? "any node has that may take them"
    return "; \(count) of them will wait, because they ask for more than \(pool)"
  }
}

extension WorkloadRequest {
  /// The workload that it changes.
  fileprivate var workload: WorkloadID? {
    switch self {
    case .scale(let id, _), .update(let id, _, _), .delete(let id), .drive(let id, _), .autoscale(let id, _),
      .stopReplay(let id):
      id
    case .add, .replayJobs, .prioritize, .drain: nil
    }
  }

  /// The verb of kubectl that does the same in a world.
  func kubectl(in simulation: Simulation) -> String {
    switch self {
    // It creates none: what says so has to be applied.
    case .add(_, let name, _, let template, _) where template.traits.contains(.daemonSet):
      "kubectl apply, of a DaemonSet \(name)"
    case .add(_, let name, _, _, _): "kubectl create deployment \(name)"
    case .scale(_, let replicas): "kubectl scale --replicas=\(replicas)"
    case .update, .prioritize: "kubectl apply"
    case .delete(let id): "kubectl delete \(simulation.isDaemonSet(id) ? "daemonset" : "deployment")"
    case .drive, .stopReplay: "kubectl scale"
    case .replayJobs: "kubectl create job"
    case .autoscale: "kubectl autoscale"
    case .drain: "kubectl drain"
    }
  }
}
