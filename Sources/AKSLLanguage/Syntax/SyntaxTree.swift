// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

// What a compiler reads for every node is public and inlinable, which nothing else in the house is: only public
// code is inlined into other modules.

/// A name interned in one tree: equal symbols of one tree are equal names.
public struct Symbol: Hashable, Sendable {
  public let index: UInt32

  @inlinable
  public static func == (a: Symbol, b: Symbol) -> Bool { a.index == b.index }

  @inlinable
  public init(index: UInt32) { self.index = index }
}

/// An occurrence of a name in the source.
public struct Name: Hashable, Sendable {
  public let symbol: Symbol
  public let range: SourceRange

  @inlinable
  public init(symbol: Symbol, range: SourceRange) {
    self.symbol = symbol
    self.range = range
  }
}

/// The number of a node that is an expression (or an item of a command).
public struct ExpressionID: Hashable, Sendable {
  public let index: UInt32

  @inlinable
  public init(index: UInt32) { self.index = index }
}

/// The number of a node that is a statement.
public struct StatementID: Hashable, Sendable {
  public let index: UInt32

  @inlinable
  public init(index: UInt32) { self.index = index }
}

/// The number of a node that is a block, `{ … }`, or the whole file.
public struct BlockID: Hashable, Sendable {
  public let index: UInt32

  @inlinable
  public init(index: UInt32) { self.index = index }
}

/// The tree of one source: what was written, without any idea of what it means.
///
/// Nodes are small records in one row and know their children by number, so that a long script builds fast and
/// takes little memory. Nobody reads them directly: `statement(_:)` and `expression(_:)` give views that can be
/// switched over. Wrong and unfinished input still has a tree, with `missing` nodes where something could not
/// be understood.
public struct SyntaxTree: Sendable {
  /// All of it: a tree is passed around as one reference, to what nobody changes any more.
  @usableFromInline let content: Content

  public final class Content: Sendable {
    let source: SourceText
    let root: BlockID
    let comments: [SourceRange]
    let names: NameTable
    @usableFromInline let nodes: Row<Node>
    /// What does not fit into nodes: lists of children.
    @usableFromInline let extra: Row<UInt32>
    let landmarks: Landmarks
    let longNodes: [LongNode]

    init(_ builder: consuming TreeBuilder, root: UInt32, comments: [SourceRange], names: NameTable) {
      source = builder.source
      self.root = BlockID(index: root)
      self.comments = comments
      self.names = names
      longNodes = builder.longNodes
      nodes = builder.nodes
      extra = builder.extra
      landmarks = builder.landmarks
    }
  }

  init(_ builder: consuming TreeBuilder, root: UInt32, comments: [SourceRange], names: NameTable) {
    content = Content(builder, root: root, comments: comments, names: names)
  }

  /// A tree without statements.
  package init(source: SourceText) {
    var builder = TreeBuilder(source)
    let root = builder.add(.block, SourceRange(start: 0, end: 0))
    self.init(builder, root: root, comments: [], names: .keywords)
  }

  /// The source that the ranges of the tree refer to.
  package var source: SourceText { content.source }

  /// The statements of the file.
  package var root: BlockID { content.root }

  /// The ranges of all comments, in source order, each from its `#` to the end of its line.
  package var comments: [SourceRange] { content.comments }

  // MARK: - Names

  /// The spelling of a symbol.
  package func spelling(of symbol: Symbol) -> String { content.names.spelling(of: symbol) }

  /// How many symbols there are: they are numbered from 0, so that an array can hold something of each.
  package var symbolCount: Int { content.names.count }

  /// The symbol of a spelling, if it stands anywhere in the source or is a word of the grammar.
  package func symbol(of spelling: some StringProtocol) -> Symbol? {
    content.names.find(Array(spelling.utf8)).map { Symbol(index: $0) }
  }

  /// How many nodes there are: a measure of how much there is to do.
  package var nodeCount: Int { Int(content.nodes.count) }

  // MARK: - Ranges and children

  @inlinable public func range(of id: ExpressionID) -> SourceRange { content.range(ofNode: id.index) }
  @inlinable public func range(of id: StatementID) -> SourceRange { content.range(ofNode: id.index) }
  @inlinable public func range(of id: BlockID) -> SourceRange { content.range(ofNode: id.index) }

