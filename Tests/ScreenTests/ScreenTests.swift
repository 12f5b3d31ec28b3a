import Foundation
import PseudoTerminal
import Testing

/// What a person sees: the tests in `Tests/Screens`, each a test of its own here.
@Suite("Screens")
struct ScreenTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The Python of the virtual environment that `.ci/screens` makes.
  private static let python = root.appending(path: ".build/screens/bin/python")
  private static let isPossible = FileManager.default.isExecutableFile(atPath: python.path)

  /// Whether it is a failure that they cannot run.
  private static let isRequired = ProcessInfo.processInfo.environment["AKSL_SCREENS"] == "required"

  /// The names of all tests; a file of them that cannot be read is the only name.
  private static let names: [String] = {
    guard isPossible, let (output, status) = try? run(["--list"]) else { return [] }
    return status == 0 ? output.split(separator: "\n").map(String.init) : [output]
  }()

  @Test(
    "The screen is as it should be",
    .enabled(if: isPossible, "make test prepares the Python environment that these tests need"),
    arguments: names)
  func screen(name: String) throws {
    let (output, status) = try Self.run([name])
    #expect(status == 0, "\(output)")
  }

  @Test(
    "There are tests of the screen",
    .enabled(if: isPossible || isRequired, "make test prepares the Python environment that these tests need"))
  func thereAreSome() { #expect(Self.names.count >= 5) }

  /// Runs `run.py`; gives all that it printed, and its exit code.
  private static func run(_ arguments: [String]) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = python
    process.arguments = [root.appending(path: "Tests/Screens/run.py").path] + arguments
    process.environment = [
      "AKSL": BuiltProgram.path(of: "aksl"), "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8",
      "PYTHONDONTWRITEBYTECODE": "1",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (output, process.terminationStatus)
  }
}
