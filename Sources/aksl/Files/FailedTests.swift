import AKSLLanguage
import AKSLScenarios

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What failed in the last run of a suite from this folder, for `--failed`.
enum FailedTests {
  /// The tests that failed, as `file#name`; nil when no run is known.
  static func read() -> Set<String>? {
    guard let path, let source = try? SourceText.file(path) else { return nil }
    return Set(String(decoding: source.bytes, as: UTF8.self).split(separator: "\n").map(String.init))
  }

  /// The files in which something failed and that are still there, in the order of the bytes of their paths.
  static func files() -> [String] {
    let names = Set((read() ?? []).compactMap { $0.split(separator: "#").first.map(String.init) })
    return names.filter(ScriptFinder.exists).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Keeps the failures of a run; those of tests that did not run stay as they were.
  ///
  /// A folder that cannot be written is no reason to complain: only `--failed` lacks something then.
  static func keep(_ suite: SuiteReport) {
    guard let folder = Environment.stateFolder(), let path else { return }
    var failed = read() ?? []
    for file in suite.files { note(file, in: &failed) }
    makeFolder(folder + "/failed-tests")
    let text = failed.sorted().map { $0 + "\n" }.joined()
    try? ReportFile.write(text, to: path)
  }

  /// What a file tells of its tests; of those that are not there any more nothing is kept.
  private static func note(_ file: FileReport, in failed: inout Set<String>) {
    let name = file.source.name
    if file.isComplete {
      let specials = Set([TestReport.Kind.outside, .output].map { $0.identifier(in: name) })
      let prefix = name + "#"
      failed = failed.filter { identifier in
        guard identifier.hasPrefix(prefix), !specials.contains(identifier) else { return true }
        return file.reached.contains(String(Substring(identifier.utf8.dropFirst(prefix.utf8.count))))
      }
      failed.remove(TestReport.Kind.outside.identifier(in: name))
    }
    for test in file.tests where test.status != .notRun {
      let identifier = test.identity.identifier
      failed.remove(test.identity.identifierOfAllRows)
      if test.status.isFailure { failed.insert(identifier) } else { failed.remove(identifier) }
    }
  }

  /// A file for each folder that suites are run from, named by the folder.
  private static var path: String? {
    guard let folder = Environment.stateFolder(), let working = getcwd(nil, 0) else { return nil }
    defer { free(working) }
    // A file name has at most 255 bytes; of a longer path the end tells more.
    let name = String(cString: working).map { $0 == "/" ? "%" : $0 }.suffix(200)
    return "\(folder)/failed-tests/\(String(name))"
  }

  private static func makeFolder(_ path: String) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      _ = mkdir(made, 0o700)
    }
  }
}
