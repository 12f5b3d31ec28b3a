/// What drives the replicas of workloads as time passes: a plain value, with times that count from its beginning.
package enum ReplaySource: Hashable, Sendable {
  /// So many replicas from a moment on, of one workload; again and again, if there is a period.
  case replicas([ReplicaStep], every: TimeSpan?)
  /// So much is asked of one workload from a moment on, which its autoscaler turns into replicas.
  case demand(Demand)
  /// Pods that come and end by themselves, each of one of several workloads.
  case jobs([JobStep])
}

package struct ReplicaStep: Hashable, Sendable {
  package let at: TimeSpan
  package let replicas: Int32

  package init(at: TimeSpan, replicas: Int32) { (self.at, self.replicas) = (at, replicas) }
}

/// A pod that comes, and ends by itself once it has been ready for so long.
package struct JobStep: Hashable, Sendable {
  package let at: TimeSpan
  /// nil: it does not end.
  package let runs: TimeSpan?
  /// Its workload: a place among those of the replay.
  package let workload: Int32

  package init(at: TimeSpan, runs: TimeSpan?, workload: Int32) {
    (self.at, self.runs, self.workload) = (at, runs, workload)
  }
}

/// How much is asked of a workload, step by step.
package struct Demand: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package let at: TimeSpan
    /// Millionths a second.
    package let rate: Int64

    package init(at: TimeSpan, rate: Int64) { (self.at, self.rate) = (at, rate) }
  }

  /// In order of time.
  package let steps: [Step]
  /// It begins anew after so long; nil: the last step holds for ever.
  package let period: TimeSpan?

  package init(steps: [Step], period: TimeSpan?) { (self.steps, self.period) = (steps, period) }
}

/// How a workload follows what is asked of it, as the HorizontalPodAutoscaler of Kubernetes does with a target of an
/// average (rule W12).
package struct HorizontalAutoscaler: Hashable, Sendable {
  package let least: Int32
  package let most: Int32
  /// What one pod is to be asked, in millionths a second; above 0.
  package let target: Int64

  package init(least: Int32, most: Int32, target: Int64) {
    (self.least, self.most, self.target) = (least, most, target)
  }

  /// Until a rate shows in replicas (dynamics: HPA usually adds about a minute).
  static let reaction = TimeSpan.seconds(60)
  /// How often it looks (`--horizontal-pod-autoscaler-sync-period`).
  static let synchronization = TimeSpan.seconds(15)
  /// The most of the last 300 s counts (`behavior.scaleDown.stabilizationWindowSeconds`).
  static let window = TimeSpan.seconds(300)

  /// For one rate.
  package func replicas(at rate: Int64) -> Int32 {
    let wanted = rate / target + (rate % target == 0 ? 0 : 1)
    return Int32(min(max(wanted, Int64(least)), Int64(most)))
  }

  /// What it makes of a demand.
  func steps(of demand: Demand) -> ReplaySource {
    guard let period = demand.period else { return .replicas(steps(of: demand.steps), every: nil) }
    // What was before a round counts in it, too: the first round of which all is known stands for the others.
    let length = period.milliseconds
    let begin = (1 + (Self.window.milliseconds + Self.reaction.milliseconds) / length) * length
    let rounds = (0...begin / length).flatMap { round in
      demand.steps.map {
        Demand.Step(at: TimeSpan(milliseconds: $0.at.milliseconds + round * length), rate: $0.rate)
      }
    }
    let all = steps(of: rounds)
    var round = all.filter { ($0.at.milliseconds - begin) / length == 0 && $0.at.milliseconds >= begin }.map {
      ReplicaStep(at: TimeSpan(milliseconds: $0.at.milliseconds - begin), replicas: $0.replicas)
    }
    if round.first?.at != .zero, let before = all.last(where: { $0.at.milliseconds < begin }) {
      round.insert(ReplicaStep(at: .zero, replicas: before.replicas), at: 0)
    }
    return .replicas(round, every: period)
  }

  /// At each moment the most of what the rates of the window before it ask for, as one list of changes.
  private func steps(of demand: [Demand.Step]) -> [ReplicaStep] {
    var result: [ReplicaStep] = []
    // What still counts, from the most to the least; each is followed by a later one.
    var counting: [(replicas: Int32, until: Int64)] = []
    var first = 0
    func add(_ replicas: Int32, at moment: Int64) {
      guard result.last?.replicas != replicas else { return }
      result.append(
        ReplicaStep(at: TimeSpan(milliseconds: moment + Self.reaction.milliseconds), replicas: replicas))
    }
    /// Lets go of what does not count any more at a moment.
    func expire(by moment: Int64) {
      while first < counting.count, counting[first].until <= moment {
        let end = counting[first].until
        first += 1
        if first < counting.count { add(counting[first].replicas, at: end) }
      }
    }
    for (place, step) in demand.enumerated() {
      expire(by: step.at.milliseconds)
      let replicas = replicas(at: step.rate)
      let isLast = place + 1 == demand.count
      let until = isLast ? Int64.max : demand[place + 1].at.milliseconds + Self.window.milliseconds
      while counting.count > first, let last = counting.last, last.replicas <= replicas {
        counting.removeLast()
      }
      counting.append((replicas, until))
      add(counting[first].replicas, at: step.at.milliseconds)
    }
    expire(by: .max - 1)
    return result
  }
}
