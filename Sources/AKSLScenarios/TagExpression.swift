/// A condition on the tags of a scenario: `cost and not (slow or night)`.
///
/// A tag is a word of letters, digits, `_` and `-`.
///
/// Grammar: `or` binds loosest, then `and`, then `not`; parentheses group; tags are compared without case.
package indirect enum TagExpression: Hashable, Sendable {
  case tag(String)
  case not(TagExpression)
  case and(TagExpression, TagExpression)
  case or(TagExpression, TagExpression)

  /// Whether a scenario with these tags is meant.
  package func holds(for tags: [String]) -> Bool {
    switch self {
    case .tag(let name): tags.contains { $0.lowercased() == name.lowercased() }
    case .not(let inner): !inner.holds(for: tags)
    case .and(let left, let right): left.holds(for: tags) && right.holds(for: tags)
    case .or(let left, let right): left.holds(for: tags) || right.holds(for: tags)
    }
  }

  /// What is wrong with a text that is no condition.
  package struct SyntaxError: Error, Hashable, Sendable {
    package var message: String

    package init(message: String) { self.message = message }
  }

  /// How deep conditions may be nested.
  package static let nestingLimit = 100

  package init(_ text: String) throws(SyntaxError) {
    var parser = TagParser(text)
    self = try parser.parse()
  }
}

extension TagExpression: CustomStringConvertible {
  /// As it could be written; with all parentheses.
  package var description: String {
    switch self {
    case .tag(let name): name
    case .not(let inner): "not \(inner.part)"
    case .and(let left, let right): "\(left.part) and \(right.part)"
    case .or(let left, let right): "\(left.part) or \(right.part)"
    }
  }

  private var part: String {
    switch self {
    case .tag, .not: description
    case .and, .or: "(\(self))"
    }
  }

  /// The tags that it names, in order.
  var words: [String] {
    switch self {
    case .tag(let name): [name]
    case .not(let inner): inner.words
    case .and(let left, let right), .or(let left, let right): left.words + right.words
    }
  }
}

/// Reads a condition by recursive descent.
private struct TagParser {
  private var words: [Substring]
  private var position = 0
  private var depth = 0

  init(_ text: String) {
    words = []
    for part in text.split(separator: " ") {
      var rest = part
      while let bracket = rest.firstIndex(where: { $0 == "(" || $0 == ")" }) {
        if bracket > rest.startIndex { words.append(rest[..<bracket]) }
        words.append(rest[bracket...bracket])
        rest = rest[rest.index(after: bracket)...]
      }
      if !rest.isEmpty { words.append(rest) }
    }
  }

  mutating func parse() throws(TagExpression.SyntaxError) -> TagExpression {
    let expression = try alternatives()
    if let word {
      throw TagExpression.SyntaxError(message: "`\(word)` is one word too many: join tags by `and` or `or`")
    }
    return expression
  }

  private var word: Substring? { position < words.count ? words[position] : nil }

  private mutating func take(_ wanted: Substring) -> Bool {
    guard word == wanted else { return false }
    position += 1
    return true
  }

  private mutating func alternatives() throws(TagExpression.SyntaxError) -> TagExpression {
    var left = try conjunction()
    while take("or") { left = .or(left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws(TagExpression.SyntaxError) -> TagExpression {
    var left = try factor()
    while take("and") { left = .and(left, try factor()) }
    return left
  }

  private mutating func factor() throws(TagExpression.SyntaxError) -> TagExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= TagExpression.nestingLimit else {
      throw TagExpression.SyntaxError(
        message: "the condition is nested more than \(TagExpression.nestingLimit) deep")
    }
    if take("not") { return .not(try factor()) }
    if take("(") {
      let inner = try alternatives()
      guard take(")") else { throw TagExpression.SyntaxError(message: "a `(` has no `)`") }
      return inner
    }
    guard let name = word, !["and", "or", ")"].contains(name) else {
      let found = word.map { "`\($0)`" } ?? "the end"
      throw TagExpression.SyntaxError(message: "expected a tag, found \(found)")
    }
    guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }) else {
      throw TagExpression.SyntaxError(
        message:
          "`\(name)` is no tag: join tags by `and` or `or`, and write `not` before one that is not wanted")
    }
    position += 1
    return .tag(String(name))
  }
}
