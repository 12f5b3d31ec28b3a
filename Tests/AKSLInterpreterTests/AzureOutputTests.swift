import AKSLInterpreter
import AKSLJSON
import AKSLLanguage
import AzureCLI
import Foundation
import Shell
import Testing

/// What azure-cli 2.91 prints about the sandbox, as `Tests/Differential/azure-output.py --store` has written it down.
@Suite("Answers are printed as az prints them")
struct AzureOutputTests {
  @Test func everyForm() throws {
    let text = try Repository.text(of: "Tests/AKSLInterpreterTests/Cases/azure-output.jsonl")
    var session = Session()
    var count = 0
    for row in text.split(separator: "\n") {
      let node = try JSONDocument(parsing: Array(row.utf8)).root
      guard case .string(let line)? = node["line"]?.content,
        case .string(let output)? = node["output"]?.content
      else {
        Issue.record("no case: \(row)")
        continue
      }
      count += 1
      let place = Place(source: SourceText(name: "a.md", line), range: SourceRange(start: 0, end: 2))
      let answer = session.azure(ShellLine(line) { _ in .missing }.words, at: place) { _ in }.answer
      #expect(
        answer.status == 0 && answer.output.utf8.elementsEqual(output.utf8), "\(line): \(answer.output)")
    }
    #expect(count >= 300)
  }
}
