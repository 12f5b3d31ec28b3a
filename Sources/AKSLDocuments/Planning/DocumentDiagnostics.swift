import AKSLLanguage
import Markdown
import RegularExpressions

// What is wrong with the options and comments of a document.
extension Diagnostic {
  static func unknownOption(_ word: OptionWord) -> Diagnostic {
    let nearest = Spelling.nearest(to: word.key, among: BlockOption.allCases.map(\.rawValue))
    return Diagnostic(
      code: "DOC001", title: "a block has no option `\(word.key)`", range: word.keyRange,
      label: "unknown option",
      expected: BlockOption.allCases.map(\.rawValue).joined(separator: ", "),
      help: nearest.map { "did you mean `\($0)`?" },
      fixIt: nearest.map { FixIt(range: word.keyRange, replacement: $0, isGuess: true) })
  }

  static func duplicateOption(_ word: OptionWord, first: SourceRange?) -> Diagnostic {
    Diagnostic(
      code: "DOC001", title: "the option `\(word.key)` is there twice", range: word.range, label: "again",
      labels: first.map { [Label(range: $0, text: "first here")] } ?? [])
  }

  static func wrongOption(_ word: OptionWord, _ option: BlockOption) -> Diagnostic {
    Diagnostic(
      code: "DOC001", title: "the option `\(word.key)` has no such value", range: word.range,
      label: "this is none", expected: option.shape.expected(of: option))
  }

  static func optionForRuns(_ word: OptionWord) -> Diagnostic {
    Diagnostic(
      code: "DOC001", title: "the option `\(word.key)` says nothing about expected output", range: word.range,
      label: "for fences that run", help: "write it at the fence whose output this is")
  }

  static func openQuote(_ word: OptionWord) -> Diagnostic {
    Diagnostic(
      code: "DOC001", title: "the value of `\(word.key)` has no end", range: word.range,
      label: "this quote is not closed", help: "a value with blanks in it stands between two `\"`")
  }

