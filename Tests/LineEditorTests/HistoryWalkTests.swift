import Testing

@testable import LineEditor

@Suite struct HistoryWalkTests {
  private let entries = ["stop dev", "start dev", "stop test", "start dev", "stop test"]

  @Test func allEntriesPassByFromTheNewest() {
    var walk = HistoryWalk(typed: "", prefix: "", entryCount: entries.count)
    #expect(walk.older(in: entries) == "stop test")
    #expect(walk.older(in: entries) == "start dev")
    #expect(walk.older(in: entries) == "stop test")
    #expect(walk.newer(in: entries) == "start dev")
    #expect(walk.newer(in: entries) == "stop test")
    #expect(walk.newer(in: entries) == "")
    #expect(walk.newer(in: entries) == nil)
  }

  @Test func onlyWhatBeginsAsTypedPassesBy() {
    var walk = HistoryWalk(typed: "sto x", prefix: "sto", entryCount: entries.count)
    #expect(walk.older(in: entries) == "stop test")
    #expect(walk.older(in: entries) == "stop dev")
    #expect(walk.older(in: entries) == nil)
    #expect(walk.shown == "stop dev")
    #expect(walk.newer(in: entries) == "stop test")
    #expect(walk.newer(in: entries) == "sto x")
  }

  @Test func anEmptyHistoryHasNothing() {
    var walk = HistoryWalk(typed: "a", prefix: "a", entryCount: 0)
    #expect(walk.older(in: []) == nil)
    #expect(walk.newer(in: []) == nil)
  }
}
