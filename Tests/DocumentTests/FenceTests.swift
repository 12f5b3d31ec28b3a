import Foundation
import Testing

/// What the documents show of the program is true: what stands in the `text` fence below a fence of a shell is what
/// its lines print.
///
/// The other fences are those of `DocTests`. `AKSL_UPDATE=1 swift test --filter FenceTests` writes the `text` fences
/// anew; `git diff` is the review.
@Suite struct FenceTests {
  static let sections = ((try? Repository.documents.flatMap { try Sections.of($0) }) ?? [])
    .filter { $0.fences.contains { $0.info == "sh" } }
  private static let isUpdate = ProcessInfo.processInfo.environment["AKSL_UPDATE"] == "1"

  @Test func thereAreSections() {
    for document in Repository.documents {
      #expect(Self.sections.contains { $0.document == document })
    }
  }

  @Test(arguments: sections) func runs(_ section: Section) throws {
    for (fence, printed) in try section.run() where !Self.isUpdate {
      #expect(fence.text == printed, "\(fence.testDescription)")
    }
  }

  @Test(.enabled(if: isUpdate), arguments: Repository.documents) func update(_ document: String) throws {
    let text = try Repository.text(document)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = try Self.sections.filter { $0.document == document }.flatMap { try $0.run() }
    for (fence, printed) in shown.reversed() {
      let first = fence.line - 1
      let count = fence.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      let new = printed.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      lines.replaceSubrange(first..<(first + count), with: new)
    }
    try Repository.write(lines.joined(separator: "\n"), to: document)
  }
}

extension Section {
  /// Runs the fences of a shell.
  ///
  /// Gives each fence that shows what one of them prints, with what that one really prints.
  fileprivate func run() throws -> [(fence: Fence, printed: String)] {
    var shown: [(fence: Fence, printed: String)] = []
    var printed: String?
    for fence in fences {
      switch fence.info {
      case "sh": printed = try Shell.run(fence)
      case "text":
        if let printed { shown.append((fence, printed)) }
        printed = nil
      default: printed = nil
      }
    }
    return shown
  }
}

/// Runs the lines of a fence that begin with `aksl`.
enum Shell {
  /// What they printed.
  ///
  /// The exit code is 0, or the number after `# exit code`.
  static func run(_ fence: Fence) throws -> String {
    var printed = ""
    for line in fence.text.split(separator: "\n") where line.hasPrefix("aksl ") {
      let parts = line.split(separator: "# exit code ", maxSplits: 1)
      let result = try Program.run(String(parts[0]))
      let wanted = parts.count == 2 ? Int32(parts[1]) : 0
      #expect(result.exitCode == wanted, "\(fence.testDescription): \(line)\n\(result.text)")
      printed += result.text
    }
    return printed
  }
}
