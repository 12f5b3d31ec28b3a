import AKSLLanguage

// A row of items becomes a verb with arguments: the patterns of `CommandTable` decide, and explain what is wrong.
extension Compiler {
  mutating func command(_ items: [ExpressionID], _ range: SourceRange) {
    guard let first = items.first, case .name(let symbol) = tree.expression(first) else {
      // A command begins with a word; the parser has already complained about anything else.
      return
    }
    let head = tree.spelling(of: symbol)
    if head == "branch", case .doing = purpose { return branch(items, range) }
    let candidates = CommandTable.definitions(withHead: head)
    if candidates.isEmpty {
      if items.count == 1, visibleMeaning(of: symbol) != nil || SymbolTable.value(of: head) != nil {
        loneName(first)
      } else {
        reportUnknownVerb(head, items, at: tree.range(of: first))
      }
      return
    }
    if isAboutCommand(items, head) { return commandInside(items, head, range) }
    guard let definition = match(items, candidates, range) else { return }
    emit(items, definition, range)
  }

  // MARK: - explain, plan

  /// Whether another command follows: one word behind `explain` is a code, a rule or a setting.
  private func isAboutCommand(_ items: [ExpressionID], _ head: String) -> Bool {
    switch head {
    case "plan": items.count > 1
    case "explain":
      items.count > 2 && !CommandTable.definitions(withHead: tree.spelling(of: items[1])).isEmpty
    default: false
    }
  }

  /// The command behind `explain` or `plan`, up to `as FORMAT`: checked as any other, and not done.
  private mutating func commandInside(_ items: [ExpressionID], _ head: String, _ range: SourceRange) {
    var inner = items[1...]
    var format = Exhibit.Format.table
    if inner.count > 2, isWord(inner[inner.endIndex - 2], "as"),
      let word = Exhibit.Format(rawValue: tree.spelling(of: inner[inner.endIndex - 1]))
    {
      format = word
      inner = inner.dropLast(2)
    }
    guard let first = inner.first, let last = inner.last else { return }
    let part = SourceRange(start: tree.range(of: first).start, end: tree.range(of: last).end)
    if case .doing = purpose {
      let text = tree.source.text(in: part)
      purpose = head == "plan" ? .planning(text, format) : .explaining(text, format)
    } else {
      report(
        .unexpectedItem(
          tree.spelling(of: first), expected: "a command that does something", help: nil,
          at: tree.range(of: first)))
    }
    command(Array(inner), part)
    purpose = .doing
  }

  /// `dev`: at the prompt a name shows its value.
  private mutating func loneName(_ id: ExpressionID) {
    let operand = expression(id)
    if isPrompt, code.scopes.isEmpty, !code.isFunction {
      code.emit(Instruction(.showValue, a: operand.register))
    } else {
      report(.valueUnused(tree.spelling(of: id), at: tree.range(of: id)))
    }
  }

  private mutating func reportUnknownVerb(_ head: String, _ items: [ExpressionID], at range: SourceRange) {
    var help: String?
    let isResource =
      environment.pools[head.lowercased()] != nil || environment.clusters[head.lowercased()] != nil
    if isResource, items.count > 1 {
      let noun = environment.pools[head.lowercased()] != nil ? "pool" : "cluster"
      let verb = tree.spelling(of: items[1])
      let isVerb = CommandTable.definitions(withHead: noun).contains { number in
        CommandTable.definitions[number].pattern.fixed.contains(.word(verb))
      }
      if isVerb { help = "the noun comes first: `\(noun) \(head) \(verb)`" }
    }
    if help == nil { help = ForeignWords.help(on: head) }
    let constructs = [
      "let", "assert", "print", "if", "for", "while", "repeat", "def", "return", "scenario", "expect",
      "check", "eventually", "always", "never", "fail", "every", "at", "after", "branch", "invariant",
      "param", "include", "requires",
    ]
    let nearest = Spelling.nearest(to: head, among: CommandTable.heads + constructs)
    report(.unknownVerb(head, nearest: nearest, help: help, at: range))
  }

  // MARK: - Matching

