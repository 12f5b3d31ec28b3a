import Foundation
import Testing

/// The real program: arguments and files → bytes and an exit code.
@Suite("The program")
struct ProgramTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  // MARK: - Exit codes

  @Test(
    "One table of exit codes",
    arguments: [
      ("print 1", Int32(0)), ("", 0), ("# nothing\n", 0), ("assert false", 1), ("check { assert 1 == 2 }", 1),
      ("scenario 's' { assert false }", 1), ("fail 'x'", 1), ("let =", 3), ("stopp dev", 3),
      ("print 1 / 0", 4),
      ("pool system stop", 4), ("pool system stop expect error OperationNotAllowed", 0),
      ("scenario 's' { pool system stop }", 1),
    ])
  func exitCodes(script: String, code: Int32) throws {
    try check(script: script, exitCode: code)
    try check(script: script, exitCode: code, ["run", "-"])
    try check(script: script, exitCode: code, ["--output", "json"])
    let file = try folder.write("script.aksl", script)
    #expect(try Program.run(["run", file]).exitCode == code)
    if !script.isEmpty { #expect(try Program.run(["-e", script]).exitCode == code) }
  }

  @Test("Colours of jsonc and yamlc are for those who see them")
  func colors() throws {
    let az = "az aks nodepool show -n dev -g sandbox-rg --cluster-name sandbox --query name -o "
    #expect(
      try Program.run(["--color", "always", "-e", az + "jsonc"]).text == "\u{1B}[33m\"dev\"\u{1B}[0m\n")
    #expect(try Program.run(["-e", az + "jsonc"]).text == "\"dev\"\n")
    #expect(try Program.run(["--color", "always", "-e", az + "json"]).text == "\"dev\"\n")
    #expect(
      try Program.run(["--color", "always", "-e", az + "yamlc"]).text == "dev\n\u{1B}[4;36m...\u{1B}[0m\n")
    let json = try Program.run(["--color", "always", "--output", "json", "-e", az + "jsonc"])
    #expect(!json.text.contains("\\u001b"))
    // What goes into a variable of a shell has none.
    let file = try folder.write("a.sh", "X=$(\(az)jsonc)\necho \"$X\"\n\(az)jsonc\n")
    #expect(
      try Program.run(["--color", "always", "run", file]).text == "\"dev\"\n\u{1B}[33m\"dev\"\u{1B}[0m\n")
  }

  @Test("Of several files the worst decides, and all are run", arguments: mixtures)
  func severalFiles(names: [String], code: Int32) throws {
    let scripts = ["fine": "print 'fine'", "fails": "assert false", "stops": "print 1 / 0", "wrong": "let ="]
    var files: [String] = []
    for name in names { files.append(try folder.write(name + ".aksl", scripts[name] ?? "")) }
    let result = try Program.run(["run"] + files)
    #expect(result.exitCode == code)
    #expect(result.text.components(separatedBy: "fine\n").count - 1 == names.filter { $0 == "fine" }.count)
  }

  private static let mixtures: [([String], Int32)] = [
    (["fails", "stops", "wrong"], 3), (["stops", "fails"], 4), (["fine", "fails", "fine"], 1),
    (["wrong", "fine"], 3), (["fine", "fine"], 0),
  ]

  @Test("Each file has a world of its own")
  func worlds() throws {
    let change = try folder.write("a.aksl", "let a = 1\nscale dev to 1")
    let look = try folder.write("b.aksl", "let a = 2\nassert dev.count == 10")
    #expect(try Program.run(["run", change, look]).exitCode == 0)
    let world = try folder.write("world.aksl", "scale dev to 4")
    #expect(try Program.run(["--world", world, "-e", "assert dev.count == 4"]).exitCode == 0)
    #expect(try Program.run(["--world", "empty", "-e", "assert clusters.length == 0"]).exitCode == 0)
  }

  @Test(
    "Wrong usage is 2, and says so on standard error",
    arguments: [
      ["--nonsense"], ["run"], ["test"], ["nonsense"], ["-e", ""], ["--color", "red", "-e", "1"],
      ["--output", "xml", "-e", "1"], ["run", "/nonexistent.aksl"], ["test", "/nonexistent"], ["run", "/"],
      ["--world", "/nonexistent.aksl", "-e", "1"],
    ])
  func usage(arguments: [String]) throws {
    let result = try Program.run(arguments)
    #expect(result.exitCode == 2)
    #expect(result.output.isEmpty)
    #expect(result.errorText.contains("rror"))
  }

  // MARK: - test

  @Test("`test` finds the scenarios below a folder, and finding none is 2")
  func testCommand() throws {
    try folder.write("tests/a.aksl", "scenario 'good' { assert 1 == 1 }")
    try folder.write("tests/sub/b.aksl", "scenario 'bad' { assert 1 == 2 }")
    try folder.write("tests/setup.aksl", "print 'not run'")
    try folder.write("none/setup.aksl", "print 'not run'")
    let all = try Program.run(["test", folder.path("tests")])
    #expect(all.exitCode == 1)
    #expect((all.text + all.errorText).contains("1 passed, 1 failed"))
    #expect(!all.text.contains("not run"))
    #expect(try Program.run(["test", folder.path("tests/a.aksl")]).exitCode == 0)
    #expect(try Program.run(["test", folder.path("none")]).exitCode == 2)
    #expect(try Program.run(["test", folder.path("tests/setup.aksl")]).exitCode == 2)
  }

  // MARK: - Output

  @Test("Every line of JSON is an object with a type and a time")
  func json() throws {
    let result = try check(script: Self.manyThings, exitCode: 1, ["--output", "json"])
    let lines = result.text.split(separator: "\n")
    #expect(lines.count > 50)
    for line in lines {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
      #expect(object["type"] is String, "\(line)")
      #expect((object["at"] as? String)?.hasSuffix("Z") == true, "\(line)")
    }
  }

  @Test("`show … as json` is JSON, and yaml and csv are there")
  func formats() throws {
    for what in ["pools", "pool dev", "nodes of dev", "clusters", "cluster sandbox", "operations", "events"] {
      let json = try Program.run(["-q", "-e", "pool dev stop; show \(what) as json"])
      #expect(json.exitCode == 0)
      #expect(throws: Never.self) { _ = try JSONSerialization.jsonObject(with: Data(json.output)) }
      for format in ["table", "yaml", "csv"] {
        let result = try Program.run(["-q", "-e", "pool dev stop; show \(what) as \(format)"])
        #expect(result.exitCode == 0)
        #expect(!result.output.isEmpty)
      }
    }
  }

  @Test("Colours when asked for, never into a pipe by themselves")
  func colours() throws {
    func isColoured(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Bool {
      let result = try Program.run(
        arguments + ["-e", "show pools; assert 1 == 2"],
        environment: ["TERM": "xterm"].merging(environment) { $1 })
      return (result.text + result.errorText).contains("\u{1B}[")
    }
    #expect(try !isColoured([]))
    #expect(try isColoured(["--color", "always"]))
    #expect(try isColoured(["--color", "always"], ["NO_COLOR": "1"]))
    #expect(try !isColoured(["--color", "never"]))
    #expect(try !isColoured(["--color", "auto"], ["CLICOLOR_FORCE": "0"]))
  }

  @Test("The same script gives the same bytes in every process", arguments: ["text", "json"])
  func determinism(format: String) throws {
    let first = try Program.run(["--output", format], input: Self.manyThings)
    for _ in 1..<5 {
      let again = try Program.run(["--output", format], input: Self.manyThings)
      #expect(again.output == first.output && again.errors == first.errors)
    }
    #expect(first.exitCode == 1)
  }

  @Test("Ten mistakes are ten messages, each with its line")
  func tenMistakes() throws {
    let mistakes = [
      "stopp dev", "scale dve to 5", "assert dev.cuont == 1", "scale dev for 5", "scale dev", "advance 5",
      "let now = 1", "nowhere = 1", "print len(pools)", "assert dev.state == Stoped",
    ]
    let script = mistakes.joined(separator: "\nprint 'not run'\n")
    let result = try check(script: script, exitCode: 3)
    let places = result.errorText.matches(of: #/--> <stdin>:(\d+):/#).map { Int($0.1) }
    #expect(places == (0..<10).map { 1 + 2 * $0 })
    #expect(result.output.isEmpty)
  }

  private static let manyThings = """
    let m = {b: 1, a: [1, 2], c: dev.state}
    print m, pools, clusters, dev.nodes
    stop dev nowait
    show pools
    show nodes as json
    wait
    scenario "one" [tag] { scale dev to 4; assert dev.startCount == 4 }
    scenario "two" each m2 in [delete, deallocate] { pool dev update scale-down-mode m2; assert false }
    cluster prod create
    pool web add count 3
    show clusters as yaml
    scenario "three" { cluster sandbox use; pool system stop }
    check { assert web.count == 4; assert web.mode == System }
    """
}
