import AKSLLanguage
import Testing

@Suite("Spelling")
struct SpellingTests {
  private let faults = ["allocation-failure", "stuck-operation", "off"]

  @Test func aWholeWordIsNearestFirst() {
    #expect(Spelling.nearest(to: "ofd", among: faults) == "off")
    #expect(Spelling.nearest(to: "stuck-operatoin", among: faults) == "stuck-operation")
    #expect(Spelling.nearest(to: "scale", among: ["scales", "scale-down-mode"]) == "scales")
  }

  @Test func theBeginningOfAHyphenatedWordIsEnough() {
    #expect(Spelling.nearest(to: "stuk", among: faults) == "stuck-operation")
    #expect(Spelling.nearest(to: "Allocation", among: faults) == "allocation-failure")
    #expect(Spelling.nearest(to: "operation", among: faults) == nil)
  }

  @Test func whatIsFarIsNotSaid() {
    #expect(Spelling.nearest(to: "x", among: faults) == nil)
    #expect(Spelling.nearest(to: "network", among: faults) == nil)
    #expect(Spelling.nearest(to: String(repeating: "a", count: 65), among: faults) == nil)
  }
}
