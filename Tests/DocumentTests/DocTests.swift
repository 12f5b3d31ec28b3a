import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import AKSLScenarios
import Foundation
import Markdown
import Testing

/// The documents of the project hold under `aksl doc`, and `--update` leaves them as they are.
@Suite struct DocTests {
  private static let documents = Repository.documents + Repository.guides

  @Test(arguments: documents) func holds(_ document: String) throws {
    let result = try Program.run("aksl doc \(document)")
    #expect(result.exitCode == 0, "\(result.text)")
  }

  /// Nothing of the model's page runs alone; its comments and fences are read.
  @Test func theModelsPageIsRead() throws {
    let result = try Program.run("aksl doc Sources/AKSModel/README.md examples/*.md")
    #expect(result.exitCode == 0, "\(result.text)")
  }

  @Test func thereIsSomethingToRun() throws {
    #expect(Repository.guides.count >= 3)
    for document in Repository.documents + Repository.guides {
      let plan = DocumentPlan(SourceText(name: document, try Repository.text(document)))
      #expect(plan.steps.count > 5, "\(document)")
    }
    let outputs = try Self.outputs(of: Repository.documents) + Self.outputs(of: Repository.guides)
    #expect(outputs.count > 15)
  }

  private static func outputs(of documents: [String]) throws -> [ExpectedOutput] {
    try documents.flatMap { document in
      DocumentPlan(SourceText(name: document, try Repository.text(document))).steps.compactMap(\.output)
    }
  }

  /// Digits of every expected output are changed; the first update mends them, the second finds
  /// nothing to do.
  @Test(arguments: Repository.documents + Repository.guides) func updatesTwice(_ document: String) throws {
    let original = SourceText(name: document, try Repository.text(document))
    var bytes = original.bytes
    let plan = DocumentPlan(original)
    for step in plan.steps {
      guard let output = step.output else { continue }
      for (offset, byte) in output.text.bytes.enumerated() where (0x31...0x38).contains(byte) {
        bytes[output.text.documentOffset(of: offset)] = byte + 1
      }
    }
    let scrambled = SourceText(name: document, bytes: bytes)
    #expect(scrambled != original || plan.steps.allSatisfy { $0.output == nil })
    let updated = updated(scrambled)
    #expect(verdicts(of: updated).allSatisfy { !$0.isFailure })
    #expect(self.updated(updated) == updated)
    #expect(self.updated(original) == original)
    // Nothing but outputs has changed.
    let (old, new) = (DocumentPlan(original), DocumentPlan(updated))
    #expect(old.steps.map(\.text.bytes) == new.steps.map(\.text.bytes))
  }

  /// Lines are lost, come twice and are new, in outputs and in the answers of transcripts.
  @Test(arguments: Repository.documents + Repository.guides) func updatesLines(_ document: String) throws {
    let original = SourceText(name: document, try Repository.text(document))
    let plan = DocumentPlan(original)
    var bytes = original.bytes
    for step in plan.steps.reversed() {
      let text = step.action == .transcript ? step.text : step.output?.text ?? MarkdownText()
      let lines = text.lines.filter { line in
        let bytes = text.bytes[line.withoutEnding]
        return step.action != .transcript || !bytes.isEmpty && !bytes.contains(UInt8(ascii: ">"))
      }
      for (number, line) in lines.enumerated().reversed() where number % 2 == 0 {
        let range = text.documentRange(of: line.whole)
        let twice = Array(bytes[range]) + bytes[range]
        bytes.replaceSubrange(range, with: number % 3 == 0 ? [] : number % 3 == 1 ? twice : twice + twice)
      }
    }
    let scrambled = SourceText(name: document, bytes: bytes)
    let updated = updated(scrambled)
    #expect(verdicts(of: updated).allSatisfy { !$0.isFailure })
    #expect(self.updated(updated) == updated)
    #expect(plan.steps.map(\.name) == DocumentPlan(updated).steps.map(\.name))
  }

  private func result(of source: SourceText) -> DocumentResult {
    DocumentRun.run(DocumentPlan(source), in: Session.ofProgram)
  }

  private func updated(_ source: SourceText) -> SourceText {
    DocumentUpdate(source, result(of: source).outputs).source
  }

  private func verdicts(of source: SourceText) -> [TestStatus] {
    result(of: source).report.tests.map(\.status)
  }
}
