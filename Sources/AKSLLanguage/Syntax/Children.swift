// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

/// What a node can have in a row: an expression, a statement, a name, an entry of a map.
public protocol ChildElement {
  /// How many words of the tree tell one of them.
  static var words: UInt32 { get }

  /// Reads the one whose words begin at an index.
  init(at index: UInt32, in tree: SyntaxTree.Content)
}

/// Children of one kind, in source order.
///
/// A tree's subscript gives one of them, by its position, which costs next to nothing; or makes a collection of
/// them, which holds the tree.
public struct NodeList<Element: ChildElement>: Hashable, Sendable {
  @usableFromInline let start: UInt32
  @usableFromInline let size: UInt32

  @inlinable
  init(start: UInt32, count: UInt32) {
    self.start = start
    size = count
  }

  @inlinable public var count: Int { Int(size) }
  @inlinable public var isEmpty: Bool { size == 0 }
  @inlinable public var indices: Range<Int> { 0..<Int(size) }

  /// Some of them, in their order, counted from 0 again.
  package func part(_ range: Range<Int>) -> NodeList {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "no such children")
    return NodeList(start: start + UInt32(range.lowerBound) * Element.words, count: UInt32(range.count))
  }
}

/// Children of one kind as a collection: a window on the tree, for which nothing is copied.
///
/// Inlinable, because it is what the other modules read a tree with.
public struct Children<Element: ChildElement>: RandomAccessCollection {
  @usableFromInline let tree: SyntaxTree.Content
  @usableFromInline let start: UInt32
  public let count: Int

  @inlinable
  init(_ tree: SyntaxTree.Content, start: UInt32, count: UInt32) {
    self.tree = tree
    self.start = start
    self.count = Int(count)
  }

  public typealias Indices = Range<Int>

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { count }
  // What a collection has anyway, but in other modules only by way of its metadata.
  @inlinable public var indices: Range<Int> { 0..<count }
  @inlinable public func index(after index: Int) -> Int { index + 1 }
  @inlinable public func index(before index: Int) -> Int { index - 1 }
  @inlinable public func formIndex(after index: inout Int) { index += 1 }
  @inlinable public func formIndex(before index: inout Int) { index -= 1 }

  @inlinable
  public subscript(position: Int) -> Element {
    precondition(position >= 0 && position < count, "no such child")
    return Element(at: start + UInt32(truncatingIfNeeded: position) * Element.words, in: tree)
  }
}

extension SyntaxTree {
  /// The statements of a block.
  @inlinable
  public func list(of block: BlockID) -> NodeList<StatementID> {
    let node = node(block.index)
    return NodeList(start: node.first, count: node.second)
  }

  @inlinable
  public subscript(block: BlockID) -> Children<StatementID> { self[list(of: block)] }

  @inlinable
  public subscript<Element: ChildElement>(list: NodeList<Element>, position: Int) -> Element {
    precondition(position >= 0 && position < list.count, "no such child")
    return Element(at: list.start + UInt32(truncatingIfNeeded: position) * Element.words, in: content)
  }

  @inlinable
  public subscript<Element: ChildElement>(list: NodeList<Element>) -> Children<Element> {
    Children(content, start: list.start, count: list.size)
  }
}

// MARK: - What can be a child

extension ExpressionID: ChildElement {
  @inlinable public static var words: UInt32 { 1 }

  @inlinable
  public init(at index: UInt32, in tree: SyntaxTree.Content) { self.init(index: tree.extra[index]) }
}

extension StatementID: ChildElement {
  @inlinable public static var words: UInt32 { 1 }

  @inlinable
  public init(at index: UInt32, in tree: SyntaxTree.Content) { self.init(index: tree.extra[index]) }
}

extension Symbol: ChildElement {
  @inlinable public static var words: UInt32 { 1 }

  @inlinable
  public init(at index: UInt32, in tree: SyntaxTree.Content) { self.init(index: tree.extra[index]) }
}

extension Name: ChildElement {
  @inlinable public static var words: UInt32 { 1 }

  @inlinable
  public init(at index: UInt32, in tree: SyntaxTree.Content) {
    self = tree.name(atNode: tree.extra[index])
  }
}

extension Parameter: ChildElement {
  @inlinable public static var words: UInt32 { 2 }

  @inlinable
  public init(at index: UInt32, in tree: SyntaxTree.Content) {
    let value = tree.extra[index + 1]
    self.init(
      name: tree.name(atNode: tree.extra[index]),
      defaultValue: value == SyntaxTree.absent ? nil : ExpressionID(index: value))
  }
}

extension MapEntry: ChildElement {
  @inlinable public static var words: UInt32 { 2 }

  @inlinable
  public init(at index: UInt32, in tree: SyntaxTree.Content) {
    self.init(
      key: ExpressionID(index: tree.extra[index]), value: ExpressionID(index: tree.extra[index + 1]))
  }
}
