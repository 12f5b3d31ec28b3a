/// The names of files that somebody is typing.
enum ListedFiles {
  /// What is in a folder, folders with a slash behind them; nothing where there is none.
  @Sendable static func list(_ folder: String) -> [String] {
    let path = folder.isEmpty ? "." : Environment.atHome(folder)
    return ((try? ScriptFinder.names(in: path)) ?? []).filter { $0 != "." && $0 != ".." }.map { name in
      ScriptFinder.isFolder(path + "/" + name) ? name + "/" : name
    }
  }
}
