import Foundation
import Testing

/// `aksl fmt`: files → files, names, differences and an exit code.
@Suite("aksl fmt")
struct FmtTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func fmt(
    _ arguments: String..., input: String? = nil, exitCode: Int32,
    _ location: SourceLocation = #_sourceLocation
  ) throws -> Program.Result {
    let result = try Program.run(["fmt"] + arguments, input: input, location)
    #expect(result.exitCode == exitCode, "\(result.errorText)", sourceLocation: location)
    expectNoCrash(result, location)
    return result
  }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("Files and folders: what changes is rewritten and named")
  func rewrites() throws {
    let (bad, fine) = (
      try folder.write("sub/bad.aksl", "print  1"), try folder.write("sub/fine.aksl", "print 1\n")
    )
    try folder.write("sub/notes.txt", "print  1")
    let before = try FileManager.default.attributesOfItem(atPath: fine)[.systemFileNumber] as? Int
    let result = try fmt(folder.path, exitCode: 0)
    #expect(result.text == bad + "\n")
    #expect(result.errorText == "")
    #expect(folder.text("sub/bad.aksl") == "print 1\n")
    #expect(folder.text("sub/notes.txt") == "print  1")
    let after = try FileManager.default.attributesOfItem(atPath: fine)[.systemFileNumber] as? Int
    #expect(before == after, "a file that is right is not touched")
    #expect(try fmt(folder.path, exitCode: 0).text == "")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("sub")).count == 3)
  }

  @Test("A file is replaced as a whole and keeps its permissions")
  func replaces() throws {
    let file = try folder.write("a.aksl", "print  1")
    try FileManager.default.setAttributes([.posixPermissions: 0o751], ofItemAtPath: file)
    let before = try FileManager.default.attributesOfItem(atPath: file)
    _ = try fmt(file, exitCode: 0)
    let after = try FileManager.default.attributesOfItem(atPath: file)
    #expect(after[.posixPermissions] as? Int == 0o751)
    #expect(before[.systemFileNumber] as? Int != after[.systemFileNumber] as? Int, "it was written over")
    #expect(try files() == ["a.aksl"])
  }

  @Test("A link stays a link")
  func links() throws {
    let file = try folder.write("a.aksl", "print  1")
    try FileManager.default.createSymbolicLink(atPath: folder.path("b.aksl"), withDestinationPath: file)
    let result = try fmt(folder.path, exitCode: 0)
    #expect(result.text == file + "\n", "the second finds nothing to do")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("b.aksl")) == file)
    try folder.write("a.aksl", "print  2")
    #expect(try fmt(folder.path("b.aksl"), exitCode: 0).text == folder.path("b.aksl") + "\n")
    #expect(folder.text("a.aksl") == "print 2\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("b.aksl")) == file)
  }

  @Test("--check names, --diff shows, neither changes")
  func checks() throws {
    let file = try folder.write("a.aksl", "print  1\nprint 2\n")
    #expect(try fmt("--check", file, exitCode: 1).text == file + "\n")
    let diff = "--- \(file)\n+++ \(file)\n@@ -1,2 +1,2 @@\n-print  1\n+print 1\n print 2\n"
    #expect(try fmt("--diff", file, exitCode: 0).text == diff)
    #expect(try fmt("--diff", "--check", file, exitCode: 1).text == diff)
    #expect(try fmt("--check", "-q", file, exitCode: 1).text == "")
    #expect(folder.text("a.aksl") == "print  1\nprint 2\n")
    _ = try fmt(file, exitCode: 0)
    #expect(try fmt("--check", "--diff", file, exitCode: 0).text == "")
  }

  @Test("Standard input goes to standard output")
  func standardInput() throws {
    #expect(try fmt("-", input: "if a{b}", exitCode: 0).text == "if a { b }\n")
    #expect(try fmt("-", input: "b\n", exitCode: 0).text == "b\n")
    #expect(try fmt("-", input: "", exitCode: 0).text == "")
    #expect(try fmt("--check", "-", input: "b ", exitCode: 1).text == "<stdin>\n")
    #expect(try fmt("--check", "-", input: "b\n", exitCode: 0).text == "")
    let wrong = try fmt("-", input: "let =", exitCode: 3)
    #expect(wrong.text == "")
    #expect(wrong.errorText.contains("<stdin>:1:5"))
  }

  @Test("Errors leave a file alone, and do not keep others from being formatted")
  func errors() throws {
    try folder.write("a.aksl", "let  =")
    let fine = try folder.write("b.aksl", "print  1")
    let result = try fmt(folder.path, exitCode: 3)
    #expect(result.text == fine + "\n")
    #expect(result.errorText.contains("error[S004]"))
    #expect(folder.text("a.aksl") == "let  =")
    #expect(folder.text("b.aksl") == "print 1\n")
    let bytes: [UInt8] = [0x70, 0xFF, 0x0A]
    try folder.write("c.aksl", bytes: bytes)
    _ = try fmt(folder.path("c.aksl"), exitCode: 3)
    #expect(try folder.bytes("c.aksl") == bytes)
  }

  @Test("What cannot be found, read or written")
  func refusals() throws {
    let missing = try fmt(folder.path("none"), exitCode: 2)
    #expect(missing.errorText == "error: cannot read \(folder.path("none")): No such file or directory\n")
    #expect(try fmt(folder.path, exitCode: 2).errorText.contains("nothing to format"))
    #expect(try fmt(exitCode: 2).errorText != "")
    #expect(try fmt("-", "a.aksl", exitCode: 2).errorText.contains("`-` goes alone"))

    let json = try fmt("--check", "--output", "json", folder.path, exitCode: 2)
    #expect(json.errorText.contains("aksl check --output json"))

    // The path of the file that is written beside it would be too long, for root too.
    let length = Int(PATH_MAX) - 8
    var deep = folder.path
    while deep.utf8.count < length {
      deep += "/" + String(repeating: "d", count: min(200, length - deep.utf8.count - 1))
    }
    try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
    let long = deep + "/n.aksl"
    let descriptor = open(long, O_CREAT | O_WRONLY, 0o644)
    #expect(write(descriptor, "print  1", 8) == 8)
    close(descriptor)
    let other = try folder.write("z.aksl", "print  1")
    let result = try fmt(folder.path, exitCode: 2)
    let isRefused = result.errorText.hasPrefix("error: cannot write \(long): ")
    #expect(isRefused)
    #expect(result.text == other + "\n")
    var status = stat()
    #expect(stat(long, &status) == 0 && status.st_size == 8)
  }

  @Test("A file with the longest possible name")
  func longName() throws {
    let file = try folder.write(String(repeating: "n", count: 250) + ".aksl", "print  1")
    #expect(try fmt(file, exitCode: 0).text == file + "\n")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "print 1\n")
    #expect(try files().count == 1)
  }

  @Test("A misspelt command is told as `check` tells it")
  func misspelt() throws {
    #expect(try fmt("-", input: "prnt 1 + 2", exitCode: 3).errorText.hasPrefix("error[R001]"))
  }

  @Test("Permissions hold", .enabled(if: geteuid() != 0, "root may do everything"))
  func permissions() throws {
    let file = try folder.write("a.aksl", "print  1")
    for (mode, word) in [(0o444, "write"), (0o000, "read")] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
      #expect(try fmt(file, exitCode: 2).errorText == "error: cannot \(word) \(file): Permission denied\n")
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    #expect(folder.text("a.aksl") == "print  1")
  }
}
