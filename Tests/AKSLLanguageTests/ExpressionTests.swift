import Testing

@testable import AKSLLanguage

/// Text → tree: expressions.
@Suite struct ExpressionTests {
  private func check(
    _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    checkTree("let x = " + text, "(let x \(expected))", sourceLocation: sourceLocation)
  }

  @Test func precedence() {
    check("1 + 2 * 3", "(+ 1 (* 2 3))")
    check("1 - 2 - 3", "(- (- 1 2) 3)")
    check("a or b and not c == d", "(or a (and b (not (== c d))))")
    check("not not a", "(not (not a))")
    check("a + 1 .. b * 2", "(.. (+ a 1) (* b 2))")
    check("a in 1..3 and b not in [1]", "(and (in a (.. 1 3)) (not (in b [1])))")
    check("-a * b", "(* (minus a) b)")
    check("- -1", "(minus -1)")
    check("-a.b", "(minus (. a b))")
    check("7 // 2 % 3 / 4", "(/ (% (// 7 2) 3) 4)")
    check("a <= b", "(<= a b)")
    check("a where .b == c and .d", "(where a (and (== .b c) .d))")
    check("a where .b where .c", "(where (where a .b) .c)")
    check("if a then 1 else if b then 2 else 3 + 4", "(if a 1 (if b 2 (+ 3 4)))")
    check("(if a then 1 else 2) + 1", "(+ <(if a 1 2)> 1)")
  }

  @Test func chains() {
    check("dev.nodes[0].name", "(. (at (. dev nodes) 0) name)")
    check("f(1, within: 5m, a)(b)", "(call (call f 1 within: 5m a) b)")
    check("\"a\".length", "(. \"a\" length)")
    check("prod/web.count", "(. prod/web count)")
    check("p.if.let", "(. (. p if) let)")
    check("f()", "(call f)")
  }

  @Test func collections() {
    check("[]", "[]")
    check("[1, 2,]", "[1 2]")
    check("[1,\n2\n]", "[1 2]")
    check("{}", "{}")
    check("{a: 1, \"b\": [c], for: 2}", "{a: 1, \"b\": [c], for: 2}")
    check("[p.name for p in pools]", "(each (. p name) p pools)")
    check("[p for p in pools where .a if p.count > 2]", "(each p p (where pools .a) (> (. p count) 2))")
    check("(1)", "<1>")
  }

  @Test func lines() {
    check("1 +\n 2", "(+ 1 2)")
    check("(1\n + 2)", "<(+ 1 2)>")
    check("\n  1", "1")
    check("a and\nb", "(and a b)")
    check("{a:\n1}", "{a: 1}")
    check("1 \\\n + 2", "(+ 1 2)")
    checkTree("let x = 1\n-2", "(let x 1)\n-2")
    checkTree("let x = a\n(b)", "(let x a)\n<b>")
    checkTree("let x = a\n[b]", "(let x a)\n[b]")
  }

  @Test func interpolations() {
    check(#""a ${b + 1} c""#, #"(text "a " (+ b 1) " c")"#)
    check(#""${a}${b}""#, "(text a b)")
    check(#""x ${f("y ${z}")}""#, #"(text "x " (call f (text "y " z)))"#)
    check("\"${\na\n}\"", "(text a)")
    check(#""${{a: 1}.a}""#, "(text (. {a: 1} a))")
  }
}
