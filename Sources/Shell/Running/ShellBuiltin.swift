/// The commands that are a shell's own.
package enum ShellBuiltin: String, CaseIterable, Sendable {
  case colon = ":"
  case echo
  case exit
  case `false`
  case set
  case `true`
  case unset

  enum Outcome {
    case done(Int32)
    case printed(String)
    case left(Int32)
    case failed(String)
  }

  /// The status of a command that was not given what it takes.
  var failureStatus: Int32 { self == .set ? 2 : 1 }

  func run(_ words: [ShellWord], _ shell: inout ShellMachine) -> Outcome {
    if let mistake = mistake(in: words) { return .failed(mistake.title) }
    let operands = words.dropFirst()
    switch self {
    case .colon, .true: return .done(0)
    case .false: return .done(1)
    case .echo:
      var line = ""
      for word in operands { line += (line.isEmpty && word == operands.first ? "" : " ") + word.text }
      return .printed(line + "\n")
    case .exit: return .left(operands.first.flatMap { Self.status($0.text) } ?? shell.status)
    case .set:
      apply(operands.map(\.text), to: &shell)
      return .done(0)
    case .unset:
      for word in operands { shell[word.text] = nil }
      return .done(0)
    }
  }

  /// What is wrong with the words that it is given, as far as they are known.
  package func mistake(in words: [ShellWord]) -> ShellMistake? {
    let operands = words.dropFirst()
    switch self {
    case .colon, .true, .false: return nil
    case .echo:
      // `-n`, `-e`, `-E`: their meaning hangs on the shell.
      guard let option = operands.first, !option.isOpaque, option.text.first == "-",
        option.text.utf8.count > 1, option.text.dropFirst().allSatisfy({ "neE".contains($0) })
      else { return nil }
      return ShellMistake(
        .notSupported, "`echo \(option.text)` is not supported here", at: option.range,
        help: "`echo` prints its words and ends the line")
    case .exit:
      if operands.count > 1 {
        return ShellMistake(.operand, "exit: too many arguments", at: words[2].range)
      }
      guard let operand = operands.first, !operand.isOpaque, Self.status(operand.text) == nil else {
        return nil
      }
      return ShellMistake(
        .operand, "exit: \(operand.text): numeric argument required", at: operand.range,
        help: "a status is a whole number")
    case .set: return mistakeOfSet(operands, words[0])
    case .unset:
      guard let wrong = operands.first(where: { !$0.isOpaque && !$0.text.utf8.isShellName }) else {
        return nil
      }
      return ShellMistake(
        .notSupported, "`unset \(wrong.text)` is not supported here", at: wrong.range,
        help: "`unset` takes names of variables")
    }
  }

  // MARK: - exit

  /// The status that a number becomes: its last eight bits.
  private static func status(_ text: String) -> Int32? {
    Int64(text).map { Int32(truncatingIfNeeded: $0 & 0xff) }
  }

  // MARK: - set

  /// The options by their letters and their names; `pipefail` is about pipes and `errtrace` about traps, which there
  /// are none of.
  private static let options: [(letter: Character?, name: String)] = [
    ("e", "errexit"), ("u", "nounset"), ("E", "errtrace"), (nil, "pipefail"),
  ]

  private func mistakeOfSet(_ operands: ArraySlice<ShellWord>, _ name: ShellWord) -> ShellMistake? {
    func refusal(_ what: String, _ word: ShellWord) -> ShellMistake {
      ShellMistake(
        .notSupported, "\(what) is not supported here", at: word.range,
        help: ["x", "v"].contains(where: word.text.dropFirst().contains)
          || ["xtrace", "verbose"].contains(word.text)
          ? "leave it out: what each command does is told"
            + (word.text.count > 2 ? "; the rest may stay" : "")
          : "`set` takes -e, -u, -E and -o with errexit, nounset, errtrace or pipefail; `+` switches one off")
    }
    if operands.isEmpty { return refusal("`set` without an option", name) }
    var wantsName = false
    for word in operands {
      if word.isOpaque { return refusal("a computed option of `set`", word) }
      if wantsName {
        guard Self.options.contains(where: { $0.name == word.text }) else {
          return refusal("`set -o \(word.text)`", word)
        }
        wantsName = false
        continue
      }
      let letters = word.text.dropFirst()
      guard let sign = word.text.first, sign == "-" || sign == "+", !letters.isEmpty else {
        return refusal("`set \(word.text)`", word)
      }
      for letter in letters {
        if letter == "o" {
          if wantsName { return refusal("`set \(word.text)`", word) }
          wantsName = true
        } else if !Self.options.contains(where: { $0.letter == letter }) {
          return refusal("`set \(sign)\(letter)`", word)
        }
      }
    }
    return wantsName ? refusal("`set -o` without a name", name) : nil
  }

  private func apply(_ operands: [String], to shell: inout ShellMachine) {
    var isOn = true
    var wantsName = false
    func set(_ name: String) {
      switch name {
      case "errexit": shell.stopsAtFailure = isOn
      case "nounset": shell.refusesMissing = isOn
      default: break
      }
    }
    for operand in operands {
      if wantsName {
        set(operand)
        wantsName = false
        continue
      }
      isOn = operand.first == "-"
      for letter in operand.dropFirst() {
        if letter == "o" { wantsName = true }
        if let option = Self.options.first(where: { $0.letter == letter }) { set(option.name) }
      }
    }
  }
}
