import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios

/// Finds the tests that the command line names.
enum TestFinder {
  /// The files of some arguments, each once, in the order of the bytes of their paths: files, folders, patterns,
  /// `file:line`, `file#name`, `@list` and `-`.
  static func files(at arguments: [String]) throws(FileError) -> [TestFile] {
    var files: [TestFile] = []
    for entry in try entries(at: arguments, suffix: ".aksl") {
      var file = TestFile(try SourceText.file(entry.path))
      if !entry.isWhole {
        file.narrow(toLines: entry.lines, names: entry.names)
        if file.wanted.isEmpty { throw nothing(in: entry, "scenario", among: file.outlines.map(\.title)) }
      }
      files.append(file)
    }
    return files
  }

  /// The documents of some arguments, with the blocks of each that are meant.
  static func documents(
    at arguments: [String], _ settings: PlanSettings
  ) throws(FileError) -> [(plan: DocumentPlan, selection: BlockSelection)] {
    var documents: [(plan: DocumentPlan, selection: BlockSelection)] = []
    for entry in try entries(at: arguments, suffix: ".md") {
      let source = try SourceText.file(entry.path)
      guard source.bytes.count <= DocumentPlan.maximumSize else {
        throw FileError(message: "\(entry.path): larger than \(DocumentPlan.maximumSize >> 20) MiB")
      }
      let plan = DocumentPlan(source, settings)
      var selection = BlockSelection()
      if !entry.isWhole {
        (selection.lines, selection.names) = (entry.lines, Set(entry.names))
        if !plan.steps.contains(where: { selection.includes($0, of: source) }) {
          throw nothing(in: entry, "block", among: plan.steps.map(\.name))
        }
      }
      documents.append((plan, selection))
    }
    return documents
  }

  /// A file, and what of it is meant.
  private struct Entry {
    var path: String
    var isWhole = false
    var lines: [Int] = []
    var names: [String] = []
  }

  private static func entries(at arguments: [String], suffix: String) throws(FileError) -> [Entry] {
    var wanted: [String: Entry] = [:]
    for target in try targets(of: arguments, suffix) {
      for path in try ScriptFinder.files(at: [target.path], suffix: suffix) {
        var entry = wanted[path] ?? Entry(path: path)
        entry.isWhole = entry.isWhole || target.line == nil && target.name == nil
        if let line = target.line { entry.lines.append(line) }
        if let name = target.name { entry.names.append(name) }
        wanted[path] = entry
      }
    }
    return wanted.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func nothing(in entry: Entry, _ thing: String, among names: [String]) -> FileError {
    let name = entry.names.first
    let what =
      name.map { "no \(thing) is called `\($0)`" } ?? "no \(thing) stands in line \(entry.lines[0])"
    let nearest = name.flatMap { Spelling.nearest(to: $0, among: names) }
    let hint = nearest.map { "\nhelp: did you mean `\($0)`?" } ?? ""
    return FileError(message: "\(entry.path): \(what)\(hint)")
  }

  /// A path, perhaps with the part of the file that is meant.
  private struct Target {
    var path: String
    var line: Int?
    var name: String?
  }

  private static func targets(of arguments: [String], _ suffix: String) throws(FileError) -> [Target] {
    var targets: [Target] = []
    for argument in arguments {
      if argument.hasPrefix("@"), !ScriptFinder.exists(argument) {
        let list = try SourceText.file(String(argument.dropFirst()))
        let lines = String(decoding: list.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        for line in lines.map(\.trimmingBlanks) where !line.isEmpty && !line.hasPrefix("#") {
          targets += try self.targets(at: String(line), suffix)
        }
      } else {
        targets += try self.targets(at: argument, suffix)
      }
    }
    return targets
  }

  private static func targets(at argument: String, _ suffix: String) throws(FileError) -> [Target] {
    if argument == "-" || ScriptFinder.exists(argument) { return [Target(path: argument)] }
    if let hash = argument.firstIndex(of: "#") {
      return [Target(path: String(argument[..<hash]), name: String(argument[argument.index(after: hash)...]))]
    }
    if let colon = argument.lastIndex(of: ":"), let line = Int(argument[argument.index(after: colon)...]) {
      return [Target(path: String(argument[..<colon]), line: line)]
    }
    guard PathPattern.isPattern(argument) else { return [Target(path: argument)] }
    let paths = try ScriptFinder.files(
      matching: PathPattern(argument), isAbsolute: argument.hasPrefix("/"), suffix: suffix)
    if paths.isEmpty { throw FileError(message: "\(argument): no file has such a path") }
    return paths.map { Target(path: $0) }
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
