import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import Foundation
import Testing

/// What people see of every code, for the wrong example of its page.
///
/// `AKSL_UPDATE=1` writes the files anew; reading the difference is the review.
@Suite struct CodePageRenderingTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  @Test(arguments: ["L", "S", "R", "A", "H", "J", "W", "T", "E"]) func rendering(pass: String) throws {
    let pages = CodeBook.pages.filter { $0.code.name.hasPrefix(pass) }
    let text = pages.compactMap { page in page.wrong.map(Self.rendering) }.joined(separator: "\n")
    let file = Self.folder.appending(path: "\(pass).txt")
    if ProcessInfo.processInfo.environment["AKSL_UPDATE"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    // Code by code, so that a difference is small enough to be read.
    let (parts, goldenParts) = (Self.parts(text), Self.parts(golden))
    #expect(parts.count == goldenParts.count)
    for (part, golden) in zip(parts, goldenParts) { #expect(part == golden) }
  }

  private static func parts(_ text: String) -> [String] { text.components(separatedBy: "\n\n") }

  private static func rendering(_ text: String) -> String {
    let source = SourceText(name: "example.aksl", text)
    var renderer = DiagnosticRenderer(style: .plain)
    var session = Session()
    let found = session.check(source)
    guard found.isEmpty else {
      return found.map { renderer.render(FailureMessage($0, in: source)) }.joined(separator: "\n")
    }
    var pages: [String] = []
    _ = session.run(source, mode: .script) { event in
      if let message = FailureMessage(event) { pages.append(renderer.render(message)) }
    }
    return pages.joined(separator: "\n")
  }
}
