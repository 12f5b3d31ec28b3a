import AKSLScenarios

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Finds the scripts, or the documents, that a command is to look at.
enum ScriptFinder {
  /// The files that some paths stand for: files themselves, and every `*.aksl` below folders, each once, in
  /// the order of the bytes of their paths, which is the same on every machine.
  static func files(at paths: [String], endings: [String] = [".aksl"]) throws(FileError) -> [String] {
    var files: Set<String> = []
    for path in paths {
      if path == "-" {
        files.insert(path)
        continue
      }
      var status = stat()
      guard stat(path, &status) == 0 else { throw .cannotRead(path, errno) }
      let path = normalized(path)
      if isFolder(status) { try addFiles(below: path, endings, to: &files) } else { files.insert(path) }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The path without `.` and empty parts.
  ///
  /// `..` stays: behind a link it is not what it seems.
  static func normalized(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    if path.hasPrefix("/") { return "/" + parts }
    return parts.isEmpty ? "." : parts
  }

  /// The files whose paths fit a pattern, in the order of the bytes of their paths.
  static func files(
    matching pattern: PathPattern, isAbsolute: Bool, endings: [String] = [".aksl"]
  ) throws(FileError) -> [String] {
    let base = base(of: pattern, isAbsolute)
    guard exists(base) else { return [] }
    return try files(at: [base], endings: endings).filter { pattern.matches($0) }
  }

  /// The folder below which all lies that a pattern can stand for.
  static func base(of pattern: String) -> String { base(of: PathPattern(pattern), pattern.hasPrefix("/")) }

  private static func base(of pattern: PathPattern, _ isAbsolute: Bool) -> String {
    (isAbsolute ? "/" : "") + (isAbsolute && pattern.base == "." ? "" : pattern.base)
  }

  /// A folder and all folders below it that are looked through; none of what is no folder.
  static func folders(below path: String) -> [String] {
    var status = stat()
    guard stat(path, &status) == 0, isFolder(status) else { return [] }
    let path = normalized(path)
    let below = ((try? names(in: path)) ?? []).filter { !$0.hasPrefix(".") }.flatMap { name -> [String] in
      let inner = self.path(of: name, in: path)
      return lstat(inner, &status) == 0 && isFolder(status) ? folders(below: inner) : []
    }
    return [path] + below
  }

  private static func path(of name: String, in folder: String) -> String {
    folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Whether there is a file or a folder.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  private static func addFiles(
    below folder: String, _ endings: [String], to files: inout Set<String>
  ) throws(FileError) {
    for name in try names(in: folder) where !name.hasPrefix(".") {
      let path = path(of: name, in: folder)
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      if isFolder(status) {
        try addFiles(below: path, endings, to: &files)
      } else if endings.contains(where: name.hasSuffix), stat(path, &status) == 0, !isFolder(status) {
        // Links to files are followed, links to folders are not: they may lead in a circle.
        files.insert(path)
      }
    }
  }

  /// What is in a folder, `.` and `..` included.
  static func names(in folder: String) throws(FileError) -> [String] {
    guard let directory = opendir(folder) else { throw .cannotRead(folder, errno) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
            String(cString: $0)
          }
        })
    }
    return names
  }

  /// Whether a path leads to a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && isFolder(status)
  }

  private static func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }
}
