import AKSLDocuments
import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import AKSLScenarios
import Markdown

/// Any bytes at all, as a document: read, planned, run, told of, updated and taken apart.
package enum DocumentTarget {
  /// How often a run may ask whether it should stop, and how many steps it may take.
  private static let patience = 100
  private static let setting = "set step-limit 5000"

  /// What is wrong with how these bytes were treated.
  package static func findings(_ bytes: [UInt8]) -> [Finding] {
    var findings: [Finding] = []
    check(MarkdownDocument(bytes), &findings)
    let source = SourceText(name: "fuzz.md", bytes: bytes)
    let plan = plan(source)
    for diagnostic in plan.diagnostics where Int(diagnostic.range.end) > bytes.count {
      findings.append(Finding("\(diagnostic.title) stands outside the document, at \(diagnostic.range)"))
    }
    if plan.rendered.bytes.count > bytes.count { findings.append(Finding("readers see more than there is")) }
    for language in DocumentPlan.ScriptLanguage.allCases { _ = plan.script(in: language) }
    let first = run(plan)
    if told(of: first) != told(of: run(plan)) { findings.append(Finding("a second run says something else")) }
    for event in first.report.tests.flatMap(\.failures) {
      if let place = event.place, Int(place.range.end) > place.source.bytes.count {
        findings.append(Finding("a failure stands outside the document, at \(place.range)"))
      }
    }
    // What has been updated has nothing left to update.
    let updated = DocumentUpdate(source, first.outputs).source
    let again = DocumentUpdate(updated, run(self.plan(updated)).outputs).source
    if updated.bytes.count == bytes.count, updated != source, again == source {
      findings.append(Finding("an update of an update brings back what was there"))
    }
    return findings
  }

  private static func check(_ document: MarkdownDocument, _ findings: inout [Finding]) {
    for block in document.blocks {
      if block.range.lowerBound > block.range.upperBound || block.range.upperBound > document.bytes.count {
        findings.append(Finding("a block stands outside the document, at \(block.range)"))
      }
      guard case .fence(let fence) = block.kind else { continue }
      for offset in fence.content.bytes.indices
      where !(0..<document.bytes.count).contains(fence.content.documentOffset(of: offset)) {
        findings.append(Finding("a byte of a fence stands nowhere, at \(offset)"))
      }
    }
  }

  private static func plan(_ source: SourceText) -> DocumentPlan {
    var settings = PlanSettings()
    settings.runsShellFences = true
    settings.expectsFollowing = true
    settings.followsPrerequisites = true
    // Any path leads to the beginning of the document.
    settings.load = { path, includer in
      path.utf8.count % 3 == 0
        ? .failure(LoadFailure(reason: "not there"))
        : .success(
          SourceText(name: includer + path, bytes: Array(source.bytes.prefix(source.bytes.count / 2))))
    }
    return DocumentPlan(source, settings)
  }

  private static func run(_ plan: DocumentPlan) -> DocumentResult {
    var session = Session()
    _ = session.run(SourceText(name: "setting", setting), mode: .prompt) { _ in }
    var questions = 0
    return DocumentRun.run(plan, in: session) {
      questions += 1
      return questions > patience
    }
  }

  private static func told(of result: DocumentResult) -> String {
    var reporter = SuiteTextReport(outputStyle: .plain, errorStyle: .plain, width: nil, namesFiles: true)
    var text = ""
    reporter.report(result.report) { text += $1 }
    return text
  }
}
