import Foundation
import Shell
import Testing

/// What bash makes of scripts, as `Tests/Differential/shell.sh` has written it down.
@Suite("Scripts mean what they mean to bash")
struct BashTests {
  private struct Case: Decodable {
    var kind: String
    var script: String
    var output: String
    var status: Int32
  }

  /// The stored cases, and further ones if there are any.
  private static let files: [String] = {
    let stored = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/cases.jsonl")
      .path
    return [stored] + [ProcessInfo.processInfo.environment["AKSL_SHELL_CASES"]].compactMap(\.self)
  }()

  @Test("Every case", arguments: files)
  func cases(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var counts = (read: 0, refused: 0)
    for line in text.split(separator: "\n") {
      let test = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
      let script = script(test.script)
      guard script.mistakes.isEmpty else {
        counts.refused += 1
        if test.kind == "grammar" {
          Issue.record("\(test.script.debugDescription) is refused: \(script.mistakes.map(\.title))")
        }
        continue
      }
      counts.read += 1
      let run = Run(script)
      // What bash has, and this shell refuses when it runs.
      if run.machine.failures.contains(where: { $0.status == 127 }) { continue }
      #expect(
        run.output.utf8.elementsEqual(test.output.utf8) && run.status & 0xff == test.status,
        """
        \(test.script.debugDescription): \(run.output.debugDescription) \(run.status) instead of \
        \(test.output.debugDescription) \(test.status)
        """)
    }
    #expect(counts.read >= 1000 && counts.refused >= 100, "\(counts)")
  }
}
