package import AKSModel

/// What is drawn over simulated time.
package enum Chart: Hashable, Sendable {
  case timeline(TimelineChart)
  case plot(PlotChart)

  /// In which form a chart is shown: as other answers, or as a picture in a file.
  package enum Form: Hashable, Sendable {
    case answer(Exhibit.Format)
    case svg(file: String)

    /// Of the answer; a picture has it for those who read the event.
    var format: Exhibit.Format { if case .answer(let format) = self { format } else { .table } }
  }
}

/// What the nodes of pools did: a lane for each pool.
package struct TimelineChart: Hashable, Sendable {
  /// What a number of nodes did at once.
  package enum Activity: String, CaseIterable, Hashable, Sendable {
    case running, creating, starting, reimaging, deallocating, deleting, deallocated, failed
    /// Not of nodes: the pool is stopped.
    case stopped
  }

  /// A stretch of time in which nothing changed.
  package struct Segment: Hashable, Sendable {
    package var from: Instant
    package var until: Instant
    package var counts: NodeCounts
    package var isStopped: Bool
    /// Of the pool, as `dev.state` reads: `Running`, `Stopping`.
    package var state: String

    package init(from: Instant, until: Instant, counts: NodeCounts, isStopped: Bool, state: String) {
      self.from = from
      self.until = until
      self.counts = counts
      self.isStopped = isStopped
      self.state = state
    }

    /// How many nodes do this; of `stopped` 1 or 0.
    package func count(_ activity: Activity) -> Int {
      switch activity {
      case .running: counts.running
      case .creating: counts.creating
      case .starting: counts.starting
      case .reimaging: counts.reimaging
      case .deallocating: counts.deallocating
      case .deleting: counts.deleting
      case .deallocated: counts.deallocated
      case .failed: counts.failed
      case .stopped: isStopped ? 1 : 0
      }
    }
  }

  package struct Lane: Hashable, Sendable {
    package var name: String
    /// In order; a pool that came later or went earlier does not fill the time.
    package var segments: [Segment]

    package init(name: String, segments: [Segment]) {
      self.name = name
      self.segments = segments
    }
  }

  package var title: String
  package var from: Instant
  package var until: Instant
  package var lanes: [Lane]

  package init(title: String, from: Instant, until: Instant, lanes: [Lane]) {
    self.title = title
    self.from = from
    self.until = until
    self.lanes = lanes
  }
}

/// Values over time: a line for each expression.
package struct PlotChart: Hashable, Sendable {
  /// What a number counts.
  package enum Unit: String, Hashable, Sendable {
    case number, money, duration, memory, cpu, truth
  }

  /// A value, and from when on it held, until the next one.
  package struct Point: Hashable, Sendable {
    package var at: Instant
    /// In numbers, nano-dollars, milliseconds, bytes, thousandths of a cpu, or 0 and 1; nil: there was no value.
    package var value: Double?

    package init(at: Instant, value: Double?) {
      self.at = at
      self.value = value
    }
  }

  package struct Series: Hashable, Sendable {
    /// The expression as it is written.
    package var name: String
    package var unit: Unit
    package var points: [Point]

    package init(name: String, unit: Unit, points: [Point]) {
      self.name = name
      self.unit = unit
      self.points = points
    }
  }

  package var title: String
  package var from: Instant
  /// Where the past ends and what a copy of the world came to begins; nil: it is all one or the other.
  package var present: Instant?
  package var until: Instant
  package var series: [Series]

  package init(title: String, from: Instant, present: Instant? = nil, until: Instant, series: [Series]) {
    self.title = title
    self.from = from
    self.present = present
    self.until = until
    self.series = series
  }
}
