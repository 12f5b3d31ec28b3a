import ModelLaws
import Testing

@testable import AKSModel

/// The laws of the queue: everything comes out once, by time, and in the order of scheduling at one
/// time.
@Suite struct EventQueueTests {
  private func transition(_ number: Int) -> Transition {
    .operationEnds(OperationID(index: UInt32(number)))
  }

  /// Runs random schedules and takings against a list that is sorted anew each time.
  private func check(seed: UInt64, steps: Int, times: Int64) {
    var random = SplitMix64(seed: seed)
    var queue = EventQueue<Transition>()
    var expected: [(time: Int64, number: Int)] = []
    var now: Int64 = 0
    for number in 0..<steps {
      if Int.random(in: 0..<3, using: &random) > 0 {
        let time = now + Int64.random(in: 0..<times, using: &random)
        queue.schedule(transition(number), at: Instant(milliseconds: time))
        expected.insert(
          (time, number), at: expected.firstIndex { $0.time > time } ?? expected.count)
      } else {
        now += Int64.random(in: 0..<times, using: &random)
        while let first = expected.first, first.time <= now {
          #expect(queue.nextInstant == Instant(milliseconds: first.time), "seed \(seed)")
          #expect(
            queue.popFirst(dueBy: Instant(milliseconds: now)) == transition(first.number),
            "seed \(seed)")
          expected.removeFirst()
        }
        #expect(queue.popFirst(dueBy: Instant(milliseconds: now)) == nil, "seed \(seed)")
      }
      #expect(queue.count == expected.count && queue.isEmpty == expected.isEmpty, "seed \(seed)")
    }
  }

  @Test(arguments: [UInt64(1), 2, 3]) func randomSequences(seed: UInt64) {
    check(seed: seed, steps: 2000, times: 1)
    check(seed: seed, steps: 2000, times: 5)
    check(seed: seed, steps: 2000, times: 1_000_000)
  }

  /// Taken out an instant at a time, what is scheduled for the same instant meanwhile comes after it.
  @Test func wholeInstants() {
    var queue = EventQueue<Int>()
    for number in 0..<100 { queue.schedule(number, at: Int64(number % 7)) }
    var taken: [Int] = []
    while let time = queue.nextTime {
      var batch: ContiguousArray<Int> = []
      queue.popFirstInstant(dueBy: time, into: &batch)
      if time == 3, !taken.contains(3) { queue.schedule(103, at: 3) }
      taken += batch
    }
    // 103 is due at 3, and was scheduled last.
    let due = (0..<100).map { ($0 % 7, $0) } + [(3, 103)]
    #expect(taken == due.sorted { $0 < $1 }.map(\.1) && queue.isEmpty)
  }

  @Test func empty() {
    var queue = EventQueue<Transition>()
    #expect(queue.isEmpty && queue.nextInstant == nil)
    #expect(queue.popFirst(dueBy: Instant(milliseconds: .max)) == nil)
  }

  @Test func sizes() {
    #expect(_isPOD(Transition.self) && _isPOD(ModelEvent.self) && _isPOD(Node.self))
    #expect(MemoryLayout<Node>.size <= 16)
    #expect(MemoryLayout<Transition>.stride <= 16)
    #expect(MemoryLayout<ModelEvent>.stride <= 72)
  }
}
