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
      "a file that runs as a whole and prints something else than NAME.out keeps"
        + (self == .existing ? "; --update=new also writes those that are not there" : "")
    }
  }

  /// `night.aksl` → `night.out`; nil for standard input.
  static func path(beside file: String) -> String? {
    guard file != "<stdin>" else { return nil }
    return (file.hasSuffix(".aksl") ? String(file.dropLast(5)) : file) + ".out"
  }

  /// Compares the output of a file that ran as a whole with what is kept, or keeps it; the answer is the path of
  /// a file that was written.
  static func settle(_ report: inout FileReport, _ update: Update) throws(FileError) -> String? {
    // What stopped half-way has said only half of it.
    guard report.problems.isEmpty, !report.outcome.wasInterrupted,
      let path = path(beside: report.source.name)
    else { return nil }
    let kept = ScriptFinder.exists(path) ? try SourceText.file(path) : nil
    guard let kept else {
      let text = OutputSnapshot.text(of: report)
      guard update == .all, !text.isEmpty else { return nil }
      // An empty file first: what is written atomically takes the place of one that is there.
      try ReportFile.write("", to: path)
      try SourceText(name: path, text).write()
      return path
    }
    let keptText = String(decoding: kept.bytes, as: UTF8.self)
    let text = OutputSnapshot.text(of: report)
    guard update == .nothing || keptText == text else {
      try SourceText(name: path, text).write()
      report.tests.append(OutputSnapshot.test(of: report, kept: text, path: path))
      return path
    }
    report.tests.append(OutputSnapshot.test(of: report, kept: keptText, path: path))
    return nil
  }
}
