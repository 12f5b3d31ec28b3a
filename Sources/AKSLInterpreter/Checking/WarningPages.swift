import AKSLLanguage

extension CodePage {
  /// What `explain` tells about the warnings of `check`.
  static let warnings: [CodePage] = [
    CodePage(
      "W001", "a statement that nothing leads to",
      """
      The statement before leaves: by `return`, `break`, `continue` or `fail`, in every branch, or by never coming
      to an end. What stands behind it in the same block never runs.
      """,
      wrong: "def half(n) {\n  return n // 2\n  print n\n}\nprint half(dev.count)",
      right: "def half(n) {\n  print n\n  return n // 2\n}\nprint half(dev.count)"),
    CodePage(
      "W002", "an assertion that cannot fail",
      """
      It compares literals, or a thing with itself, and so it holds whatever happens: it tests nothing. A written
      out calculation, such as `7 / 2 == 3.5`, is let pass.
      """,
      wrong: "assert dev.count == dev.count",
      right: "let before = dev.count\nadvance 1h\nassert dev.count == before"),
    CodePage(
      "W003", "an assertion that cannot hold",
      "It compares literals, or a thing with itself, and fails whatever happens. To fail on purpose there is `fail`.",
      wrong: "if dev.count > 50 { assert false, \"too many\" }",
      right: "if dev.count > 50 { fail \"too many\" }"),
    CodePage(
      "W004", "a condition that never changes",
      """
      The condition is a literal, or compares literals or a thing with itself: one of the branches never runs.
      `while true` is not meant: it is how a loop is written that ends with `break`.
      """,
      wrong: "if true { scale dev to 5 }", right: "if dev.count != 5 { scale dev to 5 }"),
    CodePage(
      "W005", "a pool that is used before it is made",
      """
      A command further down makes the pool, or nothing does since the world started over. The source is understood,
      because the name is known; when it runs, the pool is not there yet.
      """,
      wrong: "scale web to 5\npool web add count 2", right: "pool web add count 2\nscale web to 5"),
    CodePage(
      "W006", "a pool that is used after its deletion",
      """
      A statement before, at the same level, has deleted the pool. `nowait` is let pass: the pool is still there
      while its deletion goes on.
      """,
      wrong: "pool dev delete\nassert dev.count == 0", right: "assert dev.count == 10\npool dev delete"),
    CodePage(
      "W007", "a variable that nobody reads",
      """
      It is given a value, and nothing looks at it: mostly another name was misspelt, or a line was deleted. A name
      that begins with `unused` says that it is meant so. A source of declarations alone is there to be included,
      and is let pass.
      """,
      wrong: "let wanted = 5\nscale dev to 6", right: "let wanted = 5\nscale dev to wanted"),
    CodePage(
      "W008", "a parameter that its function does not use",
      "Whatever is given for it makes no difference. A name that begins with `unused` says that it is meant so.",
      wrong: "def half(n, m) { return n // 2 }\nprint half(4, 2)",
      right: "def half(n) { return n // 2 }\nprint half(4)"),
    CodePage(
      "W009", "a function that nobody calls",
      """
      Nothing in the source runs it. A source of declarations alone is there to be included, and is let pass.
      """,
      wrong: "def half(n) { return n // 2 }\nprint dev.count",
      right: "def half(n) { return n // 2 }\nprint half(dev.count)"),
    CodePage(
      "W010", "an expectation that nothing can meet",
      """
      `expect error` wants its last statement to be refused by Azure, or to be impossible. This one always goes
      well. An assertion that fails is a failure of the test, not an error that can be expected.
      """,
      wrong: "expect error OperationNotAllowed {\n  pool system stop\n  print \"refused\"\n}",
      right: "expect error OperationNotAllowed { pool system stop }\nprint \"refused\""),
    CodePage(
      "W011", "a calculated fraction that is compared to its last bit",
      """
      Fractions are IEEE doubles, and most decimals, such as 0.1, lie between two of them: `0.1 + 0.2 == 0.3` is
      false. Money, durations and sizes are whole in their smallest part and compare exactly.
      """,
      wrong: "assert 0.1 + 0.2 == 0.3", right: "assert round(0.1 + 0.2, 6) == 0.3"),
    CodePage(
      "W012", "a variable that gets the value that it has",
      "The statement changes nothing; one of the two names was probably meant to be another.",
      wrong: "let n = 1\nn = n\nprint n", right: "let n = 1\nn = n + 1\nprint n"),
    CodePage(
      "W013", "a size or a region that no table here has",
      """
      Azure adds sizes and regions, so new ones are accepted; but they have no price, and a size has no known limits.
      Most often the word is misspelt. The prompt warns of it too.
      """,
      wrong: "pool web add vm-size Standard_DS2v2", right: "pool web add vm-size Standard_DS2_v2"),
    CodePage(
      "W014", "a snapshot or a schedule that is used before it is made",
      "A statement further down makes it; when this one runs, it is not there yet.",
      wrong: "restore calm\nsnapshot calm", right: "snapshot calm\nrestore calm"),
  ]
}