  /// The source text of an expression, as it is spelt.
  package func spelling(of id: ExpressionID) -> String { source.text(in: range(of: id)) }

  /// The statements of a block, as a copy.
  package func statements(of id: BlockID) -> [StatementID] { Array(self[id]) }

  /// The elements of a list, as a copy.
  package func elements<Element: ChildElement>(of list: NodeList<Element>) -> [Element] { Array(self[list]) }

  // MARK: - Nodes

  /// Stands for "no child" where a child may be absent.
  @inlinable static var absent: UInt32 { .max }

  /// One node: 16 bytes.
  @usableFromInline
  struct Node: BitwiseCopyable, Sendable {
    @usableFromInline var kind: NodeKind
    /// An operator or a flag, by kind.
    @usableFromInline var detail: UInt8
    /// How long its text is, in bytes; the greatest value means that it is longer, and a `LongNode`.
    @usableFromInline var length: UInt16
    @usableFromInline var start: UInt32
    /// Two children, a list in `extra`, or 64 bits of a literal, by kind.
    @usableFromInline var first: UInt32
    @usableFromInline var second: UInt32
  }

  /// A node whose length does not fit into it: a file, a scenario.
  struct LongNode {
    var index: UInt32
    var end: UInt32

    /// Where a node ends; the nodes stand in the order of their numbers.
    static func end(of index: UInt32, in nodes: [LongNode]) -> UInt32 {
      var (low, high) = (0, nodes.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if nodes[middle].index <= index { low = middle } else { high = middle }
      }
      return nodes[low].end
    }
  }

  @inlinable func node(_ index: UInt32) -> Node { content.nodes[index] }

  func indicesOfKind(_ kind: NodeKind) -> [UInt32] {
    (0..<content.nodes.count).filter { node($0).kind == kind }
  }

  func nodesOfKind(_ kind: NodeKind) -> [Node] { indicesOfKind(kind).map(node) }

  func range(ofNode index: UInt32) -> SourceRange { content.range(ofNode: index) }

  @inlinable func name(atNode index: UInt32) -> Name { content.name(atNode: index) }

  /// The name that a node ends with.
  @usableFromInline
  func name(atEndOf id: ExpressionID, _ symbol: UInt32) -> Name {
    let end = range(of: id).end
    guard symbol != Self.absent else {
      return Name(symbol: Symbol(index: 0), range: SourceRange(start: end, end: end))
    }
    let start = end - content.names.length(of: symbol)
    return Name(symbol: Symbol(index: symbol), range: SourceRange(start: start, end: end))
  }

  @inlinable
  func optionalExpression(_ index: UInt32) -> ExpressionID? {
    index == Self.absent ? nil : ExpressionID(index: index)
  }

  /// Child number `offset` of a node with a list.
  @inlinable func child(_ node: Node, _ offset: UInt32) -> UInt32 { content.extra[node.first + offset] }

  /// A child of a node with a list, counted from the end: 1 is the last.
  @inlinable
  func child(_ node: Node, fromEnd offset: UInt32) -> UInt32 {
    content.extra[node.first + node.second - offset]
  }

  /// The list of a node, without the children of another kind that stand at its end.
  @inlinable
  func list<Element: ChildElement>(_ node: Node, without last: UInt32 = 0) -> NodeList<Element> {
    NodeList(start: node.first, count: (node.second - last) / Element.words)
  }

  /// The list of a node, without its first child.
  @inlinable
  func tail(_ node: Node) -> NodeList<ExpressionID> {
    NodeList(start: node.first + 1, count: node.second - 1)
  }
}

extension SyntaxTree.Content {
  @inlinable
  func range(ofNode index: UInt32) -> SourceRange {
    let node = nodes[index]
    guard node.length < .max else { return range(ofLongNode: index) }
    return SourceRange(start: node.start, end: node.start &+ UInt32(node.length))
  }

  @usableFromInline
  func range(ofLongNode index: UInt32) -> SourceRange {
    SourceRange(start: nodes[index].start, end: SyntaxTree.LongNode.end(of: index, in: longNodes))
  }

  @inlinable
  func name(atNode index: UInt32) -> Name {
    Name(symbol: Symbol(index: nodes[index].first), range: range(ofNode: index))
  }
}
