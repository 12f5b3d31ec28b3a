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
      for line in file.code where Self.withoutTexts(line.text).contains(pattern) {
        Issue.record("\(file.path):\(line.number): \(reason)")
      }
    }
  }

  /// What the program says is no code: `Bail out!` forces nothing.
  ///
  /// Texts with something calculated in them stay, unless only words are looked for.
  private static func withoutTexts(_ code: String, notEvenCalculated isWhole: Bool = false) -> String {
    isWhole
      ? code.replacing(#/"(?:[^"\\\n]|\\.)*"/#, with: "\"\"")
      : code.replacing(#/"(?:[^"\\\n]|\\[^(])*"/#, with: "\"\"")
  }

  /// Who knows whom, as the map in `Sources/README.md` draws it; all others import nothing at all.
  private static let knows: [String: Set<String>] = [
    "AzureCLI": ["AKSLJSON", "AKSModel", "JMESPath", "Shell"],
    "AKSLInterpreter": [
      "AKSLJSON", "AKSLLanguage", "AKSModel", "AzureCLI", "LoadTraces", "Shell", "TimeZoneRules",
    ],
    "LoadTraces": ["AKSLJSON"],
    "AKSLScenarios": ["AKSLInterpreter", "AKSLLanguage", "AKSModel"],
    "AKSLReports": [
      "AKSLInterpreter", "AKSLJSON", "AKSLLanguage", "AKSLScenarios", "AKSModel", "TimeZoneRules",
    ],
    "AKSLDocuments": [
      "AKSLInterpreter", "AKSLJSON", "AKSLLanguage", "AKSLReports", "AKSLScenarios", "AKSModel", "JMESPath",
      "Markdown", "OutputMatching", "RegularExpressions",
    ],
    "JMESPath": ["AKSLJSON"],
    "Markdown": ["CMarkGFM"],
    "OutputMatching": ["AKSLJSON", "RegularExpressions"],
    "LineEditor": ["CEditline", "Glibc", "Darwin", "Synchronization"],
    "aksl": [
      "AKSLDocuments", "AKSLInterpreter", "AKSLLanguage", "AKSLReports", "AKSLScenarios", "AKSModel",
      "ArgumentParser",
      "LineEditor",
      "Glibc", "Darwin", "Synchronization",
    ],
  ]

  @Test("A target knows those below it, and only the program and the line editor know the system")
  func imports() throws {
    var targets: Set<String> = []
    for file in try Self.files(below: "Sources") {
      let target = String(file.path.split(separator: "/")[1])
      targets.insert(target)
      for line in file.code where line.text.contains("import ") {
        guard let match = line.text.firstMatch(of: #/^\s*(?:@?\w+\s+)?import (?:\w+ )?(\w+)/#) else {
          continue
        }
        let name = String(match.1)
        if !Self.knows[target, default: []].contains(name) {
          Issue.record("\(file.path):\(line.number): \(target) does not know \(name)")
        }
      }
    }
    #expect(targets.isSuperset(of: Self.knows.keys), "mend this test")
    #expect(
      targets.isSuperset(of: [
        "AKSLLanguage", "AKSModel", "AKSLJSON", "RegularExpressions", "Shell", "TimeZoneRules",
      ]),
      "mend this test")
  }

  @Test("Every target is on the map, and everything on the map is there")
  func map() throws {
    let package = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
    let map = try String(contentsOf: Self.root.appending(path: "Sources/README.md"), encoding: .utf8)
    let declaration = #/\.(?:target|executableTarget|systemLibrary)\(\s*name: "(\w+)"/#
    let targets = package.matches(of: declaration).map { String($0.1) }
    #expect(targets.count > 10)
    for target in targets { #expect(map.contains("**\(target)**"), "\(target) is not in Sources/README.md") }
    // `Folder/File.swift` and `Folder/Subfolder`, from `Sources` on.
    for match in map.matches(of: #/`((?:AKS\w*|LineEditor|aksl)\/[\w\/+]+(?:\.swift|\.md)?)`/#) {
      let path = Self.root.appending(path: "Sources/\(match.1)").path
      #expect(FileManager.default.fileExists(atPath: path), "Sources/\(match.1) is not there")
    }
  }

  @Test("Only what is read for every node can be inlined elsewhere")
  func access() throws {
    try refuse(
      #/^\s*(?:@\w+ )*(?:public|open) \w/#, in: "Sources",
      except: [
        "Sources/AKSLLanguage/Syntax/", "Sources/AKSLLanguage/Source/SourceRange.swift",
        // Generic over what it holds: it has to be specialised elsewhere.
        "Sources/AKSModel/Clock/EventQueue.swift",
        // A protocol of swift-argument-parser wants it.
        "Sources/aksl/CommonOptions.swift",
      ],
      because: "`package` or less")
  }

  @Test("Pointers are where the map says")
  func pointers() throws {
    try refuse(
      #/Unsafe\w*Pointer|withUnsafe|unsafeBitCast|nonisolated\(unsafe\)|@unchecked/#, in: "Sources",
      except: [
        // What is read by address; each says why that is safe.
        "Sources/AKSLLanguage/Source/SourceBytes.swift", "Sources/AKSLLanguage/Lexing/ByteClass.swift",
        "Sources/AKSLLanguage/Syntax/Row.swift", "Sources/AKSLLanguage/Syntax/NameTable.swift",
        "Sources/AKSLInterpreter/Machine/", "Sources/AKSModel/Catalog/OrderedLines.swift",
        // The system's functions take them.
        "Sources/LineEditor/", "Sources/aksl/",
        // So do those of cmark.
        "Sources/Markdown/CommonMark.swift",
      ],
      because: "no pointers here")
  }

  @Test(
    "What moves is a value, and knows no clock and no chance",
    arguments: [
      "AKSLLanguage", "AKSModel", "AKSLInterpreter", "AKSLScenarios", "AKSLReports", "AKSLJSON",
      "AKSLDocuments",
      "Markdown", "Shell",
    ])
  func values(target: String) throws {
    try refuse(
      #/^\s*(?:\w+ )*(?:class|actor) \w/#, in: "Sources/\(target)",
      except: [
        // Never changes: a tree is passed around as one reference.
        "Sources/AKSLLanguage/Syntax/SyntaxTree.swift"
      ],
      because: "a value, not a class")
    try refuse(
      #/\b(?:ContinuousClock|SuspendingClock|SystemRandomNumberGenerator|clock_gettime)\b|\.(?:random|shuffled|randomElement)\(/#,
      in: "Sources/\(target)", because: "time and chance are passed in")
  }

  @Test("A file has one topic, and a name that says which")
  func sizes() throws {
    let long = [
      // Two tables, and one loop.
      "Sources/AKSModel/Costs/VMPriceTable.swift", "Sources/AKSModel/Catalog/VMSizeTable.swift",
      "Sources/AKSLInterpreter/Machine/Machine+Running.swift",
    ]
    for file in try Self.files(below: "Sources") {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 350 || long.contains(file.path), "\(file.path) has \(lines) lines")
      let name = file.path.split(separator: "/").last ?? ""
      #expect(!name.contains(#/Util|Manager|Helper|Misc/#), "\(file.path) could be anything")
    }
  }

  @Test("One synchronous program")
  func concurrency() throws {
    try refuse(
      #/\b(?:await|async|Task|actor|DispatchQueue)\b [^"]*$/#, in: "Sources",
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
      for word in ["TODO", "FIXME", "HACK"]
      where Self.withoutTexts(file.text, notEvenCalculated: true).contains(word) {
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
