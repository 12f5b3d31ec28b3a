import AKSLInterpreter
import AKSLLanguage
import AKSLScenarios

/// What of a document did not run, as programs read it: nobody is to take it for a test that passed.
struct LeftOutDetails {
  /// Where it stands: in the document, or in a file that it includes.
  let file: String
  let line: Int
  let column: Int
  /// The first word of its fence; empty: it has none.
  let language: String
  let reason: String

  init(_ fence: UnrunFence, of document: SourceText, _ lines: inout LineMapCache) {
    let source = fence.included?.source ?? document
    let position = lines.map(of: source).position(of: (fence.included?.range ?? fence.range).start)
    (file, line, column) = (source.name, position.line, position.column)
    language = fence.language
    reason = fence.reason
  }

  /// What it is called among the tests of its document.
  var name: String { "not run: \(language.isEmpty ? "code" : language) at \(file):\(line):\(column)" }
}
