import AKSLReports

/// The files that a session has read, each as it was when its line had run: who edits one beside the prompt is told that it is another.
///
/// Shared by the prompt, which knows what is read, and the editor, which asks while a line is typed.
final class LoadedFiles {
  private struct File {
    let path: String
    /// What was typed to load it, or the file that includes it.
    let loaded: String
    var stamp: FileStamp?
  }

  private var files: [File] = []

  /// There is something to look at.
  var isEmpty: Bool { files.isEmpty }

  /// Takes files as they are now; one of another size than was read is another already.
  func note(_ read: [(path: String, size: Int, loaded: String)]) {
    for (path, size, loaded) in read {
      let stamp = FileStamp(path)
      files.removeAll { $0.path == path }
      files.append(File(path: path, loaded: loaded, stamp: stamp?.size == Int64(size) ? stamp : nil))
    }
  }

  /// What has become of files since they were read, or were asked about; one that is gone may be on its way back.
  func takeNews() -> [String] {
    files.indices.compactMap { place in
      guard let stamp = FileStamp(files[place].path), stamp != files[place].stamp else { return nil }
      files[place].stamp = stamp
      return
        "\(files[place].path.visibleLine) has changed: `load \"\(files[place].loaded.visibleLine)\"` reads it again"
    }
  }
}
