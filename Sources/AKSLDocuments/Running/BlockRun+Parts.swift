import AKSLInterpreter
import AKSLLanguage

/// A command of a block that does not run, and why.
struct LeftOutCommand {
  /// In the document.
  var range: SourceRange
  var reason: String
  /// What it would have made.
  var names: [String]
}

/// What of a block does not run, although nothing is known to be wrong with it.
struct LeftOut {
  var commands: [LeftOutCommand] = []
  /// Nothing of the block is left.
  var isAll = false
  /// The last command is one of them, so that nobody knows what the block prints.
  var isLast = false
}

// Commands of a shell that this model has not.
extension BlockRun {
  /// Fences with more commands than these run as a whole or not at all.
  private static let maximumParts = 400

  /// Takes out of a script of the shell what does not run here, and what needs it; the rest stays in its place.
  mutating func leaveOutUnsupported() -> LeftOut {
    // Whoever expects a status expects what a shell does.
    guard step.action == .shell, step.options.exit == nil else { return LeftOut() }
    let whole = source
    let parts = session.shellParts(of: whole)
    guard let first = parts.flatMap(\.mistakes).first(where: \.isAboutSupport) else { return LeftOut() }
    let isTooLong =
      parts.count > Self.maximumParts || parts.contains { $0.mistakes.count > Self.maximumParts }
    guard !isTooLong else {
      let isAll = parts.flatMap(\.mistakes).allSatisfy(\.isAboutSupport)
      return LeftOut(commands: [leftOut(step.range, first.title, namesLacking)], isAll: isAll, isLast: isAll)
    }
    var result = LeftOut()
    var lacking: [String: Int] = [:]
    /// What has been kept so far, and blanks behind it.
    var kept = whole.blank(SourceRange(0..<whole.bytes.count))
    var gone: [Int] = []
    for (index, part) in parts.enumerated() {
      let before = kept
      kept = kept.restoring(part.range, of: whole)
      let range = pieces.inText(Place(source: whole, range: part.range)).range
      guard let reason = reason(part, gone.last == index - 1, lacking, kept) else { continue }
      let names = session.namesLacking(of: kept).subtracting(session.namesLacking(of: before)).sorted()
      result.commands.append(leftOut(range, reason, names))
      let line = LineMap(step.source).position(of: range.start).line
      for name in names where lacking[name] == nil { lacking[name] = line }
      gone.append(index)
      kept = before
    }
    result.isAll = gone.count == parts.count
    result.isLast = gone.last == parts.count - 1
    // What is asked of the last command cannot be told without it.
    if result.isLast, step.options.error != nil || !step.options.captures.isEmpty { result.isAll = true }
    source = kept
    return result
  }

  private func leftOut(_ range: SourceRange, _ reason: String, _ names: some Sequence<String>)
    -> LeftOutCommand
  {
    LeftOutCommand(range: range, reason: reason, names: Array(names))
  }

  /// Why a command does not run; nil: it does, or something is wrong with it.
  private func reason(
    _ part: ShellPart, _ isBehindGone: Bool, _ lacking: [String: Int], _ kept: SourceText
  ) -> String? {
    let others = part.mistakes.filter { !$0.isAboutSupport }
    if let first = part.mistakes.first(where: \.isAboutSupport), others.allSatisfy({ $0.code == "H004" }) {
      return first.title
    }
    if isBehindGone, part.readsStatus {
      return "it asks how a command ended that does not run"
    }
    guard !lacking.isEmpty else { return nil }
    let needed = session.namesMissing(in: kept).filter { lacking[$0] != nil }.sorted()
    guard let name = needed.first, let line = lacking[name] else { return nil }
    return "it needs `\(name)`, which line \(line) would make"
  }
}

extension SourceText {
  /// The same with blanks in a part of it.
  fileprivate func blank(_ range: SourceRange) -> SourceText {
    var bytes = bytes
    for index in Int(range.start)..<Int(range.end) where !"\r\n".utf8.contains(bytes[index]) {
      bytes[index] = UInt8(ascii: " ")
    }
    return SourceText(name: name, bytes: bytes)
  }

  /// The same with a part of it as it is in another text.
  fileprivate func restoring(_ range: SourceRange, of whole: SourceText) -> SourceText {
    var bytes = bytes
    let range = Int(range.start)..<Int(range.end)
    bytes.replaceSubrange(range, with: whole.bytes[range])
    return SourceText(name: name, bytes: bytes)
  }
}
