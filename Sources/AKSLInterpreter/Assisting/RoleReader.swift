import AKSLLanguage
import AKSModel

/// Gives the tokens of a text their roles: words from the tree, the rest from what the token is.
struct RoleReader {
  private let tree: SyntaxTree
  private let tokens: [SourceToken]
  /// What names mean outside of the text; not the whole assistant, which takes long to copy.
  private let environment: Environment
  /// What the words of the tree are, by their starts.
  private var roles: [HighlightRole?]
  /// The names that the text itself gives to variables.
  private var variables: Set<Symbol> = []
  /// What its words mean outside of it, by their symbols, as far as that was looked up.
  private var meanings: [HighlightRole??]

  init(_ reading: TextReading, _ assistant: Assistant) {
    (tree, tokens) = (reading.parsed.tree, reading.tokens)
    environment = assistant.session.environment
    roles = [HighlightRole?](repeating: nil, count: tree.source.bytes.count + 1)
    meanings = [HighlightRole??](repeating: nil, count: tree.symbolCount)
  }

  /// All parts, in order.
  mutating func read() -> [Highlight] {
    readTree()
    var parts: [Highlight] = []
    parts.reserveCapacity(2 * tokens.count)
    var comments = tree.comments[...]
    func add(_ range: Range<Int>, _ role: HighlightRole) {
      if !range.isEmpty { parts.append(Highlight(range: range, role: role)) }
    }
    func addComments(before place: Int) {
      while let comment = comments.first, comment.start < place {
        add(Int(comment.start)..<Int(comment.end), .comment)
        comments.removeFirst()
      }
    }
    for token in tokens {
      addComments(before: token.range.lowerBound)
      let (start, end) = (token.range.lowerBound, token.range.upperBound)
      switch token.kind {
      case .textStart:
        add(start..<(end - 2), .text)
        add((end - 2)..<end, .interpolation)
      case .textMiddle:
        add(start..<(start + 1), .interpolation)
        add((start + 1)..<(end - 2), .text)
        add((end - 2)..<end, .interpolation)
      case .textEnd:
        add(start..<min(start + 1, end), .interpolation)
        add(min(start + 1, end)..<end, .text)
      case _ where token.isAzure: for part in azureParts(token.range) { add(part.range, part.role) }
      default: add(token.range, role(of: token))
      }
    }
    addComments(before: .max)
    return parts
  }

  private func role(of token: SourceToken) -> HighlightRole {
    switch token.kind {
    case .name:
      if let role = roles[token.range.lowerBound] { return role }
      if token.keyword == .true || token.keyword == .false || token.keyword == .null { return .value }
      return token.keyword == nil ? .name : .keyword
    case .path: return .placeName
    case .integer, .number, .version: return .number
    case .duration, .timeOfDay, .memory, .minutesOrThousandths: return .duration
    case .money: return .money
    case .text, .textStart, .textMiddle, .textEnd: return .text
    case .assign, .plusAssign, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plus,
      .minus,
      .star, .slash, .slashSlash, .percent, .dotDot:
      return .operator
    case .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .leftBrace, .rightBrace, .comma,
      .semicolon, .colon, .dot:
      return .punctuation
    case .end, .invalid, .foreign, .option: return .plain
    }
  }

  // MARK: - az

