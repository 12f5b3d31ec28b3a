import Shell

/// What a word is among the options of a command, as Python's argparse decides.
enum OptionMatch {
  /// A value, or nothing that anybody knows.
  case value
  /// An option, and what is joined to it: `--name=x`, `-nx`.
  case option(AzureOption, name: String, joined: String?)
  /// It looks like an option, and the command has none like it.
  case unknown
  /// `--`: what stands behind it is no option.
  case separator
  /// The beginning of several.
  case ambiguous([String])

  init(_ word: String, _ options: [AzureOption]) {
    guard word != "--" else {
      self = .separator
      return
    }
    guard word.utf8.count > 1, word.utf8.first == UInt8(ascii: "-") else {
      self = .value
      return
    }
    if let option = options.first(where: { $0.names.contains(word) }) {
      self = .option(option, name: word, joined: nil)
      return
    }
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, let option = options.first(where: { $0.names.contains(parts[0]) }) {
      self = .option(option, name: parts[0], joined: parts[1])
      return
    }
    let found = Self.beginnings(word, parts, options)
    if found.count > 1 {
      self = .ambiguous(found.map(\.name))
    } else if let only = found.first {
      self = .option(only.option, name: only.name, joined: only.joined)
    } else {
      self = Self.isNegativeNumber(word) || word.contains(" ") ? .value : .unknown
    }
  }

  private static func beginnings(
    _ word: String, _ parts: [String], _ options: [AzureOption]
  ) -> [(option: AzureOption, name: String, joined: String?)] {
    var found: [(AzureOption, String, String?)] = []
    let isLong = word.hasPrefix("--")
    for option in options {
      for name in option.names {
        if isLong {
          if name.hasPrefix(parts[0]) { found.append((option, name, parts.count == 2 ? parts[1] : nil)) }
        } else if name == String(word.prefix(2)) {
          found.append((option, name, String(word.dropFirst(2))))
        } else if name.hasPrefix(word) {
          found.append((option, name, nil))
        }
      }
    }
    return found
  }

  /// `-1`, `-1.5`, `-.5`: a value, since no option looks like that.
  private static func isNegativeNumber(_ word: String) -> Bool {
    let parts = word.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
    func areDigits(_ text: Substring) -> Bool { text.utf8.allSatisfy { (48...57).contains($0) } }
    switch parts.count {
    case 1: return !parts[0].isEmpty && areDigits(parts[0])
    case 2: return !parts[1].isEmpty && areDigits(parts[0]) && areDigits(parts[1])
    default: return false
    }
  }
}

extension [OptionMatch] {
  /// What the words behind a command are.
  init(_ words: [ShellWord], _ options: [AzureOption]) {
    self = words.map { $0.isOpaque ? .value : OptionMatch($0.text, options) }
    let separator = firstIndex { if case .separator = $0 { true } else { false } }
    if let separator {
      replaceSubrange((separator + 1)..., with: repeatElement(.value, count: count - separator - 1))
    }
  }
}

extension AzureMistake {
  static func ambiguous(_ word: ShellWord, _ names: [String]) -> AzureMistake {
    AzureMistake(
      .unknown, "ambiguous option: \(word.text) could match \(names.joined(separator: ", "))",
      at: word.range, help: "write the option out")
  }
}
