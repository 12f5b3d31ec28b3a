import AKSLScenarios
import Testing

@Suite("Patterns for names")
struct NamePatternTests {
  @Test(
    "A part of the name, or with wildcards the whole",
    arguments: [
      ("stop", true), ("a pool stops", true), ("Stop", false), ("", true), ("a pool stops early", false),
      ("a*", true), ("*stops", true), ("*stop", false), ("a ???? stops", true), ("a*o*s", true), ("*", true),
      ("?", false), ("a*b*", false),
    ])
  func matches(_ pattern: String, _ expected: Bool) {
    #expect(NamePattern(pattern).matches("a pool stops") == expected)
  }

  @Test("Many stars take no time")
  func stars() {
    let pattern = String(repeating: "a*", count: 50) + "b"
    #expect(!NamePattern(pattern).matches(String(repeating: "a", count: 2_000)))
  }
}
