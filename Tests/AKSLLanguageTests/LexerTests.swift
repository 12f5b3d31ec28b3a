import Testing

@testable import AKSLLanguage

/// Text → tokens.
@Suite struct LexerTests {
  @Test func names() {
    checkTokens("a scale-down x_1 A1-b", "name:a name:scale-down name:x_1 name:A1-b")
    checkTokens("a-", "name:a ~minus:-")
    checkTokens("a--b", "name:a ~option:--b")
    checkTokens("dev.count-1", "name:dev ~dot:. ~name:count-1")
  }

  @Test func paths() {
    checkTokens("dev/3 prod/web/3", "path:dev/3 path:prod/web/3")
    checkTokens("dev / 3", "name:dev slash:/ integer:3")
    checkTokens("dev.count/2", "name:dev ~dot:. ~name:count ~slash:/ ~integer:2")
    checkTokens("a..b/3", "name:a ~dotDot:.. ~path:b/3")
    checkTokens("a//b", "name:a ~slashSlash:// ~name:b")
    checkTokens("prod/web.count", "path:prod/web ~dot:. ~name:count")
  }

  @Test func files() {
    checkTokens("load ./a.aksl", "name:load text:./a.aksl")
    checkTokens("load ../a-b/c_2.aksl; x", "name:load text:../a-b/c_2.aksl ~semicolon:; name:x")
    checkTokens("save /tmp/a", "name:save text:/tmp/a")
    checkTokens("save /a.aksl)", "name:save text:/a.aksl ~rightParenthesis:)")
    #expect(TreeDump.of("let x = ./a/b.json") == "(let x \"./a/b.json\")")
    // What lacks a blank, and what is calculated, stays what it is.
    checkTokens("a /b", "name:a slash:/ ~name:b")
    checkTokens("a/./b", "name:a ~slash:/ ~dot:. ~slash:/ ~name:b")
    checkTokens("nodes where .state", "name:nodes name:where dot:. ~name:state")
    checkTokens("1 ..5", "integer:1 dotDot:.. ~integer:5")
  }

  @Test func numbers() {
    checkTokens("50 5_000 0.5 33%", "integer:50 integer:5_000 number:0.5 number:33%")
    checkTokens("1..20", "integer:1 ~dotDot:.. ~integer:20")
    checkTokens("1.33 1.33.2", "number:1.33 version:1.33.2")
    checkTokens("19:00 7:05:30", "timeOfDay:19:00 timeOfDay:7:05:30")
    checkTokens(
      "45s 10m 1h30m 2d 500ms",
      "duration:45s minutesOrThousandths:10m duration:1h30m duration:2d duration:500ms")
    checkTokens("512Mi 4Gi $12.50 $0", "memory:512Mi memory:4Gi money:$12.50 money:$0")
    checkTokens("7 % 2", "integer:7 percent:% integer:2")
  }

  @Test func signs() {
    checkTokens(
      "-1 (-1) [-5m]",
      "integer:-1 leftParenthesis:( ~integer:-1 ~rightParenthesis:) "
        + "leftBracket:[ ~minutesOrThousandths:-5m ~rightBracket:]")
    checkTokens("a -1", "name:a integer:-1")
    checkTokens("(a)-1", "leftParenthesis:( ~name:a ~rightParenthesis:) ~minus:- ~integer:1")
    checkTokens("a - 1", "name:a minus:- integer:1")
    checkTokens("a,-1 =-1 ..-1", "name:a ~comma:, ~integer:-1 assign:= ~integer:-1 dotDot:.. ~integer:-1")
    checkTokens("33%-1 a/-1", "number:33% ~minus:- ~integer:1 name:a ~slash:/ ~minus:- ~integer:1")
    checkTokens("--mode -o", "option:--mode minus:- ~name:o")
  }

