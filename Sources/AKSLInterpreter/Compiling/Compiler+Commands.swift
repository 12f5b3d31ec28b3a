import AKSLLanguage

// A row of items becomes a verb with arguments: the patterns of `CommandTable` decide, and explain what is wrong.
extension Compiler {
  mutating func command(_ items: NodeList<ExpressionID>, _ range: SourceRange) {
    guard !items.isEmpty, let head = tree.symbol(at: tree[items, 0]) else {
      // A command begins with a word; the parser has already complained about anything else.
      return
    }
    guard let verb = verb(head) else {
      if tree.spelling(of: head) == "branch", inquiry == nil { return branch(items, range) }
      if items.count == 1, visibleMeaning(of: head) != nil || state(head) != nil {
        loneName(tree[items, 0])
      } else {
        reportUnknownVerb(tree.spelling(of: head), items, at: tree.range(of: tree[items, 0]))
      }
      return
    }
    if let question = commandForms.verbs[verb].question, isInquiry(question, items) {
      return inquire(items, isPlan: question == .plan, range)
    }
    guard let form = commandForms.match(items, commandForms.verbs[verb], tree) else {
      return reportMismatch(items, CommandTable.definitions(withHead: tree.spelling(of: head)), range)
    }
    emit(items, commandForms.forms[form], range)
  }

  // MARK: - explain, plan

  /// Whether another command follows: one word behind `explain` is a code, a rule or a setting.
  private mutating func isInquiry(_ question: CommandForms.Question, _ items: NodeList<ExpressionID>) -> Bool
  {
    switch question {
    case .plan: items.count > 1
    case .explanation: items.count > 2 && tree.symbol(at: tree[items, 1]).flatMap { verb($0) } != nil
    }
  }

  /// The command behind `explain` or `plan`, up to `as FORMAT`: checked as any other, and not done.
  private mutating func inquire(_ items: NodeList<ExpressionID>, isPlan: Bool, _ range: SourceRange) {
    var end = items.count
    var format = Exhibit.Format.table
    if end > 3, isWord(tree[items, end - 2], "as"),
      let word = Exhibit.Format(rawValue: tree.spelling(of: tree[items, end - 1]))
    {
      format = word
      end -= 2
    }
    let part = SourceRange(
      start: tree.range(of: tree[items, 1]).start, end: tree.range(of: tree[items, end - 1]).end)
    let head = tree.symbol(at: tree[items, 1])
    let isForPrompt = head.map { CommandTable.promptHeads.contains(tree.spelling(of: $0)) } ?? false
    let wrong = inquiry != nil ? tree[items, 0] : head == nil || isForPrompt ? tree[items, 1] : nil
    if let wrong {
      report(
        .unexpectedItem(
          tree.spelling(of: wrong), expected: "a command that does something", help: nil,
          at: tree.range(of: wrong)))
      return
    }
    inquiry = CommandSite.Inquiry(isPlan: isPlan, command: part, format: format)
    command(items.part(1..<end), part)
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
    _ head: String, _ items: NodeList<ExpressionID>, at range: SourceRange
  ) {
    if !context.givesAdvice { return report(.unknownVerb(head, nearest: nil, help: nil, at: range)) }
    var help: String?
    let isResource =
      environment.pools[head.lowercased()] != nil || environment.clusters[head.lowercased()] != nil
    if isResource, items.count > 1 {
      let noun = environment.pools[head.lowercased()] != nil ? "pool" : "cluster"
      let verb = tree.spelling(of: tree[items, 1])
      let isVerb = CommandTable.definitions(withHead: noun).contains { number in
        CommandTable.all[number].pattern.fixed.contains(.word(verb))
      }
      if isVerb { help = "the noun comes first: `\(noun) \(head) \(verb)`" }
    }
    let isForeign = ["use", "import", "log", "test", "abort", "clear"].contains(head)
    if help == nil, !isForeign {
      help = command(meantBy: items.indices.map { tree.spelling(of: tree[items, $0]) }).map {
        "write `\($0)`"
      }
    }
    if help == nil { help = ForeignWords.help(on: head) }
    let constructs = [
      "let", "assert", "print", "if", "for", "while", "repeat", "def", "return", "scenario", "expect",
      "check", "eventually", "always", "never", "fail", "every", "at", "after", "branch", "invariant",
      "param", "include", "requires",
    ]
    let words = CommandTable.heads + constructs + (takesPromptWords ? CommandTable.promptHeads : [])
    let nearest = Spelling.nearest(to: head, among: words)
    report(.unknownVerb(head, nearest: nearest, help: help, at: range))
  }

