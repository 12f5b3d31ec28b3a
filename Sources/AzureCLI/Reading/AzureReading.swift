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
      help = AzureHelp(on: command.name.words.split(separator: " ").map(String.init))?.text
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
    guard !words.isEmpty, !["--version", "-v"].contains(words[0].text) else {
      help = words.isEmpty ? AzureHelp(on: [])?.text : AzureHelp.version
      return nil
    }
    // Az looks at all options first: a prefix of several that every command has is not clear.
    for (word, match) in zip(words, [OptionMatch](words, Self.optionsOfAll)) {
      if case .ambiguous(let names) = match {
        mistakes.append(.ambiguous(word, names))
        return nil
      }
    }
    var group = ""
    for (index, word) in words.enumerated() {
      guard AzureCommandTable.words[group] != nil else { break }
      guard let next = step(from: group, with: word) else { return nil }
      group = next
      if let command = AzureCommandTable.command(words: group) {
        return (command, Array(words[(index + 1)...]))
      }
    }
    if AzureCommandTable.words[group] != nil {
      mistakes.append(
        AzureMistake(
          .missing, "the following arguments are required: _subcommand", at: end..<end,
          help: "a command of the group is expected"))
    } else {
      let last = words[group.split(separator: " ").count - 1].range.upperBound
      mistakes.append(
        AzureMistake(
          .notSupported, "`az \(group)` is not supported here", at: words[0].range.lowerBound..<last,
          help: Substitutes.advice(for: group)))
    }
    return nil
  }

  /// The group, or the command, that a word leads to; nil: nothing more is to be read.
  private mutating func step(from group: String, with word: ShellWord) -> String? {
    guard !word.isOpaque else {
      isOpaque = true
      return nil
    }
    let known = AzureCommandTable.words[group] ?? []
    let text = word.text.lowercased()
    if ["-h", "--help"].contains(text), let page = AzureHelp(on: group.split(separator: " ").map(String.init))
    {
      help = page.text
    } else if text.hasPrefix("-"), text != "--" {
      mistakes.append(
        AzureMistake(
          .notSupported, "a command of az is expected here", at: word.range,
          help: "options stand behind the command's words: `az aks nodepool show --name …`"))
    } else if known.contains(text) {
      return group + (group.isEmpty ? "" : " ") + text
    } else {
      var mistake = AzureMistake(
        .unknown, "'\(text)' is misspelled or not recognized by the system.", at: word.range)
      mistake.candidates = known
      mistake.word = text
      mistakes.append(mistake)
    }
    return nil
  }
}
