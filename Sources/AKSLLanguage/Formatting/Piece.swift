/// A token as the layout sees it; a whole text with what it interpolates is one piece, and so is an `az`
/// statement.
struct Piece {
  /// How a line goes on behind the piece before.
  enum LineBreak { case none, newline, backslash }

  var kind: TokenKind
  var marks: Marks = []
  var start: Int
  var end: Int
  /// How the source goes from the piece before to this one.
  var lineBreak = LineBreak.none
  /// The comments before it, as indices into those of the tree.
  var comments = 0..<0
  /// A blank stands before it, if it stands on a line with the piece before.
  var isSpaced = false
  /// Where it would stand if the whole source were one line.
  var column = 0
  /// In columns; of a piece with several lines only the first and the last one matter.
  var width = 0
  var lastLineWidth: Int?
  /// Of the braces of a block: the index of the other brace.
  var partner = 0
  /// It stands in a statement before the brace of a block.
  var isInHeader = false
  /// Of the opening brace of a block: it stays on one line.
  var isOneLineBlock = false

  var opensBlock: Bool { marks.contains(.opensBlock) }
  var closesBlock: Bool { marks.contains(.closesBlock) }
  var beginsStatement: Bool { marks.contains(.statement) }

  var opensBracket: Bool {
    kind == .leftParenthesis || kind == .leftBracket || kind == .leftBrace && !opensBlock
  }

  var closesBracket: Bool {
    kind == .rightParenthesis || kind == .rightBracket || kind == .rightBrace && !closesBlock
  }

  /// Whether a blank belongs between two pieces of one line.
  static func areSpaced(_ left: Piece, _ right: Piece, in bytes: [UInt8]) -> Bool {
    switch right.kind {
    case .comma, .semicolon, .colon, .rightParenthesis, .rightBracket: return false
    case .rightBrace where !right.closesBlock: return false
    case .leftParenthesis, .leftBracket, .dot:
      if !right.marks.contains(.standsAlone) { return false }
    default: break
    }
    switch left.kind {
    case .leftParenthesis, .leftBracket, .dot: return false
    case .leftBrace: return left.opensBlock
    // Three full stops in a row would be read well, but not by people.
    case .dotDot: return right.kind == .dot
    case .minus where left.marks.contains(.sign):
      // Touching, they would be one token.
      let first = bytes[right.start]
      return first == UInt8(ascii: "-") || ByteClass.table.has(first, .digit)
    default: return right.kind != .dotDot
    }
  }
}
