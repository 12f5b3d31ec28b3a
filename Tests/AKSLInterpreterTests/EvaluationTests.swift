import AKSLInterpreter
import Testing

/// Script → what it prints, where the machine has shorter ways than the plain one.
@Suite("Evaluation")
struct EvaluationTests {
  @Test(
    "An update of a variable changes nothing else that has its value",
    arguments: [
      // A second variable, before and after the first update in place.
      ("let a = [1]\na += [2]\nlet b = a\na += [3]\nb += [9]\nprint a\nprint b", ["[1, 2, 3]", "[1, 2, 9]"]),
      ("let a = \"x\"\na += \"y\"\nlet b = a\na = a + \"z\"\nprint a, b", ["xyz xy"]),
      (
        "let a = {k: 1}\na = a + {k: 2}\nlet b = a\na = a + {k: 3, l: 4}\nprint a\nprint b",
        ["{k: 3, l: 4}", "{k: 2}"]
      ),
      // A list, a map and a text that hold it.
      ("let a = [1]\na += [2]\nlet h = [a]\na += [3]\nprint h, a", ["[[1, 2]] [1, 2, 3]"]),
      ("let a = [1]\na += [2]\nlet h = {k: a}\na += [3]\nprint h, a", ["{k: [1, 2]} [1, 2, 3]"]),
      ("let a = [1]\na += [2]\nlet h = []\nh += [a]\na += [3]\nprint h, a", ["[[1, 2]] [1, 2, 3]"]),
      ("let a = [1]\na += [2]\nlet h = {}\nh = h + {k: a}\na += [3]\nprint h, a", ["{k: [1, 2]} [1, 2, 3]"]),
      ("let a = [1]\na += [2]\na += [a]\na += [3]\nprint a", ["[1, 2, [1, 2], 3]"]),
      ("let a = [1]\na += [2]\na += a\nprint a", ["[1, 2, 1, 2]"]),
      ("let a = \"x\"\na += \"y\"\na += a\nprint a", ["xyxy"]),
      // Everything that is added is calculated before the first of it is.
      ("let a = [1]\na += [a.length, a.length]\nprint a", ["[1, 1, 1]"]),
      ("let m = {k: 1}\nm += {k: 2, l: m.k}\nprint m", ["{k: 2, l: 1}"]),
      // What `+=` adds is calculated first, wherever it stands; a sum is calculated from the left.
      (
        "let a = [1]\ndef f() {\n  a += [2]\n  return [3]\n}\ndef g() { a += f() }\ng()\na += f()\nprint a",
        ["[1, 2, 3, 2, 3]"]
      ),
      (
        "let a = [1]\ndef f() {\n  a += [2]\n  return [3]\n}\ndef g() { a = a + f() }\ng()\na = a + f()\nprint a",
        ["[1, 3, 3]"]
      ),
      // An iteration goes over what there was when it began.
      ("let a = [1]\na += [2]\nfor x in a { a += [x + 10] }\nprint a", ["[1, 2, 11, 12]"]),
      ("let a = [1]\na += [2]\nlet b = [x + a.length for x in a]\na += b\nprint a", ["[1, 2, 3, 4]"]),
      // Constants stay as they are written.
      (
        "for i in 1..2 {\n  let a = [1]\n  let t = \"x\"\n  a += [2]\n  t += \"y\"\n  print a, t\n}",
        ["[1, 2] xy", "[1, 2] xy"]
      ),
      // Arguments, results and the variables of the outermost frame.
      (
        "def f(l) {\n  l += [9]\n  return l\n}\nlet a = [1]\na += [2]\nprint f(a), a\nprint f(f(a))",
        ["[1, 2, 9] [1, 2]", "[1, 2, 9, 9]"]
      ),
      (
        "let a = [1]\ndef f() {\n  a += [2]\n  return a\n}\nlet b = f()\nlet c = f()\nprint a, b, c",
        ["[1, 2, 2] [1, 2] [1, 2, 2]"]
      ),
      ("let a = [1]\ndef f() {\n  a += [2]\n  return 7\n}\na = a + [f()]\nprint a", ["[1, 7]"]),
      // A function changes them where they are.
      (
        "let a = [1]\nlet t = \"x\"\nlet n = 1\nlet m = {}\n"
          + "def f(x) {\n  a += [x]\n  t += \"${x}\"\n  n += x\n  m += {last: x}\n}\n"
          + "f(2)\nlet b = a\nlet c = m\nf(3)\nprint a, b, t, n, m, c",
        ["[1, 2, 3] [1, 2] x23 6 {last: 3} {last: 2}"]
      ),
      (
        "let a = [1]\nlet t = \"x\"\ndef f() {\n  a += a\n  t = t + t\n}\nf()\nf()\nprint a, t",
        ["[1, 1, 1, 1] xxxx"]
      ),
      (
        "let a = [1]\ndef f() {\n  a += 2\n}\nexpect error WrongType { f() }\nprint a",
        ["expected: WrongType", "[1]"]
      ),
      // The value of a map or a list may be the variable itself, or what a function changes.
      ("let m = {k: 1}\nm += {k: 2, old: m}\nprint m", ["{k: 2, old: {k: 1}}"]),
      (
        "let m = {}\nlet i = 1\ndef f() {\n  i += 1\n  return i\n}\nm += {a: i, b: f()}\nprint m",
        ["{a: 1, b: 2}"]
      ),
      // Scenarios give everything back.
      (
        "let a = [1]\na += [2]\nscenario \"s\" {\n  a += [3]\n  print a\n}\na += [4]\nprint a",
        ["begins: s", "[1, 2, 3]", "passed: s", "[1, 2, 4]"]
      ),
      // Maps with many keys are searched in another way.
      (
        "let m = {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8}\nm += {i: 9, j: 10}\nlet n = m\nm += {a: 0, k: 11}\n"
          + "print m\nprint n.a, n.i, n.j, m.k, m == n, n == n + {b: 2}",
        ["{a: 0, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10, k: 11}", "1 9 10 11 false true"]
      ),
      (
        "let m = {k: 1}\nm += {k: 2}\nm += {}\nprint m, {a: 1} + {a: 2, b: 3} + {b: 4}",
        ["{k: 2} {a: 2, b: 4}"]
      ),
    ])
  func updates(text: String, says expected: [String]) { check(text, says: expected) }

