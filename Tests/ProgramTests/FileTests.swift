import AKSLLanguage
import Foundation
import Testing

@testable import aksl

@Suite("Files from the command line")
final class FileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "aksl-\(UUID())").path

  init() throws {
    for path in ["b.aksl", "sub/a.aksl", "sub/Z.aksl", "sub/.hidden/c.aksl", "notes.txt", "sub-x.aksl"] {
      try write(path, "print 1\n")
    }
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/sub/loop", withDestinationPath: folder)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/link.aksl", withDestinationPath: "\(folder)/b.aksl")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func write(_ path: String, _ text: String) throws {
    let path = "\(folder)/\(path)"
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  @Test("Scripts below a folder, in the order of their bytes, each once")
  func folders() throws {
    let found = ["b.aksl", "link.aksl", "sub-x.aksl", "sub/Z.aksl", "sub/a.aksl"].map { "\(folder)/\($0)" }
    #expect(try ScriptFinder.files(at: [folder]) == found)
    #expect(try ScriptFinder.files(at: ["\(folder)//sub/../sub", "\(folder)/./sub/"]).count == 4)
    #expect(try ScriptFinder.files(at: ["\(folder)/", "\(folder)/./b.aksl", folder]) == found)
  }

  @Test("Files as they are given, whatever their name")
  func files() throws {
    #expect(
      try ScriptFinder.files(at: ["\(folder)/notes.txt", "\(folder)/sub/.hidden"])
        == ["\(folder)/notes.txt", "\(folder)/sub/.hidden/c.aksl"])
    let error = #expect(throws: FileError.self) { try ScriptFinder.files(at: ["\(folder)/none"]) }
    #expect(error?.message == "cannot read \(folder)/none: No such file or directory")
  }

  @Test(
    "Paths without empty parts",
    arguments: [
      ("./a.aksl", "a.aksl"), ("a//b/./c", "a/b/c"), ("/a/", "/a"), ("/", "/"), (".", "."), ("../a", "../a"),
    ])
  func normalized(path: String, normal: String) {
    #expect(ScriptFinder.normalized(path) == normal)
  }

  @Test("Reading a file")
  func reading() throws {
    let text = String(repeating: "print 'é'\n", count: 10_000)
    try write("long.aksl", text)
    let source = try SourceText.file("\(folder)/long.aksl")
    #expect(source == SourceText(name: "\(folder)/long.aksl", text))
    let missing = #expect(throws: FileError.self) { try SourceText.file("\(folder)/none") }
    #expect(missing?.message == "cannot read \(folder)/none: No such file or directory")
    let folderError = #expect(throws: FileError.self) { try SourceText.file(folder) }
    #expect(folderError?.message == "cannot read \(folder): Is a directory")
  }

  @Test("A file that is too large")
  func tooLarge() throws {
    try write("huge.aksl", "")
    truncate("\(folder)/huge.aksl", SourceText.maximumSize + 1)
    let error = #expect(throws: FileError.self) { try SourceText.file("\(folder)/huge.aksl") }
    #expect(error?.message == "cannot read \(folder)/huge.aksl: larger than 64 MiB")
  }
}
