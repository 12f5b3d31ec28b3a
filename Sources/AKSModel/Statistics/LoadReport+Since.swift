extension Simulation {
  /// What became of all pods since an earlier moment of the same course of events.
  ///
  /// Of what is about nodes it tells nothing.
  package func loadReport(since earlier: Simulation) -> LoadReport {
    var report = LoadReport()
    var times: [Int64: Int] = [:]
    var waits: [Int64: Int] = [:]
    var (ready, wanted) = (WideSum(), WideSum())
    for index in workloadRecords.indices {
      let id = WorkloadID(index: UInt32(index))
      let tally = self[id].tally
      let before =
        index < earlier.workloadRecords.count ? earlier.workloadRecords[index].tally : WorkloadTally()
      for (time, pods) in tally.timesToReady {
        let more = pods - before.timesToReady[time, default: 0]
        if more > 0 { times[time, default: 0] += more }
      }
      report.longWaits += tally.lostAfterLongWait - before.lostAfterLongWait
      report.restarts += tally.restarts - before.restarts
      report.lostTime += tally.lostTime - before.lostTime
      for pod in pods(of: id) where hasNotBegun(pod) {
        waits[(now - self[pod].created).milliseconds, default: 0] += 1
      }
      report.pendingTime += tally.waiting.total(at: now) - before.waiting.total(at: earlier.now)
      ready.add(tally.ready.total(at: now) - before.ready.total(at: earlier.now), times: 100)
      wanted.add(tally.wanted.total(at: now) - before.wanted.total(at: earlier.now), times: 1)
    }
    report.availability = ready.thousandths(of: wanted)
    report.readTimes(times, stillWaiting: waits)
    return report
  }
}

extension LoadReport {
  /// How many pods took so many milliseconds until they did their work, and how many have waited so long and do not yet.
  mutating func readTimes(_ times: [Int64: Int], stillWaiting waits: [Int64: Int]) {
    readyPods = times.values.reduce(0, +)
    waitingPods = waits.values.reduce(0, +)
    longestWaiting = waits.keys.max().map { TimeSpan(milliseconds: $0) }
    let all = times.merging(waits) { $0 + $1 }.sorted { $0.key < $1.key }
    longWaits += all.reduce(0) { $0 + ($1.key > Simulation.longWait.milliseconds ? $1.value : 0) }
    let leastWaiting = waits.keys.min()
    median = percentile(50, of: all, leastWaiting)
    p95 = percentile(95, of: all, leastWaiting)
    longest = percentile(100, of: all, leastWaiting)
  }

  /// The least value that so many of a hundred do not exceed; a lower bound if some that have not ended are below it.
  private func percentile(
    _ percent: Int, of sorted: [(key: Int64, value: Int)], _ leastWaiting: Int64?
  ) -> Wait? {
    let rank = ((readyPods + waitingPods) * percent + 99) / 100
    var seen = 0
    for (time, pods) in sorted {
      seen += pods
      guard seen >= rank else { continue }
      return Wait(TimeSpan(milliseconds: time), isAtLeast: leastWaiting.map { $0 <= time } ?? false)
    }
    return nil
  }
}
