import AKSLInterpreter
import LineEditor

/// What texts mean in a session, for the line editor.
struct SessionAssistant: LineAssistant {
  /// The session in which the text would run.
  let session: Session

  func isIncomplete(_ text: String) -> Bool { Session.isIncomplete(text) }

  func spans(of text: String, cursor: Int?) -> [LineSpan] { [] }

  func hint(after text: String) -> String? { nil }

  func completion(of text: String, at cursor: Int) -> LineCompletion {
    LineCompletion(range: cursor..<cursor, candidates: [])
  }

  func help(for text: String, at cursor: Int) -> [String] { [] }
}
