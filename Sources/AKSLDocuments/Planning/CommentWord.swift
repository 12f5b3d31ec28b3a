import AKSLLanguage
import Markdown

/// The words that comments for this program begin with.
enum CommentWord: String, CaseIterable {
  case options = "aksl:"
  case setUp = "aksl-setup"
  case document = "aksl-document"
  /// Of Innovation Engine's documents.
  case similarity = "expected_similarity"

  static func nearest(to word: String) -> CommentWord? {
    Spelling.nearest(to: word, among: allCases.map(\.rawValue)).flatMap(Self.init)
  }

  /// Whether the first word of a comment is one of these, wrongly written: a misspelt one would switch a check off.
  static func isMeant(by words: [OptionWord]) -> Bool {
    guard let first = words.first, CommentWord(rawValue: first.key) == nil else { return false }
    let word = first.key.lowercased()
    if word.hasPrefix("aksl") || word.hasPrefix("expected_") { return true }
    switch nearest(to: first.key) {
    case nil: return false
    // So short a word may be another one: then what follows decides.
    case .options:
      guard word.hasSuffix(":"), let next = words.dropFirst().first?.key else { return false }
      return statements.contains(next) || BlockOption(rawValue: next) != nil
    case .setUp, .document, .similarity: return true
    }
  }

  /// What can stand behind `aksl:`, beside the options of the fence below.
  static let statements = ["assert", "rule"]
}
