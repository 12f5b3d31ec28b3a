import Foundation
import Testing

/// `aksl doc` as a pipeline calls it.
@Suite("The command doc")
struct DocCommandTests {
  private let folder: TemporaryFolder
  private let good = "```aksl\nprint 1\n```\n\n```text expect\n1\n```\n"
  private let bad = "```aksl\nprint 2\n```\n\n```text expect\n1\n```\n"

  init() throws { folder = try TemporaryFolder() }

  private func doc(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
  ) throws -> Program.Result {
    let result = try Program.run(["doc"] + arguments, input: input, environment: environment)
    expectNoCrash(result)
    return result
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try folder.bytes(path), as: UTF8.self)
  }

  // MARK: - Exit codes

  @Test("The worst that happened decides")
  func exitCodes() throws {
    let documents = [
      ("good", good, Int32(0)), ("bad", bad, 1), ("refused", "```aksl\nstop system\n```\n", 4),
      ("wrong", "```aksl\nstpo dev\n```\n", 3), ("option", "```aksl nmae=x\n```\n", 3),
      ("claim", "Yes. <!-- aksl: assert false -->\n", 1), ("empty", "", 2), ("prose", "# Title\n", 2),
      ("outdated", "```aksl todo=\"x\"\nprint 1\n```\n", 1),
      ("known", "```aksl todo=\"x\"\nstop system\n```\n", 0),
      ("setup", "<!-- aksl-setup\nstop system\n-->\n", 4), ("other", "```python\n1\n```\n", 2),
    ]
    for (name, text, code) in documents {
      let path = try folder.write("codes/\(name).md", text)
      #expect(try doc(path).exitCode == code, "\(name)")
    }
    #expect(try doc(folder.path("codes")).exitCode == 3)
    #expect(try doc(folder.path("codes/refused.md"), folder.path("codes/bad.md")).exitCode == 4)
  }

  @Test(
    "Wrong usage",
    arguments: [
      ["--report", "tap"], ["--setup", "/nonexistent.aksl"], ["--output", "json"], ["--nonsense"],
      ["-j", "0"],
      ["--update", "-"], ["--tab"],
    ])
  func usage(options: [String]) throws {
    let path = try folder.write("a.md", good)
    #expect(try Program.run(["doc", path] + options).exitCode == 2)
  }

  @Test(
    "Nothing selected", arguments: ["none", "a.md#nothing", "a.md:99", "scripts", "*.txt", "scripts/b.aksl"])
  func nothing(path: String) throws {
    try folder.write("a.md", good)
    try folder.write("scripts/b.aksl", "print 1")
    #expect(try doc(folder.path(path)).exitCode == 2)
  }

  @Test("Values of a kind can be taken as equal")
  func normalize() throws {
    let path = try folder.write(
      "a.md",
      "```aksl\nprint \"at 2024-01-01T00:00:00Z from 10.0.0.1\"\n```\n"
        + "\n```text expect\nat 2030-05-05T01:02:03Z from 10.0.0.9\n```\n")
    #expect(try doc(path).exitCode == 1)
    #expect(try doc(path, "--normalize", "time").exitCode == 1)
    #expect(try doc(path, "--normalize", "time,ip").exitCode == 0)
    let wrong = try doc(path, "--normalize", "tiem")
    #expect(wrong.exitCode == 2)
    #expect(String(decoding: wrong.errors, as: UTF8.self).contains("did you mean time?"))
  }

  // MARK: - What runs

  @Test("Every document that is named runs, once, in the order of the paths")
  func severalDocuments() throws {
    let (a, b) = (try folder.write("a.md", good), try folder.write("b.md", bad))
    let result = try doc(b, a, folder.path("."))
    let lines = result.text.split(separator: "\n").map(String.init)
    #expect(lines.count { $0.hasSuffix("/a.md") } == 1 && lines.count { $0.hasSuffix("/b.md") } == 1)
    #expect(result.text.contains("1 passed, 1 failed"))
    let pattern = try doc(folder.path("**/*.md"))
    #expect(pattern.text == result.text)
    let table = lines.filter { $0.contains("  ") && $0.contains(".md ") }.map {
      $0.split(separator: " ").dropFirst().joined(separator: " ")
    }
    #expect(table == ["1 1 0 0 0 0", "1 0 1 0 0 0"])
  }

  @Test("A document knows nothing of another one")
  func isolation() throws {
    let change = try folder.write("a.md", "```aksl\nlet a = 1\nscale dev to 1\n```\n")
    let look = try folder.write("b.md", "```aksl\nlet a = 2\nassert dev.count == 10\n```\n")
    #expect(try doc(change, look).exitCode == 0)
    #expect(try doc(change, look, "-j", "2").exitCode == 0)
  }

  @Test("The same bytes at any number of threads, twice, and in every report")
  func sameBytes() throws {
    for number in 0..<12 {
      let text = number % 3 == 0 ? bad : good + "\n```sh\nls\n```\n\n```aksl\nstop dev\n```\n"
      try folder.write("d/\(number).md", text)
    }
    let kinds = ["tap", "junit", "json", "markdown", "github"]
    var texts: [String: Set<String>] = [:]
    for jobs in ["1", "2", "4", "4"] {
      let reports = kinds.map { "\($0)=\(folder.path("report." + $0))" }.joined(separator: ",")
      let result = try doc(folder.path("d"), "-j", jobs, "--stable", "--report", reports)
      texts["terminal", default: []].insert(result.text + result.errorText)
      for kind in kinds { texts[kind, default: []].insert(try text("report." + kind)) }
    }
    for (kind, versions) in texts { #expect(versions.count == 1, "\(kind)") }
    // No test is reported twice, and none is lost.
    let xml = try text("report.junit")
    #expect(xml.components(separatedBy: "<testcase ").count - 1 == 4 + 8 * 2 + 8)
    // What did not run is named with its reason, and counted by itself.
    #expect(xml.components(separatedBy: "<skipped message=\"not run: a fence of a shell runs").count - 1 == 8)
    #expect(xml.components(separatedBy: "<property name=\"leftOut\" value=\"1\"/>").count - 1 == 8)
    #expect(try text("report.tap").components(separatedBy: "    # not run: sh at ").count - 1 == 8)
    #expect(try text("report.markdown").contains("8 left out"))
    for kind in kinds {
      #expect(try text("report." + kind).contains("the output is not what the document shows"))
    }
    for kind in ["tap", "junit", "json"] {
      let report = try text("report." + kind)
      #expect(
        report.contains("-1\\n+2") || report.split(separator: "\n").contains { $0.hasSuffix("+2") }, "\(kind)"
      )
    }
  }

  @Test("A set-up, a world, parameters, a part of a document, and standard input")
  func options() throws {
    let setUp = try folder.write("lab.aksl", "param n = 3\nscale dev to n")
    let path = try folder.write(
      "a.md", "```aksl name=look\nassert dev.count == n\n```\n\n```aksl\nassert n == 3\n```\n")
    #expect(try doc(path, "--setup", setUp).exitCode == 0)
    let other = try doc(path, "--setup", setUp, "--param", "n=4")
    #expect(other.text.contains("1 passed, 1 failed"))
    #expect(try doc(path + "#look", "--setup", setUp, "--param", "n=4").exitCode == 0)
    #expect(try doc(path + ":2", "--setup", setUp, "--param", "n=4").exitCode == 0)
    #expect(try doc(path, "--setup", setUp, "--param", "m=4").exitCode == 2)
    #expect(try doc("-", input: good).exitCode == 0)
    let empty = try folder.write("e.md", "```aksl\nassert clusters.length == 0\n```\n")
    #expect(try doc(empty, "--world", "empty").exitCode == 0)
    let list = try doc(path, "--list")
    #expect(list.exitCode == 0 && list.text.contains(":1: look (aksl): assert dev.count == n"))
  }

  @Test("Documents end in .md or .markdown, and other files are none of a folder")
  func endings() throws {
    let text = "```bash\naz aks nodepool show -n $POOL --cluster-name sandbox -g sandbox-rg\n```\n"
    try folder.write("d/a.markdown", good)
    try folder.write("d/b.md", good)
    try folder.write("d/c.mdx", bad)
    #expect(try doc(folder.path("d")).text.contains("2 passed, 0 failed (2 tests in 2 files"))
    #expect(try doc(folder.path("d/**/*")).text.contains("2 tests in 2 files"))
    let path = try folder.write("e/a.markdown", text)
    try folder.write("e/a.ini", "POOL=dev\n")
    #expect(try doc(path, "--ie").exitCode == 0)
  }

  @Test("Two runs of one document at once say the same, and leave nothing behind")
  func sideBySide() async throws {
    let text =
      "```aksl\nlet a = 1\nscale dev to 3\nsnapshot s\n```\n\n```azurecli\nX=1\n"
      + "az aks nodepool stop --name dev --cluster-name sandbox --resource-group sandbox-rg\n```\n\n"
      + "It is stopped. <!-- aksl: assert dev.state == Stopped -->\n\n" + bad
    let path = try folder.write("d/a.md", String(repeating: "Words.\n\n", count: 200) + text)
    let before = try folder.bytes("d/a.md")
    let results = try await withThrowingTaskGroup(of: Program.Result.self) { group in
      for _ in 0..<4 { group.addTask { try Program.run(["doc", path, "--report", "json=-", "--stable"]) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.allSatisfy { $0.exitCode == 1 })
    #expect(Set(results.map(\.text)).count == 1 && results[0].text.contains("\"passed\": 3"))
    #expect(try folder.bytes("d/a.md") == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("d")) == ["a.md"])
  }

  @Test("A document as its readers are to see it")
  func render() throws {
    let path = try folder.write(
      "a.md", "<!-- aksl: name=x hidden -->\n" + good + "\n```aksl name=y\nprint 2\n```\n")
    let result = try doc(path, "--render")
    #expect(result.exitCode == 0 && result.text == "```aksl\nprint 2\n```\n", "\(result.text)")
    #expect(try doc(path, path, "--render").exitCode == 0)
    let other = try folder.write("b.md", "```aksl nmae=x\n```\n")
    #expect(try doc(path, other, "--render").exitCode == 2)
    let wrong = try doc(other, "--render")
    #expect(
      wrong.exitCode == 2 && wrong.errorText.contains("aksl doc \(other) tells them"), "\(wrong.errorText)")
    for option in ["--list", "--update", "--fix", "--watch"] {
      #expect(try doc(path, "--render", option).exitCode == 2, "\(option)")
    }
  }

  @Test("A document for Innovation Engine")
  func innovationEngine() throws {
    let text =
      "```bash\naz aks nodepool show -n $POOL --cluster-name sandbox -g \"$GROUP\" --query \"{count: count}\"\n```\n\n"
      + "<!-- expected_similarity=0.3 -->\n\n```json\n{ \"count\": 10 }\n```\n"
    let path = try folder.write("a.md", text)
    try folder.write("a.ini", "[DEFAULT]\nPOOL = dev\nGROUP=\"sandbox-rg\"\n")
    #expect(try doc(path).text.contains("0 passed"))
    let result = try doc(path, "--ie")
    #expect(result.exitCode == 0 && result.text.contains("1 passed"), "\(result.text)\(result.errorText)")
    try folder.write("a.md", text.replacing("10", with: "50"))
    #expect(try doc(path, "--ie").exitCode == 1)
  }

  @Test("Coverage of the model's rules")
  func coverage() throws {
    let path = try folder.write("a.md", "It stays. <!-- aksl: rule D5 -->\n\n```aksl\nstop dev\n```\n")
    let result = try doc(path, "--coverage", "json")
    #expect(result.text.contains("\"id\": \"D5\"") && result.text.contains("\"hits\": 1"))
    #expect(try doc(path, "--min-coverage", "100").exitCode == 1)
  }

  @Test("What is left out can be a failure, a tab has to be there, and an outsider is told of")
  func leftOut() throws {
    let path = try folder.write("a.md", good + "\n```bash\nkubectl get nodes\n```\n\n# [C](#tab/azure-cli)\n")
    #expect(try doc(path).exitCode == 0)
    #expect(try doc(path, "--fail-on-left-out").exitCode == 1)
    let tab = try doc(path, "--tab", "azure-clo")
    #expect(tab.exitCode == 2 && tab.errorText.contains("did you mean `azure-cli`?"), "\(tab.errorText)")
    let line = try doc(path + ":9")
    #expect(line.exitCode == 2 && line.errorText.contains("--shell-fences"), "\(line.errorText)")
    #expect(try doc(path + ":6").exitCode == 0)
    #expect(try doc(path, "--list", "--update").exitCode == 2)
    let prose = try doc(try folder.write("p.md", "# Only text\n"))
    #expect(prose.exitCode == 2 && prose.errorText.contains("nothing in"), "\(prose.errorText)")
  }

  @Test("A failure that is known makes no exit code")
  func baseline() throws {
    let path = try folder.write("a.md", bad)
    let report = folder.path("base.json")
    #expect(try doc(path, "--report", "json=\(report)").exitCode == 1)
    #expect(try doc(path, "--baseline", report, "--only-new").exitCode == 0)
  }

  @Test("What --update leaves, it tells")
  func updateTellsWhatItLeaves() throws {
    let path = try folder.write("a.md", "````aksl\nprint \"```\"\n````\n\n```text expect\nother\n```\n")
    let result = try doc(path, "--update")
    let told = result.text + result.errorText
    #expect(result.exitCode == 1 && told.contains("DOC011") && !told.contains("writes it into"), "\(told)")
  }

  // MARK: - Update

  @Test("Outputs are written anew, and nothing else; a second time, nothing")
  func update() throws {
    let before = bad + "\n- In a list\n\n  ```aksl\n  print 3\n  ```\n\n  ```text expect\n  4\n  ```\r\n"
    let path = try folder.write("a.md", before)
    let diff = try doc(path, "--update=diff")
    #expect(diff.text.contains("-1\n+2\n") && diff.exitCode == 0, "\(diff.text)")
    #expect(try text("a.md") == before)
    #expect(try doc(path, "--update=new").exitCode == 0)
    #expect(try text("a.md") == before)
    let result = try doc(path, "--update")
    #expect(result.exitCode == 0 && result.text.contains("updated "))
    let after = before.replacing("\n1\n```", with: "\n2\n```").replacing("  4\n", with: "  3\n")
    #expect(try text("a.md") == after)
    #expect(try text("a.md.new") == after)
    let again = try doc(path, "--update")
    #expect(again.exitCode == 0 && !again.text.contains("updated"))
    #expect(try text("a.md") == after)
  }

  @Test("What failed otherwise is left alone")
  func updateOfFailures() throws {
    let before = "```aksl\nprint 1\nstop system\n```\n\n```text expect\nother\n```\n"
    let path = try folder.write("a.md", before)
    #expect(try doc(path, "--update").exitCode == 4)
    #expect(try text("a.md") == before)
    // An output that would end its fence cannot be written into it.
    let fence = "````aksl\nprint \"```\"\n````\n\n```text expect\nother\n```\n"
    let other = try folder.write("b.md", fence)
    #expect(try doc(other, "--update").exitCode == 1)
    #expect(try text("b.md") == fence)
  }

  @Test("Not in CI, unless it is forced")
  func updateInCI() throws {
    let path = try folder.write("a.md", bad)
    #expect(try doc(path, "--update", environment: ["CI": "true"]).exitCode == 2)
    #expect(try doc(path, "--update=new", environment: ["CI": "true"]).exitCode == 2)
    #expect(try text("a.md") == bad)
    #expect(try doc(path, "--update=diff", environment: ["CI": "true"]).exitCode == 0)
    #expect(try doc(path, "--update", "--force", environment: ["CI": "true"]).exitCode == 0)
    #expect(try text("a.md") != bad)
  }

  @Test("A document that nobody may write is told")
  func updateOfReadOnlyDocument() throws {
    #expect(try doc("/dev/null", "--update").exitCode == 2)
    let path = try folder.write("a.md", bad)
    let folderPath = folder.path("locked")
    try FileManager.default.createDirectory(atPath: folderPath, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: folderPath + "/link.md", withDestinationPath: path)
    #expect(try doc(folderPath + "/link.md", "--update").exitCode == 0)
    // A link stays a link.
    #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: folderPath + "/link.md")) == path)
    #expect(try text("a.md") == good.replacing("1", with: "2"))
  }
}
