import AKSLInterpreter
import AKSModel

/// An operation in one line: what changed, how long it took, and what is there now.
struct OperationSentence {
  private let report: OperationReport
  private let subject: String

  /// The sentence about a report.
  ///
  /// A pool is named with its cluster if the lines before spoke of another.
  init(_ report: OperationReport, qualifyingPool: Bool) {
    self.report = report
    if let pool = report.pool {
      subject = qualifyingPool ? "\(report.cluster.name)/\(pool.name)" : pool.name
    } else {
      subject = "cluster \(report.cluster.name)"
    }
  }

  /// The line about an operation that goes on: `dev: stopping, until about d1 00:01:18`.
  var ofAccepted: String {
    let end = report.record.expectedEnd.map { ", until about \(TimeFormat.instant($0))" } ?? ""
    return "\(subject): \(report.record.kind.words.ongoing)\(countChange)\(end)"
  }

  /// The line about an operation that has ended.
  ///
  /// `dev: stopped in 1m18s; 10 nodes deallocated. Now Stopped, 0 running, 10 deallocated.`
  var ofCompleted: String {
    if isEmptyAbort { return "\(subject): there is nothing to abort" }
    let effects = effects.isEmpty ? "" : "; " + effects.joined(separator: ", ")
    let now = now.isEmpty ? "" : " Now " + now.joined(separator: ", ") + "."
    return "\(subject): \(outcome)\(effects).\(now)\(bill)"
  }

  /// What it did to the bill, if it did anything.
  ///
  /// As a further sentence: ` Bill $2.249 -> $0.789 an hour.`
  private var bill: String {
    guard let rates = report.rates, rates.before != rates.after else { return "" }
    return " Bill \(rates.text)."
  }

  /// Nothing was at work, so that it was over at once (C6).
  private var isEmptyAbort: Bool {
    let record = report.record
    return (record.kind == .abortPool || record.kind == .abortCluster) && record.ended == record.accepted
  }

  /// What came of it and how long it took: `stopped in 1m18s`.
  private var outcome: String {
    let record = report.record
    let words = record.kind.words
    let duration = record.ended.map { TimeFormat.span($0 - record.accepted) }
    return switch record.status {
    case .succeeded, .inProgress: words.done + countChange + (duration.map { " in \($0)" } ?? "")
    case .failed:
      "\(words.noun) failed" + (duration.map { " after \($0)" } ?? "")
        + (record.error.map { " (\($0.code))" } ?? "")
    case .canceled: "\(words.noun) canceled" + (duration.map { " after \($0)" } ?? "")
    }
  }

  /// The counts of a scaling: ` 5 -> 20`.
  private var countChange: String {
    guard report.record.kind == .scalePool, let pool = report.pool else { return "" }
    guard let before = report.previousCount, before != pool.count else { return " to \(pool.count)" }
    return " \(before) -> \(pool.count)"
  }

  /// What became of nodes, and what is remembered for later.
  private var effects: [String] {
    let record = report.record
    let counts = [
      (record.started, "started"), (record.created, "created"), (record.deallocated, "deallocated"),
      (record.deleted, "deleted"), (record.reimaged, "reimaged"),
    ].filter { $0.0 > 0 }
    var effects = counts.enumerated().map { index, count in
      index == 0 ? "\(count.0.of("node")) \(count.1)" : "\(count.0) \(count.1)"
    }
    if record.kind == .updatePool || record.kind == .scalePool, let pool = report.pool,
      pool.powerState == .stopped, let startCount = pool.startCount
    {
      effects.append("will start with \(startCount.of("node"))")
    }
    return effects
  }

  /// The state now; nothing for what has been deleted.
  private var now: [String] {
    if report.record.status == .succeeded,
      report.record.kind == .deletePool || report.record.kind == .deleteCluster
    {
      return []
    }
    guard let pool = report.pool else {
      let cluster = report.cluster
      let state = state(cluster.provisioningState, cluster.powerState)
      return report.record.kind == .createCluster
        ? [state, "Kubernetes \(cluster.currentKubernetesVersion)"] : [state]
    }
    let counts = pool.nodeCounts
    let others = NodeState.allCases.filter { $0 != .running && counts[$0] > 0 }
    return [state(pool.provisioningState, pool.powerState), "\(counts.running) running"]
      + others.map { "\(counts[$0]) \($0.rawValue.lowercased())" }
  }

  /// The activity while there is one, else `Failed` or `Canceled`, else the power state.
  private func state(_ provisioning: ProvisioningState, _ power: PowerState) -> String {
    provisioning == .succeeded ? power.rawValue : provisioning.rawValue
  }
}
