import Testing

@testable import AKSLLanguage

/// Text → diagnostics of the parser: each mistake once, at its place.
@Suite struct DiagnosticTests {
  @Test func expectations() {
    checkDiagnostics("print a b", "S001 1:9 `b` is not expected here")
    checkDiagnostics("print a :", "S001 1:9 `:` is not expected here")
    checkDiagnostics("a : b", "S001 1:3 `:` is not expected here")
    checkDiagnostics("let x 5", "S002 1:7 expected `=`, found `5`")
    checkDiagnostics(
      "for x of y { a b: c }", "S002 1:7 expected `in`, found `of`", "S001 1:17 `:` is not expected here")
    checkDiagnostics("eventually dev.count == 5", "S002 1:12 expected `within`, found `dev`")
    checkDiagnostics("eventually within 5m", "S002 1:21 expected `:`, found the end of the source")
    checkDiagnostics("always for 5m\nx", "S002 1:14 expected `:`, found the end of the line")
    checkDiagnostics("scenario a { }", "S002 1:10 expected a title in quotes, found `a`")
    checkDiagnostics("a expect b", "S002 1:10 expected `error`, found `b`")
    checkDiagnostics("expect error { a }", "S002 1:14 expected a code or a text, found `{`")
    checkDiagnostics("every { a }", "S002 1:7 expected a time, found `{`")
    checkDiagnostics("requires", "S002 1:9 expected `model` and a version, found the end of the source")
    checkDiagnostics("let x = {a 1}", "S003 1:9 expected a value, found a block")
    checkDiagnostics("let x = {a: 1, 5}", "S002 1:16 expected a key, found `5`")
    checkDiagnostics("let x = if a then 1", "S002 1:20 expected `else`, found the end of the source")
    checkDiagnostics("let x =\n\nlet y = 1", "S003 1:8 expected a value, found the end of the line")
    checkDiagnostics("let x = * 5", "S003 1:9 expected a value, found `*`")
    checkDiagnostics("assert\nfoo", "S003 1:7 expected a value, found the end of the line")
    checkDiagnostics("let 5 = x", "S004 1:5 expected the name of a variable, found `5`")
    checkDiagnostics("def (a) { }", "S004 1:5 expected the name of a function, found `(`")
    checkDiagnostics(", a", "S005 1:1 `,` begins no statement")
    checkDiagnostics("dev. count", "S002 1:4 expected the name of a property, found `count`")
  }

  @Test func keywords() {
    checkDiagnostics("let if = 5", "S006 1:5 `if` is a word of the language and cannot name a variable")
    checkDiagnostics("check = 5", "S006 1:1 `check` is a word of the language and cannot name a variable")
    checkDiagnostics("let x = for", "S007 1:9 `for` is a word of the language, not a value")
    checkDiagnostics("let x = None", "S008 1:9 `None` is written `null`")
    checkDiagnostics(
      "assert True and nil", "S008 1:8 `True` is written `true`", "S008 1:17 `nil` is written `null`")
  }

  @Test func brackets() {
    checkDiagnostics("if a b { c }", "S001 1:6 `b` is not expected here")
    checkDiagnostics("if a\nb", "S010 1:5 the block of `if` is missing")
    checkDiagnostics("if a; b", "S001 1:5 `;` is not expected here")
    checkDiagnostics("check {\n  a\nb", "S011 1:7 this block is never closed")
    checkDiagnostics("check { az a }", "S011 1:7 this block is never closed")
    checkDiagnostics("let x = f(1, 2\nscale dev to 5", "S012 1:10 this `(` is never closed")
    checkDiagnostics("let x = [1\n2]\ny", "S001 2:1 `2` is not expected here")
    checkDiagnostics("if a { f(1 }\nb", "S012 1:9 this `(` is never closed")
    checkDiagnostics("a )", "S013 1:3 this `)` closes nothing")
    checkDiagnostics("let x = 1)", "S013 1:10 this `)` closes nothing")
    checkDiagnostics("a }\nb", "S013 1:3 this `}` closes nothing")
    checkDiagnostics(
      "print \"a ${b c\" d\nx", "S014 1:10 this `${` is never closed", "S001 1:17 `d` is not expected here")
    checkDiagnostics("print \"a ${b\nlet y = 1", "S014 1:10 this `${` is never closed")
    checkDiagnostics("print \"a ${b\"\nlet y = \"c\"", "S014 1:10 this `${` is never closed")
    checkDiagnostics("print \"a ${} b\"", "S003 1:12 expected a value, found `} b\"`")
    checkDiagnostics("{ a }", "S015 1:1 a block does not stand alone")
    checkDiagnostics("a { b } c", "S016 1:9 `c` cannot follow a block")
    checkDiagnostics("a;; b", "S017 1:3 nothing stands before this `;`")
    #expect(diagnostics(of: String(repeating: ")\n", count: 200)).count == 101)
    #expect(diagnostics(of: String(repeating: ")\n", count: 200)).last == "S020 100:1 too many mistakes")
  }

