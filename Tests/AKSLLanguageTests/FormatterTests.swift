import Testing

@testable import AKSLLanguage

/// Text → the same in canonical layout.
@Suite struct FormatterTests {
  private func check(
    _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let source = SourceText(name: "test", text)
    #expect(Formatter.format(Parser.parse(source)) == expected, sourceLocation: sourceLocation)
    #expect(FormatLaws.violation(source) == nil, sourceLocation: sourceLocation)
  }

  /// A line that is laid out as it should be.
  private func checkLine(
    _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    check(text, expected + "\n", sourceLocation: sourceLocation)
  }

  @Test func items() {
    checkLine("  scale   dev\tto 5  mode deallocate ", "scale dev to 5 mode deallocate")
    checkLine("pool dev autoscale 1 .. 20", "pool dev autoscale 1..20")
    checkLine("set holidays [ d5,d6 ]", "set holidays [d5, d6]")
    checkLine("inject quota ( n+1 )", "inject quota (n + 1)")
    checkLine("update labels { a:1 , \"b\" :2, } tags { }", "update labels {a: 1, \"b\": 2,} tags {}")
    checkLine("pool dev stop expect   error X", "pool dev stop expect error X")
  }

  @Test func operators() {
    checkLine("let x=a+b*2", "let x = a + b * 2")
    checkLine("x+=1", "x += 1")
    checkLine("assert 7//2==3 and 7 %2 == 1", "assert 7 // 2 == 3 and 7 % 2 == 1")
    checkLine("assert not(a)or(b)", "assert not (a) or (b)")
    checkLine("print(1),[2]", "print (1), [2]")
    checkLine(
      "assert (dev.nodes where .state==Ready).length>2,\"m\"",
      "assert (dev.nodes where .state == Ready).length > 2, \"m\"")
    checkLine("let f=if a then b else c", "let f = if a then b else c")
    checkLine("let b=[p for p in pools if p.count>2]", "let b = [p for p in pools if p.count > 2]")
    checkLine("let r=a .. b/3", "let r = a..b/3")
    checkLine("let r=nodes where .a .. .b == 1", "let r = nodes where .a.. .b == 1")
  }

  @Test func signs() {
    checkLine("let x=-5", "let x = -5")
    checkLine("let x=[1,-1,- a,-(b)]", "let x = [1, -1, -a, -(b)]")
    checkLine("let x=f(a:-1)", "let x = f(a: -1)")
    checkLine("let x = - 5 - - a - - -2", "let x = - 5 - -a - - -2")
    checkLine("let r = 1 .. -5", "let r = 1..-5")
  }

  @Test func touching() {
    checkLine("max( 1,4 )", "max(1, 4)")
    checkLine("big[ 0 ].name", "big[0].name")
    checkLine("def f (a,b=2){return a}", "def f(a, b = 2) { return a }")
    checkLine("scenario \"a\"[x,y]each m in[1]{ }", "scenario \"a\" [x, y] each m in [1] { }")
    checkLine("f(x)(y)[1].z", "f(x)(y)[1].z")
  }

  @Test func blocksOnOneLine() {
    checkLine("for n in x {a;b}", "for n in x { a; b }")
    checkLine("if a{b}else if c {d}  else{e}", "if a { b } else if c { d } else { e }")
    checkLine("check { }", "check { }")
    check("check {\n\n}", "check { }\n")
    check("if a\n\n{ b }", "if a { b }\n")
    check("if a \\\n{ b } \\\n else { c }", "if a { b } else { c }\n")
    checkLine("a {b} expect error X", "a { b } expect error X")
  }

  @Test func blocks() {
    check("if a {\nb\n} else {\n c }", "if a {\n  b\n} else {\n  c\n}\n")
    check("check {\n\n\n# a\n\n\nb\n\n# c\n\n}", "check {\n  # a\n\n  b\n\n  # c\n}\n")
    check("check { # a\nb }", "check {  # a\n  b\n}\n")
    check("if a # why\n\n# so\n{ b }", "if a  # why\n# so\n{ b }\n")
    check("a { b\n} expect error X", "a {\n  b\n} expect error X\n")
    check("a {\nb } \\\n expect error X", "a {\n  b\n} \\\n  expect error X\n")
  }

