extension Simulation {
  /// What became of all pods since an earlier moment of the same course of events.
  ///
  /// Of what is about nodes it tells nothing.
  package func loadReport(since earlier: Simulation) -> LoadReport {
    var report = LoadReport()
    var times: [Int64: Int] = [:]
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
      for pod in pods(of: id) where hasNotBegun(pod) && now - self[pod].created > Self.longWait {
        report.longWaits += 1
      }
      report.pendingTime += tally.waiting.total(at: now) - before.waiting.total(at: earlier.now)
      ready.add(tally.ready.total(at: now) - before.ready.total(at: earlier.now), times: 100)
      wanted.add(tally.wanted.total(at: now) - before.wanted.total(at: earlier.now), times: 1)
    }
    report.availability = ready.thousandths(of: wanted)
    report.readTimes(times)
    return report
  }
}

extension LoadReport {
  /// How many pods took so many milliseconds until they did their work.
  mutating func readTimes(_ times: [Int64: Int]) {
    let sorted = times.sorted { $0.key < $1.key }
    readyPods = sorted.reduce(0) { $0 + $1.value }
    longWaits += sorted.reduce(0) { $0 + ($1.key > Simulation.longWait.milliseconds ? $1.value : 0) }
    median = Self.percentile(50, of: sorted, readyPods)
    p95 = Self.percentile(95, of: sorted, readyPods)
    longest = sorted.last.map { TimeSpan(milliseconds: $0.key) }
  }

  /// The least value that so many of a hundred do not exceed.
  private static func percentile(
    _ percent: Int, of sorted: [(key: Int64, value: Int)], _ count: Int
  ) -> TimeSpan? {
    let rank = (count * percent + 99) / 100
    var seen = 0
    for (time, pods) in sorted {
      seen += pods
      if seen >= rank { return TimeSpan(milliseconds: time) }
    }
    return nil
  }
}