  // MARK: - Matching

  func isWord(_ item: ExpressionID, _ word: String) -> Bool {
    tree.symbol(at: item).map { tree.spelling(of: $0) == word } ?? false
  }

  private mutating func reportMismatch(
    _ items: NodeList<ExpressionID>, _ candidates: [Int], _ range: SourceRange
  ) {
    func fits(_ pattern: CommandPattern, _ length: Int) -> Bool {
      zip(tree[items].prefix(length), pattern.fixed).allSatisfy { item, element in
        if case .word(let word) = element { return isWord(item, word) }
        return true
      }
    }
    // How far the best one fits.
    var length = 0
    for candidate in candidates {
      let pattern = CommandTable.all[candidate].pattern
      while length < min(items.count, pattern.fixed.count), fits(pattern, length + 1) { length += 1 }
    }
    // What could have come next, of all that fit so far.
    var expected: [String] = []
    var words: [String] = []
    var usages: [String] = []
    for candidate in candidates {
      let pattern = CommandTable.all[candidate].pattern
      guard fits(pattern, length), pattern.fixed.count > length else { continue }
      usages.append(pattern.usage)
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
      let head = items.count == 1 && isVariable(tree[items, 0]) ? tree.spelling(of: tree[items, 0]) : nil
      report(
        .missingItem(
          what, usages: usages, variable: head, at: SourceRange(start: range.end, end: range.end)))
      return
    }
    if length == 2, reportsMissingPlace(items, candidates, words) { return }
    let item = tree.spelling(of: tree[items, length])
    let spellings = items.indices.map { tree.spelling(of: tree[items, $0]) }
    let turned =
      length == 2 && Self.nouns.contains(spellings[0]) ? Self.form(ofTurned: spellings, among: words) : nil
    let nearest =
      turned == nil ? Self.meant(by: item, among: words) ?? Spelling.nearest(to: item, among: words) : nil
    let itemRange = tree.range(of: tree[items, length])
    let fitting = candidates.map { CommandTable.all[$0].pattern }.filter { fits($0, length) }
    let options = fitting.flatMap(\.options).flatMap(\.words)
    let option = options.first { $0 == item } ?? options.first { $0.hasSuffix("-" + item) }
    let owners = fitting.filter { pattern in pattern.options.contains { $0.words.contains { $0 == option } } }
    let owner = owners.first { !$0.makesNames } ?? owners.first
    report(
      .unexpectedItem(
        item, expected: what,
        help: turned.map { "the name comes first: `\($0)`" } ?? nearest.map { "did you mean `\($0)`?" }
          ?? owner.map { Self.wayToOption(option ?? item, of: $0, length) }
          ?? Diagnostic.forms(usages),
        fixIt: nearest.map { .init(range: itemRange, replacement: $0, isGuess: true) }, at: itemRange))
  }

  // MARK: - Arguments

