import AKSLJSON
import AzureCLI
import Foundation
import Shell
import Testing

/// What azure-cli 2.91 says of command lines, as `Tests/Differential/azure-cli.py --store` has written it down.
@Suite("Lines are read as az reads them")
struct OracleTests {
  /// The stored cases, and further ones if there are any.
  private static let files: [String] = {
    let stored = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/lines.jsonl")
      .path
    return [stored] + [ProcessInfo.processInfo.environment["AKSL_AZURE_CASES"]].compactMap(\.self)
  }()

  @Test("Every line", arguments: files)
  func lines(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var refused = 0
    for row in text.split(separator: "\n") {
      let node = try JSONDocument(parsing: Array(row.utf8)).root
      guard case .string(let line)? = node["line"]?.content,
        case .integer(let status)? = node["status"]?.content
      else {
        Issue.record("no case: \(row)")
        continue
      }
      let says: String? = if case .string(let says)? = node["says"]?.content { says } else { nil }
      let mistake = AzureReading(line) { _ in .missing }.mistakes.first
      guard let mistake, mistake.kind != .notSupported else {
        // What is left can only be known of what is there.
        #expect(mistake != nil || status != 2, "\(line): az says \(says ?? "nothing")")
        continue
      }
      refused += 1
      if mistake.title == says {
        #expect(mistake.status == Int(status), "\(line)")
      } else {
        // Az has looked first at what is there, or asked a question that nobody answers.
        let isLater =
          status == 3
          || ["unexpected error", "already exists", "more than one"].contains { says?.contains($0) ?? false }
        #expect(
          mistake.kind == .refused && isLater, "\(line): \(mistake.title) instead of \(says ?? "nothing")")
      }
    }
    #expect(refused >= 300)
  }
}
