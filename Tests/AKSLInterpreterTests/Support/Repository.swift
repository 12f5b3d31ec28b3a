import AKSLInterpreter
import AKSLLanguage
import Foundation

/// The files of the package that tests read: scripts, and sources.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The files below a folder with an extension, by their paths from the root, in order.
  static func files(below folder: String, extension suffix: String) -> [String] {
    let names =
      FileManager.default.enumerator(atPath: root.appending(path: folder).path)?
      .compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix("." + suffix) }.map { folder + "/" + $0 }.sorted()
  }

  /// Reads a file as the program does: relative to the folder of the source that names it.
  @Sendable static func load(_ path: String, for includer: String) -> Result<SourceText, LoadFailure> {
    let folder = root.appending(path: includer).deletingLastPathComponent()
    do {
      let bytes = try Data(contentsOf: folder.appending(path: path).standardized)
      return .success(SourceText(name: path, bytes: Array(bytes)))
    } catch {
      return .failure(LoadFailure(reason: "no such file"))
    }
  }

  static func text(of file: String) throws -> String {
    try String(contentsOf: root.appending(path: file), encoding: .utf8)
  }
}

extension Session.Options {
  /// With the files of the repository.
  static var inRepository: Session.Options {
    var options = Session.Options()
    options.loadSource = Repository.load
    return options
  }
}
