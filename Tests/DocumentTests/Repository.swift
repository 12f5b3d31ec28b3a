import Foundation

/// The files of the repository that these tests are about.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let grammar = "grammar/aksl.ebnf"
  static let documents = ["README.md", "grammar/language.md"]

  static var examples: [String] { files("examples", ".aksl") }
  static var guides: [String] { files("examples", ".md") }

  private static func files(_ folder: String, _ suffix: String) -> [String] {
    let files = try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
    return (files ?? []).filter { $0.hasSuffix(suffix) }.sorted().map { "\(folder)/" + $0 }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func write(_ text: String, to path: String) throws {
    try text.write(to: root.appending(path: path), atomically: true, encoding: .utf8)
  }
}