  @Test(
    "A fault within a shortened form has its place and its message",
    arguments: [
      (
        "let i = 9223372036854775807\nlet j = 1\ni = i + 1",
        "3: E001 Overflow: the sum is outside the range of 64-bit whole numbers"
      ),
      (
        "let i = 9223372036854775807\nlet j = 1\ni = i + j",
        "3: E001 Overflow: the sum is outside the range of 64-bit whole numbers"
      ),
      (
        "let i = -9223372036854775807\ni = i - 2",
        "2: E001 Overflow: `-` is outside the range of 64-bit whole numbers"
      ),
      (
        "let i = 4611686018427387904\nprint i * 2",
        "2: E001 Overflow: `*` is outside the range of 64-bit whole numbers"
      ),
      ("let i = 1\nprint i // 0", "2: E002 DivisionByZero: division by zero"),
      ("let i = 1\nprint i % 0", "2: E002 DivisionByZero: division by zero"),
      (
        "def f(a) { return a - 1 }\nprint f(true)",
        "1: E003 WrongType: `-` does not go with true or false and a whole number"
      ),
      (
        "def f(a) {\n  if a < 2 { return 1 }\n  return 2\n}\nprint f(\"x\")",
        "2: E003 WrongType: `<` does not go with a text and a whole number"
      ),
      (
        "def f(a) {\n  while a < 2 { a = \"x\" }\n}\nf(1)",
        "2: E003 WrongType: `<` does not go with a text and a whole number"
      ),
      (
        "def f(a) {\n  if a == 2 { return 1 }\n}\nprint f(\"x\")",
        "2: E003 WrongType: a text and a whole number are never equal"
      ),
      (
        "def f(a) {\n  if a and true { return 1 }\n}\nprint f(3)",
        "2: E003 WrongType: a condition is true or false, and this is a whole number"
      ),
      (
        "def f(a) {\n  a += [1]\n}\nf(3)", "2: E003 WrongType: `+` does not go with a whole number and a list"
      ),
      ("def f(a) {\n  a = a + {k: 1}\n}\nf([])", "2: E003 WrongType: `+` does not go with a list and a map"),
      (
        "def f(a) {\n  for i in 1..a { print i }\n}\nf(\"x\")",
        "2: E003 WrongType: a range goes from a whole number to a whole number"
      ),
      (
        "def f(n) { return 1 + f(n + 1) }\nprint f(0)",
        "1: E009 RecursionLimit: functions call each other more than 10000 deep"
      ),
      (
        "set step-limit 1000\nlet i = 0\nwhile i < 5000 { i = i + 1 }",
        "3: E008 StepLimit: the script ran 1000 steps without coming to an end"
      ),
      (
        "set step-limit 1000\nfor i in 1..5000 { let j = i }",
        "2: E008 StepLimit: the script ran 1000 steps without coming to an end"
      ),
    ])
  func faults(text: String, expected: String) {
    #expect(transcript(text).problems.map(\.description) == [expected])
  }

