import JMESPath
import Shell

/// Takes the options of a command from its words, in the manner and the order of Python's argparse, which az uses.
///
/// It goes on after a mistake: what az says first comes first among the mistakes.
struct ArgumentReader {
  private(set) var arguments: AzureArguments
  private(set) var mistakes: [AzureMistake] = []
  private(set) var asksForHelp = false

  private let command: AzureCommand
  /// The last word of the command.
  private let verb: ShellWord
  private let end: Int
  private var words: [ShellWord] = []
  private var matches: [OptionMatch] = []
  private var seen: Set<String> = []
  /// Places in `words` that no option takes.
  private var extras: [Int] = []

  init(_ command: AzureCommand, verb: ShellWord, end: Int) {
    self.command = command
    self.verb = verb
    self.end = end
    arguments = AzureArguments(command)
  }

  mutating func read(_ words: [ShellWord]) {
    self.words = words
    matches = [OptionMatch](words, command.options)
    for (word, match) in zip(words, matches) {
      if case .ambiguous(let names) = match { mistakes.append(.ambiguous(word, names)) }
    }
    var index = 0
    while index < words.count {
      guard case .option(let option, let name, let joined) = matches[index] else {
        if case .ambiguous = matches[index] {
          index += 1
          while index < words.count, case .value = matches[index] { index += 1 }
        } else {
          extras.append(index)
          index += 1
        }
        continue
      }
      index = take(option, name, joined, at: index)
      if asksForHelp { return }
    }
    finish()
  }

  // MARK: - One option

  /// The index behind what the option takes.
  private mutating func take(
    _ option: AzureOption, _ name: String, _ joined: String?, at index: Int
  ) -> Int {
    if let joined {
      if option.arity == .none { return cluster(option, name, joined, at: index) }
      store(option, [ShellWord(text: joined, range: words[index].range)], at: index)
      arguments.valuePlaces[option.name] = nil
      return index + 1
    }
    if option.arity == .none {
      seen.insert(option.name)
      arguments.values[option.name] = .flag
      arguments.places[option.name] = words[index].range
      asksForHelp = asksForHelp || option.name == "--help"
      return index + 1
    }
    var last = index + 1
    let most = option.arity == .one || option.arity == .optional ? 1 : Int.max
    while last < words.count, last - index <= most, case .value = matches[last] { last += 1 }
    let values = Array(words[(index + 1)..<last])
    if values.isEmpty, option.arity == .one || option.arity == .several {
      seen.insert(option.name)
      let what = option.arity == .one ? "expected one argument" : "expected at least one argument"
      mistakes.append(AzureMistake(.value, "argument \(option.title): \(what)", at: words[index].range))
      return last
    }
    store(option, values, at: index)
    return last
  }

  /// `-yn dev`: several short options in one word, of which the last may take a value.
  private mutating func cluster(
    _ option: AzureOption, _ name: String, _ joined: String, at index: Int
  ) -> Int {
    seen.insert(option.name)
    arguments.values[option.name] = .flag
    arguments.places[option.name] = words[index].range
    let isShort = !name.hasPrefix("--")
    let next = "-" + joined.prefix(1)
    guard isShort, !joined.isEmpty, let other = command.option(named: next) else {
      mistakes.append(
        AzureMistake(
          .value, "argument \(option.title): ignored explicit argument \(PythonText.quoted(joined))",
          at: words[index].range))
      return index + 1
    }
    let rest = String(joined.dropFirst())
    return take(other, next, rest.isEmpty ? nil : rest, at: index)
  }

  private mutating func store(_ option: AzureOption, _ values: [ShellWord], at index: Int) {
    seen.insert(option.name)
    let range = words[index].range.lowerBound..<(values.last ?? words[index]).range.upperBound
    arguments.places[option.name] = range
    arguments.valuePlaces[option.name] = values.first.map { $0.range.lowerBound..<range.upperBound }
    if values.contains(where: \.isOpaque) {
      arguments.values[option.name] = .opaque
      return
    }
    var converted: [AzureArguments.Value] = []
    for value in values {
      guard let result = convert(value, option) else { return }
      converted.append(result)
    }
    if option.arity == .one || option.arity == .optional, let only = converted.first {
      arguments.values[option.name] = only
    } else {
      arguments.values[option.name] = .texts(values.map(\.text))
    }
  }

