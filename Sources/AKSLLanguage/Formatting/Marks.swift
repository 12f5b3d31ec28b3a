/// What the tree knows about a token and the token does not tell.
struct Marks: OptionSet {
  let rawValue: UInt8

  /// A statement of a block or of the file begins.
  static let statement = Marks(rawValue: 1)
  /// The braces of a block; other braces are those of a map.
  static let opensBlock = Marks(rawValue: 2)
  static let closesBlock = Marks(rawValue: 4)
  /// It begins something of its own, although `(`, `[` and `.` mostly belong to what they touch.
  static let standsAlone = Marks(rawValue: 8)
  /// A minus sign with one operand.
  static let sign = Marks(rawValue: 16)
  /// Raw to its end.
  static let azure = Marks(rawValue: 32)

  /// The marks of a source, by offset: those of the tokens that begin there.
  static func of(_ tree: SyntaxTree) -> [Marks] {
    var marks = [Marks](repeating: [], count: tree.source.bytes.count + 1)
    func mark(_ kind: NodeKind, _ mark: Marks) {
      for node in tree.nodesOfKind(kind) { marks[Int(node.start)].insert(mark) }
    }
    for kind in [NodeKind.parenthesized, .list, .comprehension, .elementProperty] {
      mark(kind, .standsAlone)
    }
    for node in tree.nodesOfKind(.unary) where node.detail == UnaryOperator.minus.rawValue {
      marks[Int(node.start)].insert(.sign)
    }
    mark(.azure, .azure)
    mark(.azureInquiry, .azure)
    for statement in tree.statements(of: tree.root) {
      marks[Int(tree.range(of: statement).start)].insert(.statement)
    }
    for block in tree.blocks {
      let range = tree.range(of: block)
      marks[Int(range.start)].insert(.opensBlock)
      marks[Int(range.end) - 1].insert(.closesBlock)
      for statement in tree.statements(of: block) {
        marks[Int(tree.range(of: statement).start)].insert(.statement)
      }
    }
    return marks
  }
}