  @Test func values() {
    func value(_ text: String) -> String { TreeDump.of("let x = " + text) }
    #expect(value("5_000") == "(let x 5000)")
    #expect(value("-9223372036854775808") == "(let x -9223372036854775808)")
    #expect(value("33%") == "(let x 0.33)")
    #expect(value("0.1") == "(let x 0.1)")
    #expect(value("123456789.123456789123") == "(let x 123456789.12345679)")
    #expect(value("1.5h") == "(let x 5400000ms)")
    #expect(value("1d2h3m4s5ms") == "(let x 93784005ms)")
    #expect(value("1.5m") == "(let x 90000ms)")
    #expect(value("500m") == "(let x 500m)")
    #expect(value("0.5Gi") == "(let x 536870912B)")
    #expect(value("$12.50") == "(let x $12500000000n)")
    #expect(value("$0.000000001") == "(let x $1n)")
    #expect(value("19:00") == "(let x @68400s)")
    #expect(value("07:30:15") == "(let x @27015s)")
    #expect(value("1.33.2") == "(let x v1.33.2)")
  }

  @Test func texts() {
    checkTokens(#""a" 'b"\$' "" "#, #"text:"a" text:'b"\$' text:"""#)
    checkTokens(#""a ${b} c""#, #"textStart:"a ${ ~name:b ~textEnd:} c""#)
    checkTokens(#""${a}${b}""#, #"textStart:"${ ~name:a ~textMiddle:}${ ~name:b ~textEnd:}""#)
    checkTokens(
      #""a ${f("b ${c}")} d""#,
      #"textStart:"a ${ ~name:f ~leftParenthesis:( ~textStart:"b ${ ~name:c ~textEnd:}" "#
        + #"~rightParenthesis:) ~textEnd:} d""#)
    checkTokens(
      #""${ {a: 1} }""#,
      #"textStart:"${ leftBrace:{ ~name:a ~colon:: integer:1 ~rightBrace:} textEnd:}""#)
  }

  @Test func textValues() {
    func value(_ text: String) -> String { TreeDump.of("let x = " + text) }
    #expect(value(#""a\"b\\c\n\t\$\u{20AC}""#) == "(let x \"a\"b\\c\n\t$\u{20AC}\")")
    #expect(value(#"'a\n${b}'"#) == #"(let x "a\n${b}")"#)
    #expect(value("\"a\r\nb\"") == "(let x \"a\nb\")")
    #expect(value(#""$5 and $x""#) == #"(let x "$5 and $x")"#)
    #expect(value(#""a\$${b}\n""#) == "(let x (text \"a$\" b \"\n\"))")
  }

  @Test func comments() {
    checkTokens("# all\na # b\n[ #c\n]", "/name:a /leftBracket:[ /rightBracket:]")
    checkTokens("a;# b", "name:a ~semicolon:;")
    checkDiagnostics("a;# b", "L013 1:3 a comment needs a blank before its `#`")
    checkDiagnostics("foo a#b", "L013 1:6 a comment needs a blank before its `#`")
    let tree = Parser.parse(SourceText(name: "test", "a # one\r\n# two\nif x {# three\n}")).tree
    #expect(tree.comments.map { tree.source.text(in: $0) } == ["# one", "# two", "# three"])
  }

  @Test func lines() {
    checkTokens("a\r\nb\n\nc", "name:a /name:b /name:c")
    checkTokens("a \\\n  b \\\r\n c", "name:a name:b name:c")
    checkTokens("\u{FEFF}a", "name:a")
    checkTree("\u{FEFF}# c\na b", "(do a b)")
  }

  @Test func faultyCharacters() {
    func check(_ bytes: [UInt8], _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation) {
      #expect(
        diagnostics(of: SourceText(name: "test", bytes: bytes)) == expected,
        sourceLocation: sourceLocation)
    }
    check(Array("a ".utf8) + [0xFF, 0xFE] + Array(" b".utf8), "L001 1:3 the source is not valid UTF-8 here")
    check(
      Array("a 'x".utf8) + [0xC3] + Array("' # ".utf8) + [0xE2, 0x82],
      "L001 1:5 the source is not valid UTF-8 here", "L001 1:10 the source is not valid UTF-8 here")
    check(
      Array("a \u{0} b\rc".utf8),
      "L002 1:3 the control character U+0000 cannot stand in a source",
      "L002 1:6 the control character U+000D cannot stand in a source")
    checkDiagnostics("print \"a\u{7}b\"", "L002 1:9 the control character U+0007 cannot stand in a source")
    checkDiagnostics("scale dév to 5", "L003 1:8 `é` means nothing here")
    checkDiagnostics("let é = 5", "L003 1:5 `é` means nothing here")
    checkDiagnostics("let x = 5 – 3", "L003 1:11 `–` means nothing here")
    checkDiagnostics("print “a", "L003 1:7 `“` means nothing here")
    checkDiagnostics("print \"${a.é}\"", "L003 1:12 `é` means nothing here")
    checkDiagnostics("print \"${a.é", "L003 1:12 `é` means nothing here")
    checkDiagnostics("print `a`", "L017 1:7 a backtick means nothing here")
    checkDiagnostics("let x = _a", "L018 1:9 a name begins with a letter")
    checkDiagnostics("a \\ b", "L016 1:3 a backslash stands only at the end of a line")
    checkDiagnostics("a \\", "L016 1:3 the source ends after a backslash")
  }

  @Test func faultyTexts() {
    checkDiagnostics("print \"a\nprint \"b\"\nlet x = 1", "L005 1:7 this text is never closed")
    checkDiagnostics("print 'a\nprint 'b'", "L005 1:7 this text is never closed")
    checkDiagnostics(
      "print \"a\nlet = 1", "L005 1:7 this text is never closed",
      "S004 2:5 expected the name of a variable, found `=`")
    checkDiagnostics(#"print "a\qb""#, #"L006 1:9 `\q` is no escape"#)
    checkDiagnostics(
      #"print "\u{}" "\u{D800}" "\u{1234567}" "\u12""#,
      "L007 1:8 this escape names no character", "S001 1:14 `\"\\u{D800}\"` is not expected here",
      "L007 1:15 this escape names no character", "L007 1:26 this escape names no character",
      "L007 1:40 this escape names no character")
  }

  @Test func faultyNumbers() {
    checkDiagnostics("let x = 9223372036854775808", "L008 1:9 this number is too large")
    checkDiagnostics("let x = 99999999999999999999d", "L008 1:9 this number is too large")
    checkDiagnostics("advance 9999999999999999d", "L008 1:9 this number is too large")
    checkDiagnostics("wait 10x", "L009 1:8 `x` is not a unit")
    checkDiagnostics("set speed 60x")
    checkTree("set speed  60x", "(do set speed 60)")
    checkDiagnostics("set speed 6.5x", "L009 1:14 `x` is not a unit")
    checkDiagnostics("set unspeed 60x", "L009 1:15 `x` is not a unit")
    checkDiagnostics("set speed 60xs", "L009 1:13 `xs` is not a unit")
    checkDiagnostics("wait 10min", "L009 1:8 `min` is not a unit")
    checkDiagnostics("let x = 1e9", "L009 1:10 `e9` is not a unit")
    checkDiagnostics("let x = 5_", "L010 1:9 this number is not written right")
    checkDiagnostics("let x = 5__0", "L010 1:9 this number is not written right")
    checkDiagnostics("let x = 10.0.0.1", "L010 1:9 this is no version")
    checkDiagnostics("let x = $5k", "L010 1:9 this is no amount of money")
    checkDiagnostics("let x = 30m1h", "L011 1:9 these units do not go together")
    checkDiagnostics("let x = 1h30", "L011 1:11 the last number has no unit")
    checkDiagnostics("at 24:00 { }", "L012 1:4 there is no such time of day")
    checkDiagnostics("at 9:5 { }", "L012 1:4 there is no such time of day")
    checkDiagnostics("print $x + ${y}", "L015 1:7 variables have no `$`", "L015 1:12 variables have no `$`")
  }
}
