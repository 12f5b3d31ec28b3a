import ModelLaws
import Testing

@testable import AKSModel

/// What the log tells of the past is what was seen when it was the present.
@Suite struct NodeTimelineTests {
  /// All pools at a moment, nil those that are not there.
  private typealias Picture = [NodeTimeline.Look?]

  private static func picture(_ world: Simulation) -> Picture {
    world.poolRecords.map { pool in
      guard pool.exists else { return nil }
      return NodeTimeline.Look(
        counts: pool.nodeCounts, powerState: pool.powerState, provisioningState: pool.provisioningState)
    }
  }

  @Test(arguments: 1...6, [false, true])
  func pastIsWhatWasSeen(seed: Int, load: Bool) {
    var world = Simulation.sandbox()
    var seen: [(at: Instant, picture: Picture)] = [(world.now, Self.picture(world))]
    for step in RandomSteps.list(seed: UInt64(seed), requests: load ? 20 : 80, load: load) {
      step.take(in: &world) { world in
        if seen.last?.at == world.now { seen.removeLast() }
        seen.append((world.now, Self.picture(world)))
      }
    }
    if seen.last?.at == world.now { seen.removeLast() }
    seen.append((world.now, Self.picture(world)))
    for begin in [seen[0].at, seen[seen.count / 3].at, seen[seen.count * 2 / 3].at] {
      expect(world.nodeTimelines(since: begin), since: begin, in: world, toHave: seen)
    }
  }

  private func expect(
    _ timelines: [NodeTimeline], since begin: Instant, in world: Simulation,
    toHave seen: [(at: Instant, picture: Picture)]
  ) {
    for timeline in timelines {
      for (segment, next) in zip(timeline.segments, timeline.segments.dropFirst()) {
        #expect(segment.until == next.from && segment.look != next.look)
      }
      #expect(
        timeline.segments.allSatisfy { $0.from < $0.until && $0.from >= begin && $0.until <= world.now })
    }
    for (at, picture) in seen where at >= begin && at < world.now {
      for index in world.poolRecords.indices {
        let timeline = timelines.first { $0.pool == PoolID(index: UInt32(index)) }
        let segment = timeline?.segments.first { $0.from <= at && at < $0.until }
        #expect(segment?.look == (index < picture.count ? picture[index] : nil))
      }
    }
  }

  @Test func forgottenEventsAreNotGuessed() {
    var world = Simulation.sandbox()
    world.eventLimit = 1
    for step in RandomSteps.list(seed: 3, requests: 200) { step.take(in: &world) { _ in } }
    #expect(world.events.startIndex > 0 && world.logBegin > .start)
    for timeline in world.nodeTimelines(since: world.logBegin) {
      #expect(timeline.segments.allSatisfy { $0.look.counts.total >= 0 })
      for state in NodeState.allCases {
        #expect(timeline.segments.allSatisfy { $0.look.counts[state] >= 0 })
      }
    }
  }
}
