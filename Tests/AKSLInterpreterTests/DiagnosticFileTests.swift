import Foundation
import Testing

/// The files of `Tests/Diagnostics`: wrong scripts, with what is to be said about each on its line.
///
/// A file has chunks that `---` separates; each is a script of its own. `### CODE part of the title` at the end
/// of a line expects that there, once for each `###`; nothing else may be said to be wrong.
@Suite("Diagnostics")
struct DiagnosticFileTests {
  private static let files = Repository.files(below: "Tests/Diagnostics", extension: "aksl")

  @Test("Each wrong line gets its message, and no other line one", arguments: files)
  func messages(of file: String) throws {
    for chunk in Self.chunks(of: try Repository.text(of: file)) {
      let expected = Self.expectations(in: chunk.text)
      let actual = transcript(chunk.text).problems
      var rest = actual
      for expectation in expected {
        let index = rest.firstIndex {
          $0.line == expectation.line && $0.code == expectation.code
            && (expectation.title.isEmpty || $0.title.contains(expectation.title))
        }
        if let index {
          rest.remove(at: index)
        } else {
          Issue.record("\(file):\(chunk.line + expectation.line - 1): expected \(expectation), got \(actual)")
        }
      }
      for problem in rest {
        Issue.record("\(file):\(chunk.line + problem.line - 1): not expected: \(problem)")
      }
    }
  }

  @Test("Every code that the interpreter knows is tested")
  func codes() throws {
    var known: Set<String> = []
    for file in Repository.files(below: "Sources/AKSLInterpreter", extension: "swift") {
      let text = try Repository.text(of: file)
      known.formUnion(text.matches(of: #/"([RETAH][0-9]{3})"/#).map { String($0.1) })
    }
    var tested: Set<String> = []
    for file in Self.files {
      for chunk in Self.chunks(of: try Repository.text(of: file)) {
        tested.formUnion(Self.expectations(in: chunk.text).map(\.code))
      }
    }
    #expect(known.count > 30)
    #expect(known.subtracting(tested).subtracting(Self.unreachable).sorted() == [])
    #expect(Self.unreachable.subtracting(known).sorted() == [], "no such code")
  }

  /// R020 needs a long script: `EventTests`.
  ///
  /// R041, R045, R046 and R048 need a command line or files:
  /// `SourceTests`.
  private static let unreachable: Set<String> = ["R020", "R025", "R041", "R045", "R046", "R048"]

  private static func chunks(of text: String) -> [(line: Int, text: String)] {
    var chunks: [(line: Int, text: String)] = []
    var lines: [Substring] = []
    var start = 1
    let all = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (offset, line) in all.enumerated() {
      if line == "---" {
        chunks.append((start, lines.joined(separator: "\n")))
        lines = []
        start = offset + 2
      } else {
        lines.append(line)
      }
    }
    return chunks + [(start, lines.joined(separator: "\n"))]
  }

  private static func expectations(in chunk: String) -> [Transcript.Problem] {
    var expectations: [Transcript.Problem] = []
    for (offset, line) in chunk.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      for part in line.split(separator: "###").dropFirst() {
        let words = part.split(separator: " ", maxSplits: 1)
        expectations.append(
          Transcript.Problem(
            line: offset + 1, code: String(words[0]),
            title: words.count > 1 ? words[1].trimmingCharacters(in: .whitespaces) : ""))
      }
    }
    return expectations
  }
}
