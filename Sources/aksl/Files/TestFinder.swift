import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios

/// The tests that a command line names.
struct FoundTests {
  /// Each once, in the order of the bytes of their paths.
  var files: [TestFile] = []
  /// What was asked for by a name.
  var targets: [SuitePlan.NamedTarget] = []
}

/// Finds the tests that the command line names.
enum TestFinder {
  /// The files of some arguments: files, folders, patterns, `file:line`, `file#name`, `@list` and `-`.
  static func tests(at arguments: [String]) throws(FileError) -> FoundTests {
    var wanted: [String: (isWhole: Bool, lines: [Int], names: [String])] = [:]
    var found = FoundTests()
    for target in try unified(targets(of: arguments, [".aksl"]), ".aksl") {
      for path in target.files {
        var entry = wanted[path] ?? (false, [], [])
        switch target.part {
        case .all: entry.isWhole = true
        case .line(let line): entry.lines.append(line)
        case .name(let name): entry.names.append(name)
        }
        wanted[path] = entry
      }
      if case .name(let name) = target.part {
        found.targets.append(.init(argument: target.argument, name: name, files: Set(target.files)))
      }
    }
    for path in wanted.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let entry = wanted[path] else { continue }
      var file = TestFile(try SourceText.file(path))
      file.keepsOutput = OutputFile.isKept(beside: file.source.name)
      for line in entry.lines where !file.outlines.contains(where: { $0.line...$0.endLine ~= line }) {
        throw FileError(message: "\(path): no scenario stands in line \(line)")
      }
      if !entry.isWhole { file.narrow(toLines: entry.lines, names: entry.names) }
      found.files.append(file)
    }
    return found
  }

  /// What the names of documents end in.
  static let documentEndings = [".md", ".markdown"]

  /// The documents of some arguments, with the blocks of each that are meant.
  static func documents(
    at arguments: [String], _ settings: PlanSettings
  ) throws(FileError) -> [(plan: DocumentPlan, selection: BlockSelection)] {
    var wanted: [String: (isWhole: Bool, selection: BlockSelection)] = [:]
    for target in try unified(targets(of: arguments, documentEndings), ".md") {
      for path in target.files {
        var entry = wanted[path] ?? (false, BlockSelection())
        switch target.part {
        case .all: entry.isWhole = true
        case .line(let line): entry.selection.lines.append(line)
        case .name(let name): entry.selection.names.insert(name)
        }
        wanted[path] = entry
      }
    }
    var documents: [(plan: DocumentPlan, selection: BlockSelection)] = []
    for path in wanted.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let entry = wanted[path] else { continue }
      if path.hasSuffix(".aksl") {
        throw FileError(message: "\(path): a script is no document\nhelp: `aksl run` and `aksl test` run it")
      }
      let source = try SourceText.file(path)
      guard source.bytes.count <= DocumentPlan.maximumSize else {
        throw FileError(message: "\(path): larger than \(DocumentPlan.maximumSize >> 20) MiB")
      }
      let plan = DocumentPlan(source, settings)
      let selection = entry.isWhole ? BlockSelection() : entry.selection
      if let missing = selection.missing(in: plan) {
        let nearest = Spelling.nearest(to: missing, among: plan.steps.map(\.name))
        let hint = nearest.map { "\nhelp: did you mean `\($0)`?" } ?? ""
        throw FileError(message: "\(path): no block is called `\(missing)`\(hint)")
      }
      if !selection.isAll, !plan.steps.contains(where: { selection.includes($0, of: source) }) {
        let line = selection.lines[0]
        let lines = LineMap(source)
        let unrun = plan.unrun.last { lines.position(of: $0.range.start).line <= line }
        let isThere = unrun.map { lines.position(of: $0.range.end).line >= line } ?? false
        let help =
          isThere ? unrun.map { "\nhelp: the fence that stands there does not run: \($0.reason)" } : nil
        throw FileError(message: "\(path): no block stands in line \(line)\(help ?? "")")
      }
      documents.append((plan, selection))
    }
    return documents
  }

  /// The folders in which arguments have files looked for.
  static func folders(searchedFor arguments: [String]) -> [String] {
    arguments.flatMap { argument -> [String] in
      if argument.hasPrefix("@"), !ScriptFinder.exists(argument) {
        let lines = (try? self.lines(of: String(argument.dropFirst()))) ?? []
        return folders(searchedFor: lines.map(\.text))
      }
      let path = parts(of: argument).path
      guard PathPattern.isPattern(path), !ScriptFinder.exists(path) else {
        return ScriptFinder.folders(below: path)
      }
      return ScriptFinder.folders(below: ScriptFinder.base(of: path))
    }
  }

  /// What an argument stands for.
  private struct Target {
    enum Part {
      case all
      case line(Int)
      case name(String)
    }

    var argument: String
    var files: [String]
    var part: Part
  }

  /// Each file by one name, however it is spelled; and each argument stands for something, where others do.
  private static func unified(_ targets: [Target], _ ending: String) throws(FileError) -> [Target] {
    var targets = targets
    var places = FilePlaces()
    for index in targets.indices { targets[index].files = targets[index].files.map { places.name(of: $0) } }
    if targets.count > 1, let empty = targets.first(where: \.files.isEmpty) {
      throw FileError(message: "\(empty.argument): no file below it ends in \(ending)")
    }
    return targets
  }

  private static func targets(of arguments: [String], _ endings: [String]) throws(FileError) -> [Target] {
    var targets: [Target] = []
    for argument in arguments {
      if argument.hasPrefix("@"), !ScriptFinder.exists(argument) {
        targets += try self.targets(listedIn: String(argument.dropFirst()), endings)
      } else {
        targets.append(try target(argument, endings))
      }
    }
    return targets
  }

  private static func targets(listedIn list: String, _ endings: [String]) throws(FileError) -> [Target] {
    guard !list.isEmpty else { throw FileError(message: "@: expected the name of a list, such as @list.txt") }
    var targets: [Target] = []
    for (number, line) in try lines(of: list) {
      do throws(FileError) {
        targets.append(try target(line, endings))
      } catch {
        throw FileError(message: "\(list):\(number): \(error.message)")
      }
    }
    return targets
  }

  /// The paths of a list, a line each; empty lines and those that begin with `#` say nothing.
  private static func lines(of list: String) throws(FileError) -> [(number: Int, text: String)] {
    let bytes = try SourceText.file(list).bytes
    // Some editors begin a text with a mark that it is UTF-8.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return String(decoding: bytes.starts(with: mark) ? bytes[3...] : bytes[...], as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .map { ($0 + 1, String($1.trimmingBlanks)) }.filter { !$0.1.isEmpty && !$0.1.hasPrefix("#") }
  }

  private static func target(_ argument: String, _ endings: [String]) throws(FileError) -> Target {
    let (path, part) = parts(of: argument)
    let files = path == "-" ? ["-"] : try files(path, endings)
    if case .line = part, files.count != 1 {
      throw FileError(message: "\(argument): a line belongs to one file, and here are \(files.count)")
    }
    return Target(argument: argument, files: files, part: part)
  }

  /// An argument as a path and the part of a file that is meant; what exists is a path, whatever is in its name.
  private static func parts(of argument: String) -> (path: String, part: Target.Part) {
    guard !ScriptFinder.exists(argument) else { return (argument, .all) }
    // A `#` may be in the name of the file, too.
    let hashes = argument.indices.filter { argument[$0] == "#" }
    if let hash = hashes.first(where: { ScriptFinder.exists(String(argument[..<$0])) }) ?? hashes.first {
      return (String(argument[..<hash]), .name(String(argument[argument.index(after: hash)...])))
    }
    // As messages write places: `file:line`, `file:line:column`.
    guard let (path, line) = number(behind: argument) else { return (argument, .all) }
    guard !ScriptFinder.exists(path), let (inner, innerLine) = number(behind: path) else {
      return (path, .line(line))
    }
    return (inner, .line(innerLine))
  }

  /// What stands before the last colon, and the number behind it.
  private static func number(behind argument: String) -> (path: String, number: Int)? {
    guard let colon = argument.lastIndex(of: ":") else { return nil }
    let digits = argument[argument.index(after: colon)...]
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = Int(digits)
    else { return nil }
    return (String(argument[..<colon]), number)
  }

  /// The files of a path or a pattern.
  private static func files(_ path: String, _ endings: [String]) throws(FileError) -> [String] {
    guard !ScriptFinder.exists(path) else { return try ScriptFinder.files(at: [path], endings: endings) }
    let isPattern = PathPattern.isPattern(path)
    guard isPattern || path.contains(where: { "[]{}".contains($0) }) else {
      return try ScriptFinder.files(at: [path], endings: endings)
    }
    let files =
      isPattern
      ? try ScriptFinder.files(matching: PathPattern(path), isAbsolute: path.hasPrefix("/"), endings: endings)
      : []
    guard files.isEmpty else { return files }
    let others = path.contains { "[]{}".contains($0) }
    throw FileError(
      message: "\(path): no file has such a path"
        + (others
          ? "\nhelp: only `*`, `**` and `?` stand for something else; leave other patterns to the shell" : "")
    )
  }
}

extension Substring {
  /// Without blanks at both ends.
  var trimmingBlanks: Substring {
    var rest = self
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return rest
  }
}
