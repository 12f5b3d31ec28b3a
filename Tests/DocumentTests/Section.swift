import Testing

/// One fence of a Markdown document: what stands between two lines of backticks.
struct Fence: Sendable, CustomTestStringConvertible {
  /// What the opening line says: `aksl`, `aksl error=R016`, `sh`, `text`.
  var info: String
  var text: String
  var document: String
  /// The line of its first character, from 1.
  var line: Int

  var testDescription: String { "\(document):\(line)" }
}

/// The fences below one `##` heading.
struct Section: Sendable, CustomTestStringConvertible {
  var title: String
  var document: String
  var fences: [Fence] = []

  var testDescription: String { "\(document), \(title)" }
}

/// Cuts documents into sections and fences.
enum Sections {
  static func of(_ document: String) throws -> [Section] {
    var sections = [Section(title: "before the first heading", document: document)]
    var fence: Fence?
    let text = try Repository.text(document)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("```") {
        if let finished = fence {
          sections[sections.count - 1].fences.append(finished)
          fence = nil
        } else {
          fence = Fence(info: String(line.dropFirst(3)), text: "", document: document, line: index + 2)
        }
      } else if fence != nil {
        fence?.text += line + "\n"
      } else if line.hasPrefix("## ") {
        sections.append(Section(title: String(line.dropFirst(3)), document: document))
      }
    }
    return sections
  }

  /// All fences of all documents that say this.
  static func fences(_ info: String) throws -> [Fence] {
    try Repository.documents.flatMap { try of($0).flatMap(\.fences) }.filter { $0.info == info }
  }
}
