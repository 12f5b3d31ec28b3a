import AKSLLanguage

// A row of items becomes a verb with arguments: the patterns of `CommandTable` decide, and explain what is wrong.
extension Compiler {
  mutating func command(_ items: Children<ExpressionID>, _ range: SourceRange) {
    guard let first = items.first, let head = tree.symbol(at: first) else {
      // A command begins with a word; the parser has already complained about anything else.
      return
    }
    guard let verb = verb(head) else {
      if tree.spelling(of: head) == "branch", inquiry == nil { return branch(items, range) }
      if items.count == 1, visibleMeaning(of: head) != nil || state(head) != nil {
        loneName(first)
      } else {
        reportUnknownVerb(tree.spelling(of: head), items, at: tree.range(of: first))
      }
      return
    }
    if let isPlan = isInquiry(head, items) { return inquire(items, isPlan: isPlan, range) }
    guard let form = commandForms.match(items, commandForms.verbs[verb], tree) else {
      return reportMismatch(items, CommandTable.definitions(withHead: tree.spelling(of: head)), range)
    }
    emit(items, commandForms.forms[form], range)
  }

  // MARK: - explain, plan

  /// Whether another command follows, and to be planned: one word behind `explain` is a code, a rule or a setting.
  private mutating func isInquiry(_ head: Symbol, _ items: Children<ExpressionID>) -> Bool? {
    switch tree.spelling(of: head) {
    case "plan" where items.count > 1: true
    case "explain" where items.count > 2 && tree.symbol(at: items[1]).flatMap({ verb($0) }) != nil: false
    default: nil
    }
  }

  /// The command behind `explain` or `plan`, up to `as FORMAT`: checked as any other, and not done.
  private mutating func inquire(_ items: Children<ExpressionID>, isPlan: Bool, _ range: SourceRange) {
    var end = items.count
    var format = Exhibit.Format.table
    if end > 3, isWord(items[end - 2], "as"),
      let word = Exhibit.Format(rawValue: tree.spelling(of: items[end - 1]))
    {
      format = word
      end -= 2
    }
    let part = SourceRange(start: tree.range(of: items[1]).start, end: tree.range(of: items[end - 1]).end)
    let wrong = inquiry != nil ? items[0] : tree.symbol(at: items[1]) == nil ? items[1] : nil
    if let wrong {
      report(
        .unexpectedItem(
          tree.spelling(of: wrong), expected: "a command that does something", help: nil,
          at: tree.range(of: wrong)))
      return
    }
    inquiry = CommandSite.Inquiry(isPlan: isPlan, command: part, format: format)
    command(items[part: 1..<end], part)
    inquiry = nil
  }

  /// `dev`: at the prompt a name shows its value.
  private mutating func loneName(_ id: ExpressionID) {
    let operand = expression(id)
    if isPrompt, isAtTopLevel {
      code.emit(Instruction(.showValue, a: operand.register))
    } else {
      report(.valueUnused(tree.spelling(of: id), at: tree.range(of: id)))
    }
  }