  @Test func blanks() {
    checkDiagnostics("let x = dev.count-1", "S021 1:18 `-` needs a blank on both sides")
    checkDiagnostics("let x = dev.count/2", "S021 1:18 `/` needs a blank on both sides")
    checkDiagnostics("let x = 7/2", "S021 1:10 `/` needs a blank on both sides")
    checkDiagnostics("let x = (a)-1", "S021 1:12 `-` needs a blank on both sides")
    checkDiagnostics("let x = a -1", "S021 1:11 `-` needs a blank on both sides")
    checkDiagnostics("let x = 7%2", "S021 1:10 `%` needs a blank on both sides")
    checkDiagnostics("let x = max (1, 2)", "S028 1:13 `(` must touch the name before it")
    checkDiagnostics("let x = a [1]", "S028 1:11 `[` must touch the name before it")
    checkDiagnostics("let x = a .b", "S028 1:11 `.` must touch what stands before it")
    let help = Parser.parse(SourceText(name: "test", "let x = dev.count-1")).diagnostics[0].help
    #expect(help?.hasPrefix("did you mean `dev.count - 1`?") == true)
  }

  @Test func operators() {
    checkDiagnostics("assert a < b < c", "S022 1:14 comparisons do not chain")
    checkDiagnostics("let x = 1..2..3", "S022 1:13 a range has two ends")
    checkDiagnostics("if x = 5 { a }", "S023 1:6 `=` does not compare")
    checkDiagnostics("assert a = b", "S023 1:10 `=` does not compare")
    checkDiagnostics("x -= 1", "S024 1:3 there is no `-=`")
    checkDiagnostics("x++", "S024 1:2 there is no `++`")
    checkDiagnostics("let x = a == not b", "S025 1:14 `not …` needs parentheses inside an expression")
    checkDiagnostics(
      "let x = 1 + if a then b else c",
      "S025 1:13 `if … then … else …` needs parentheses inside an expression")
    checkDiagnostics(
      "assert a && b || !c", "S026 1:10 `&&` is written `and`",
      "S026 1:15 `||` is written `or`", "S026 1:18 `!` is written `not `")
    checkDiagnostics("assert a === b", "S026 1:10 `===` is written `==`")
    checkDiagnostics("pool dev stop && pool dev start", "S026 1:15 `&&` is written `and`")
    checkDiagnostics("show pools | grep x", "S026 1:12 `|` is not an operator here")
    checkDiagnostics("assert a is b", "S027 1:10 `is` is written `==`")
  }

