/// Says whether a row of words is a sentence of a grammar: Earley's algorithm.
struct Recogniser {
  private enum Symbol: Hashable {
    case rule(Int)
    case terminal(String, touches: Bool)
    /// A class of tokens, `NUMBER`, or `newline`.
    case kind(String)
    case nothing
  }

  private var productions: [(rule: Int, symbols: [Symbol])] = []
  private var productionsOfRule: [[Int]] = []
  private var isNullable: [Bool] = []
  private var numbers: [String: Int] = [:]

  init(_ grammar: EBNF) {
    for name in grammar.names { numbers[name] = newRule() }
    for name in grammar.names {
      guard let number = numbers[name], let body = grammar.rules[name] else { continue }
      // What calls, indexes and reads properties touches what stands before it.
      let touches = ["call", "index", "access"].contains(name)
      add(body, to: number, touches)
    }
    findNullable()
  }

  // MARK: - The grammar in plain productions

  private mutating func newRule() -> Int {
    productionsOfRule.append([])
    isNullable.append(false)
    return productionsOfRule.count - 1
  }

  private mutating func add(_ expression: EBNF.Expression, to rule: Int, _ touches: Bool) {
    let alternatives: [EBNF.Expression] = if case .choice(let all) = expression { all } else { [expression] }
    for alternative in alternatives {
      var parts = [alternative]
      if case .sequence(let all) = alternative { parts = all }
      var symbols: [Symbol] = []
      for (index, part) in parts.enumerated() { symbols.append(symbol(part, touches && index == 0)) }
      add(symbols, to: rule)
    }
  }

  private mutating func add(_ symbols: [Symbol], to rule: Int) {
    productionsOfRule[rule].append(productions.count)
    productions.append((rule, symbols))
  }

  private mutating func symbol(_ expression: EBNF.Expression, _ touches: Bool) -> Symbol {
    switch expression {
    case .terminal(let text): return .terminal(text, touches: touches)
    case .words(let words) where words.hasPrefix("anything up to"): return .kind("azure")
    case .words: return .nothing
    case .reference(let name):
      if name == "newline" || name.allSatisfy(\.isUppercase) { return .kind(name) }
      return numbers[name].map { .rule($0) } ?? .nothing
    case .sequence, .choice:
      let rule = newRule()
      add(expression, to: rule, touches)
      return .rule(rule)
    case .optional(let part):
      let rule = newRule()
      add([], to: rule)
      add(part, to: rule, touches)
      return .rule(rule)
    case .repetition(let part):
      let rule = newRule()
      add([], to: rule)
      add([.rule(rule), symbol(part, touches)], to: rule)
      return .rule(rule)
    }
  }

  private mutating func findNullable() {
    var isChanging = true
    while isChanging {
      isChanging = false
      for (rule, symbols) in productions where !isNullable[rule] {
        let isEmpty = symbols.allSatisfy { symbol in
          if case .rule(let number) = symbol { isNullable[number] } else { false }
        }
        if isEmpty {
          isNullable[rule] = true
          isChanging = true
        }
      }
    }
  }

  // MARK: - Recognising

  private struct Item: Hashable {
    var production: Int
    var dot: Int
    var origin: Int
  }

  /// The number of the first word that fits nowhere; nil when all is well.
  ///
  /// It is the number of words when something is missing at the end.
  func firstMisfit(_ words: [GrammarWord], rule name: String) -> Int? {
    guard let start = numbers[name] else { return 0 }
    var sets = [[Item]](repeating: [], count: words.count + 1)
    var members = Set<Item>()
    var next = Set<Item>()
    sets[0] = productionsOfRule[start].map { Item(production: $0, dot: 0, origin: 0) }
    members = Set(sets[0])
    for position in 0...words.count {
      var index = 0
      func add(_ item: Item) {
        if members.insert(item).inserted { sets[position].append(item) }
      }
      while index < sets[position].count {
        let item = sets[position][index]
        index += 1
        let (rule, symbols) = productions[item.production]
        guard item.dot < symbols.count else {
          for parent in sets[item.origin] {
            let symbols = productions[parent.production].symbols
            guard parent.dot < symbols.count, symbols[parent.dot] == .rule(rule) else { continue }
            add(Item(production: parent.production, dot: parent.dot + 1, origin: parent.origin))
          }
          continue
        }
        let advanced = Item(production: item.production, dot: item.dot + 1, origin: item.origin)
        if case .rule(let number) = symbols[item.dot] {
          for production in productionsOfRule[number] {
            add(Item(production: production, dot: 0, origin: position))
          }
          if isNullable[number] { add(advanced) }
        } else if position < words.count, fits(symbols[item.dot], words[position]) {
          if next.insert(advanced).inserted { sets[position + 1].append(advanced) }
        }
      }
      if position < words.count {
        if sets[position + 1].isEmpty { return position }
        members = next
        next = []
      }
    }
    let isComplete = sets[words.count].contains { item in
      let (rule, symbols) = productions[item.production]
      return rule == start && item.dot == symbols.count && item.origin == 0
    }
    return isComplete ? nil : words.count
  }

  private func fits(_ symbol: Symbol, _ word: GrammarWord) -> Bool {
    switch symbol {
    case .terminal(let text, let touches): word.isSpelt && word.text == text && (!touches || word.touches)
    case .kind(let kind): word.kinds.contains(kind)
    case .rule, .nothing: false
    }
  }
}
