import AKSLLanguage
import AKSLReports
import AKSLScenarios

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What failed in the last run of a suite from this folder, for `--failed`.
enum FailedTests {
  /// The tests that failed, as `file#name`; nil when no run is known.
  static func read() -> Set<String>? { list()?.identifiers }

  /// The files in which something failed and that are still there, in the order of the bytes of their paths.
  static func files() -> [String] {
    Set((list() ?? FailedTestList()).entries.map(\.file)).filter(ScriptFinder.exists)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Keeps the failures of a run; those of tests that did not run stay as they were.
  ///
  /// A folder that cannot be written is no reason to complain: only `--failed` lacks something then.
  static func keep(_ suite: SuiteReport) {
    guard let folder, let path else { return }
    makeFolder(folder)
    // Two runs at once must not forget what the other one says.
    let lock = open(folder, O_RDONLY | O_CLOEXEC)
    if lock >= 0 { flock(lock, LOCK_EX) }
    defer { if lock >= 0 { close(lock) } }
    var failed = list() ?? FailedTestList()
    failed.note(suite)
    try? SourceText(name: path, failed.text).write(newMode: 0o600)
  }

  private static func list() -> FailedTestList? {
    guard let path, let source = try? SourceText.file(path) else { return nil }
    return FailedTestList(source.bytes)
  }

  private static var folder: String? { Environment.stateFolder().map { $0 + "/failed-tests" } }

  /// A file for each folder that suites are run from.
  private static var path: String? {
    guard let folder, let working = getcwd(nil, 0) else { return nil }
    defer { free(working) }
    return "\(folder)/\(FailedTestList.fileName(forFolder: String(cString: working)))"
  }

  private static func makeFolder(_ path: String) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      _ = mkdir(made, 0o700)
    }
  }
}
