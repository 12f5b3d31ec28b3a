import AKSLJSON

/// A word or sign of an expression.
struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case identifier(String)
    case quotedIdentifier(String)
    case literal(JSONValue)
    case number(Int)
    case comparator(Node.Comparator)
    case dot
    case star
    case openBracket
    case closeBracket
    /// `[]`
    case flatten
    /// `[?`
    case filter
    case openParenthesis
    case closeParenthesis
    case openBrace
    case closeBrace
    case comma
    case colon
    case current
    case pipe
    case or
    case and
    case not
    case reference
    case end
  }

  let kind: Kind
  /// The bytes it is written in.
  let range: Range<Int>
}

extension Token.Kind {
  /// How strongly what stands before is bound; 0 for what ends an expression.
  var bindingPower: Int {
    switch self {
    case .pipe: 1
    case .or: 2
    case .and: 3
    case .comparator: 5
    case .flatten: 9
    case .star: 20
    case .filter: 21
    case .dot: 40
    case .not: 45
    case .openBrace: 50
    case .openBracket: 55
    case .openParenthesis: 60
    case .identifier, .quotedIdentifier, .literal, .number, .closeBracket, .closeParenthesis, .closeBrace,
      .comma, .colon, .current, .reference, .end:
      0
    }
  }

  /// What binds less than this ends what a projection does with each element.
  static let projectionStop = 10
}
