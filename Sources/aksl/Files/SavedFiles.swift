import AKSLInterpreter
import AKSLLanguage

/// The files that scripts write: sessions and charts.
enum SavedFiles {
  /// Writes a file; its path is relative to the folder of the script that names it.
  ///
  /// A file that is there already is only written over if it begins with the mark.
  @Sendable static func save(_ path: String, _ text: String, mark: String, script: String) -> LoadFailure? {
    let path = IncludedFiles.path(of: path, includer: script)
    do throws(FileError) {
      if ScriptFinder.exists(path) {
        let old = try SourceText.file(path)
        guard old.bytes.isEmpty || old.bytes.starts(with: mark.utf8) else {
          return LoadFailure(reason: "the file is there, and aksl did not write it")
        }
        try SourceText(name: path, text).write()
      } else {
        try ReportFile.write(text, to: path)
      }
      return nil
    } catch {
      return LoadFailure(reason: error.reason)
    }
  }
}