  @Test func commands() {
    checkDiagnostics("scale dev --mode delete", "S030 1:11 options have no dashes")
    checkDiagnostics("scale dev --mode=delete", "S030 1:11 options have no dashes")
    checkDiagnostics("show -o json", "S030 1:6 options have no dashes")
    checkDiagnostics("scale dev count = 5", "S031 1:17 options of a command have no `=`")
    checkDiagnostics("scale dev count=5 x", "S031 1:16 options of a command have no `=`")
    checkDiagnostics("a b, c", "S032 1:4 the items of a command have no commas")
    checkDiagnostics("a b\"c\"", "S033 1:4 a blank is missing before `\"c\"`")
    checkDiagnostics("scale dev to n + 1", "S034 1:16 `+` does not stand among the items of a command")
    checkDiagnostics("a x/b/c/d", "S035 1:3 this path has too many parts")
    checkDiagnostics("a x/3b", "S036 1:5 `3b` is neither a name nor a number")
    checkDiagnostics("// all of it\na", "S037 1:1 comments begin with `#`")
    checkDiagnostics("pool dev stop // stop it", "S037 1:15 comments begin with `#`")
    checkDiagnostics("let x = 5 // the count", "S037 1:11 comments begin with `#`")
    checkDiagnostics("undo // one step", "S037 1:6 comments begin with `#`")
  }

  @Test func constructs() {
    checkDiagnostics("if a then { b }", "S040 1:6 the statement `if` has no `then`")
    checkDiagnostics("if a then b", "S040 1:6 the statement `if` has no `then`")
    checkDiagnostics("if a then\n  b\nc", "S040 1:6 the statement `if` has no `then`")
    checkDiagnostics("if a { b } elif c { d } else { e }", "S041 1:12 `elif` is written `else if`")
    checkDiagnostics("if a { b }\nelif c { d }", "S041 2:1 `elif` is written `else if`")
    checkDiagnostics("if a { b }\nelse { c }", "S042 2:1 `else` stands on the line of the `}` before it")
    checkDiagnostics("else { c }", "S043 1:1 no `if` stands before this `else`")
    checkDiagnostics("let x = f(1) expect error X", "S044 1:14 `expect error` ends a command only")
  }

  @Test func oneMistakeIsOneDiagnostic() {
    checkDiagnostics(
      """
      let = 5
      scale dev to n + 1
      let x = f(1, 2
      if x = 3 { print 'ok' }
      print "abc
      for p pools { print p }
      let y = [1, 2
      def g(a b) { return a }
      assert x == )
      scale dev -- 5
      let z = 10x
      """,
      "S004 1:5 expected the name of a variable, found `=`",
      "S034 2:16 `+` does not stand among the items of a command",
      "S012 3:10 this `(` is never closed",
      "S023 4:6 `=` does not compare",
      "L005 5:7 this text is never closed",
      "S002 6:7 expected `in`, found `pools`",
      "S012 7:9 this `[` is never closed",
      "S001 8:9 `b` is not expected here",
      "S003 9:13 expected a value, found `)`",
      "S034 10:11 `-` does not stand among the items of a command",
      "L009 11:11 `x` is not a unit")
  }

  @Test func everyDiagnosticTeaches() {
    let texts = ["print a b", "let x 5", "let if = 5", "a )", "if a\nb", "x -= 1", "show -o json"]
    for text in texts {
      for diagnostic in Parser.parse(SourceText(name: "test", text)).diagnostics {
        #expect(diagnostic.title.first?.isUppercase == false)
        #expect(diagnostic.title.last != ".")
        #expect(diagnostic.help != nil || diagnostic.expected != nil)
      }
    }
  }

  @Test func fixItsMend() {
    for text in [
      "let x = dev.count-1", "let x = 7/2", "let x = a -1", "if x = 5 { a }", "assert a && b",
      "scale dev --mode delete", "scale dev count = 5", "a b, c", "print $x", "a;; b", "let x = None",
      "wait 10min", "a b\"c\"", "let x = max (1)", "foo a#b", "if a { b } elif c { d }", "// comment",
      #"print "a\qb""#, "assert a is b", "if a then { b }",
    ] {
      var bytes = Array(text.utf8)
      for diagnostic in Parser.parse(SourceText(name: "test", text)).diagnostics.reversed() {
        guard let fixIt = diagnostic.fixIt else {
          Issue.record("no repair of \(text)")
          continue
        }
        let range = Int(fixIt.range.start)..<Int(fixIt.range.end)
        bytes.replaceSubrange(range, with: fixIt.replacement.utf8)
      }
      let mended = String(decoding: bytes, as: UTF8.self)
      #expect(diagnostics(of: mended).isEmpty, "\(text) became \(mended)")
    }
  }
}
