/// Makes sentences of a grammar at random, the same ones for the same seed.
///
/// What the grammar says only in comments is said here again: which words are keywords, what touches what, and
/// which rows of items are commands.
struct SentenceGenerator {
  let grammar: EBNF
  var random: SplitMix
  /// How deep rules call each other before only the shortest way out is taken.
  private let limit = 40
  private var depth = 0
  /// How many rules a sentence may still take before the same.
  private var budget = 0
  /// The fewest rules that a sentence of each rule needs.
  private let costs: [String: Int]

  /// A part of a sentence.
  struct Piece {
    var text: String
    /// Nothing may stand before it.
    var touches = false
    /// It is a part of a text.
    var isPart = false
    /// It goes to the end of its line.
    var isRaw = false
  }

  init(grammar: EBNF, seed: UInt64) {
    self.grammar = grammar
    random = SplitMix(state: seed)
    costs = Self.costs(of: grammar)
  }

  /// A sentence of a rule.
  mutating func sentence(_ rule: String) -> String {
    depth = 0
    budget = Int.random(in: 40..<400, using: &random)
    return Self.joined(pieces(.reference(rule)))
  }

  /// The pieces with blanks between them, where there may be some.
  private static func joined(_ pieces: [Piece]) -> String {
    var text = ""
    var goesOn = true
    for piece in pieces {
      let isQuote = piece.isPart || piece.text == "\"" || piece.text == "${"
      text += (goesOn || isQuote || piece.touches || piece.text == "\n" ? "" : " ") + piece.text
      goesOn = isQuote || piece.text == "\n"
    }
    return text
  }

  // MARK: - Rules

  private mutating func pieces(_ expression: EBNF.Expression) -> [Piece] {
    switch expression {
    case .terminal(let text): return [Piece(text: text)]
    case .words(let words): return [Piece(text: inWords(words))]
    case .sequence(let parts): return parts.flatMap { pieces($0) }
    case .choice(let alternatives):
      // Of two, the cheaper one: otherwise every other expression would begin with `not`.
      let drawn =
        isFree ? (0..<2).compactMap { _ in alternatives.randomElement(using: &random) } : alternatives
      let cheapest = drawn.map { Self.cost(of: $0, costs) }.min() ?? 0
      let cheap = drawn.filter { Self.cost(of: $0, costs) <= cheapest + ($0.isReference ? 1 : 0) }
      return cheap.randomElement(using: &random).map { pieces($0) } ?? []
    case .optional(let part): return isLucky ? pieces(part) : []
    case .repetition(let part):
      var all: [Piece] = []
      for _ in 0..<3 where isLucky { all += pieces(part) }
      return all
    case .reference(let name):
      depth += 1
      budget -= 1
      defer { depth -= 1 }
      return rule(name)
    }
  }

  private var isFree: Bool { depth < limit && budget > 0 }

  private var isLucky: Bool {
    mutating get { isFree && Int.random(in: 0..<5, using: &random) < 2 }
  }

  private mutating func rule(_ name: String) -> [Piece] {
    var body = pieces(grammar.rules[name] ?? .choice([]))
    switch name {
    case "access":
      body[0].touches = true
      if body[0].text == "." { body[1].touches = true }
    case "postfix" where body[0].text == ".": body[1].touches = true
    // The bounds that the grammar only gives in comments.
    case "NAME": return [Piece(text: Self.names.randomElement(using: &random) ?? "a")]
    case "WORD": return [Piece(text: Self.words.randomElement(using: &random) ?? "a")]
    case "QUANTITY": return [Piece(text: Self.quantities.randomElement(using: &random) ?? "5m")]
    case "TIME": return [Piece(text: Self.times.randomElement(using: &random) ?? "7:05")]
    case "text": return [Piece(text: Self.joined(body))]
    case "part": return [Piece(text: body.map(\.text).joined(), isPart: true)]
    case "azure": body[body.count - 1].isRaw = true
    case "block" where body[body.count - 2].isRaw: body.insert(Piece(text: "\n"), at: body.count - 1)
    // The rules in capitals are those of tokens.
    case let name where name.allSatisfy(\.isUppercase): return [Piece(text: body.map(\.text).joined())]
    default: break
    }
    return body
  }

  // MARK: - Tokens

  private mutating func inWords(_ words: String) -> String {
    let characters: [String]
    switch words {
    case "A-Z | a-z": characters = ["a", "B", "x"]
    case "0-9": characters = ["0", "3", "7"]
    case "0-9 | A-F | a-f": characters = ["0", "4", "C", "e"]
    case "LF or CRLF": characters = ["\n"]
    case let words where words.hasPrefix("any character"): characters = ["a", " ", "é", "#", "{", "-", "∞"]
    case let words where words.hasPrefix("anything up to"): characters = ["aks list -o json", "aks show"]
    default: characters = ["?"]
    }
    return characters.randomElement(using: &random) ?? ""
  }

  private static let names = ["a", "dev", "scale-down", "x_1", "error", "within", "each", "B2"]
  private static let words = names + ["for", "if", "print", "let", "true-ish"]
  private static let times = ["7:05", "19:00", "23:59:59"]
  private static let quantities = [
    "45s", "1h30m", "2d", "512Mi", "4Gi", "500m", "1.5h", "-10m", "250ms", "1_000s",
  ]

  // MARK: - Costs

  /// How many rules the shortest sentence of each rule goes through.
  private static func costs(of grammar: EBNF) -> [String: Int] {
    var costs: [String: Int] = [:]
    var isChanging = true
    while isChanging {
      isChanging = false
      for name in grammar.names {
        let cost = min(1 + cost(of: grammar.rules[name] ?? .choice([]), costs), .max / 4)
        if cost < costs[name] ?? .max / 4 {
          costs[name] = cost
          isChanging = true
        }
      }
    }
    return costs
  }

  private static func cost(of expression: EBNF.Expression, _ costs: [String: Int]) -> Int {
    switch expression {
    case .terminal, .words, .optional, .repetition: 0
    case .sequence(let parts): parts.reduce(0) { min($0 + cost(of: $1, costs), .max / 4) }
    case .choice(let alternatives): alternatives.map { cost(of: $0, costs) }.min() ?? 0
    case .reference(let name): costs[name] ?? .max / 4
    }
  }
}

/// A small generator of random numbers that gives the same ones in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension EBNF.Expression {
  fileprivate var isReference: Bool { if case .reference = self { true } else { false } }
}