  private mutating func reportUnknownVerb(
    _ head: String, _ items: Children<ExpressionID>, at range: SourceRange
  ) {
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

  func isWord(_ item: ExpressionID, _ word: String) -> Bool {
    tree.symbol(at: item).map { tree.spelling(of: $0) == word } ?? false
  }

  private mutating func reportMismatch(
    _ items: Children<ExpressionID>, _ candidates: [Int], _ range: SourceRange
  ) {
    func fits(_ pattern: CommandPattern, _ length: Int) -> Bool {
      zip(items.prefix(length), pattern.fixed).allSatisfy { item, element in
        if case .word(let word) = element { return isWord(item, word) }
        return true
      }
    }
    // How far the best one fits.
    var length = 0
    for candidate in candidates {
      let pattern = CommandTable.definitions[candidate].pattern
      while length < min(items.count, pattern.fixed.count), fits(pattern, length + 1) { length += 1 }
    }
    // What could have come next, of all that fit so far.
    var expected: [String] = []
    var words: [String] = []
    var usage = ""
    for candidate in candidates {
      let pattern = CommandTable.definitions[candidate].pattern
      guard fits(pattern, length), pattern.fixed.count > length else { continue }
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
      let head = items.count == 1 && isVariable(items[0]) ? tree.spelling(of: items[0]) : nil
      report(
        .missingItem(what, usage: usage, variable: head, at: SourceRange(start: range.end, end: range.end)))
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

  private mutating func emit(
    _ items: Children<ExpressionID>, _ form: CommandForms.Form, _ range: SourceRange
  ) {
    let firstArgument = code.block.arguments.count
    var site = CommandSite(
      definition: UInt16(form.definition), firstArgument: UInt32(truncatingIfNeeded: firstArgument))
    for index in 0..<form.fixed.count {
      let element = commandForms.elements[form.fixed.lowerBound + index]
      guard element.word == nil else { continue }
      if element.place.type == .words {
        add(words(items[(form.fixed.count - 1)...]), element.place)
        return finish(site)
      }
      add(argument(items[index], element.place.type), element.place)
      if element.place.type == .setting, index > 0 { lookUp(items[index], valueOf: items[index - 1]) }
    }
    var next = form.fixed.count
    while next < items.count {
      let item = items[next]
      next += 1
      guard let word = tree.symbol(at: item), let option = commandForms.option(word, of: form) else {
        reportUnknownOption(item, CommandTable.definitions[form.definition].pattern)
        // One complaint a command: what follows is most likely the unknown option's value.
        return
      }
      let flag: UInt32 = 1 << UInt32(option.name)
      let isTaken =
        site.flags & flag != 0
        || code.block.arguments[firstArgument...].contains { $0.name == option.name }
      if isTaken { reportDuplicate(item, option, form, items) }
      if option.places.isEmpty { site.flags |= flag }
      for number in option.places {
        let place = commandForms.places[number]
        guard next < items.count else {
          report(
            .missingItem(
              place.type.expectation, usage: CommandTable.definitions[form.definition].pattern.usage,
              at: SourceRange(start: range.end, end: range.end)))
          return
        }
        add(argument(items[next], place.type, option: word), place)
        next += 1
      }
    }
    finish(site)
  }

  private mutating func add(_ register: Int, _ place: CommandForms.Place) {
    code.block.arguments.append(
      CommandSite.Argument(name: place.name, register: UInt16(truncatingIfNeeded: register)))
  }

  private mutating func finish(_ site: CommandSite) {
    var site = site
    site.argumentCount = UInt16(code.block.arguments.count - Int(site.firstArgument))
    if let inquiry {
      code.block.inquiries.append(inquiry)
      site.inquiry = UInt32(truncatingIfNeeded: code.block.inquiries.count)
    }
    code.emit(Instruction(.command, wide: code.block.commands.count))
    code.block.commands.append(site)
  }

  private mutating func reportDuplicate(
    _ item: ExpressionID, _ option: CommandForms.Option, _ form: CommandForms.Form,
    _ items: Children<ExpressionID>
  ) {
    let words = option.words.map { commandForms.words[$0] }
    let first = items.first { item in tree.symbol(at: item).map { words.contains($0) } ?? false }
    let number = commandForms.number(of: option, in: form)
    report(
      .duplicateOption(
        tree.spelling(of: item),
        words: CommandTable.definitions[form.definition].pattern.options[number].words,
        first: first.map { tree.range(of: $0) }, at: tree.range(of: item)))
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
    _ item: ExpressionID, _ type: CommandPattern.PlaceType, option: Symbol? = nil
  ) -> Int {
    let register = temporary()
    switch type {
    case .text, .timeZone:
      if case .path = tree.expression(item) {
        // `Europe/Berlin`
        _ = load(machine.arena.text(tree.spelling(of: item)), into: register)
      } else {
        bareWord(item, into: register)
      }
      lookUp(item, type)
    case .newPool, .newCluster, .newSnapshot, .snapshot, .schedule, .settingName, .vmSize, .region:
      bareWord(item, into: register)
      lookUp(item, type)
    case .version:
      let actual = expression(item, Expectation(isVersion: true), into: register).type
      if actual.base != .unknown, actual.base != .version, actual.base != .text {
        report(.wrongType(expected: type.expectation, actual: actual.name, at: tree.range(of: item)))
      }
    case .format: format(item, into: register)
    case .setting:
      if case .name(let symbol) = tree.expression(item), variable(symbol) == nil {
        _ = load(wordOf: symbol, into: register)
      } else {
        expression(item, into: register)
      }
    case .pool, .cluster, .resource: resourceArgument(item, type, into: register)
    case .node:
      requireType(expression(item, into: register).type, .node, at: tree.range(of: item))
    case .integer:
      requireType(expression(item, into: register).type, .integer, at: tree.range(of: item))
    case .map:
      requireType(expression(item, into: register).type, .map, at: tree.range(of: item))
    case .duration:
      requireType(expression(item, into: register).type, .duration, at: tree.range(of: item))
    case .range:
      requireType(expression(item, into: register).type, .range, at: tree.range(of: item))
    case .price: oneOf([.integer, .number, .money], item, type, into: register)
    case .minutes: oneOf([.integer, .duration], item, type, into: register)
    case .texts:
      if case .name = tree.expression(item) {
        bareWord(item, into: register)
      } else {
        oneOf([.text, .list, .integer], item, type, into: register)
      }
    case .enumeration(let enumeration): enumerationArgument(item, enumeration, option, into: register)
    case .days: days(item, into: register)
    case .words, .command: break
    }
    return register
  }

  /// A place that takes values of several types.
  private mutating func oneOf(
    _ bases: [StaticType.Base], _ item: ExpressionID, _ place: CommandPattern.PlaceType, into register: Int
  ) {
    let type = expression(item, into: register).type
    if type.base != .unknown, !bases.contains(type.base) {
      report(.wrongType(expected: place.expectation, actual: type.name, at: tree.range(of: item)))
    }
  }

  /// A place where a bare word stands for itself.
  private mutating func bareWord(_ item: ExpressionID, into register: Int) {
    switch tree.expression(item) {
    case .name(let symbol):
      if variable(symbol) != nil {
        report(.nameIsVariable(tree.spelling(of: symbol), at: tree.range(of: item)))
      }
      _ = load(wordOf: symbol, into: register)
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
    if let symbol = tree.symbol(at: item), variable(symbol) == nil {
      checkResourceName(symbol, type, at: item)
      _ = load(wordOf: symbol, into: register)
      return
    }
    let range = tree.range(of: item)
    switch tree.expression(item) {
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
    _ symbol: Symbol, _ type: CommandPattern.PlaceType, at item: ExpressionID
  ) {
    guard !environment.hasComputedNames else { return }
    let kinds = kinds(ofResource: symbol)
    if type != .cluster, kinds.isPool { return }
    if type != .pool, kinds.isCluster { return }
    let name = tree.spelling(of: symbol)
    var known: [String: String] = [:]
    if type != .cluster { known.merge(environment.pools) { old, _ in old } }
    if type != .pool { known.merge(environment.clusters) { old, _ in old } }
    let kind = type == .pool ? "pool" : type == .cluster ? "cluster" : "pool or cluster"
    report(
      .unknownName(
        name, kind: kind, nearest: Spelling.nearest(to: name, among: known.values.sorted()),
        at: tree.range(of: item)))
  }

  private mutating func enumerationArgument(
    _ item: ExpressionID, _ enumeration: Enumeration, _ option: Symbol?, into register: Int
  ) {
    let range = tree.range(of: item)
    if enumeration == .poolMode, case .name(let symbol) = tree.expression(item),
      option.map({ tree.spelling(of: $0) }) == "mode",
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
    case .word(let value) where enumeration.has(value): break
    default:
      report(.wrongType(expected: enumeration.name, actual: type.name, at: range))
    }
  }

  /// All remaining items as one text, as they are spelt.
  private mutating func words(_ items: some Collection<ExpressionID>) -> Int {
    let text = items.map { tree.spelling(of: $0) }.joined(separator: " ")
    return load(machine.arena.text(text), into: temporary())
  }
}
