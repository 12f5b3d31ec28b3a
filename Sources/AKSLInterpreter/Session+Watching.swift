import AKSLLanguage
import AKSModel

/// A value that is told whenever it changes.
struct Watch: Sendable {
  /// As it is written.
  var name: String
  /// The expression: a number in `Machine.places`, and where its value is after its halt.
  var block: Int
  var register: Int
  /// What was told last; nil: nothing yet.
  var told: String?
}

// What somebody follows with the eyes while the clock moves.
extension Session {
  /// How fast the clock may be asked to go.
  static let speedLimit: Int64 = 1_000_000

  /// Watches what the running command names, beside what is watched already; nil: nothing any more.
  mutating func watch(_ number: Int?, _ emit: Emit) {
    guard let number else {
      tell(.changed(watches.isEmpty ? "nothing is watched" : "nothing is watched any more"), emit)
      watches = []
      return
    }
    let source = machine.unit.source
    for line in machine.unit.watches[number].lines {
      let name = source.text(in: line.range)
      watches.removeAll { $0.name == name }
      watches.append(Watch(name: name, block: line.block, register: line.register))
    }
    // All have other numbers now.
    for index in watches.indices { watches[index].told = nil }
    tellWatches(emit)
  }

  /// Watches no more what the running command names; what nobody watches is a mistake.
  mutating func unwatch(_ number: Int, _ emit: Emit) -> Bool {
    let source = machine.unit.source
    let names = machine.unit.watches[number].lines.map { source.text(in: $0.range) }
    if let unknown = names.first(where: { name in !watches.contains { $0.name == name } }) {
      let watched = watches.map(\.name)
      var fault = Fault.unknownName(
        unknown, kind: "watched value", nearest: Spelling.nearest(to: unknown, among: watched))
      if fault.help == nil || watched.isEmpty {
        fault.help =
          watched.isEmpty
          ? "nothing is watched" : "watched are " + watched.map { "`\($0)`" }.joined(separator: ", ")
      }
      return raise(fault, emit)
    }
    watches.removeAll { names.contains($0.name) }
    for index in watches.indices { watches[index].told = nil }
    tell(.changed(watches.isEmpty ? "nothing is watched any more" : "not watched any more"), emit)
    tellWatches(emit)
    return true
  }

  /// Tells what has changed of what is watched.
  ///
  /// What happens in a scenario or in a branch is nobody's present.
  mutating func tellWatches(_ emit: Emit) {
    guard !watches.isEmpty, trials.isEmpty, !isInTask else { return }
    for index in watches.indices {
      var observer = machine.observer(block: watches[index].block)
      let (text, value): (String, Datum)
      switch observer.run(world: world, shouldStop: { false }) {
      case .halted:
        let result = observer[watches[index].register]
        text = ValueFormat.literal(result, world, observer.arena)
        value = ValueFormat.datum(result, world, observer.arena)
      case .fault(let fault): (text, value) = ("(\(fault.title))", .null)
      default: continue
      }
      guard watches[index].told != text else { continue }
      watches[index].told = text
      let report = WatchReport(
        number: index, count: watches.count, name: watches[index].name, text: text, value: value)
      emit(RunEvent(at: now, place: nil, kind: .watched(report)))
    }
  }

  // MARK: - The clock

  /// How often a clock that takes no time is told: seldom, because many instants pass in a second.
  private static let ticks = 256

  /// Tells that the clock is about to go on, for those who show it.
  mutating func tellClock(_ deadline: Instant, _ emit: Emit) {
    guard options.tellsClock, trials.isEmpty else { return }
    if speed == nil, world.instantCount % Self.ticks != 0 { return }
    let (what, end) = machine.wait.map(subject(of:)) ?? ("", nil)
    let next = min(world.nextInstant ?? deadline, deadline)
    let report = ClockReport(
      from: now, until: max(now, next), began: min(waitBegan, now), end: end, what: what, speed: speed)
    emit(RunEvent(at: now, place: nil, kind: .clock(report)))
  }

  /// What is waited for, and when it is likely to be over.
  private func subject(of wait: Wait) -> (String, Instant?) {
    switch wait {
    case .operation(let id, _, _, _):
      let record = world.simulation[id]
      return (
        "\(record.kind.rawValue) \(HistoryExhibits.name(of: record, world.simulation))", record.expectedEnd
      )
    case .rest(let operations, _), .operations(let operations, _):
      return ("wait", operations.compactMap { world.simulation[$0].expectedEnd }.max())
    case .moment(let end, let span): return ("advance \(TimeFormat.span(span))", end)
    case .poll, .change: return ("wait", nil)
    }
  }
}
