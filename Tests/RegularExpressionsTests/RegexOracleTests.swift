import Foundation
import RegularExpressions
import Testing

/// What Python's `re` says, as `Tests/Differential/regex.sh` has written it down.
@Suite("Expressions mean what they mean elsewhere")
struct RegexOracleTests {
  private struct Case: Decodable {
    var pattern: String
    var text: String?
    /// Not made by rule: it need not be read.
    var isNoise: Bool?
    var found: Bool?
    var whole: Bool?
    var refused: Bool?
  }

  /// The stored cases, and further ones if there are any.
  private static let files: [String] = {
    let stored = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/cases.jsonl")
      .path
    return [stored] + [ProcessInfo.processInfo.environment["AKSL_REGEX_CASES"]].compactMap(\.self)
  }()

  @Test("Every case", arguments: files)
  func cases(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var count = 0
    for line in text.split(separator: "\n") {
      let example = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
      let expression = Result { try RegularExpression(example.pattern) }
      if example.refused == true {
        #expect(throws: RegularExpression.Mistake.self, "\(example.pattern)") { _ = try expression.get() }
        continue
      }
      guard let expression = try? expression.get(), let text = example.text else {
        #expect(example.isNoise == true, "\(example.pattern): \(expression)")
        continue
      }
      count += 1
      #expect(expression.isFound(in: text) == example.found, "\(example.pattern)  in  \(text)")
      #expect(expression.matches(text) == example.whole, "\(example.pattern)  is  \(text)")
    }
    #expect(count >= 2000)
  }
}
