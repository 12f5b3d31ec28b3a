import Foundation
import Testing

/// The few borders that make the house, held by looking at the sources.
@Suite("Tidiness")
struct TidyTests {
  private struct File {
    var path: String
    var text: String
    /// Lines with code in them, without what stands behind `//`.
    var code: [(number: Int, text: String)] {
      text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { offset, line in
        (offset + 1, line.trimmingCharacters(in: .whitespaces).hasPrefix("//") ? "" : String(line))
      }
    }
  }

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func files(below folder: String) throws -> [File] {
    let folderURL = root.appending(path: folder)
    let names = FileManager.default.enumerator(atPath: folderURL.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      File(
        path: folder + "/" + name,
        text: try String(contentsOf: folderURL.appending(path: name), encoding: .utf8))
    }
  }

  /// Records each line of code in which the pattern is found.
  private func refuse(
    _ pattern: Regex<Substring>, in folder: String, except allowed: [String] = [], because reason: String
  ) throws {
    let files = try Self.files(below: folder)
    #expect(!files.isEmpty, "\(folder) is gone: mend this test")
    for file in files where !allowed.contains(where: { file.path.hasPrefix($0) }) {
      for line in file.code where line.text.contains(pattern) {
        Issue.record("\(file.path):\(line.number): \(reason)")
      }
    }
  }

  @Test(
    "What is written, simulated and reported knows no system",
    arguments: [
      "AKSLLanguage", "AKSModel", "AKSLInterpreter", "AKSLReports", "AKSLJSON", "AzureCLI",
    ])
  func imports(target: String) throws {
    try refuse(
      #/^\s*(?:\w+\s+)?import (?:Foundation|FoundationEssentials|Glibc|Darwin|Musl|Dispatch)\b/#,
      in: "Sources/\(target)", because: "only the program and the line editor touch the system")
  }

  @Test("Nothing that the program links brings Foundation or concurrency")
  func foundation() throws {
    try refuse(#/^\s*(?:\w+\s+)?import Foundation\b/#, in: "Sources", because: "no Foundation in the program")
    try refuse(
      #/\b(?:await|Task|actor|DispatchQueue)\b [^"]*$/#, in: "Sources/AKSLInterpreter",
      because: "one synchronous program")
  }

  @Test("One console writes")
  func printing() throws {
    // Not behind `case`: `case print(…)` is a statement of the language.
    try refuse(
      #/(?:^ *|[^.\w ]\s*|= )(?:print|debugPrint|fputs|puts|printf)\(/#, in: "Sources",
      except: [
        "Sources/aksl/Output/Console.swift", "Sources/AKSLInterpreter/Compiling/Compiler+Statements.swift",
      ],
      because: "only the console writes")
  }

  @Test("Nothing is forced, and nothing is left for later")
  func shortcuts() throws {
    try refuse(#/\btry!|\bas!|\bfatalError\(/#, in: "Sources", because: "forced")
    try refuse(#/[\w\)\]]!(?:[\s\.,\)\]]|$)(?!=)/#, in: "Sources", because: "forced")
    for file in try Self.files(below: "Sources") {
      for word in ["TODO", "FIXME", "HACK"] where file.text.contains(word) {
        Issue.record("\(file.path): \(word)")
      }
    }
  }

  @Test("Every list of commands is in the table")
  func commands() throws {
    let files = try Self.files(below: "Sources/AKSLInterpreter/Commands")
    let table = try #require(files.first { $0.path.hasSuffix("/CommandTable.swift") })
    var lists: [String] = []
    for file in files {
      for match in file.text.matches(of: #/static (?:let|var) (\w+Commands)\b/#) {
        lists.append(String(match.1))
      }
      if file.path.hasSuffix("Commands.swift") {
        #expect(file.text.contains("CommandDefinition("), "\(file.path) defines no command")
      }
    }
    #expect(lists.count > 5)
    for list in lists { #expect(table.text.contains(list), "\(list) is not in the table") }
  }

  @Test("Sources, scripts and tests say nothing of the machine they were written on")
  func paths() throws {
    for folder in ["Sources", "Tests"] {
      for file in try Self.files(below: folder) {
        #expect(!file.text.contains("/" + "work/"), "\(file.path)")
      }
    }
  }
}