  /// The definition whose fixed words and places fit; reports what was expected where the best one stops.
  private mutating func match(_ items: [ExpressionID], _ candidates: [Int], _ range: SourceRange) -> Int? {
    var best: (length: Int, literal: Int, definition: Int)?
    var longest = 0
    for candidate in candidates {
      let fixed = CommandTable.definitions[candidate].pattern.fixed
      var length = 0
      var literals = 0
      for (item, element) in zip(items, fixed) {
        if case .word(let word) = element {
          // A quoted word is always an argument.
          guard isWord(item, word) else { break }
          literals += 1
        }
        length += 1
      }
      longest = max(longest, length)
      // Of several that fit, the longer one wins, then the one with more words of its own.
      if length == fixed.count,
        length > (best?.length ?? -1) || (length == best?.length && literals > (best?.literal ?? 0))
      {
        best = (length, literals, candidate)
      }
    }
    // `show nodes of dev` fits `show nodes`; `pool dev stopp` fits nothing.
    if let best,
      best.length >= longest || items.count == best.length
        || isOption(items[best.length], of: best.definition)
    {
      return best.definition
    }
    reportMismatch(items, candidates, longest, range)
    return nil
  }

  private func isWord(_ item: ExpressionID, _ word: String) -> Bool {
    if case .name = tree.expression(item) { return tree.spelling(of: item) == word }
    return false
  }

  private func isOption(_ item: ExpressionID, of definition: Int) -> Bool {
    CommandTable.definitions[definition].pattern.options.contains { option in
      option.words.contains { isWord(item, $0) }
    }
  }

  private mutating func reportMismatch(
    _ items: [ExpressionID], _ candidates: [Int], _ length: Int, _ range: SourceRange
  ) {
    // What could have come next, of all that fit so far.
    var expected: [String] = []
    var words: [String] = []
    var usage = ""
    for candidate in candidates {
      let pattern = CommandTable.definitions[candidate].pattern
      let fits = zip(items.prefix(length), pattern.fixed).allSatisfy { item, element in
        if case .word(let word) = element { return isWord(item, word) }
        return true
      }
      guard fits, pattern.fixed.count > length else { continue }
      if usage.isEmpty { usage = pattern.usage }
      switch pattern.fixed[length] {
      case .word(let word):
        if !words.contains(word) {
          words.append(word)
          expected.append("`\(word)`")
        }
      case .place(let place):
        if !expected.contains(place.type.expectation) { expected.append(place.type.expectation) }
      }
    }
    let what = expected.joined(separator: ", ")
    guard length < items.count else {
      report(.missingItem(what, usage: usage, at: SourceRange(start: range.end, end: range.end)))
      return
    }
    let item = tree.spelling(of: items[length])
    let nearest = Spelling.nearest(to: item, among: words)
    let itemRange = tree.range(of: items[length])
    report(
      .unexpectedItem(
        item, expected: what, help: nearest.map { "did you mean `\($0)`?" } ?? "the form is `\(usage)`",
        fixIt: nearest.map { .init(range: itemRange, replacement: $0, isGuess: true) }, at: itemRange))
  }

  // MARK: - Arguments

  private mutating func emit(_ items: [ExpressionID], _ definition: Int, _ range: SourceRange) {
    let pattern = CommandTable.definitions[definition].pattern
    var site = CommandSite(range: range, definition: definition, arguments: [], flags: [], purpose: purpose)
    for (item, element) in zip(items, pattern.fixed) {
      guard case .place(let place) = element else { continue }
      if place.type == .words {
        site.arguments.append((place.name, words(items[(pattern.fixed.count - 1)...])))
        finish(site)
        return
      }
      site.arguments.append((place.name, argument(item, place)))
    }
    var rest = items[pattern.fixed.count...]
    while let item = rest.popFirst() {
      let word = tree.spelling(of: item)
      guard let option = pattern.options.first(where: { $0.words.contains { isWord(item, $0) } }) else {
        reportUnknownOption(item, pattern)
        // One complaint a command: what follows is most likely the unknown option's value.
        return
      }
      let isTaken = site.flags.contains(option.name) || site.arguments.contains { $0.place == option.name }
      if isTaken {
        let first = items.first { item in option.words.contains { isWord(item, $0) } }
        report(
          .duplicateOption(
            word, words: option.words, first: first.map { tree.range(of: $0) }, at: tree.range(of: item)))
      }
      if option.places.isEmpty { site.flags.append(option.name) }
      for place in option.places {
        guard let value = rest.popFirst() else {
          report(
            .missingItem(
              place.type.expectation, usage: pattern.usage, at: SourceRange(start: range.end, end: range.end))
          )
          return
        }
        site.arguments.append((place.name, argument(value, place, option: word)))
      }
    }
    finish(site)
  }

