import AKSLReports
import ArgumentParser
import Testing

@testable import aksl

@Suite("What scripts read besides themselves")
struct LoaderTests {
  @Test(
    "A path is relative to the folder of the script that includes it",
    arguments: [
      ("lib.aksl", "a.aksl", "lib.aksl"), ("lib.aksl", "tests/a.aksl", "tests/lib.aksl"),
      ("./x/lib.aksl", "./tests/a.aksl", "tests/x/lib.aksl"),
      ("../lib.aksl", "tests/a.aksl", "tests/../lib.aksl"),
      ("/lib.aksl", "tests/a.aksl", "/lib.aksl"), ("lib.aksl", "<stdin>", "lib.aksl"), ("-", "a.aksl", "./-"),
    ])
  func paths(path: String, includer: String, result: String) {
    #expect(IncludedFiles.path(of: path, includer: includer) == result)
  }

  @Test("Names of zones lead to no other files")
  func zones() {
    for name in ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+3", "Etc/GMT-14"] {
      #expect(ZoneFiles.isName(name), "\(name)")
    }
    for name in ["", "/etc/passwd", "../passwd", "Europe/../x", "Europe//Berlin", "a b", ".x", "Europe/"] {
      #expect(!ZoneFiles.isName(name), "\(name)")
    }
  }

  @Test("Values for parameters, and dates")
  func options() throws {
    let line = [
      "run", "a.aksl", "--param", "n=5", "--param", "t=a=b", "--start", "2024-02-29", "--param", "n=6",
    ]
    let command = try #require(try Aksl.parseAsRoot(line) as? RunCommand)
    #expect(command.common.settings.parameters == ["n": "6", "t": "a=b"])
    #expect(command.common.settings.start == StartDate(year: 2024, month: 2, day: 29))
    for wrong in [
      ["--param", "n"], ["--param", "=5"], ["--start", "2023-02-29"], ["--start", "2024-1-1"],
      ["--start", "x"],
    ] {
      #expect(throws: (any Error).self) { try Aksl.parseAsRoot(["run", "a.aksl"] + wrong) }
    }
  }
}