  @Test func wideBlocks() {
    let name = String(repeating: "n", count: 40)
    check("if a { \(name); \(name); b }", "if a { \(name); \(name); b }\n")
    check(
      "if a { \(name); \(name); bcdef } else { d }",
      "if a {\n  \(name); \(name); bcdef\n} else {\n  d\n}\n")
    check("if a { if b { \(name); \(name) } }", "if a { if b { \(name); \(name) } }\n")
    check("if ab { if b { \(name); \(name) } }", "if ab {\n  if b { \(name); \(name) }\n}\n")
    check("if a { \(name); \(name) }  # \(name)", "if a { \(name); \(name) }  # \(name)\n")
    // Of a text with several lines only what stands on the line counts.
    let text = "\"\(name)\n\(name)\(name)\""
    check("if \(text) == a { b }", "if \(text) == a { b }\n")
    check("if \(text) == abcdefghij { b }", "if \(text) == abcdefghij {\n  b\n}\n")
  }

  @Test func lines() {
    check("", "")
    check(" \n\n", "")
    check("\u{FEFF}\r\na\r\n\r\n\r\n\r\nb", "a\n\nb\n")
    check("a;b ;\nc; \\\nd", "a; b;\nc; d\n")
    check("\n\n# only\n\n\n", "# only\n")
    check("a \\\n  b \\\n\tc", "a \\\n  b \\\n  c\n")
    check("a \\\n\nb", "a\n\nb\n")
  }

  @Test func continuedLines() {
    check("assert a and\n b and\n\n  c,\n\"m\"", "assert a and\n  b and\n  c,\n  \"m\"\n")
    check("let x = [\n1,\n\n\n2\n]", "let x = [\n  1,\n\n  2\n]\n")
    check("let x = [1,\n2]", "let x = [1,\n  2]\n")
    check("f(a, [\n1\n])", "f(a, [\n  1\n])\n")
    check("f(\n[\n1\n])", "f(\n  [\n    1\n  ])\n")
    check("let x = 1 +\nf(\na\n)", "let x = 1 +\n  f(\n    a\n  )\n")
    check("let x = [1, \\\n2]", "let x = [1,\n  2]\n")
    check("if a and\nb {\nc }", "if a and\n    b {\n  c\n}\n")
    check("if a {\nb +\nc } else if d and\ne {f}", "if a {\n  b +\n    c\n} else if d and\n    e { f }\n")
    check("let x = {\na: 1 # one\n# two\n}", "let x = {\n  a: 1  # one\n  # two\n}\n")
  }

  @Test func comments() {
    check("a #b \nc", "a  #b\nc\n")
    check("a    # x\nlonger # y\n\nb # z", "a       # x\nlonger  # y\n\nb  # z\n")
    check("a # x\nb\nc # y", "a  # x\nb\nc  # y\n")
    check("check {\n# x\na # y\n}# z", "check {\n  # x\n  a  # y\n}    # z\n")
    check("a\n   # x\n\tb", "a\n# x\nb\n")
    check("a \\\n# x\nb", "a\n# x\nb\n")
    check("print \"é\" # x\nprint 1 # y", "print \"é\"  # x\nprint 1    # y\n")
  }

  @Test func asWritten() {
    check("print   \"a  ${ b+c }  d\"", "print \"a  ${ b+c }  d\"\n")
    check("check {\nprint 'a\n\tb  \r\n'\n}", "check {\n  print 'a\n\tb  \n'\n}\n")
    check("print 5_000,1.30,33%,$1.50,1h30m,7:05", "print 5_000, 1.30, 33%, $1.50, 1h30m, 7:05\n")
    check("print \"${ [1, # c\n2] }\" # d", "print \"${ [1, # c\n2] }\"  # d\n")
  }

  @Test func azure() {
    check("check {\naz  aks 'x'  \\\n   --y  # c\n}", "check {\n  az  aks 'x'  \\\n   --y  # c\n}\n")
    check("plan   az a  -b ; explain  az c  --d\n", "plan   az a  -b; explain  az c  --d\n")
    check("az a  ; b;az c;d", "az a; b; az c; d\n")
    check("az a \\\n\nb", "az a \\\n\nb\n")
    check("az a \\\n", "az a \\\n\n")
  }

  @Test func faulty() {
    for text in ["if a {", "let = 1", "a;;b", "print \"a", "if a { }\nelse { }", "let x = 1 +"] {
      #expect(Formatter.format(Parser.parse(SourceText(name: "test", text))) == nil)
    }
  }
}