  /// The words of a line of az: its commands up to the first option, options, and what is given to them.
  private func azureParts(_ range: Range<Int>) -> [Highlight] {
    let bytes = tree.source.bytes
    var parts: [Highlight] = []
    var start: Int?
    var quote: UInt8?
    var hasOptions = false
    func end(at end: Int) {
      guard let first = start else { return }
      start = nil
      let isOption = bytes[first] == UInt8(ascii: "-")
      hasOptions = hasOptions || isOption
      parts.append(
        Highlight(
          range: first..<end, role: isOption ? .azureOption : hasOptions ? .azureValue : .azureCommand))
    }
    for index in range {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        start = start ?? index
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") {
        end(at: index)
      } else {
        start = start ?? index
      }
    }
    end(at: range.upperBound)
    return parts
  }

  // MARK: - The tree

  private mutating func readTree() {
    var statements: [StatementID] = []
    tree.forEachStatement(below: tree.root) { statements.append($0) }
    for statement in statements { noteNames(of: statement) }
    for statement in statements { read(statement) }
  }

  private mutating func declare(_ name: Name, _ role: HighlightRole = .variable) {
    roles[Int(name.range.start)] = role
    if role == .variable { variables.insert(name.symbol) }
  }

  private mutating func noteNames(of statement: StatementID) {
    switch tree.statement(statement) {
    case .letBinding(let name, _), .param(let name, _), .forIn(let name, _, _): declare(name)
    case .assignment(let name, _, _): roles[Int(name.range.start)] = .variable
    case .function(let name, let parameters, _):
      declare(name, .function)
      for parameter in tree.elements(of: parameters) { declare(parameter.name) }
    case .scenario(let scenario): if let rows = scenario.rows { declare(rows.variable) }
    case .schedule(let schedule): if let name = schedule.name { declare(name, .name) }
    default: break
    }
  }

  private mutating func read(_ statement: StatementID) {
    switch tree.statement(statement) {
    case .command(let items): read(command: tree.elements(of: items))
    case .scenario(let scenario):
      for tag in tree.elements(of: scenario.tags) { roles[Int(tag.range.start)] = .name }
      fallthrough
    default:
      if case .azureInquiry(let verb, _) = tree.statement(statement) { roles[Int(verb.range.start)] = .verb }
      if case .expectError(let matcher, _) = tree.statement(statement) {
        roles[Int(tree.range(of: matcher).start)] = .value
        for part in tree.parts(of: statement).expressions where part != matcher { read(part) }
        return
      }
      for expression in tree.parts(of: statement).expressions { read(expression) }
    }
  }

  private mutating func read(command items: [ExpressionID]) {
    let words = items.map { tree.symbol(at: $0).map(tree.spelling) }
    let progress = CommandProgress(words)
    if items.count == 1, progress.parts.first == .unknown, let word = words[0], isKnown(word, items[0]) {
      return read(items[0])
    }
    if words[0] == "branch", progress.parts.first == .unknown { return read(branch: items) }
    for (index, item) in items.enumerated() {
      let start = Int(tree.range(of: item).start)
      let isWord = tree.symbol(at: item) != nil
      switch index < progress.parts.count ? progress.parts[index] : .unknown {
      case .verb: roles[start] = .verb
      case .word, .option: roles[start] = .optionWord
      case .argument(let type) where isWord: roles[start] = role(of: type, item)
      case .unknown where index == 0: roles[start] = .unknownVerb
      default: read(item)
      }
    }
  }

  private mutating func read(branch items: [ExpressionID]) {
    roles[Int(tree.range(of: items[0]).start)] = .keyword
    for item in items.dropFirst() { roles[Int(tree.range(of: item).start)] = .name }
  }

  private func isKnown(_ word: String, _ item: ExpressionID) -> Bool {
    tree.symbol(at: item).map { variables.contains($0) } ?? false || meaning(of: word) != nil
  }

  /// A bare word in a place of a command.
  private func role(of type: CommandPattern.PlaceType, _ item: ExpressionID) -> HighlightRole {
    if let symbol = tree.symbol(at: item), variables.contains(symbol) { return .variable }
    switch type {
    case .pool, .cluster, .node, .resource, .workload, .loadSubject, .newPool, .newCluster, .newWorkload:
      return .placeName
    case .enumeration, .format, .chartForm, .vmSize, .region, .setting, .version: return .value
    default:
      let word = tree.spelling(of: item)
      return meaning(of: word) ?? .name
    }
  }

  private mutating func read(_ expression: ExpressionID) {
    func note(_ range: SourceRange, _ role: HighlightRole) {
      // A call comes before its name, which must not be taken for a pool.
      if roles[Int(range.start)] == nil { roles[Int(range.start)] = role }
    }
    let tree = tree
    tree.forEachExpression(from: expression) { id in
      switch tree.expression(id) {
      case .name(let symbol):
        if let role = variables.contains(symbol) ? .variable : meaning(of: symbol) {
          note(tree.range(of: id), role)
        }
      case .property: note(tree.name(ofProperty: id).range, .property)
      case .elementProperty(let name): note(name.range, .property)
      case .namedArgument(let name, _): note(name.range, .property)
      case .map(let entries):
        for entry in tree.elements(of: entries) where tree.symbol(at: entry.key) != nil {
          note(tree.range(of: entry.key), .property)
        }
      case .call(let callee, _): note(tree.range(of: callee), .function)
      case .comprehension(_, let variable, _, _): note(variable.range, .variable)
      default: break
      }
    }
  }

  /// What a word means outside of the text; each is looked up once.
  private mutating func meaning(of symbol: Symbol) -> HighlightRole? {
    if let known = meanings[Int(symbol.index)] { return known }
    let meaning = meaning(of: tree.spelling(of: symbol))
    meanings[Int(symbol.index)] = .some(meaning)
    return meaning
  }

  private func meaning(of word: String) -> HighlightRole? {
    if environment.variables[word] != nil { return .variable }
    if WorldProperty(rawValue: word) != nil { return .property }
    let lowered = word.lowercased()
    if environment.pools[lowered] != nil || environment.clusters[lowered] != nil
      || environment.workloads.contains(word)
    {
      return .placeName
    }
    return SymbolTable.value(of: word) == nil ? nil : .value
  }
}
