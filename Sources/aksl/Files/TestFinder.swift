import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios

/// Finds the tests that the command line names.
enum TestFinder {
  /// The files of some arguments, each once, in the order of the bytes of their paths: files, folders, patterns,
  /// `file:line`, `file#name`, `@list` and `-`.
  static func files(at arguments: [String]) throws(FileError) -> [TestFile] {
    var wanted: [String: (isWhole: Bool, lines: [Int], names: [String])] = [:]
    for target in try targets(of: arguments) {
      for path in try ScriptFinder.files(at: [target.path]) {
        var entry = wanted[path] ?? (false, [], [])
        entry.isWhole = entry.isWhole || target.line == nil && target.name == nil
        if let line = target.line { entry.lines.append(line) }
        if let name = target.name { entry.names.append(name) }
        wanted[path] = entry
      }
    }
    var files: [TestFile] = []
    for path in wanted.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let entry = wanted[path] else { continue }
      var file = TestFile(try SourceText.file(path))
      if !entry.isWhole {
        file.narrow(toLines: entry.lines, names: entry.names)
        if file.wanted.isEmpty {
          let what =
            entry.names.first.map { "no scenario is called `\($0)`" }
            ?? "no scenario stands in line \(entry.lines[0])"
          throw FileError(message: "\(path): \(what)\(hint(entry.names.first, in: file))")
        }
      }
      files.append(file)
    }
    return files
  }

  private static func hint(_ name: String?, in file: TestFile) -> String {
    let nearest = name.flatMap { Spelling.nearest(to: $0, among: file.outlines.map(\.title)) }
    return nearest.map { "\nhelp: did you mean `\($0)`?" } ?? ""
  }

  /// A path, perhaps with the part of the file that is meant.
  private struct Target {
    var path: String
    var line: Int?
    var name: String?
  }

  private static func targets(of arguments: [String]) throws(FileError) -> [Target] {
    var targets: [Target] = []
    for argument in arguments {
      if argument.hasPrefix("@"), !ScriptFinder.exists(argument) {
        let list = try SourceText.file(String(argument.dropFirst()))
        let lines = String(decoding: list.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        for line in lines.map(\.trimmingBlanks) where !line.isEmpty && !line.hasPrefix("#") {
          targets += try self.targets(at: String(line))
        }
      } else {
        targets += try self.targets(at: argument)
      }
    }
    return targets
  }

  private static func targets(at argument: String) throws(FileError) -> [Target] {
    if argument == "-" || ScriptFinder.exists(argument) { return [Target(path: argument)] }
    if let hash = argument.firstIndex(of: "#") {
      return [Target(path: String(argument[..<hash]), name: String(argument[argument.index(after: hash)...]))]
    }
    if let colon = argument.lastIndex(of: ":"), let line = Int(argument[argument.index(after: colon)...]) {
      return [Target(path: String(argument[..<colon]), line: line)]
    }
    guard PathPattern.isPattern(argument) else { return [Target(path: argument)] }
    let paths = try ScriptFinder.files(
      matching: PathPattern(argument), isAbsolute: argument.hasPrefix("/"))
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
