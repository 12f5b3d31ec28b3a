import Testing

@testable import AKSModel

/// A log keeps all events, or the last of them under their own numbers; a copy is one of its own.
@Suite struct EventLogTests {
  private func event(_ number: Int) -> ModelEvent {
    ModelEvent(
      at: Instant(milliseconds: Int64(number)), operation: nil, rule: nil, change: .operationAccepted)
  }

  private func log(_ count: Int, limit: Int? = nil) -> EventLog {
    var log = EventLog()
    log.keep(last: limit)
    for number in 0..<count { log.append(event(number)) }
    return log
  }

  @Test(arguments: [0, 1, 255, 256, 257, 512, 513, 2000]) func keepsAll(count: Int) {
    let log = log(count)
    #expect(log.startIndex == 0 && log.endIndex == count && log.count == count)
    #expect(log.elementsEqual((0..<count).map(event)))
  }

  @Test(arguments: [1, 100, 256, 300, 1000]) func keepsTheLast(limit: Int) {
    var log = log(0, limit: limit)
    for number in 0..<5000 {
      log.append(event(number))
      #expect(log.endIndex == number + 1)
      #expect(log.count >= min(limit, number + 1) && log.count <= limit + 512)
    }
    #expect(log.indices.allSatisfy { log[$0] == event($0) })
    #expect(log.indices(from: 0) == log.startIndex..<5000 && log.indices(from: 6000).isEmpty)
  }

  @Test func aLimitHoldsAtOnceAndEnds() {
    var log = log(5000)
    log.keep(last: 10)
    #expect(log.count >= 10 && log.count <= 522 && log.last == event(4999))
    log.keep(last: nil)
    let start = log.startIndex
    for number in 5000..<9000 { log.append(event(number)) }
    #expect(log.startIndex == start && log.indices.allSatisfy { log[$0] == event($0) })
  }

  @Test func copiesGoTheirOwnWay() {
    var log = log(600)
    let copy = log
    log.keep(last: 1)
    log.append(event(-1))
    #expect(copy.count == 600 && copy.last == event(599) && copy.first == event(0))
    #expect(log.endIndex == 601 && log.last == event(-1))
  }
}
