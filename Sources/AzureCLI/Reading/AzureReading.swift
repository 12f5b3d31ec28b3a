package import Shell

/// A command line as az reads it: what it says, or what az refuses about it.
package struct AzureReading: Sendable {
  /// nil: not a command that can be run here.
  package internal(set) var arguments: AzureArguments?
  /// All of them, the one that az names first before the others.
  package internal(set) var mistakes: [AzureMistake] = []
  /// A word that only running shows could be an option: nothing is known before.
  package internal(set) var isOpaque = false
  /// Help was asked for (`-h`): its text.
  package internal(set) var help: String?
  /// Help was asked for.
  package var asksForHelp: Bool { help != nil }

  /// Reads a statement that begins with `az`.
  package init(_ line: String, variable: (String) -> ShellVariable) {
    let shell = ShellLine(line, variable: variable)
    mistakes = shell.mistakes
    if mistakes.isEmpty { read(shell.words) }
  }

  /// Reads the words of a command, as a shell hands them over; the first of them is `az`.
  package init(words: [ShellWord]) { read(words) }

  private mutating func read(_ shellWords: [ShellWord]) {
    let words = Array(shellWords.dropFirst())
    // The place behind the last word, for what is missing.
    let end = (shellWords.last?.range.upperBound ?? 0)
    guard let (command, rest) = findCommand(words, end) else { return }
    if rest.contains(where: { $0.isOpaque && $0.text.isEmpty && !isValue($0, in: rest, of: command) }) {
      isOpaque = true
      return
    }
    // The words of the command stand before the rest; there is at least one.
    let verb = words[max(0, words.count - rest.count - 1)]
    var reader = ArgumentReader(command, verb: verb, end: end)
    reader.read(rest)
    arguments = reader.arguments
    if reader.asksForHelp {
      help = AzureHelp(on: command.name.split(separator: " ").map(String.init))?.text
      return
    }
    mistakes = reader.mistakes
    if mistakes.isEmpty { mistakes = AzureChecks.mistakes(in: reader.arguments, end: end) }
    mistakes += reader.unsupported
  }

  /// Whether a word whose text is not known stands behind an option that takes one.
  private func isValue(_ word: ShellWord, in words: [ShellWord], of command: AzureCommand) -> Bool {
    guard let index = words.firstIndex(of: word), index > 0 else { return false }
    guard let option = command.option(named: words[index - 1].text) else {
      return words[index - 1].text.hasPrefix("--")
    }
    return option.arity != .none
  }

  private static let optionsOfAll = AzureOption.options(in: AzureCommandTable.globalOptions)

  /// Goes along the groups to a command: words of commands are compared without case.
  private mutating func findCommand(
    _ words: [ShellWord], _ end: Int
  ) -> (AzureCommand, [ShellWord])? {
    // Az looks at all options first: a prefix of several that every command has is not clear.
    for word in words {
      if case .ambiguous(let names) = OptionMatch(word.text, Self.optionsOfAll) {
        mistakes.append(.ambiguous(word, names))
        return nil
      }
    }
    var group = ""
    for (index, word) in words.enumerated() {
      guard let known = AzureCommandTable.words[group] else { break }
      let text = word.text.lowercased()
      if ["-h", "--help"].contains(text) {
        help = AzureHelp(on: group.split(separator: " ").map(String.init))?.text
        return nil
      }
      guard !text.hasPrefix("-") else {
        mistakes.append(
          AzureMistake(
            .notSupported, "a command of az is expected here", at: word.range,
            help: "options stand behind the command's words: `az aks nodepool show --name …`"))
        return nil
      }
      guard known.contains(text) else {
        var mistake = AzureMistake(
          .unknown, "'\(text)' is misspelled or not recognized by the system.", at: word.range)
        mistake.candidates = known
        mistake.word = text
        mistakes.append(mistake)
        return nil
      }
      group += (group.isEmpty ? "" : " ") + text
      if let command = AzureCommandTable.commands.first(where: { $0.name == group }) {
        return (command, Array(words[(index + 1)...]))
      }
    }
    let isGroup = AzureCommandTable.words[group] != nil
    mistakes.append(
      AzureMistake(
        isGroup ? .missing : .notSupported,
        isGroup
          ? "the following arguments are required: _subcommand" : "`az \(group)` is not supported here",
        at: isGroup ? end..<end : (words.first?.range.lowerBound ?? 0)..<end,
        help: isGroup
          ? "a command of the group is expected"
          : "`grammar/language.md` lists the commands of az that run on the model"))
    return nil
  }
}
