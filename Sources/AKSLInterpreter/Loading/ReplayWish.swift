import AKSModel
import LoadTraces

/// What a command wants to be done with a trace.
struct ReplayWish: Sendable {
  /// Of the workload, or of the first of those that it makes.
  var name: String
  var cluster: ClusterID
  /// What all pods of a trace of pods have in common, beside what each asks for.
  var template = PodTemplate()
  /// Without what the trace says of GPUs.
  var dropsGPUs = false
  /// So many times as fast as it was recorded.
  var speed: Int64 = 1
  /// It begins anew after so long.
  var period: TimeSpan?
  /// How a rate becomes replicas.
  var autoscaler: HorizontalAutoscaler?
  /// The options that were given and that only make sense for a trace of pods, or only for one of rates.
  var podOptions: [String] = []
  var rateOptions: [String] = []
}

extension PodTrace {
  /// How many workloads a trace is made into at most.
  static let workloadLimit = 2000

  /// The different requests in the order in which they first come: pods of one are one workload.
  func requests(withoutGPUs: Bool) -> (requests: [PodRequest], ofPods: [Int32]) {
    var requests: [PodRequest] = []
    var numbers: [PodRequest: Int32] = [:]
    var ofPods: [Int32] = []
    ofPods.reserveCapacity(pods.count)
    for pod in pods {
      let request = PodRequest(
        cpuMillis: pod.cpuMillis, memoryMiB: pod.memoryMiB, gpus: withoutGPUs ? 0 : pod.gpus)
      let number = numbers[request] ?? Int32(requests.count)
      if Int(number) == requests.count {
        requests.append(request)
        numbers[request] = number
      }
      ofPods.append(number)
    }
    return (requests, ofPods)
  }

  /// The names `jobs`, `jobs-2`, `jobs-3` and so on.
  static func names(_ count: Int, _ name: String) -> [String] {
    (1...max(count, 1)).map { $0 == 1 ? name : "\(name)-\($0)" }
  }

  func steps(_ ofPods: [Int32], speed: Int64) -> [JobStep] {
    zip(pods, ofPods).map { pod, workload in
      JobStep(
        at: TimeSpan(milliseconds: pod.arrival / speed),
        runs: pod.lifetime.map { TimeSpan(milliseconds: $0 / speed) }, workload: workload)
    }
  }
}

extension RateTrace {
  func demand(speed: Int64, period: TimeSpan?) -> Demand {
    Demand(
      steps: steps.map { .init(at: TimeSpan(milliseconds: $0.at / speed), rate: $0.rate) }, period: period)
  }
}

extension WorkloadRequest {
  /// A workload as it was recorded.
  init(_ workload: RecordedWorkload, in cluster: ClusterID) {
    var template = PodTemplate()
    template.request = PodRequest(
      cpuMillis: workload.cpuMillis, memoryMiB: workload.memoryMiB, gpus: workload.gpus)
    template.nodeSelector =
      workload.nodeSelector.map { ResourceTag(key: $0.key, value: $0.value) }.sortedByKey
    template.nodeAffinity = workload.affinity.compactMap(NodeRequirement.init)
    template.constraints =
      workload.affinity.compactMap { PlacementConstraint(preference: $0) }
      + workload.podAffinity.compactMap { PlacementConstraint(pods: $0, areApart: false) }
      + workload.podAntiAffinity.compactMap { PlacementConstraint(pods: $0, areApart: true) }
      + workload.spread.compactMap { PlacementConstraint(spread: $0) }
    template.tolerations = workload.tolerations.compactMap(Toleration.init)
    template.priority = workload.priority
    if workload.hasLocalStorage { template.traits.insert(.localStorage) }
    if workload.hasNoController { template.traits.insert(.noController) }
    if workload.isDaemonSet { template.traits.insert(.daemonSet) }
    if workload.namespace == "kube-system" { template.traits.insert(.kubeSystem) }
    switch workload.isSafeToEvict {
    case true?: template.traits.insert(.safeToEvict)
    case false?: template.traits.insert(.notSafeToEvict)
    case nil: break
    }
    let budget: DisruptionBudget? =
      workload.minAvailable.map { .minAvailable(NodeAmount($0)) }
      ?? workload.maxUnavailable.map { .maxUnavailable(NodeAmount($0)) }
    self = .add(cluster, name: workload.name, replicas: workload.replicas, template, budget)
  }
}

extension NodeAmount {
  fileprivate init(_ amount: RecordedWorkload.Amount) {
    switch amount {
    case .number(let number): self.init(number: number, isPercentage: false)
    case .percentage(let part): self.init(number: part, isPercentage: true)
    }
  }
}
