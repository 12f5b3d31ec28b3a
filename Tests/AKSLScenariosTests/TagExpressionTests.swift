import AKSLScenarios
import Testing

@Suite("Conditions on tags")
struct TagExpressionTests {
  @Test(
    "What holds for which tags",
    arguments: [
      ("cost", true), ("COST", true), ("slow", false), ("not slow", true), ("not not cost", true),
      ("cost and night", true), ("cost and slow", false), ("slow or night", true),
      ("slow and slow or cost", true), ("slow and (slow or cost)", false), ("not (slow or night)", false),
      ("(cost)and(night)", true),
    ])
  func holds(_ text: String, _ expected: Bool) throws {
    #expect(try TagExpression(text).holds(for: ["cost", "night"]) == expected)
  }

  @Test(
    "What is no condition",
    arguments: [
      ("", "expected a tag, found the end"),
      ("cost night", "`night` is one word too many: join tags by `and` or `or`"),
      ("and", "expected a tag, found `and`"), ("(cost", "a `(` has no `)`"),
      ("cost or", "expected a tag, found the end"),
      ("cost)", "`)` is one word too many: join tags by `and` or `or`"),
    ])
  func mistakes(_ text: String, _ message: String) {
    #expect(throws: TagExpression.SyntaxError(message: message)) { try TagExpression(text) }
  }

  @Test("What is no tag cannot be written as one", arguments: ["!night", "night,cost", "night|cost", "a&b"])
  func otherSyntax(text: String) {
    #expect(throws: TagExpression.SyntaxError.self) { try TagExpression(text) }
  }

  @Test(
    "A condition can be written again",
    arguments: ["a", "not a", "a and b", "not (a or b)", "a and (b or not c)", "(a and b) or c"])
  func written(text: String) throws { #expect(try TagExpression(text).description == text) }

  @Test("Nesting has a limit")
  func nesting() throws {
    let fits = String(repeating: "(", count: 99) + "a" + String(repeating: ")", count: 99)
    #expect(try TagExpression(fits) == .tag("a"))
    #expect(throws: TagExpression.SyntaxError.self) { try TagExpression("((" + fits + "))") }
    #expect(throws: TagExpression.SyntaxError.self) {
      try TagExpression(String(repeating: "not ", count: 100_000) + "a")
    }
  }
}
