import Testing

@testable import AKSModel

@Suite struct InternTableTests {
  /// Beyond a few values it looks them up by hash: nothing may be lost when that begins or grows.
  @Test func everyValueKeepsItsNumber() {
    var table = InternTable(empty: "")
    let values = (0..<1000).map { "value \($0 * 7919 % 1000)" }
    let numbers = values.map { table.intern($0) }
    #expect(Set(numbers).count == 1000)
    #expect(values.map { table.intern($0) } == numbers)
    #expect(values.map { table.number(of: $0) } == numbers)
    #expect(numbers.map { table[$0] } == values)
  }

  @Test func theEmptyAndTheUnknownValueHaveNoNumber() {
    var table = InternTable(empty: "")
    for count in 0..<40 {
      #expect(table.intern("").isEmpty)
      #expect(table.number(of: "unknown").isEmpty)
      #expect(!table.intern("value \(count)").isEmpty)
    }
    #expect(table[Interned()] == "")
  }
}
