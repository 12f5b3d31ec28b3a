/// A name interned in one tree: equal symbols of one tree are equal names.
package struct Symbol: Hashable, Sendable {
  package let index: UInt32

  @inlinable
  package init(index: UInt32) { self.index = index }
}

/// An occurrence of a name in the source.
package struct Name: Hashable, Sendable {
  package let symbol: Symbol
  package let range: SourceRange

  package init(symbol: Symbol, range: SourceRange) {
    self.symbol = symbol
    self.range = range
  }
}

/// The number of a node that is an expression (or an item of a command).
package struct ExpressionID: Hashable, Sendable {
  package let index: UInt32

  @inlinable
  package init(index: UInt32) { self.index = index }
}

/// The number of a node that is a statement.
package struct StatementID: Hashable, Sendable {
  package let index: UInt32

  @inlinable
  package init(index: UInt32) { self.index = index }
}

/// The number of a node that is a block, `{ … }`, or the whole file.
package struct BlockID: Hashable, Sendable {
  package let index: UInt32

  @inlinable
  package init(index: UInt32) { self.index = index }
}

/// The tree of one source: what was written, without any idea of what it means.
///
/// Nodes are small records in one array and know their children by number, so that a long script builds fast
/// and takes little memory. Nobody reads them directly: `statement(_:)` and `expression(_:)` give views that
/// can be switched over. Wrong and unfinished input still has a tree, with `missing` nodes where something
/// could not be understood.
package struct SyntaxTree: Sendable {
  /// The source that the ranges of the tree refer to.
  package let source: SourceText
  /// The statements of the file.
  package internal(set) var root: BlockID
  /// The ranges of all comments, in source order, each from its `#` to the end of its line.
  package internal(set) var comments: [SourceRange] = []

  private(set) var storage = Storage()
  /// Handed over by the lexer at the end of a parse.
  var names = NameTable.keywords

  package init(source: SourceText) {
    self.source = source
    // An empty block, until the parser has a better one.
    storage.nodes = [Node(kind: .block, start: 0, end: 0)]
    root = BlockID(index: 0)
  }

  // MARK: - Names

  /// The spelling of a symbol.
  package func spelling(of symbol: Symbol) -> String { names.spelling(of: symbol) }

  /// How many symbols there are: they are numbered from 0, so that an array can hold something of each.
  package var symbolCount: Int { names.count }

  /// The symbol of a spelling, if it stands anywhere in the source or is a word of the grammar.
  package func symbol(of spelling: some StringProtocol) -> Symbol? {
    names.find(Array(spelling.utf8)).map { Symbol(index: $0) }
  }

  // MARK: - Ranges and children

  package func range(of id: ExpressionID) -> SourceRange { range(ofNode: id.index) }
  package func range(of id: StatementID) -> SourceRange { range(ofNode: id.index) }
  package func range(of id: BlockID) -> SourceRange { range(ofNode: id.index) }

  /// The source text of an expression, as it is spelt.
  package func spelling(of id: ExpressionID) -> String { source.text(in: range(of: id)) }

  package func statements(of id: BlockID) -> [StatementID] { Array(self[id]) }

  package func elements<Element: ChildElement>(of list: NodeList<Element>) -> [Element] { Array(self[list]) }

  // MARK: - Storage

  /// Stands for "no child" where a child may be absent.
  static var absent: UInt32 { .max }

  /// The nodes, and the words that some of them have more of than fit into a node.
  package struct Storage: Sendable {
    var nodes: [Node] = []
    @usableFromInline var extra: [UInt32] = []

    func name(atNode index: UInt32) -> Name {
      let node = nodes[Int(index)]
      return Name(
        symbol: Symbol(index: node.first), range: SourceRange(start: node.start, end: node.end))
    }
  }

  /// One node: 20 bytes, nothing in it that counts references.
  struct Node: Sendable {
    var kind: NodeKind
    /// An operator or a flag, by kind.
    var detail: UInt8 = 0
    var start: UInt32
    var end: UInt32
    /// Two children, a list in `extra`, or 64 bits of a literal, by kind.
    var first: UInt32 = 0
    var second: UInt32 = 0
  }

  func node(_ index: UInt32) -> Node { storage.nodes[Int(index)] }

  func nodesOfKind(_ kind: NodeKind) -> [Node] { storage.nodes.filter { $0.kind == kind } }

  func indicesOfKind(_ kind: NodeKind) -> [UInt32] {
    storage.nodes.indices.filter { storage.nodes[$0].kind == kind }.map { UInt32($0) }
  }

  func range(ofNode index: UInt32) -> SourceRange {
    let node = storage.nodes[Int(index)]
    return SourceRange(start: node.start, end: node.end)
  }

  func name(atNode index: UInt32) -> Name { storage.name(atNode: index) }

  func optionalExpression(_ index: UInt32) -> ExpressionID? {
    index == Self.absent ? nil : ExpressionID(index: index)
  }

  /// A word of `extra`: child number `offset` of a node whose `first` is the start of its list.
  func child(_ node: Node, _ offset: Int) -> UInt32 { storage.extra[Int(node.first) + offset] }

  /// The list that a node's `first` (start) and `second` (count of words) describe.
  func list<Element>(_ node: Node, wordsPerElement: Int = 1) -> NodeList<Element> {
    NodeList(start: node.first, count: Int(node.second) / wordsPerElement)
  }

  /// The rest of a node's list, from the child number `offset` on.
  func list<Element>(
    _ node: Node, from offset: Int, wordsPerElement: Int = 1
  ) -> NodeList<Element> {
    NodeList(
      start: node.first + UInt32(offset), count: (Int(node.second) - offset) / wordsPerElement)
  }

  // MARK: - Building (the parser only)

  mutating func add(
    _ kind: NodeKind, _ range: SourceRange, detail: UInt8 = 0, first: UInt32 = 0, second: UInt32 = 0
  ) -> UInt32 {
    storage.nodes.append(
      Node(
        kind: kind, detail: detail, start: range.start, end: range.end, first: first, second: second))
    return UInt32(storage.nodes.count - 1)
  }

  /// Adds a node whose children, any number, are kept in `extra`.
  mutating func add(
    _ kind: NodeKind, _ range: SourceRange, detail: UInt8 = 0, children: some Collection<UInt32>
  ) -> UInt32 {
    let start = UInt32(storage.extra.count)
    storage.extra.append(contentsOf: children)
    return add(kind, range, detail: detail, first: start, second: UInt32(children.count))
  }

  /// Adds a literal whose value fills the two words of the node.
  mutating func add(
    _ kind: NodeKind, _ range: SourceRange, detail: UInt8 = 0, bits: UInt64
  ) -> UInt32 {
    add(
      kind, range, detail: detail, first: UInt32(truncatingIfNeeded: bits),
      second: UInt32(truncatingIfNeeded: bits >> 32))
  }

  /// Makes room for a source of this many bytes, so that building doesn't grow the arrays again and again.
  mutating func reserve(forSourceSize size: Int) {
    storage.nodes.reserveCapacity(size / 4 + 16)
    storage.extra.reserveCapacity(size / 8 + 16)
  }
}
