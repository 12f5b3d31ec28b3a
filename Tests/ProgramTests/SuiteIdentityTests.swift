import Foundation
import Testing

/// One test, one name: however its file is spelled, however often it runs, and from one run to the next.
@Suite("What tests of a suite are known by")
struct SuiteIdentityTests {
  private let folder: TemporaryFolder
  private let good = "scenario \"good\" { assert 1 == 1 }\n"

  init() throws { folder = try TemporaryFolder() }

  private func test(_ arguments: String...) throws -> Program.Result {
    let result = try Program.run(
      ["test"] + arguments, environment: ["XDG_STATE_HOME": folder.path("state"), "CI": ""])
    expectNoCrash(result)
    return result
  }

  @Test("The second of a name has a number, and what failed of it is found again")
  func numbers() throws {
    let text = """
      for k in [1, 2, 3] { scenario "same" { assert k != 2 } }
      scenario "each" each n in [1, 1] { assert n == 1 }
      scenario "output" { assert 1 == 1 }
      """
    let a = try folder.write("a.aksl", text)
    let first = try test(a, "--report", "json=\(folder.path("r.json"))")
    for line in [
      "ok   same ", "FAIL same (2) ", "ok   same (3) ", "ok   each [n=1] (2) ", "ok   output (2) ",
    ] {
      #expect(first.text.contains(line), "\(line)")
    }
    let again = try test(a, "--failed")
    #expect(again.exitCode == 1 && again.text.contains("0 passed, 1 failed"))
    #expect(try test(a + "#same (3)").text.contains("1 passed, 0 failed"))
    #expect(try test(a + "#same").text.contains("2 passed, 1 failed"))
    #expect(try test(a, "--name", "same (?)").text.contains("1 passed, 1 failed"))
    let same = try test(a, "--baseline", folder.path("r.json"))
    #expect(!same.text.contains("fixed:") && !same.text.contains("newly failing:"))
  }

  @Test("What failed is remembered of any name in any folder")
  func remembered() throws {
    let a = try folder.write("a#b.aksl", "scenario \"two\\nlines\" { assert 1 == 2 }\n" + good)
    #expect(try test(a).exitCode == 1)
    let again = try test("--failed")
    #expect(again.exitCode == 1 && again.text.contains("0 passed, 1 failed"))
    #expect(try test(a + "#good").text.contains("1 passed, 0 failed"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("state/aksl/failed-tests"))
    // The name of the working folder, hashed: of one length, whatever it is.
    #expect(names.count == 1 && names[0].utf8.count == 32)
  }

  @Test("A file counts once, however it is spelled, and two reports on one file are refused")
  func spellings() throws {
    let a = try folder.write("t/a.aksl", good)
    try folder.write("t/sub/b.aksl", good)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("t"))
    let once = try test(
      a, folder.path("t/sub/../a.aksl"), folder.path("link/a.aksl"), folder.path("./t//a.aksl"))
    #expect(once.text.contains("1 passed, 0 failed (1 test in 1 file"))
    let report = folder.path("r")
    let two = try test(a, "--report", "tap=\(report),json=\(folder.path("t/../r"))")
    #expect(two.exitCode == 2 && two.errorText.contains("two reports go to"))
    #expect(folder.text("r") == nil)
    try folder.write("r", "")
    try FileManager.default.createSymbolicLink(atPath: folder.path("s"), withDestinationPath: report)
    #expect(try test(a, "--report", "tap=\(report)", "--coverage", "lcov=\(folder.path("s"))").exitCode == 2)
    for wrong in [["--coverage", "lcov="], ["--report", "tap="], ["--list", "--report", "tap=\(report)"]] {
      let result = try Program.run(
        ["test", a] + wrong, environment: ["XDG_STATE_HOME": folder.path("state")])
      #expect(result.exitCode == 2 && result.output.isEmpty, "\(wrong)")
    }
  }

  @Test("Places as messages write them, and each part of a selection")
  func places() throws {
    let a = try folder.write("t/a.aksl", good + "scenario \"other\" { }\n")
    #expect(try test(a + ":2:10").text.hasPrefix("ok   other"))
    #expect(try test(a + ":+1").exitCode == 2)
    let list = folder.path("list.txt")
    try Data([0xEF, 0xBB, 0xBF] + (a + "\n").utf8).write(to: URL(filePath: list))
    #expect(try test("@" + list).text.contains("2 passed"))
    let unfit = try test(a, "--name", "good", "--name", "zzz")
    #expect(
      unfit.exitCode == 2 && unfit.errorText.contains("--name 'zzz' does not fit any of the 2 scenarios"))
    try FileManager.default.createDirectory(atPath: folder.path("empty"), withIntermediateDirectories: true)
    #expect(try test(a, folder.path("empty")).errorText.contains("empty: no file below it ends in .aksl"))
    #expect(try test(a + ":1", a + ":99").errorText.contains("no scenario stands in line 99"))
  }

  @Test("What a loop has not come to is blocked, and the file is named in which it stopped")
  func blocked() throws {
    let text = """
      for k in [1, 0, 2] {
        scenario "before" { }
        scenario "t ${10 / k}" { assert k > 0 }
        scenario "after" { }
      }
      scenario "last" { }
      """
    let a = try folder.write("a.aksl", text)
    let result = try test(a)
    #expect(result.exitCode == 4)
    for line in [
      "---- \"t ${10 / k}\" (not run: the file stopped in line 3)", "---- after (2) (not run",
      "---- last (not run",
      "ok   before (2) ",
    ] { #expect(result.text.contains(line), "\(line)") }
    #expect(!result.text.contains("before (3)"))
    try folder.write("lib.aksl", "let n = 1\n\n\npool system stop\n")
    let b = try folder.write("b.aksl", "include \"lib.aksl\"\nscenario \"s\" { }\n")
    #expect(try test(b).text.contains("the file stopped in line 4 of \(folder.path("lib.aksl"))"))
  }

  @Test("A world that cannot be set up is in every report")
  func world() throws {
    let a = try folder.write("a.aksl", good)
    let world = try folder.write("world.aksl", "pool system stop\n")
    try folder.write("r.xml", "old")
    let report = folder.path("r")
    let result = try test(a, "--world", world, "--report", "junit=\(report).xml,tap=\(report).tap")
    #expect(result.exitCode == 4)
    #expect(folder.text("r.xml")?.contains("<error message=\"the world could not be set up\"") == true)
    #expect(folder.text("r.tap")?.contains("not ok 1 - good") == true)
  }
}
