import AKSLJSON
import Foundation
import JMESPath
import Testing

/// What the library says that `az` uses, as `Tests/Differential/jmespath.sh` has written it down.
@Suite("Expressions mean what they mean to az")
struct OracleTests {
  /// The stored cases, and further ones if there are any.
  private static let files: [String] = {
    let stored = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/cases.jsonl")
      .path
    return [stored] + [ProcessInfo.processInfo.environment["AKSL_JMESPATH_CASES"]].compactMap(\.self)
  }()

  @Test("Every case", arguments: files)
  func cases(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var documents: [JSONValue] = []
    var count = 0
    for line in text.split(separator: "\n") {
      let node = try JSONDocument(parsing: Array(line.utf8)).root
      if let document = node["document"] {
        documents.append(document.value)
        continue
      }
      guard case .integer(let number)? = node["on"]?.content,
        case .string(let expression)? = node["expression"]?.content
      else {
        Issue.record("no case: \(line)")
        continue
      }
      count += 1
      let outcome = Self.outcome(of: expression, on: documents[Int(number)])
      let expected: String =
        switch (node["result"]?.content, node["error"]?.content) {
        // Read and written again, so that a double has one spelling.
        case (.string(let result)?, _): try JSONValue(parsing: result).text()
        case (_, .string(let error)?): "error: \(error)"
        default: "neither result nor error"
        }
      #expect(
        outcome.text.utf8.elementsEqual(expected.utf8),
        "\(expression)  on document \(number): \(outcome.text) (\(outcome.detail)) instead of \(expected)")
    }
    #expect(count >= 2000)
  }

  private static func outcome(of expression: String, on document: JSONValue) -> (text: String, detail: String)
  {
    do {
      let query = try JMESPath(expression)
      do {
        return (try query.search(document).text(), "")
      } catch {
        return ("error: search", "\(error)")
      }
    } catch {
      return ("error: syntax", "\(error)")
    }
  }
}