  @Test(
    "Ranges up to the largest number end; loops go on after `continue` and end with `break`",
    arguments: [
      (
        "for i in 9223372036854775806..9223372036854775807 { print i }",
        ["9223372036854775806", "9223372036854775807"]
      ),
      ("for i in 2..1 { print i }\nrepeat 2 { print \"r\" }", ["r", "r"]),
      ("for i in 1..9 {\n  if i % 2 == 0 { continue }\n  if i > 6 { break }\n  print i\n}", ["1", "3", "5"]),
      (
        "let i = 0\nwhile i < 9 {\n  i += 1\n  if i == 2 { continue }\n  if i == 4 { break }\n  print i\n}",
        ["1", "3"]
      ),
      ("print -7 // 2, -7 % 2, 7 // -2, 7 % -2\nlet a = -7\nprint a // 2, a % 2", ["-4 1 -4 -1", "-4 1"]),
    ])
  func loops(text: String, says expected: [String]) { check(text, says: expected) }

  @Test(
    "Ctrl-C ends an endless loop and an endless recursion",
    arguments: [
      "let i = 0\nwhile i < 1 { i = i * 1 }", "for i in 1..9223372036854775807 { let j = i }",
      "while true { }",
      "def f(n) { return n }\nwhile true { f(1) }",
    ])
  func interruption(text: String) {
    var session = Session()
    var questions = 0
    let said = transcript(text, in: &session, mode: .script) {
      questions += 1
      return questions > 3
    }
    #expect(said.exitCode == 130)
  }

  @Test(
    "Lists that share their parts are compared and printed at once, however often they hold them",
    arguments: [
      ("let a = [1]\nrepeat 60 { a = [a, a] }\nprint a == a, [a] == [a]", ["true true"]),
      (
        "let a = [1]\nlet b = [1]\nlet c = {k: 1}\nlet d = {k: 1}\n"
          + "repeat 60 {\n  a = [a, a]\n  b = [b, b]\n  c = {x: c, y: c}\n  d = {y: d, x: d}\n}\n"
          + "print a == b, c == d, [a, 1] == [b, 2]",
        ["true true false"]
      ),
      ("let a = [1]\nrepeat 60 { a = [a, a] }\nprint \"${a}\".length < 20000000", ["true"]),
    ]
  )
  func sharedParts(text: String, says expected: [String]) { check(text, says: expected) }

  @Test("Depth costs no stack: lists are compared to their ends, and written down to a limit")
  func depth() {
    let text = """
      let a = [1]
      let b = [1]
      let c = [2]
      let m = {}
      for i in 1..100000 {
        a = [a]
        b = [b]
        c = [c]
        m = {k: m}
      }
      print a == b
      print a == c
      print a
      print m
      """
    let run = transcript(text)
    #expect(run.problems.map(\.description) == [])
    #expect(run.lines.prefix(2) == ["true", "false"])
    #expect(
      run.lines.dropFirst(2).first == String(repeating: "[", count: 100) + "…"
        + String(repeating: "]", count: 100))
    #expect(run.lines.last?.contains("{k: …}") == true)
  }

  @Test(
    "A step limit counts every round of a loop and every call",
    arguments: [
      "for i in 1..ROUNDS { let j = i }", "let i = 0\nwhile i < ROUNDS { i += 1 }",
      "for x in [1, 2] {\n  let y = x\n  continue\n}\nfor i in 3..ROUNDS {\n  let j = i\n  continue\n}",
      "def f(n) {\n  if n > 1 { f(n - 1) }\n}\nf(ROUNDS)",
    ], [5, 4096, 5000])
  func stepLimit(program: String, limit: Int) {
    func hasEnded(rounds: Int) -> Bool {
      let text = program.replacing("ROUNDS", with: "\(rounds)")
      return transcript("set step-limit \(limit)\n\(text)\nprint \"done\"").lines.last == "done"
    }
    #expect(hasEnded(rounds: limit))
    #expect(!hasEnded(rounds: limit + 1))
  }

  @Test("A function that adds to a list or a text of the script does not copy it")
  func growth() {
    let text = """
      let log = ""
      let list = []
      def note(x) {
        log += "${x};"
        list += [x]
      }
      for i in 1..100000 { note(i) }
      print log.length, list.length
      """
    check(text, says: ["588895 100000"])
  }
}
