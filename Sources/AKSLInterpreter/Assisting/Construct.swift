/// A construct of the language, for people who look for a word.
struct Construct: Sendable {
  /// The words that begin a statement of it, the one that it is called by first.
  let words: [String]
  let form: String
  /// One line.
  let summary: String
  /// What it looks like.
  let example: String

  init(_ words: [String], _ form: String, _ summary: String, example: String) {
    (self.words, self.form, self.summary, self.example) = (words, form, summary, example)
  }

  /// The construct that a word begins.
  static func named(_ word: String) -> Construct? { all.first { $0.words.contains(word) } }

  static let all = [
    Construct(
      ["let"], "let NAME = VALUE", "a variable; NAME = VALUE changes it, NAME += VALUE adds",
      example: "let n = 3"),
    Construct(
      ["assert"], "assert CONDITION[, \"why\"]", "fails the script when the condition does not hold",
      example: "assert dev.count == 10"),
    Construct(
      ["expect"], "expect error CODE { … }",
      "the last command must be refused with this code; also behind a command",
      example: "scale dev to 1001 expect error InvalidParameter"),
    Construct(
      ["if"], "if … { } else { }", "also as a value: if a then b else c",
      example: "if dev.count > 3 { scale dev to 3 }"),
    Construct(
      ["for"], "for NAME in VALUES { }", "lists, ranges such as 1..5, nodes",
      example: "for p in pools { print p.name }"),
    Construct(
      ["while"], "while … { }", "as long as a condition holds",
      example: "while dev.count > 3 { scale dev to 3 }"),
    Construct(["repeat"], "repeat N { }", "so many times", example: "repeat 2 { advance 1h }"),
    Construct(
      ["break", "continue"], "break", "leaves a loop; continue goes on with its next turn",
      example: "for n in 1..5 { if n > 2 { break } }"),
    Construct(
      ["def"], "def NAME(a, b = 1) { }", "a function; return gives its value",
      example: "def double(n) { return 2 * n }; print double(4)"),
    Construct(
      ["return"], "return VALUE", "ends a function and gives its value",
      example: "def half(n) { return n / 2 }"),
    Construct(
      ["scenario"], "scenario \"name\" [tags] { }",
      "a test on a copy of the world; each NAME in VALUES before the block: one for each; skip or todo \"why\"",
      example: "scenario \"ten nodes\" { assert dev.count == 10 }"),
    Construct(
      ["check"], "check { … }", "all assertions of the block are looked at, and reported together",
      example: "check { assert dev.count == 10; assert dev.state == Running }"),
    Construct(
      ["fail"], "fail \"why\"", "fails the script", example: "if dev.count > 1000 { fail \"too many\" }"),
    Construct(
      ["invariant"], "invariant \"text\": …",
      "a condition that holds from here on; a violation fails the script",
      example: "invariant \"dev is small\": dev.count <= 20"),
    Construct(
      ["branch"], "branch NAME { }",
      "a future on a copy of the world; `diff NAME` and `restore NAME` look at its end",
      example: "branch night { pool dev stop; advance 8h }"),
    Construct(
      ["every"], "every DAY at TIME as NAME { }",
      "a schedule, by the clock of `set timezone`; also every 15m { }; cancel NAME ends it",
      example: "every weekday at 19:00 as night { pool dev stop }"),
    Construct(
      ["at"], "at dN TIME { }", "runs once, on a day or at a time of day; also at 19:00 { }",
      example: "at d2 07:00 { scale dev to 3 }"),
    Construct(
      ["after"], "after DURATION { }", "runs once, when the time has passed",
      example: "after 20m { scale dev to 3 }"),
    Construct(
      ["param"], "param NAME = VALUE", "a constant that --param NAME=VALUE sets", example: "param n = 3"),
    Construct(
      ["include"], "include \"file.aksl\"", "the statements of another file, once",
      example: "include \"pools.aksl\""),
    Construct(
      ["requires"], "requires model 2026.11",
      "an error if the rules are older; a failure names rules changed since; also requires aksl 0.1",
      example: "requires aksl 0.1"),
    Construct(
      ["eventually"], "eventually within D: …", "holds once within the time; `wait until …` only waits",
      example: "pool dev stop nowait; eventually within 30m: dev.state == Stopped"),
    Construct(
      ["always", "never"], "always for D: …", "holds for all of the time; never for D: … holds not once",
      example: "always for 1h: dev.count == 10"),
    Construct(
      ["wait"], "wait until … [within D]", "lets time pass until a condition holds",
      example: "pool dev stop nowait; wait until dev.state == Stopped within 30m"),
    Construct(
      ["print"], "print VALUE, …", "texts hold values: \"${dev.count} nodes\"",
      example: "print \"${dev.count} nodes\""),
  ]
}
