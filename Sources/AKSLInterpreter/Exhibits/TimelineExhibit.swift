import AKSModel

/// What `show timeline` answers: what pools and their nodes did, with the exact moments of every change.
enum TimelineExhibit {
  /// Of one pool, or (nil) of all pools of a cluster, those that are gone included.
  ///
  /// Where events are forgotten it begins with the first that is kept.
  static func timeline(
    of pool: PoolID?, in cluster: ClusterID, since moment: Instant?, _ world: World, _ format: Exhibit.Format
  ) -> Exhibit {
    let simulation = world.simulation
    let begin = max(moment ?? .start, simulation.logBegin)
    let timelines = simulation.nodeTimelines(since: begin).filter { timeline in
      pool.map { $0 == timeline.pool } ?? (simulation[timeline.pool].cluster == cluster)
    }
    let lanes = timelines.map { lane($0, simulation) }
    let name = pool.map { world.path(of: $0) } ?? simulation[cluster].name
    let chart = TimelineChart(
      title: "timeline of \(name)", from: begin, until: simulation.now, lanes: lanes)
    var exhibit = Exhibit(
      title: chart.title, columns: columns, rows: lanes.flatMap(rows), data: data(chart), format: format)
    exhibit.chart = .timeline(chart)
    if moment.map({ $0 < begin }) ?? (begin > .start) {
      exhibit.notes = ["events before \(TimeFormat.instant(begin)) are forgotten"]
    }
    return exhibit
  }

  private static func lane(_ timeline: NodeTimeline, _ simulation: Simulation) -> TimelineChart.Lane {
    let isGone = !simulation.exists(timeline.pool)
    return TimelineChart.Lane(
      name: simulation.title(of: timeline.pool) + (isGone ? " (gone)" : ""),
      segments: timeline.segments.map { segment in
        let look = segment.look
        return TimelineChart.Segment(
          from: segment.from, until: segment.until, counts: look.counts,
          isStopped: look.powerState == .stopped && look.provisioningState.isTerminal,
          state: SymbolTable.spelling(of: PropertyTable.state(look.provisioningState, look.powerState)))
      })
  }

  // MARK: - As data

  private static let columns: [Exhibit.Column] =
    [.init("POOL"), .init("FROM"), .init("UNTIL"), .init("TOOK", .trailing), .init("STATE")]
    + NodeState.allCases.map { .init($0.rawValue.uppercased(), .trailing) }

  private static func rows(_ lane: TimelineChart.Lane) -> [[String]] {
    lane.segments.map { segment in
      [
        lane.name, TimeFormat.instant(segment.from), TimeFormat.instant(segment.until),
        TimeFormat.span(segment.until - segment.from), segment.state,
      ] + NodeState.allCases.map { String(segment.counts[$0]) }
    }
  }

  private static func data(_ chart: TimelineChart) -> Datum {
    func instant(_ instant: Instant) -> Datum { .formatted(TimeFormat.instant(instant)) }
    let lanes = chart.lanes.map { lane in
      let segments = lane.segments.map { segment in
        let counts = NodeState.allCases.map {
          Datum.Entry($0.rawValue.lowercased(), .integer(Int64(segment.counts[$0])))
        }
        return Datum.map([
          .init("from", instant(segment.from)), .init("until", instant(segment.until)),
          .init("state", .text(segment.state)), .init("nodes", .map(counts)),
        ])
      }
      return Datum.map([.init("pool", .text(lane.name)), .init("segments", .list(segments))])
    }
    return .map([
      .init("from", instant(chart.from)), .init("until", instant(chart.until)), .init("pools", .list(lanes)),
    ])
  }
}
