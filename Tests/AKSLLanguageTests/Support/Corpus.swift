import Foundation
import Testing

/// The aksl sources of the repository: its scripts, and the fences of its documents.
enum Corpus {
  /// A source and where it stands.
  struct Source: CustomTestStringConvertible {
    var name: String
    var text: String

    var testDescription: String { name }
  }

  /// The folder of the repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every script; those of `Tests/Diagnostics` in their chunks, because most of these are wrong.
  static let scripts: [Source] = files("aksl").flatMap { file -> [Source] in
    let chunks = file.text.components(separatedBy: "\n---\n")
    return chunks.enumerated().map { number, chunk in
      Source(name: chunks.count == 1 ? file.name : "\(file.name) #\(number + 1)", text: chunk + "\n")
    }
  }

  /// Every fence of a document that is marked as aksl.
  static let fences: [Source] = files("md").flatMap { file -> [Source] in
    var fences: [Source] = []
    var lines: [String]?
    for line in file.text.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if let body = lines {
          fences.append(Source(name: "\(file.name) #\(fences.count + 1)", text: body.joined(separator: "\n")))
          lines = nil
        } else if line.hasPrefix("```aksl") {
          lines = []
        }
      } else {
        lines?.append(line)
      }
    }
    return fences
  }

  private static func files(_ suffix: String) -> [Source] {
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix("." + suffix) && !$0.hasPrefix(".") }.sorted().compactMap { path in
      (try? String(contentsOf: root.appending(path: path), encoding: .utf8)).map {
        Source(name: path, text: $0)
      }
    }
  }
}
