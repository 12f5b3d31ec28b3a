import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import AKSLScenarios

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The files beside scripts that keep what these print and show.
enum OutputFile {
  /// What becomes of the files when the output is another one.
  enum Update {
    /// They are compared.
    case nothing
    /// Those that are there are written anew.
    case existing
    /// Those that are missing are written, too.
    case all

    /// What has to be so for a file to be written.
    var condition: String {
      "a file that runs as a whole, without a failed test, and prints something else than NAME.out keeps"
        + (self == .existing ? "; --update=new also writes those that are not there" : "")
    }
  }

  /// `night.aksl` → `night.out`; nil for standard input.
  static func path(beside file: String) -> String? {
    guard file != "<stdin>" else { return nil }
    return (file.hasSuffix(".aksl") ? String(file.dropLast(5)) : file) + ".out"
  }

  /// Whether there is one beside a file.
  static func isKept(beside file: String) -> Bool { path(beside: file).map(ScriptFinder.exists) ?? false }

  /// Compares the output of a file that ran as a whole with what is kept, or keeps it; the answer is the path of
  /// a file that was written.
  static func settle(_ report: inout FileReport, _ update: Update) -> String? {
    // What stopped half-way has said only half of it.
    guard report.problems.isEmpty, !report.outcome.wasInterrupted,
      let path = path(beside: report.source.name)
    else { return nil }
    let isKept = ScriptFinder.exists(path)
    guard isKept || update == .all else { return nil }
    guard !report.isFailure else {
      if isKept { report.tests.append(TestReport(outputOfFailing: report)) }
      return nil
    }
    do throws(FileError) {
      return isKept ? try compare(&report, path, update) : try make(report, path)
    } catch {
      report.tests.append(TestReport(outputOf: report, at: path, problem: error.message))
      return nil
    }
  }

  private static func make(_ report: FileReport, _ path: String) throws(FileError) -> String? {
    let text = OutputSnapshot.text(of: report)
    guard !text.isEmpty else { return nil }
    // An empty file first: what is written atomically takes the place of one that is there.
    try ReportFile.write("", to: path)
    try SourceText(name: path, text).write()
    return path
  }

  private static func compare(
    _ report: inout FileReport, _ path: String, _ update: Update
  ) throws(FileError) -> String? {
    let kept = String(decoding: try SourceText.file(path).bytes, as: UTF8.self)
    let test = OutputSnapshot.test(of: report, kept: kept, path: path)
    guard update != .nothing, test.status != .passed else {
      report.tests.append(test)
      return nil
    }
    let text = OutputSnapshot.text(of: report)
    try SourceText(name: path, text).write()
    report.tests.append(OutputSnapshot.test(of: report, kept: text, path: path))
    return path
  }
}
