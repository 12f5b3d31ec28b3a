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

  static func text(of file: String) throws -> String {
    try String(contentsOf: root.appending(path: file), encoding: .utf8)
  }
}
