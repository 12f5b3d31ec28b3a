import RegularExpressions
import Testing

@Suite("Regular expressions")
struct RegularExpressionTests {
  private func isFound(_ pattern: String, _ text: String) throws -> Bool {
    try RegularExpression(pattern).isFound(in: text)
  }

  @Test func theDialect() throws {
    #expect(try isFound("At most [0-9]+ nodes", "At most 6 nodes"))
    #expect(try isFound("^aks-\\w+-\\d{8}-vmss0{5}\\w$", "aks-dev-12345678-vmss00000z"))
    #expect(try !isFound("^\\d+$", "12a"))
    #expect(try isFound("(?i)succeeded|FAILED", "it has Failed") && isFound("a(?i:b)c", "aBc"))
    #expect(try !isFound("a(?i:b)c", "aBC") && !isFound("((?i)a)b", "AB") && isFound("(?i)a(?-i)b", "Ab"))
    #expect(try isFound("(?m)^b$", "a\nb\nc") && !isFound("^b$", "a\nb\nc") && isFound("(?s)a.b", "a\nb"))
    #expect(try isFound("\\bdev\\b", "pool dev stops") && !isFound("\\bdev\\b", "devs"))
    #expect(try isFound("(?P<name>é|🧀)\\x{1F600}\\x41", "🧀😀A") && isFound("[^a-c]", "é"))
    #expect(
      try isFound("a{,2}", "a{,2}") && isFound("{", "{") && isFound("[]a]", "]") && isFound("[a-]", "-"))
    #expect(try isFound("", "") && isFound("a|", "") && isFound("()", "") && isFound("(a*)*b", "b"))
    #expect(try isFound("(^)*a", "a") && isFound("\\B", "") && !isFound("\\b", ""))
    #expect(try RegularExpression("a|ab").matches("ab") && !RegularExpression("a").matches("ab"))
  }

  @Test(arguments: [
    ("a(?=b)", 1..<4, "what looks ahead (`(?=…)`) is not supported"),
    ("(?<!a)b", 0..<4, "what looks back (`(?<!…)`) is not supported"),
    ("(a)\\1", 3..<5, "a group that comes again (`\\1`) is not supported"),
    ("(?P=n)", 0..<4, "a group that comes again (`(?P=…)`) is not supported"),
    ("(?>a)", 0..<3, "a group that gives nothing back (`(?>…)`) is not supported"),
    ("a*+", 1..<3, "a repetition that gives nothing back (`*+`) is not supported"),
    ("é(", 2..<3, "this group is not closed"), ("é)", 2..<3, "nothing opens this `)`"),
    ("[a", 0..<1, "this set is not closed"), ("[b-a]", 1..<4, "this range goes backwards"),
    ("[a-\\d]", 1..<5, "a range goes from character to character"),
    ("[[:alpha:]]", 1..<3, "`[:` in a set is not supported"),
    ("*a", 0..<1, "there is nothing to repeat"), ("a|{2}", 2..<5, "there is nothing to repeat"),
    ("a**", 2..<3, "nothing stands between two repetitions"), ("^*", 0..<2, "there is nothing to repeat"),
    ("a{2,1}", 1..<6, "the first number is the greater one"),
    ("a{1001}", 1..<7, "something may be repeated 1000 times"),
    ("\\Z", 0..<2, "`\\Z` is not supported"), ("\\q", 0..<2, "`\\q` means nothing here"),
    ("\\", 0..<1, "a `\\` stands at the end"), ("\\p{L}", 0..<2, "`\\p` means nothing here"),
    ("(?x)a", 0..<3, "a group begins with `(?:`, `(?P<name>` or flags of `ims`"),
    ("(?P<a>x)(?P<a>y)", 12..<13, "two groups have this name"),
    ("\\x4", 0..<3, "a character is expected, as `\\x41` or `\\x{1F600}`"),
    ("\\x{110000}", 0..<10, "a character is expected, as `\\x41` or `\\x{1F600}`"),
  ])
  func mistakes(pattern: String, range: Range<Int>, title: String) {
    #expect(throws: RegularExpression.Mistake.self) { try RegularExpression(pattern) }
    do {
      _ = try RegularExpression(pattern)
    } catch {
      #expect(error.title == title && error.range == range, "\(error)")
    }
  }

  @Test("What would keep others busy for years is done at once")
  func nothingHangs() throws {
    let text = String(repeating: "a", count: 2_000)
    let start = ContinuousClock.now
    for pattern in ["(a*)*b", "(a|a)*b", "(a|aa)+$b", "(.*)(.*)(.*)(.*)[b]", "a{0,500}a{500}b", "((a?)*)*b"] {
      #expect(try !isFound(pattern, text), "\(pattern)")
    }
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test("Size and depth have limits")
  func limits() {
    for pattern in [
      "((a{100}){100}){100}", String(repeating: "(", count: 4000), String(repeating: "a", count: 5000),
      String(repeating: "(?:a|", count: 101) + String(repeating: ")", count: 101), "(((a{1000})*){1000})",
    ] {
      #expect(throws: RegularExpression.Mistake.self) { try RegularExpression(pattern) }
    }
    let deep = String(repeating: "(", count: 100) + "a" + String(repeating: ")", count: 100)
    #expect(throws: Never.self) { try RegularExpression(deep) }
  }
}