  private mutating func emit(
    _ items: NodeList<ExpressionID>, _ form: CommandForms.Form, _ range: SourceRange
  ) {
    let firstArgument = unit.arguments.count
    var lines: [ExpressionID] = []
    var site = CommandSite(
      definition: UInt16(form.definition), firstArgument: UInt32(truncatingIfNeeded: firstArgument))
    var next = form.fixed.count
    let mistakes = diagnostics.count
    if items.count > form.fixed.count, reportsNeedlessWord(items, form) { return }
    for index in 0..<form.fixed.count {
      let element = commandForms.elements[form.fixed.lowerBound + index]
      guard element.word == nil else { continue }
      if element.place.type == .words {
        add(words(tree[items][(form.fixed.count - 1)...]), element.place)
        return finish(site)
      }
      if element.place.type == .worldParts {
        let end = endOfWorldParts(items, from: index, form)
        add(world(items, index..<end), element.place)
        next = end
        continue
      }
      if element.place.type == .expressions || element.place.type == .watched,
        reportsMissingValue(tree[items, index], element.place.type, form)
      {
        return
      }
      if element.place.type == .watched {
        next = items.count
        add(
          watch(
            tree[items][index...].flatMap { elements(ofLine: $0) }, by: tree.spelling(of: tree[items, 0])),
          element.place)
        continue
      }
      if element.place.type == .expressions {
        next = endOfWorldParts(items, from: index, form)
        lines = (index..<next).flatMap { elements(ofLine: tree[items, $0]) }
        add(load(.integer(Int64(unit.plots.count)), into: temporary()), element.place)
        continue
      }
      if element.place.type == .script {
        return load(items, at: index, range)
      }
      if element.place.type == .traceFile {
        add(trace(items, at: index), element.place)
        continue
      }
      if element.place.type == .duration,
        reportsDistantUnit(tree[items, index], index + 1 < items.count ? tree[items, index + 1] : nil)
      {
        return
      }
      add(argument(tree[items, index], element.place.type), element.place)
      if element.place.type == .setting, index > 0 {
        lookUp(tree[items, index], valueOf: tree[items, index - 1])
      }
    }
    while next < items.count {
      let item = tree[items, next]
      next += 1
      guard let word = tree.symbol(at: item), let option = commandForms.option(word, of: form) else {
        // One complaint a command: what follows is most likely the unknown option's value.
        if diagnostics.count == mistakes {
          reportUnknownOption(item, CommandTable.all[form.definition].pattern, behind: range.start)
        }
        return
      }
      let flag: UInt32 = 1 << UInt32(option.name)
      let isTaken =
        site.flags & flag != 0
        || unit.arguments[firstArgument...].contains { $0.name == option.name }
      if isTaken { reportDuplicate(item, option, form, items) }
      if option.places.isEmpty { site.flags |= flag }
      for number in option.places {
        let place = commandForms.places[number]
        guard next < items.count else {
          return reportMissing(place.type, form, range)
        }
        if place.type == .chartForm, isWord(tree[items, next], "svg") {
          guard next + 1 < items.count else { return reportMissing(.chartForm, form, range) }
          add(picture(tree[items, next + 1]), place)
          next += 2
          continue
        }
        if place.type == .duration,
          reportsDistantUnit(tree[items, next], next + 1 < items.count ? tree[items, next + 1] : nil)
        {
          return
        }
        add(argument(tree[items, next], place.type, option: word), place)
        next += 1
      }
    }
    finish(site)
    if !lines.isEmpty { plot(lines, range) }
  }

  /// Reports `stop pool dev` and `wait for dev`: a noun or a preposition where the name should stand.
  private mutating func reportsNeedlessWord(
    _ items: NodeList<ExpressionID>, _ form: CommandForms.Form
  ) -> Bool {
    guard form.fixed.count == 2, commandForms.elements[form.fixed.lowerBound + 1].word == nil,
      let word = tree.symbol(at: tree[items, 1]), visibleMeaning(of: word) == nil,
      commandForms.option(tree.symbol(at: tree[items, 2]) ?? CommandForms.absent, of: form) == nil
    else { return false }
    let spellings = items.indices.map { tree.spelling(of: tree[items, $0]) }
    guard let meant = self.form(without: spellings[1], in: spellings) else { return false }
    let place = commandForms.elements[form.fixed.lowerBound + 1].place.type
    report(
      .unexpectedItem(
        spellings[1], expected: place.expectation, help: "write `\(meant)`",
        at: tree.range(of: tree[items, 1])))
    return true
  }

  private mutating func add(_ register: Int, _ place: CommandForms.Place) {
    unit.arguments.append(
      CommandSite.Argument(name: place.name, register: UInt16(truncatingIfNeeded: register)))
  }

  mutating func finish(_ site: CommandSite) {
    var site = site
    site.argumentCount = UInt16(unit.arguments.count - Int(site.firstArgument))
    if let inquiry {
      unit.inquiries.append(inquiry)
      site.inquiry = UInt32(truncatingIfNeeded: unit.inquiries.count)
    }
    code.emit(Instruction(.command, wide: unit.commands.count))
    unit.commands.append(site)
  }

  private mutating func reportDuplicate(
    _ item: ExpressionID, _ option: CommandForms.Option, _ form: CommandForms.Form,
    _ items: NodeList<ExpressionID>
  ) {
    let words = option.words.map { commandForms.words[$0] }
    let first = tree[items].first { item in tree.symbol(at: item).map { words.contains($0) } ?? false }
    let number = commandForms.number(of: option, in: form)
    report(
      .duplicateOption(
        tree.spelling(of: item),
        words: CommandTable.all[form.definition].pattern.options[number].words,
        first: first.map { tree.range(of: $0) }, at: tree.range(of: item)))
  }

  private mutating func reportUnknownOption(
    _ item: ExpressionID, _ pattern: CommandPattern, behind start: UInt32
  ) {
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
        help: nearest.map { "did you mean `\($0)`?" }
          ?? Self.later(word, tree.source.text(in: SourceRange(start: start, end: range.start)))
          ?? Diagnostic.forms([pattern.usage]),
        fixIt: nearest.map { .init(range: range, replacement: $0, isGuess: true) }, at: range))
  }
}
