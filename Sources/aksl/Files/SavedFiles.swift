import AKSLInterpreter
import AKSLLanguage

/// The scripts that `save session` writes.
enum SavedFiles {
  /// Writes a script; its path is relative to the folder of the script that names it.
  ///
  /// A file that is there already is only written over if it begins with the mark.
  @Sendable static func save(_ path: String, _ text: String, mark: String, script: String) -> LoadFailure? {
    let path = IncludedFiles.path(of: path, includer: script)
    do throws(FileError) {
      if ScriptFinder.exists(path) {
        let old = try SourceText.file(path)
        guard old.bytes.isEmpty || old.bytes.starts(with: mark.utf8) else {
          return LoadFailure(reason: "the file is there, and `save session` did not write it")
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
