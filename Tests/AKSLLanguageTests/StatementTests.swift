import Testing

@testable import AKSLLanguage

/// Text → tree: statements, and what makes a line one or the other.
@Suite struct StatementTests {
  @Test func commandsAndExpressions() {
    checkTree("scale dev to 5 mode deallocate", "(do scale dev to 5 mode deallocate)")
    checkTree("help where", "(do help where)")
    checkTree("help", "(do help)")
    checkTree("dev", "(do dev)")
    checkTree("dev.count", "(. dev count)")
    checkTree("dev .. web", "(.. dev web)")
    checkTree("dev where .a", "(where dev .a)")
    checkTree("x in [1]", "(in x [1])")
    checkTree("x not in [1]", "(not (in x [1]))")
    checkTree("show not ready", "(do show not ready)")
    checkTree("f(1)", "(call f 1)")
    checkTree("f (1)", "(do f <1>)")
    checkTree("f [1] {a: 1} (b) -1", "(do f [1] {a: 1} <b> -1)")
    checkTree("dev - 1", "(- dev 1)")
    checkTree("dev -1", "(do dev -1)")
    checkTree("dev/3 drain", "(do dev/3 drain)")
    checkTree("dev/3.ready", "(. dev/3 ready)")
    checkTree("not a", "(not a)")
    checkTree("5 + 1; \"a\"; true; null", "(+ 5 1)\n\"a\"\ntrue\nnull")
    checkTree("{a: 1}", "{a: 1}")
  }

  @Test func items() {
    checkTree("pool dev autoscale 1..20", "(do pool dev autoscale (.. 1 20))")
    checkTree("a b..c", "(do a (.. b c))")
    checkTree("a if for let not true at 19:00", "(do a if for let not true at @68400s)")
    checkTree("a p.count f(1) x[0] tags {}", "(do a (. p count) (call f 1) (at x 0) tags {})")
    checkTree("branch night { a; b }", "(do branch night {(do a); (do b)})")
    checkTree("a \\\n b", "(do a b)")
    checkTree("a {b: 1,\n c: 2} d", "(do a {b: 1, c: 2} d)")
    checkTree("a \"x ${y}\" $5 33% 1.33.2", "(do a (text \"x \" y) $5000000000n 0.33 v1.33.2)")
  }

  @Test func assignments() {
    checkTree("x = 1; x += 2", "(= x 1)\n(+= x 2)")
    checkTree("let x =\n 1", "(let x 1)")
    checkTree("param n = 3", "(param n 3)")
  }

  @Test func control() {
    checkTree("if a { b } else if c { d } else { e }", "(if a {(do b)} else (if c {(do d)} else {(do e)}))")
    checkTree("if a\n{ b }", "(if a {(do b)})")
    checkTree("for n in [1, 2] { break; continue }", "(for n [1 2] {(break); (continue)})")
    checkTree("while i < 3 { i += 1 }", "(while (< i 3) {(+= i 1)})")
    checkTree("repeat 3 { x }", "(repeat 3 {(do x)})")
    checkTree("def f() { return }", "(def f () {(return)})")
    checkTree("def f(a, b = 2) { return a }", "(def f (a b=2) {(return a)})")
    checkTree("print; print a, b; fail; fail \"x\"", "(print)\n(print a b)\n(fail)\n(fail \"x\")")
    checkTree("print (a).b", "(print (. <a> b))")
    checkTree("if a == {b: 1} { c }", "(if (== a {b: 1}) {(do c)})")
  }

  @Test func tests() {
    checkTree("assert a, \"m\"", "(assert a \"m\")")
    checkTree("check { assert a }", "(check {(assert a)})")
    checkTree(
      "scenario \"t\" [D5, a-1] each m in [1, 2] { x }", "(scenario \"t\" [D5 a-1] each m [1 2] {(do x)})")
    checkTree("scenario \"t\" { }", "(scenario \"t\" {})")
    checkTree("expect error X { a; b }", "(expect X {(do a); (do b)})")
    checkTree("expect error \"x\" { a }", "(expect \"x\" {(do a)})")
    checkTree("pool a stop expect error X", "(expect X (do pool a stop))")
    checkTree("branch a { b } expect error \"y\"", "(expect \"y\" (do branch a {(do b)}))")
    checkTree("invariant \"t\": a == b", "(invariant \"t\" (== a b))")
    checkTree("requires model 2026.11", "(requires model 2026.11)")
    checkTree("include \"a.aksl\"", "(include \"a.aksl\")")
  }

  @Test func time() {
    checkTree("eventually within 15m: a", "(eventually 15m a)")
    checkTree("always for 10m: a", "(always 10m a)")
    checkTree("never for 10m:\n a", "(never 10m a)")
    checkTree("wait until a > 1 within 5m", "(wait-until (> a 1) 5m)")
    checkTree("wait until a", "(wait-until a)")
    checkTree("wait dev; wait 5m; wait", "(do wait dev)\n(do wait 5m)\n(do wait)")
    checkTree("every weekday at 19:00 as night { x }", "(every weekday at @68400s as night {(do x)})")
    checkTree("at d3 07:00 { x }", "(at d3 @25200s {(do x)})")
    checkTree("after 20m { x }", "(after 20m {(do x)})")
  }

  @Test func azure() {
    checkTree("az aks show -n 'a;b' # c\nx", "<az aks show -n 'a;b'>\n(do x)")
    checkTree("az a --b c; x", "<az a --b c>\n(do x)")
    checkTree("az a \\\n  --b c\nx", "<az a \\\n  --b c>\n(do x)")
    checkTree("az a \"${x\"; y", "<az a \"${x\">\n(do y)")
    checkTree("check {\n az a | grep $X\n}", "(check {<az a | grep $X>})")
    checkTree("plan az a -b 'c;d' # e\nx", "(plan <az a -b 'c;d'>)\n(do x)")
    checkTree("explain az a \\\n --b; y", "(explain <az a \\\n --b>)\n(do y)")
    checkTree(
      "check { explain az; plan az\n}; plan b", "(check {(do explain az); (do plan az)})\n(do plan b)")
    checkTree("explain az\nplan dev stop; plan = 1", "(do explain az)\n(do plan dev stop)\n(= plan 1)")
    checkTree("foo az { az b\n}", "(do foo az {<az b>})")
  }

  @Test func separators() {
    checkTree("a; b;\n\n c", "(do a)\n(do b)\n(do c)")
    checkTree("if a { b; }", "(if a {(do b)})")
    checkTree("if a {\n\n b\n\n}", "(if a {(do b)})")
  }
}
