import AKSLLanguage
import Foundation
import Testing

@testable import aksl

/// `aksl check` and `aksl explain` as a person or a pipeline calls them.
@Suite final class CheckCommandTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "aksl-check-\(UUID())").path

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  @discardableResult
  private func write(_ name: String, _ text: String) throws -> String {
    let path = "\(folder)/\(name)"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  /// Runs the program, with its exit code and what it writes.
  private func run(_ arguments: String..., input: String = "") throws -> (
    code: Int32, output: String, errors: String
  ) {
    let process = Process()
    // The tests are built beside the program.
    process.executableURL =
      Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }?
      .deletingLastPathComponent().appending(path: "aksl") ?? Self.program
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "NO_COLOR": "1"]
    // Files, because a full pipe would stop the program.
    let output = try write("output.txt", "")
    let errors = try write("errors.txt", "")
    let inputPath = try write("input.txt", input)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    process.standardInput = FileHandle(forReadingAtPath: inputPath)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try read(output), try read(errors))
  }

  private static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "aksl")

  @Test func exitCodes() throws {
    let clean = try write("clean.aksl", "scale dev to 5\n")
    let warned = try write("warned.aksl", "let a = 1\nscale dev to 5\n")
    let wrong = try write("wrong.aksl", "scale dve to 5\n")
    #expect(try run("check", clean).code == 0)
    #expect(try run("check", clean).output == "no errors and no warnings in 1 source\n")
    #expect(try run("check", clean, "-q").output == "")
    #expect(try run("check", warned).code == 0)
    #expect(try run("check", warned).output.hasSuffix("no errors and 1 warning in 1 source\n"))
    #expect(try run("check", "--warnings-as-errors", warned).code == 3)
    #expect(try run("check", wrong, clean).code == 3)
    #expect(try run("check", folder).output.hasSuffix("1 error and 1 warning in 3 sources\n"))
    #expect(try run("check").code == 2)
    #expect(try run("check", "\(folder)/none").code == 2)
    #expect(try run("check", "--fix", "-").code == 2)
    #expect(try run("check", "--error-format", "xml", clean).code == 2)
  }

  @Test func nothingSelected() throws {
    let result = try run("check", folder)
    #expect(result.code == 2)
    #expect(result.errors == "error: nothing to check: no .aksl file in \(folder)\n")
  }

  @Test func standardInput() throws {
    let result = try run("check", "-", "--error-format", "short", input: "scale dve to 5")
    #expect(result.code == 3)
    #expect(result.output == "<stdin>:1:7: error[R002]: there is no pool `dve`\n")
  }

  @Test func formats() throws {
    let wrong = try write("wrong.aksl", "scale dve to 5\n")
    #expect(
      try run("check", "--error-format", "json", wrong).output.hasPrefix(
        "{\"type\":\"diagnostic\",\"at\":null,"))
    #expect(
      try run("check", "--output", "json", wrong).output.hasPrefix("{\"type\":\"diagnostic\",\"at\":null,"))
    // A run says the same, and when.
    let ofRun = try run("run", "--output", "json", wrong).output
    #expect(
      ofRun.replacing("\"at\":\"2024-01-01T00:00:00Z\"", with: "\"at\":null")
        == (try run("check", "--output", "json", wrong).output))
    #expect(try run("check", "--error-format", "sarif", wrong).output.contains("\"version\": \"2.1.0\""))
    #expect(try run("check", "--error-format", "sarif", wrong).code == 3)
  }

  @Test func theWorldCounts() throws {
    let world = try write("world.aksl", "pool web add\n")
    let script = try write("script.aksl", "scale web to 5\n")
    #expect(try run("check", script).code == 3)
    #expect(try run("check", "--world", world, script).code == 0)
    #expect(try run("check", "--world", "empty", script).code == 3)
  }

  @Test func repairs() throws {
    let path = try write("night.aksl", "assert dev.count = 10 && true\nscale dve to 5\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let link = "\(folder)/link.aksl"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    let result = try run("check", "--fix", link)
    #expect(result.code == 3)
    #expect(
      result.errors == """
        repaired \(link):1:18: error[S023]: `=` does not compare
        repaired \(link):1:23: error[S026]: `&&` is written `and`

        """)
    #expect(try read(path) == "assert dev.count == 10 and true\nscale dve to 5\n")
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    // Nothing is left behind, and a source without repairs is not touched.
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.filter { $0.hasPrefix("night.aksl") } == ["night.aksl"])
    let clean = try write("clean.aksl", "scale dev to 5\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: clean)
    #expect(try run("check", "--fix", clean).code == 0)
  }

  @Test func explaining() throws {
    let page = try run("explain", "S023")
    #expect(page.code == 0 && page.output.hasPrefix("S023: `=` where `==` compares\n"))
    #expect(try run("explain", "D5").output.hasPrefix("D5: "))
    let unknown = try run("explain", "OperationNotAlowed")
    #expect(unknown.code == 2)
    #expect(unknown.errors.contains("help: did you mean `explain OperationNotAllowed`?"))
    #expect(try run("explain").code == 2)
    #expect(try run("explain", "S023", "--output", "json").output.contains("\"code\":\"S023\""))
  }
}
