import AKSLInterpreter
import AKSLLanguage
import Testing

/// Parameters, included files and required versions.
@Suite("What a source asks for")
struct SourceTests {
  private func options(_ files: [String: String] = [:], _ parameters: [String: String] = [:])
    -> Session.Options
  {
    var options = Session.Options()
    options.parameters = parameters
    options.loadSource = { path, _ in
      files[path].map { .success(SourceText(name: path, $0)) }
        ?? .failure(LoadFailure(reason: "no such file"))
    }
    return options
  }

  // MARK: - param

  @Test(
    "A value from the command line has the kind of the default",
    arguments: [
      ("3", "5", "5"), ("3", "2 + 2 * 2", "6"), ("3", "-1", "-1"), ("0.5", "2", "2.0"),
      ("0.5", "25%", "0.25"),
      ("10m", "2h", "2h"), ("delete", "deallocate", "Deallocate"), ("true", "false", "false"),
      ("\"a\"", "some words", "some words"), ("\"a\"", "\"in quotes\"", "in quotes"), ("\"a\"", "5", "5"),
      ("[1, 2]", "[3]", "[3]"), ("1..3", "2..4", "2..4"), ("1.33.2", "1.30", "1.30"),
      ("07:00", "19:30", "19:30"),
      ("$5", "$12.50", "$12.50"), ("null", "7", "7"),
    ])
  func parameter(standard: String, given: String, value: String) {
    check("param n = \(standard)\nprint n", says: [value], options: options([:], ["n": given]))
  }

  @Test(
    "A value of another kind is an error at the parameter",
    arguments: [
      ("3", "abc"), ("3", "1.5"), ("3", ""), ("3", "1 2"), ("10m", "5"), ("true", "1"), ("3", "dev.count"),
      ("3", "1 / 0"),
    ])
  func wrongParameter(standard: String, given: String) {
    check("param n = \(standard)", says: ["1: R041"], exitCode: 3, options: options([:], ["n": given]))
  }

  @Test(
    "Parameters are constants of the outermost level",
    arguments: [
      ("param n = 3\nn = 4", "2: R042"), ("param n = 3\nn += 1", "2: R042"),
      ("param n = dev.count", "1: R040"),
      ("if true { param n = 3 }", "1: R015"), ("let n = 1\nparam n = 3", "2: R008"),
      ("param n = 3\nlet n = 1", "2: R008"),
    ])
  func constants(text: String, problem: String) {
    check(text, says: [problem], exitCode: 3)
  }

  @Test("A scenario, a function and a schedule read a parameter")
  func readers() {
    check(
      "param n = 3\ndef f() { return n + 1 }\nscenario \"s\" { assert f() == 8 and n == 7 }",
      says: ["begins: s", "passed: s"], options: options([:], ["n": "7"]))
  }

  @Test("The names of a source's parameters, with those of the files that it includes")
  func names() {
    let files = ["a": "param x = 1\ninclude \"b\"", "b": "include \"a\"\nparam y = 1"]
    let source = SourceText(name: "main", "param z = 1\ninclude \"a\"\ninclude \"none\"")
    #expect(Session.parameterNames(of: source, load: options(files).loadSource) == ["z", "x", "y"])
  }

  // MARK: - include

  @Test("An included file runs where it stands, and its names are known afterwards")
  func include() {
    let library = """
      let size = 4
      def shrink(p) { scale p to size; return p.count }
      pool extra add count 2
      scenario "of the library" { assert extra.count == 2 }
      print "library ${now}"
      """
    check(
      """
      print "before"
      include "lib"
      include "lib"
      print shrink(dev), extra.count
      size = 3
      let own = shrink(extra)
      print own, size
      """,
      says: [
        "before", "completed: add pool", "begins: of the library", "passed: of the library",
        "library d1 00:03:08",
        "completed: scale pool", "4 2", "completed: scale pool", "3 3",
      ], options: options(["lib": library]))
  }

  @Test("Files that include files")
  func nested() {
    check(
      "include \"a\"\nprint a + b + c",
      says: ["210"],
      options: options(["a": "let a = 1\ninclude \"b\"\nlet c = b + a + 8", "b": "let b = 100"]))
  }

  @Test("A file that fails ends the script there, at its own place")
  func failing() {
    let said = transcript("include \"a\"\nprint 1", options: options(["a": "\n\nassert dev.count == 1"]))
    #expect(said.problems.map(\.description) == ["3: T004 assertion failed"])
    #expect(said.lines == ["3: T004"])
  }

  @Test("Errors of all files are told, and nothing runs")
  func errors() {
    check(
      "print 1\ninclude \"a\"\nstopp dev", says: ["2: R048", "3: R001", "2: R002"], exitCode: 3,
      options: options(["a": "\nprint zzz"]))
  }

  @Test("At the prompt a file is read anew, and names of a file that failed don't exist")
  func prompt() {
    var session = Session(options: options(["a": "let a = 1", "bad": "let b = 1\nlet c = 1 / 0"]))
    for (text, lines) in [
      ("include \"a\"", []), ("include \"a\"", []), ("a", ["= 1"]), ("include \"bad\"", ["2: E002"]),
      ("b", ["1: R001"]),
      ("a", ["= 1"]),
    ] {
      #expect(transcript(text, in: &session).lines == lines, "\(text)")
    }
  }

  @Test(
    "What cannot be included",
    arguments: [
      ("include \"none\"", "R044"), ("include \"self\"", "R045"), ("include \"x1\"", "R045"),
      ("if true { include \"ok\" }", "R015"), ("let f = \"ok\"\ninclude f", "R043"),
      ("include \"a ${now}\"", "R043"),
      ("include \"deep0\"", "R046"),
    ])
  func cannotInclude(text: String, code: String) {
    var files = ["ok": "", "self": "include \"self\"", "x1": "include \"x2\"", "x2": "include \"x1\""]
    for depth in 0..<40 { files["deep\(depth)"] = "include \"deep\(depth + 1)\"" }
    let codes = transcript(text, options: options(files)).problems.map(\.code)
    // Those that include one with errors say so.
    #expect(codes.filter { $0 != "R048" } == [code])
  }

  // MARK: - requires

  @Test(
    "Versions that are there, and versions to come",
    arguments: [
      ("requires model 2026.11", nil), ("requires model 2026.10", nil), ("requires model 2025.12", "R049"),
      ("requires aksl 0.1", nil), ("requires aksl 0.0", nil), ("requires model 2026.12", "R047"),
      ("requires model 2027.1", "R047"), ("requires aksl 1.0", "R047"), ("requires aksl 0.2", "R047"),
      ("requires model", "R005"), ("requires aks 1.0", "R004"), ("requires model 2026", "R004"),
      ("requires model 2026.11 beta", "R004"), ("requires model 1.33.2", "R004"),
      ("requires model \"x\"", "R004"),
    ])
  func versions(text: String, code: String?) {
    #expect(transcript(text).problems.map(\.code) == (code.map { [$0] } ?? []))
  }
}
