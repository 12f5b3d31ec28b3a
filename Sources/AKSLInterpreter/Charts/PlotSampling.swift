import AKSLLanguage
import AKSModel

/// Looks at the lines of a plot at one moment after the other.
struct PlotSampling {
  /// In how many equal parts the time is looked at beside all instants at which something happens: costs change
  /// between them.
  static let parts: Int64 = 240

  private struct Line {
    var tag: Value.Tag?
    var points: [(at: Instant, value: Value)] = []
    /// Why there was no value, the first time.
    var fault: Fault?
  }

  let from: Instant
  let until: Instant
  private let machine: Machine
  private let site: PlotSite
  private var lines: [Line]
  /// The next part that has not been looked at.
  private var nextPart: Int64 = 0

  /// Looks from a moment to another; the machine has just stopped at the plot.
  init(_ site: PlotSite, _ machine: Machine, from: Instant, until: Instant) {
    self.site = site
    self.from = from
    self.until = until
    self.machine = machine.fork()
    lines = site.lines.map { _ in Line() }
  }

  /// Looks at all parts of the time that end before the world changes again, or at the end.
  mutating func pass(
    _ world: World, to moment: Instant, isLast: Bool = false, originally present: World? = nil
  ) throws(Fault) {
    let span = (until - from).milliseconds
    while nextPart <= Self.parts {
      let at = Instant(milliseconds: from.milliseconds + span * nextPart / Self.parts)
      guard at < moment || isLast && at <= moment else { return }
      nextPart += 1
      guard at >= world.simulation.now else { continue }
      var copy = world
      copy.simulation.advance(to: at)
      try look(at: copy, originally: present)
    }
  }

  /// Looks at what holds now; of several looks at one moment the last counts.
  mutating func look(at world: World, originally present: World? = nil) throws(Fault) {
    let now = world.simulation.now
    guard now >= from, now <= until else { return }
    var script = machine
    if let present {
      // What the script holds was found in another course of events.
      script.registers = script.registers.map { world.counterpart(of: $0, in: present) }
      script.arena.replaceElements { world.counterpart(of: $0, in: present) }
    }
    for (index, line) in site.lines.enumerated() {
      var run = script
      run.jump(to: line.start)
      let stop = run.run(world: world, shouldStop: { false })
      if case .fault(let fault) = stop { lines[index].fault = lines[index].fault ?? fault }
      // What cannot be read now is a gap.
      guard case .halted = stop else {
        try add(.null, to: index, at: now)
        continue
      }
      try add(run[line.register], to: index, at: now)
    }
  }

  private mutating func add(_ value: Value, to index: Int, at now: Instant) throws(Fault) {
    if value.tag != .null {
      guard let unit = PlotChart.Unit(value.tag) else {
        throw .wrongType("a chart is of numbers, and this is \(value.kindName)")
      }
      if let tag = lines[index].tag, PlotChart.Unit(tag) != unit {
        throw .wrongType("a line of a chart is of one kind of value, and here is \(value.kindName)")
      }
      lines[index].tag = lines[index].tag ?? value.tag
    }
    if lines[index].points.last?.at == now { lines[index].points.removeLast() }
    guard lines[index].points.last?.value != value else { return }
    lines[index].points.append((now, value))
  }

  // MARK: - What came of it

  /// Throws where a line never had a value.
  func series(_ source: SourceText) throws(Fault) -> [PlotChart.Series] {
    var series: [PlotChart.Series] = []
    for (index, line) in lines.enumerated() {
      guard let tag = line.tag, let unit = PlotChart.Unit(tag) else {
        throw line.fault ?? .wrongType("`\(name(index, source))` is null all the time")
      }
      series.append(
        PlotChart.Series(
          name: name(index, source), unit: unit,
          points: line.points.map { PlotChart.Point(at: $0.at, value: $0.value.chartValue) }))
    }
    return series
  }

  /// The values as the language has them, line by line.
  var values: [[(at: Instant, value: Value)]] { lines.map(\.points) }

  private func name(_ index: Int, _ source: SourceText) -> String {
    source.text(in: site.lines[index].range)
  }
}

extension PlotChart.Unit {
  /// What values of a kind count; nil: they are no numbers.
  init?(_ tag: Value.Tag) {
    switch tag {
    case .integer, .number: self = .number
    case .money: self = .money
    case .duration: self = .duration
    case .memory: self = .memory
    case .cpu: self = .cpu
    case .boolean: self = .truth
    default: return nil
    }
  }
}

extension Value {
  /// The value in the unit of a chart; nil for none.
  fileprivate var chartValue: Double? {
    switch tag {
    case .null: nil
    case .number: double.isFinite ? double : nil
    default: Double(bits)
    }
  }
}
