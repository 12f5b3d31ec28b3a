import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios
import Markdown

// Other files: what they hold stands in the document, in the place of the mark.
extension Planner {
  /// How many files may include each other in a row.
  static let maximumDepth = 16
  /// How many files a document may include in all: two in each of sixteen in a row are many more.
  static let maximumFiles = 1000
  /// How many folders above a document are looked through for the root of its publisher's repository.
  private static let maximumHeight = 12

  /// `[!INCLUDE [title](path)]`.
  mutating func include(_ path: String, _ range: SourceRange) {
    if let reason = alternatives.reason { return leaveOut("include", range, reason) }
    guard let load = settings.load else { return leaveOut("include", range, "\(path) is not followed") }
    guard path.hasPrefix("~/") else { return follow(path, load(path, file.name), range) }
    // Publishers write `~/` for the root of their repository, which a document alone doesn't know.
    for folder in Self.folders(above: file.name) {
      if case .success(let source) = load(folder + path.dropFirst(2), "") {
        return follow(path, .success(source), range)
      }
    }
    leaveOut(
      "include", range,
      "\(path) begins at the root of a repository, and no folder above the document holds it")
  }

  /// The folders above a file, the nearest first: `a/b/`, `a/`, and those above the one where the program runs.
  private static func folders(above name: String) -> [String] {
    var parts = name.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var folders: [String] = []
    while !parts.isEmpty {
      folders.append(parts.joined(separator: "/") + "/")
      parts = parts.dropLast()
    }
    guard !name.hasPrefix("/") else { return folders }
    return folders + (0...maximumHeight).map { String(repeating: "../", count: $0) }
  }

  /// `a/../b.md` is `b.md`: one file has one name, as far as names tell.
  static func plain(_ name: String) -> String {
    var parts: [Substring] = []
    for part in name.split(separator: "/", omittingEmptySubsequences: false) where part != "." {
      if part == "..", let last = parts.last, last != "..", !last.isEmpty {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// A link below a heading `Prerequisites`, as Innovation Engine follows it.
  mutating func requireFirst(_ destination: String, _ range: SourceRange) {
    guard settings.followsPrerequisites, let load = settings.load, alternatives.reason == nil,
      headings.contains(where: { $0.text.lowercased() == "prerequisites" })
    else { return }
    let path = String(destination.prefix { $0 != "#" && $0 != "?" })
    guard path.hasSuffix(".md"), !path.hasPrefix("/"), !path.contains("://") else { return }
    let loaded = load(path, file.name)
    // Once is enough, whoever asks for it.
    if case .success(let source) = loaded, !prerequisites.insert(Self.plain(source.name)).inserted { return }
    follow(path, loaded, range)
  }

  private mutating func follow(
    _ path: String, _ loaded: Result<SourceText, LoadFailure>, _ range: SourceRange
  ) {
    switch loaded {
    case .failure(let failure): refuse(.missingInclude(path, failure.reason, at: range))
    case .success(let source):
      if chain.contains(Self.plain(source.name)) {
        refuse(.circularInclude(path, chain + [Self.plain(source.name)], at: range))
      } else if chain.count > Self.maximumDepth {
        refuse(.deepInclude(Self.maximumDepth, at: range))
      } else if includedBytes + source.bytes.count > DocumentPlan.maximumSize {
        refuse(.largeInclude(at: range))
      } else if includedFiles == Self.maximumFiles {
        refuse(.manyIncludes(Self.maximumFiles, at: range))
      } else {
        includedFiles += 1
        includedBytes += source.bytes.count
        read(source, at: range)
      }
    }
  }

  /// What cannot be included is an error; the rest of the document runs.
  private mutating func refuse(_ diagnostic: Diagnostic) {
    plan.problems.append(PlanProblem(source: file, diagnostic: diagnostic, isFatal: false))
  }

  private mutating func read(_ source: SourceText, at range: SourceRange) {
    let outer = (file, document, alternatives, anchor, headings)
    leaveOutput()
    paragraph = nil
    anchor = anchor ?? range
    chain.append(Self.plain(source.name))
    file = source
    document = MarkdownDocument(source.bytes)
    alternatives = Alternatives(document.blocks, preferring: settings.tabs)
    readBlocks()
    (file, document, alternatives, anchor, headings) = outer
    chain.removeLast()
    leaveOutput()
    paragraph = nil
  }
}
