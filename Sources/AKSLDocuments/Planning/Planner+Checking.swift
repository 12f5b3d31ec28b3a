import AKSLLanguage
import Markdown

// What is wrong with comments and fences themselves, whatever stands in them.
extension Planner {
  /// The options of a fence, from both channels.
  mutating func options(of fence: MarkdownFence, isOutput: Bool) -> BlockOptions {
    var options = BlockOptions()
    if let pending { complain(options.take(OptionWord.words(of: pending), forOutput: isOutput)) }
    let words = OptionWord.words(of: fence.info).dropFirst()
    complain(options.take(Array(words), forOutput: isOutput))
    return options
  }

  /// A comment that stands in a tab or a zone which nobody takes.
  mutating func leavesOut(comment kind: String, _ range: SourceRange) -> Bool {
    guard let reason = alternatives.reason else { return false }
    leaveOut(kind, range, reason)
    return true
  }

  /// A comment without an end takes the rest of the document with it.
  mutating func take(openComment text: MarkdownText, _ block: MarkdownBlock) {
    let words = OptionWord.words(of: text)
    let isOurs = words.first.map { CommentWord(rawValue: $0.key) != nil } ?? false
    let range = SourceRange(block.range)
    complain([.openComment(at: range, isOurs: isOurs || CommentWord.isMeant(by: words))])
  }

  /// A language that is nearly one of these runs nothing, and its writer thinks that it does.
  mutating func complainOfLanguage(of fence: MarkdownFence) {
    let word = fence.language.filter { !"{}.".contains($0) }
    let known = ["aksl", "aksl-session", "aksl-test", "azurecli", "azurecli-interactive"]
    let isOfAz = word.hasPrefix("az") && word.hasSuffix("cli")
    guard
      let nearest = known.first(where: { $0 == word }) ?? Spelling.nearest(to: word, among: known)
        ?? (isOfAz ? "azurecli" : nil)
    else { return }
    let range = fence.info.sourceRange(of: 0..<fence.language.utf8.count)
    complain([.unknownLanguage(fence.language, nearest: nearest, at: range)])
  }

  mutating func complainOfEnd(of fence: MarkdownFence, _ block: MarkdownBlock) {
    let line = document.bytes[block.range].prefix { !"\r\n".utf8.contains($0) }
    let first = SourceRange(line.startIndex..<line.endIndex)
    if let opening = fence.innerOpening {
      complain([.openFence(first, opening: SourceRange(opening))])
    } else if !fence.isClosed {
      complain([.endlessFence(at: first)])
    }
  }

  /// What stands above the first prompt would be nobody's answer, and a prompt without its blank is none.
  mutating func complainOfPrompts(of fence: MarkdownFence) {
    let text = fence.content
    let lines = text.lines.filter { !text.bytes[$0.withoutEnding].allSatisfy { " \t".utf8.contains($0) } }
    guard let first = lines.first else { return complain([.missingPrompt(at: text.sourceRange)]) }
    let prompt = Array(TranscriptExchange.prompt.utf8)
    let wrong = lines.first { line in
      let bytes = text.bytes[line.withoutEnding]
      let isPrompt = bytes.starts(with: prompt) || bytes.elementsEqual(prompt.dropLast())
      return !isPrompt && (line == first || bytes.starts(with: prompt.dropLast()))
    }
    if let wrong { complain([.missingPrompt(at: text.sourceRange(of: wrong.withoutEnding))]) }
  }
}
