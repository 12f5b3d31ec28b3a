import Shell
import Testing

/// What does not run here is named, once, at its place, and what stands behind it is read all the same.
@Suite("What is not supported of a shell")
struct UnsupportedTests {
  /// The titles, and the text at their places.
  private func found(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return ShellScript(ShellText(bytes)).mistakes.map {
      "\($0.title) @ \(String(decoding: bytes[$0.range], as: UTF8.self))"
    }
  }

  @Test(
    "Each construct",
    arguments: [
      ("az a | jq .b", "a pipe is not supported here @ |"),
      ("az a |& tee log | cat", "a pipe is not supported here @ |"),
      ("az a > out", "a redirection is not supported here @ >"),
      ("az a >> out", "a redirection is not supported here @ >>"),
      ("az a 2>&1", "a redirection is not supported here @ 2>&"),
      ("az a &> out", "a redirection is not supported here @ &>"),
      ("az a < in", "a redirection is not supported here @ <"),
      (
        "az a --name <cluster-name> b",
        "`<cluster-name>` is a placeholder; a shell would read a redirection @ <cluster-name>"
      ),
      ("az a <<EOF\n| > $(\nEOF\naz b", "a here-document (`<<`) is not supported here @ <<"),
      ("az a <<-'E'\n\t| \n\tE\naz b", "a here-document (`<<`) is not supported here @ <<"),
      ("az a <<< word", "a here-string (`<<<`) is not supported here @ <<<"),
      ("az a & az b", "running a command in the background (`&`) is not supported here @ &"),
      ("(az a; az b) > log; az c", "a subshell `(…)` is not supported here @ ("),
      ("{ az a | b; }; az c", "a group `{ … }` is not supported here @ {"),
      ("f() { az a | b; }; az c", "a function is not supported here @ ("),
      ("function f { az a | b; }\naz c", "a function is not supported here @ function"),
      ("if az a; then az b | c; else az d; fi; az e", "`if` is not supported here @ if"),
      (
        "if az a; then if az b; then c; fi; for x in y; do z; done; fi; az e",
        "`if` is not supported here @ if"
      ),
      ("for i in 1 2; do az a | b; done", "a loop (`for`) is not supported here @ for"),
      ("while true; do az a; done", "a loop (`while`) is not supported here @ while"),
      ("until az a; do sleep 1; done > log", "a loop (`until`) is not supported here @ until"),
      ("case $x in a) az a;; *) az b;; esac; az c", "`case` is not supported here @ case"),
      ("[[ -z $A && a < b ]] && az c", "a condition `[[ … ]]` is not supported here @ [["),
      ("(( A > 1 )) && az b", "arithmetic `((…))` is not supported here @ (("),
      ("az $((1 + (2 * 3))) b", "arithmetic `$((…))` is not supported here @ $(("),
      ("az $[1 + 2]", "arithmetic `$[…]` is not supported here @ $["),
      ("! az a", "`!` before a command is not supported here @ !"),
      ("time az a", "`time` before a command is not supported here @ time"),
      ("az ${A:-b}", "`${A:-b}` is not supported here @ ${A:-b}"),
      ("az \"${A%%.*}\"", "`${A%%.*}` is not supported here @ ${A%%.*}"),
      ("az ${#A}", "`${#A}` is not supported here @ ${#A}"),
      ("az $1", "`$1` is not supported here @ $1"),
      ("az \"$@\"", "`$@` is not supported here @ $@"),
      ("az $_", "`$_` is not supported here @ $_"),
      ("az $'a\\n'", "the quote `$'…'` is not supported here @ $'"),
      ("az $\"a\"", "the quote `$\"…\"` is not supported here @ $\""),
      ("az *.json", "a pattern of file names is not supported here @ *"),
      ("az a?", "a pattern of file names is not supported here @ ?"),
      ("az --query [0].name", "a pattern of file names is not supported here @ ["),
      ("az --query [?name=='a']", "a pattern of file names is not supported here @ ?"),
      ("az {a,b}", "a word with braces that a shell makes several of is not supported here @ {a,b}"),
      ("az {1..3}", "a word with braces that a shell makes several of is not supported here @ {1..3}"),
      ("az ~/a", "a home folder (`~`) is not supported here @ ~"),
      ("A=b:~", "a home folder (`~`) is not supported here @ ~"),
      ("az a=~", "a home folder (`~`) is not supported here @ ~"),
      ("A+=b", "appending with `+=` is not supported here @ A+="),
      ("A=(b c)", "arrays are not supported here @ A=("),
      ("A+=(b 'c d' $(az e))\naz f", "arrays are not supported here @ A+=("),
      ("A=(\n  b # it's one\n  c\n)", "arrays are not supported here @ A=("),
      ("export A=(b)", "arrays are not supported here @ A=("),
      ("local A=(b c); az d", "arrays are not supported here @ ("),
      ("az $'it\\'s' && az b", "the quote `$'…'` is not supported here @ $'"),
      ("function f() { az a; }; az c", "a function is not supported here @ function"),
      ("function f\n{\n  az a\n}\naz c", "a function is not supported here @ function"),
      (
        "case $x in\n  a|b) az a ;;\n  (c) az b ;&\n  *) az c\nesac; az d",
        "`case` is not supported here @ case"
      ),
      ("for ((i=0; i<3; i++)); do az a; done; az b", "a loop (`for`) is not supported here @ for"),
      ("if [[ $a =~ ^(x|y)$ ]]; then # don't\n az a\nfi\naz b", "`if` is not supported here @ if"),
      ("A[0]=b", "arrays are not supported here @ A[0]="),
      ("b[[ A=echo", "arrays are not supported here @ b["),
      ("export -p", "`export` takes `NAME` and `NAME=value` here @ -p"),
      ("export", "`export` without a name is not supported here @ export"),
      ("A=b export C=d", "assignments before `export` are not supported here @ export"),
    ])
  func construct(text: String, expected: String) {
    #expect(found(text) == [expected])
  }