  private mutating func convert(_ value: ShellWord, _ option: AzureOption) -> AzureArguments.Value? {
    switch option.form {
    case .text: return .text(value.text)
    case .integer:
      if let number = PythonText.integer(value.text) { return .integer(number) }
      mistakes.append(invalid("int", value, option))
    case .number:
      if let number = PythonText.number(value.text) { return .number(number) }
      mistakes.append(invalid("float", value, option))
    case .query:
      do throws(JMESPathError) {
        _ = try JMESPath(value.text)
        return .text(value.text)
      } catch {
        var mistake = invalid("jmespath_type", value, option)
        mistake.help = error.description
        mistakes.append(mistake)
      }
    case .oneOf(let choices):
      if let choice = choices.first(where: { $0.lowercased() == value.text.lowercased() }) {
        return .text(choice)
      }
      // The form of the output is put in lower case before it is looked at.
      let shown = option.name == "--output" ? value.text.lowercased() : value.text
      var mistake = AzureMistake(
        .value,
        "az \(command.name.words): '\(shown)' is not a valid value for '\(option.name)'. "
          + "Allowed values: \(choices.joined(separator: ", ")).", at: value.range)
      mistake.candidates = choices
      mistake.word = value.text
      mistakes.append(mistake)
    }
    return nil
  }

  private func invalid(_ type: String, _ value: ShellWord, _ option: AzureOption) -> AzureMistake {
    AzureMistake(
      .value, "argument \(option.title): invalid \(type) value: \(PythonText.quoted(value.text))",
      at: value.range)
  }

  // MARK: - The whole

  /// What is missing, and what nobody takes.
  private mutating func finish() {
    let missing = command.options.filter { $0.isRequired && !seen.contains($0.name) }
    var meant: Set<Int> = []
    if !missing.isEmpty {
      var mistake = AzureMistake(
        .missing,
        "the following arguments are required: " + missing.map(\.title).joined(separator: ", "),
        at: end..<end)
      let unknown = extras.filter { if case .unknown = matches[$0] { true } else { false } }
      var sentences: [String] = []
      for index in unknown {
        let word = words[index].text
        guard let option = missing.first(where: { RightForms.isMeant($0, by: word, command) }) else {
          continue
        }
        if meant.isEmpty {
          mistake.range = words[index].range
          mistake.repair = AzureRepair(range: words[index].range, replacement: option.name)
        } else {
          mistake.others.append(words[index].range)
        }
        meant.insert(index)
        sentences.append("`\(word)` is `\(option.name)`")
        // Its value goes with it.
        if index + 1 < words.count, case .value = matches[index + 1] { meant.insert(index + 1) }
      }
      if !sentences.isEmpty { mistake.help = sentences.joined(separator: "; ") }
      mistakes.append(mistake)
    }
    let rest = extras.filter { !meant.contains($0) }
    if let first = rest.first { mistakes.append(unrecognized(rest, first)) }
  }

  /// What only az has: options, and words of choices.
  var unsupported: [AzureMistake] {
    var mistakes: [AzureMistake] = []
    for option in command.options where seen.contains(option.name) {
      let place = arguments.places[option.name] ?? end..<end
      if option.standing == .missing {
        mistakes.append(
          AzureMistake(
            .notSupported, "\(option.name) is not supported here", at: place,
            help: "az has it, and this model has no notion of it: leave it out"))
      } else if let text = arguments.text(option.name), !text.isEmpty,
        let choices = PropertyOptions.choices[option.name],
        !choices.contains(where: { $0.lowercased() == text.lowercased() })
      {
        let names = choices.joined(separator: ", ")
        var mistake = AzureMistake(
          .notSupported, "\(option.name) \(text) is not supported here", at: place,
          help: "az sends it to Azure, and this model has \(choices.count == 1 ? "only \(names)" : names)")
        mistake.candidates = choices
        mistakes.append(mistake)
      }
    }
    return mistakes
  }

  private func unrecognized(_ extras: [Int], _ first: Int) -> AzureMistake {
    var mistake = AzureMistake(
      .unknown, "unrecognized arguments: " + extras.map { words[$0].text }.joined(separator: " "),
      at: words[first].range)
    let options = extras.filter { if case .unknown = matches[$0] { true } else { false } }
    if let first = options.first { mistake.range = words[first].range }
    mistake.others = options.dropFirst().map { words[$0].range }
    var sentences: [String] = []
    for index in options {
      let value = index + 1 < words.count && extras.contains(index + 1) ? words[index + 1].text : nil
      if let sentence = RightForms.help(on: words[index].text, value, command) { sentences.append(sentence) }
      guard mistake.repair == nil else { continue }
      // Another option that az has not is something else to change.
      let others = options.filter { $0 != index }.map { words[$0].text }
      mistake.repair = RightForms.repair(
        words[index], value: value == nil ? nil : words[index + 1],
        next: index + 2 < words.count ? words[index + 2] : nil, verb: verb, command, seen: seen.union(others))
    }
    if !sentences.isEmpty {
      mistake.help = sentences.joined(separator: "; ")
    } else if options.count == 1 {
      mistake.word = words[options[0]].text
      mistake.candidates = command.options.filter(\.isModelled).flatMap(\.names).filter { $0.hasPrefix("--") }
    }
    return mistake
  }
}
