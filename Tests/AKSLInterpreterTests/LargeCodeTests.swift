import AKSLInterpreter
import Testing

/// Sources with more of something than an operand of 16 bits can count.
@Suite("Large code")
struct LargeCodeTests {
  /// More than 65,536, so that a number cut to 16 bits would mean another one.
  private static let count = 66_000

  @Test("Keys of a map")
  func keys() {
    let entries = (0..<Self.count).map { "m += {k\($0): \($0)}" }.joined(separator: "\n  ")
    let source =
      "def make() {\n  let m = {}\n  \(entries)\n  return [m.k0, m.k65999, m.length]\n}\nprint make()"
    #expect(transcript(source).lines == ["[0, 65999, 66000]"])
  }

  @Test("Functions")
  func functions() {
    let functions = (0..<Self.count).map { "def f\($0)() { return \($0) }" }.joined(separator: "\n")
    #expect(transcript(functions + "\nprint f0(), f464(), f65999()").lines == ["0 464 65999"])
  }

  @Test("Constants and texts")
  func constants() {
    let texts = (0..<Self.count).map { "t = \"text \($0)\"" }.joined(separator: "\n  ")
    let source = "def newest() {\n  let t = \"\"\n  \(texts)\n  return t\n}\nprint newest()"
    #expect(transcript(source).lines == ["text 65999"])
  }
}