  static func idleOption(_ option: BlockOption, _ subject: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC001", title: "the option `\(option.rawValue)` says nothing about \(subject)", range: range,
      label: "has no effect here", help: "leave it out")
  }

  static func misspeltKey(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC001", title: "`\(key)` is no key of this program", range: range, label: "nobody reads this",
      help: "did you mean `aksl`?", fixIt: FixIt(range: range, replacement: "aksl", isGuess: true))
  }

  static func unknownDocumentOption(_ name: String, at range: SourceRange) -> Diagnostic {
    let known = DocumentOptions.keys.map(\.name)
    let nearest = Spelling.nearest(to: name, among: known)
    return Diagnostic(
      code: "DOC001", title: "a document has no option `\(name)`", range: range, label: "unknown option",
      expected: known.joined(separator: ", "), help: nearest.map { "did you mean `\($0)`?" },
      fixIt: nearest.map { FixIt(range: range, replacement: $0, isGuess: true) })
  }

  static func wrongDocumentOption(_ name: String, _ values: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC001", title: "the option `\(name)` has no such value", range: range, label: "this is none",
      expected: values.joined(separator: " or "))
  }

  static func ownerlessComment(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC002", title: "these options belong to no fence", range: range, label: "no fence follows",
      help: "the fence that they are for stands directly below the comment")
  }

  static func unknownComment(_ word: OptionWord) -> Diagnostic {
    let known = CommentWord.allCases.map(\.rawValue)
    let nearest = CommentWord.nearest(to: word.key)?.rawValue
    return Diagnostic(
      code: "DOC002", title: "there is no comment `\(word.key)`", range: word.keyRange,
      label: "unknown comment",
      expected: known.joined(separator: ", "), help: nearest.map { "did you mean `\($0)`?" })
  }

  static func unknownStatement(_ word: OptionWord, nearest: String) -> Diagnostic {
    Diagnostic(
      code: "DOC002", title: "a comment has no statement `\(word.key)`", range: word.keyRange,
      label: "unknown word", expected: "assert, rule, or options of the fence below",
      help: "did you mean `\(nearest)`?")
  }

  static func unknownLanguage(_ word: String, nearest: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC002", severity: .warning, title: "nothing runs the language `\(word)`", range: range,
      label: "unknown language", help: "did you mean `\(nearest)`?")
  }

  static func openComment(at range: SourceRange, isOurs: Bool) -> Diagnostic {
    Diagnostic(
      code: "DOC002", severity: isOurs ? .error : .warning, title: "this comment has no end", range: range,
      label: "nothing behind it is seen", help: "`-->` ends a comment")
  }

  static func openFence(_ fence: SourceRange, opening: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC002", title: "this fence has no end before another one begins", range: fence,
      label: "begins here", labels: [Label(range: opening, text: "would begin another one")],
      help: "end it before; a fence that shows fences has a longer mark than they have")
  }

  static func endlessFence(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC002", severity: .warning, title: "this fence has no end", range: range, label: "begins here",
      help: "it holds all that follows")
  }

  static func missingPrompt(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC002", title: "a transcript begins with a prompt, and this is none", range: range,
      label: "nothing was typed", expected: "`\(TranscriptExchange.prompt)` with a blank, and what is typed",
      help: "what stands without a prompt is an answer")
  }

  static func equalNames(_ name: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC002", title: "two blocks are called `\(name)`", range: range, label: "the second",
      labels: [Label(range: first, text: "the first")])
  }

  static func unknownRule(_ name: String, at range: SourceRange, known: [String]) -> Diagnostic {
    Diagnostic(
      code: "DOC002", title: "the model has no rule `\(name)`", range: range, label: "unknown rule",
      help: Spelling.nearest(to: name, among: known).map { "did you mean `\($0)`?" })
  }

  static func wrongSimilarity(_ word: OptionWord) -> Diagnostic {
    Diagnostic(
      code: "DOC009", title: "this is neither a score nor a regular expression", range: word.range,
      label: "expected_similarity", expected: "a number from 0 to 1, or an expression in quotes")
  }

  /// `text` is the expression.
  static func wrongExpression(_ mistake: RegularExpression.Mistake, in text: MarkdownText) -> Diagnostic {
    Diagnostic(
      code: "DOC009", title: mistake.title, range: text.sourceRange(of: mistake.range),
      label: "in this regular expression", help: mistake.help)
  }

  static func missingInclude(_ path: String, _ reason: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC008", title: "`\(path)` cannot be included: \(reason)", range: range, label: "this file",
      help: "the path is relative to the folder of the file that it stands in")
  }

  static func circularInclude(_ path: String, _ chain: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC008", title: "`\(path)` includes itself", range: range, label: "again here",
      help: chain.joined(separator: " includes "))
  }

  static func deepInclude(_ limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC008", title: "more than \(limit) files include each other in a row", range: range,
      label: "one too many")
  }

  static func manyIncludes(_ limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC008", title: "a document may include \(limit) files in all", range: range,
      label: "one too many")
  }

  static func largeInclude(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC008", title: "a document may include \(DocumentPlan.maximumSize >> 20) MiB", range: range,
      label: "too much with this one")
  }

  static func unshownRule(_ tie: RuleTie) -> Diagnostic {
    Diagnostic(
      code: "DOC002", title: "nothing in this section could exercise rule \(tie.rule)", range: tie.sentence,
      label: "no block around it", help: "the comment stands between or behind blocks that run")
  }

  static func ownerlessOutput(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC002", title: "this is the expected output of nothing", range: range,
      label: "no fence that runs stands directly before it",
      help: "only blank lines or one paragraph may stand between a fence and its output")
  }

  static func emptyClaim(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "DOC002", title: "the claim is empty", range: range, label: "nothing to assert",
      expected: "a condition, such as `assert dev.state == Stopped`")
  }
}