  private mutating func finish(_ site: CommandSite) {
    code.emit(Instruction(.command, wide: code.block.commands.count))
    code.block.commands.append(site)
  }

  private mutating func reportUnknownOption(_ item: ExpressionID, _ pattern: CommandPattern) {
    let word = tree.spelling(of: item)
    let options = pattern.options.flatMap(\.words)
    let range = tree.range(of: item)
    let nearest = Spelling.nearest(to: word, among: options)
    let expected =
      options.isEmpty
      ? "the end of the command" : pattern.options.map { "`\($0.words[0])`" }.joined(separator: ", ")
    report(
      .unexpectedItem(
        word, expected: expected,
        help: nearest.map { "did you mean `\($0)`?" } ?? "the form is `\(pattern.usage)`",
        fixIt: nearest.map { .init(range: range, replacement: $0, isGuess: true) }, at: range))
  }

  /// The register with an argument.
  private mutating func argument(
    _ item: ExpressionID, _ place: CommandPattern.Place, option: String? = nil
  ) -> Int {
    let register = temporary()
    switch place.type {
    case .text:
      if case .path = tree.expression(item) {
        // `Europe/Berlin`
        _ = load(machine.arena.text(tree.spelling(of: item)), into: register)
      } else {
        bareWord(item, into: register)
      }
    case .newPool, .newCluster, .name: bareWord(item, into: register)
    case .settingName:
      checkSetting(item)
      bareWord(item, into: register)
    case .version:
      let type = expression(item, Expectation(isVersion: true), into: register).type
      if type.base != .unknown, type.base != .version, type.base != .text {
        report(.wrongType(expected: place.type.expectation, actual: type.name, at: tree.range(of: item)))
      }
    case .format: format(item, into: register)
    case .setting:
      if case .name(let symbol) = tree.expression(item), variable(symbol) == nil {
        _ = load(machine.arena.text(tree.spelling(of: symbol)), into: register)
      } else {
        expression(item, into: register)
      }
    case .pool, .cluster, .resource: resourceArgument(item, place.type, into: register)
    case .node:
      requireType(expression(item, into: register).type, .node, at: tree.range(of: item))
    case .integer:
      requireType(expression(item, into: register).type, .integer, at: tree.range(of: item))
    case .map:
      requireType(expression(item, into: register).type, .map, at: tree.range(of: item))
    case .duration:
      requireType(expression(item, into: register).type, .duration, at: tree.range(of: item))
    case .enumeration(let enumeration): enumerationArgument(item, enumeration, option, into: register)
    case .days: days(item, into: register)
    case .words, .command: break
    }
    return register
  }

  /// A place where a bare word stands for itself.
  private mutating func bareWord(_ item: ExpressionID, into register: Int) {
    switch tree.expression(item) {
    case .name(let symbol):
      let word = tree.spelling(of: symbol)
      if variable(symbol) != nil { report(.nameIsVariable(word, at: tree.range(of: item))) }
      _ = load(machine.arena.text(word), into: register)
    case .integer, .number, .version:
      _ = load(machine.arena.text(tree.spelling(of: item)), into: register)
    default:
      let type = expression(item, into: register).type
      if type.base != .unknown, type.base != .text {
        report(.wrongType(expected: "a name or a text", actual: type.name, at: tree.range(of: item)))
      }
    }
  }

  /// `[d5, d12]`, or a single day.
  private mutating func days(_ item: ExpressionID, into register: Int) {
    var items = [item]
    if case .list(let elements) = tree.expression(item) { items = tree.elements(of: elements) }
    var days: [Value] = []
    for item in items {
      if let day = dayNumber(item) {
        days.append(.integer(day))
      } else {
        report(
          .wrongType(
            expected: "a day such as d5", actual: "`\(tree.spelling(of: item))`", at: tree.range(of: item)))
      }
    }
    _ = load(machine.arena.list(days), into: register)
  }