  @Test(
    "What no shell reads",
    arguments: [
      ("az 'a", "this quote is not closed @ '"), ("az \"a", "this quote is not closed @ \""),
      ("az `a", "this quote is not closed @ `"), ("az $(a", "this `$(` is not closed @ $("),
      ("az ${a", "this `${` is not closed @ ${"), ("az a(b", "a `(` is not expected here @ ("),
      ("az )", "there is nothing that this `)` closes @ )"),
      ("az a; ; az b", "a command is expected here @ ;"), ("; az b", "a command is expected here @ ;"),
      ("az a &&", "a command is expected behind `&&` @ &&"),
      ("az a || ; az b", "a command is expected behind `||` @ ||"),
      ("| az", "a pipe is not supported here @ |"),
      ("az a;; az b", "`;;` ends a branch of `case` only @ ;;"),
      ("az a (b)", "a `(` is not expected here @ ("),
      ("fi", "`fi` stands here without what it belongs to @ fi"),
      ("az a \\ \n  --b", "blanks stand behind this `\\`, so that the line does not go on @ \\ "),
      ("az a~\\ ", "blanks stand behind this `\\`, so that the line does not go on @ \\ "),
      ("az a \\", "the text ends where `\\` says that it goes on @ \\"),
    ])
  func malformed(text: String, expected: String) {
    let titles = found(text)
    #expect(titles.first == expected)
    #expect(titles.count == (text == "az a(b" ? 2 : 1), "\(titles)")
  }

  @Test("The same thing at several places is one mistake")
  func grouped() {
    let text = "if a; then b; fi\naz c > d 2>&1\nif e; then f; fi\naz $1 $2 | g"
    let mistakes = script(text).mistakes
    #expect(mistakes.map(\.range) == [0..<2, 22..<23, 51..<53, 54..<56, 57..<58])
    #expect(mistakes.map(\.others) == [[31..<33], [26..<29], [], [], []])
    #expect(script("`if a; then b; fi`; if c; then d; fi").mistakes.map(\.others.count) == [1])
  }

  @Test(
    "What no shell reads is told within a construct, too",
    arguments: [
      ("if a; then az 'b; fi", ["`if` is", "this quote is"]),
      ("for i in a; do az b \\ \n  c; done", ["a loop", "blanks stand"]),
      ("f() {\n az a\n", ["a function is", "this `{` is"]),
      ("case a in b) c;;", ["`case` is", "this `case` is"]),
      ("while a; do b", ["a loop", "this `while` is"]), ("[[ a", ["a condition", "this `[[` is"]),
      ("if a; then b; done; fi", ["`if` is"]), ("if a; then (b; fi", ["`if` is", "this `if` is"]),
    ])
  func malformedInside(text: String, expected: [String]) {
    let titles = script(text).mistakes.map(\.title)
    #expect(titles.count == expected.count, "\(titles)")
    for (title, start) in zip(titles, expected) { #expect(title.hasPrefix(start), "\(titles)") }
  }

  @Test("All of them at once, and what runs between them")
  func several() {
    let script = script("az a | b; az c > d\nif x; then y; fi\naz $1 # | \naz 'e|f'")
    #expect(script.mistakes.count == 4)
    #expect(script.statements.count == 5)
  }

  @Test(
    "What only looks like it",
    arguments: [
      "az '|' \"a > b\" \\& \\| a\\*", "az --query [].name", "az --query \"[?name=='a'].{b: c, d: e}\"",
      "az a{b}c",
      "az a~ b:~", "az if then fi", "az # | & > (", "A='(' B=\"<x>\"", "A=* B={a,b}", "az a=b c+=d", "az ]x[",
      "az $ $% a$",
      "az }", "export A B=c", "A=$(az b) && az \"$A\"", "az `az b`", "az \\\n  a \\\n  # no more\naz b",
    ])
  func supported(text: String) {
    #expect(found(text) == [])
  }
}
