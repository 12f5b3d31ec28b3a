import Testing

@testable import AKSLLanguage

/// When a prompt asks for another line.
@Suite struct IncompleteTests {
  private func isIncomplete(_ text: String) -> Bool {
    Parser.parse(SourceText(name: "test", text)).isIncomplete
  }

  @Test(arguments: [
    "foo(1", "foo(1,", "let x = [1, 2", "let x = {a: 1", "let x = {a:", "let x = (", "let x =",
    "let x = 1 +", "let x = 1 ==", "x +=", "assert a and", "assert not", "assert a,", "assert a not in",
    "print \"abc", "print 'abc", "print \"abc\ndef", "print \"a ${", "print \"a ${b", "print \"a ${f(1",
    "scale dev to \\", "az aks show \\", "if x", "if x {", "if x { foo",
    "if x { } else", "for n in sizes", "for n in", "def f(a, b", "def f(a)", "scenario \"x\"",
    "scenario \"x\" [a,", "check {\n  assert a\n", "expect error X {", "every 15m", "eventually within 5m:",
    "invariant \"x\":", "branch night {", "let x = if a then", "let x = if a then 1 else",
    "let x = [p for p in", "let x = a where", "print \"a${b}c", "if x {\n", "foo {a: 1,",
    "if x {\n  print \"abc", "if x {\n  for n in 1..2 {\n    print \"a ${", "if x {\n  while y {",
    "if x {\n  while y {\n    print 1\n  }", "for p in pools {\n  print [1, (2 +",
  ])
  func asksForMore(_ text: String) {
    #expect(isIncomplete(text))
    #expect(isIncomplete(text + "\n") || text.hasSuffix("\\"))
  }

  @Test(arguments: [
    "", "foo", "let x = 1", "if x { foo }", "let", "let x", "assert", "for", "for x", "foo)", "}",
    "let x = )",
    "let x = 1 + )", "foo(1, 2\nscale dev to 5", "print \"a\" \"b\"", "expect error", "eventually",
    "eventually within 5m", "foo(1 2", "let 5 = \"abc", "scenario", "if", "print $x +", "\"a ${x\"\nfoo",
  ])
  func doesNot(_ text: String) { #expect(!isIncomplete(text)) }
}