  private mutating func checkSetting(_ item: ExpressionID) {
    guard case .name = tree.expression(item) else { return }
    let word = tree.spelling(of: item)
    let known = SettingTable.all.map(\.name)
    guard !known.contains(word) else { return }
    report(
      .unknownName(
        word, kind: "setting", nearest: Spelling.nearest(to: word, among: known), at: tree.range(of: item)))
  }

  private mutating func format(_ item: ExpressionID, into register: Int) {
    let word = tree.spelling(of: item)
    let known = Exhibit.Format.allCases.map(\.rawValue)
    if case .name = tree.expression(item), !known.contains(word) {
      let nearest = Spelling.nearest(to: word, among: known)
      report(
        .unexpectedItem(
          word, expected: known.joined(separator: ", "), help: nearest.map { "did you mean `\($0)`?" },
          at: tree.range(of: item)))
    }
    bareWord(item, into: register)
  }

  /// A pool or a cluster: by its name, which Azure judges when the command runs, or by a value that is one.
  private mutating func resourceArgument(
    _ item: ExpressionID, _ type: CommandPattern.PlaceType, into register: Int
  ) {
    let range = tree.range(of: item)
    switch tree.expression(item) {
    case .name(let symbol) where variable(symbol) == nil:
      checkResourceName(tree.spelling(of: symbol), type, range)
      _ = load(machine.arena.text(tree.spelling(of: symbol)), into: register)
    case .path(let segments) where type != .cluster:
      let path = tree.elements(of: segments).map { tree.spelling(of: $0) }
      guard path.count == 2, Int(path[1]) == nil else {
        report(.wrongType(expected: "a pool", actual: "a node", at: range))
        return
      }
      checkPath(path, range)
      let first = temporaries(2)
      for (offset, segment) in path.enumerated() {
        _ = load(machine.arena.text(segment), into: first + offset)
      }
      code.emit(Instruction(.makeList, a: register, b: first, c: 2))
    default:
      let actual = expression(item, into: register).type
      let fits: Bool =
        switch actual.base {
        case .unknown, .text: true
        case .pool: type != .cluster
        case .cluster: type != .pool
        default: false
        }
      if !fits {
        let help = actual.base == .duration ? "`advance` lets a duration pass" : nil
        report(.wrongType(expected: type.expectation, actual: actual.name, help: help, at: range))
      }
    }
  }

  private mutating func checkResourceName(
    _ name: String, _ type: CommandPattern.PlaceType, _ range: SourceRange
  ) {
    guard !environment.hasComputedNames else { return }
    let lowered = name.lowercased()
    if type != .cluster, environment.pools[lowered] != nil { return }
    if type != .pool, environment.clusters[lowered] != nil { return }
    var known: [String: String] = [:]
    if type != .cluster { known.merge(environment.pools) { old, _ in old } }
    if type != .pool { known.merge(environment.clusters) { old, _ in old } }
    let kind = type == .pool ? "pool" : type == .cluster ? "cluster" : "pool or cluster"
    report(
      .unknownName(
        name, kind: kind, nearest: Spelling.nearest(to: name, among: known.values.sorted()), at: range))
  }

  private mutating func enumerationArgument(
    _ item: ExpressionID, _ enumeration: Enumeration, _ option: String?, into register: Int
  ) {
    let range = tree.range(of: item)
    if case .name(let symbol) = tree.expression(item), option == "mode", enumeration == .poolMode,
      let word = Enumeration.scaleDownMode.spelling(of: tree.spelling(of: symbol)), variable(symbol) == nil
    {
      report(
        .unknownValue(
          tree.spelling(of: symbol), of: enumeration, nearest: nil,
          help: "did you mean `scale-down-mode \(word.lowercased())`?", at: range))
      return
    }
    let type = expression(item, Expectation(enumeration: enumeration), into: register).type
    switch type.base {
    case .unknown, .text, .symbol: break
    case .enumeration(let actual) where actual == enumeration: break
    default:
      report(.wrongType(expected: enumeration.name, actual: type.name, at: range))
    }
  }

  /// All remaining items as one text, as they are spelt.
  private mutating func words(_ items: ArraySlice<ExpressionID>) -> Int {
    let text = items.map { tree.spelling(of: $0) }.joined(separator: " ")
    return load(machine.arena.text(text), into: temporary())
  }
}
