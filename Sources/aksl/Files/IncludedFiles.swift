import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import Synchronization

/// The files that scripts include.
enum IncludedFiles {
  /// Reads a file by its path, which is relative to the folder of the script that includes it.
  @Sendable static func load(_ path: String, includer: String) -> Result<SourceText, LoadFailure> {
    let path = self.path(of: path, includer: includer)
    do throws(FileError) {
      return .success(try .file(path))
    } catch {
      return .failure(LoadFailure(reason: error.reason))
    }
  }

  /// The file itself and all that it includes, also files that are not there.
  static func paths(of source: SourceText) -> [String] {
    let asked = Mutex([source.name])
    _ = Session.sourceNames(of: source) { path, includer in
      let full = self.path(of: path, includer: includer)
      asked.withLock { $0.append(full) }
      return load(path, includer: includer)
    }
    return asked.withLock { $0 }
  }

  /// A document, the documents and scripts that it includes, also files that are not there.
  static func paths(ofDocument source: SourceText, _ settings: PlanSettings) -> [String] {
    let asked = Mutex([source.name])
    var settings = settings
    settings.load = { path, includer in
      let full = self.path(of: path, includer: includer)
      asked.withLock { $0.append(full) }
      return load(path, includer: includer)
    }
    let scripts = DocumentPlan(source, settings).scripts
    return asked.withLock { $0 } + scripts.flatMap(paths)
  }

  /// The path as the program would be given it; `~` is the home folder, as a shell has it.
  static func path(of path: String, includer: String) -> String {
    let path = Environment.atHome(path)
    guard !path.hasPrefix("/"), let end = includer.lastIndex(of: "/") else {
      // `-` would be standard input.
      return path == "-" ? "./-" : ScriptFinder.normalized(path)
    }
    return ScriptFinder.normalized(includer[...end] + path)
  }
}
