/// A grammar as `grammar/aksl.ebnf` writes it.
struct EBNF: Sendable {
  indirect enum Expression: Hashable, Sendable {
    /// `"let"`
    case terminal(String)
    /// `expression`
    case reference(String)
    /// `? in words ?`
    case words(String)
    case sequence([Expression])
    case choice([Expression])
    /// `[ … ]`
    case optional(Expression)
    /// `{ … }`
    case repetition(Expression)
  }

  struct Mistake: Error, CustomStringConvertible {
    var description: String
  }

  private(set) var names: [String] = []
  private(set) var rules: [String: Expression] = [:]

  init(_ text: String) throws {
    var reader = Reader(tokens: try Self.tokens(of: text))
    while let name = reader.next() {
      guard case .name(let name) = name else { throw Mistake(description: "a rule begins with \(name)") }
      try reader.take("=")
      guard rules[name] == nil else { throw Mistake(description: "two rules for \(name)") }
      names.append(name)
      rules[name] = try reader.choice()
      try reader.take(";")
    }
    for (name, rule) in rules {
      for reference in rule.references where rules[reference] == nil {
        throw Mistake(description: "\(name) mentions \(reference), which has no rule")
      }
    }
  }

  /// The same grammar with another rule for a name.
  func replacing(_ name: String, by expression: Expression) -> EBNF {
    var copy = self
    copy.rules[name] = expression
    return copy
  }

  // MARK: - Reading

  private enum Token: Hashable {
    case name(String)
    case terminal(String)
    case words(String)
    case sign(Character)
  }

  private static func tokens(of text: String) throws -> [Token] {
    var tokens: [Token] = []
    var rest = Substring(text)
    func upTo(_ end: String, skipping length: Int) throws -> String {
      rest = rest.dropFirst(length)
      guard let range = rest.firstRange(of: end) else {
        throw Mistake(description: "no \(end) behind \(rest.prefix(20))")
      }
      defer { rest = rest[range.upperBound...] }
      return String(rest[..<range.lowerBound])
    }
    while let character = rest.first {
      if rest.hasPrefix("(*") {
        _ = try upTo("*)", skipping: 2)
      } else if character.isWhitespace {
        rest = rest.dropFirst()
      } else if character.isLetter {
        let name = rest.prefix { $0.isLetter || $0.isNumber }
        tokens.append(.name(String(name)))
        rest = rest.dropFirst(name.count)
      } else if character == "\"" || character == "'" {
        tokens.append(.terminal(try upTo(String(character), skipping: 1)))
      } else if character == "?" {
        tokens.append(.words(try upTo("?", skipping: 1).split(separator: " ").joined(separator: " ")))
      } else {
        tokens.append(.sign(character))
        rest = rest.dropFirst()
      }
    }
    return tokens
  }

  private struct Reader {
    var tokens: [Token]
    var position = 0

    mutating func next() -> Token? {
      guard position < tokens.count else { return nil }
      defer { position += 1 }
      return tokens[position]
    }

    mutating func take(_ sign: Character) throws {
      let token = next()
      guard token == .sign(sign) else {
        throw Mistake(description: "\(sign) was expected, not \(String(describing: token))")
      }
    }

    private mutating func has(_ sign: Character) -> Bool {
      guard position < tokens.count, tokens[position] == .sign(sign) else { return false }
      position += 1
      return true
    }

    mutating func choice() throws -> Expression {
      var alternatives = [try sequence()]
      while has("|") { alternatives.append(try sequence()) }
      return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
    }

    private mutating func sequence() throws -> Expression {
      var parts = [try part()]
      while has(",") { parts.append(try part()) }
      return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func part() throws -> Expression {
      switch next() {
      case .name(let name): return .reference(name)
      case .terminal(let text): return .terminal(text)
      case .words(let text): return .words(text)
      case .sign("("): return try closed(")") { $0 }
      case .sign("["): return try closed("]") { .optional($0) }
      case .sign("{"): return try closed("}") { .repetition($0) }
      case let other: throw Mistake(description: "\(String(describing: other)) begins no part of a rule")
      }
    }

    private mutating func closed(
      _ bracket: Character, _ make: (Expression) -> Expression
    ) throws -> Expression {
      let inner = try choice()
      try take(bracket)
      return make(inner)
    }
  }
}

extension EBNF.Expression {
  /// The names that it mentions.
  var references: Set<String> {
    switch self {
    case .terminal, .words: []
    case .reference(let name): [name]
    case .sequence(let parts), .choice(let parts): parts.reduce(into: []) { $0.formUnion($1.references) }
    case .optional(let part), .repetition(let part): part.references
    }
  }
}
