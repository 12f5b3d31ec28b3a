/// What a node can have in a row: an expression, a statement, a name, an entry of a map.
package protocol ChildElement {
  /// How many words of the tree tell one of them.
  static var words: UInt32 { get }

  /// Reads the one whose words begin at an index.
  init(at index: UInt32, in tree: SyntaxTree.Content)
}

/// Children of one kind, in source order; a tree's subscript makes a collection of it.
package struct NodeList<Element>: Hashable, Sendable {
  let start: UInt32
  let size: UInt32

  init(start: UInt32, count: UInt32) {
    self.start = start
    size = count
  }

  package var count: Int { Int(size) }
}

/// Children of one kind as a collection: a window on the tree, for which nothing is copied.
///
/// Inlinable, because it is what the other modules read a tree with.
package struct Children<Element: ChildElement>: RandomAccessCollection {
  @usableFromInline let tree: SyntaxTree.Content
  @usableFromInline let start: UInt32
  package let count: Int

  @usableFromInline
  init(_ tree: SyntaxTree.Content, start: UInt32, count: UInt32) {
    self.tree = tree
    self.start = start
    self.count = Int(count)
  }

  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { count }

  @inlinable
  package subscript(position: Int) -> Element {
    precondition(position >= 0 && position < count, "no such child")
    return Element(at: start + UInt32(truncatingIfNeeded: position) * Element.words, in: tree)
  }
}

extension SyntaxTree {
  package subscript(block: BlockID) -> Children<StatementID> {
    let node = node(block.index)
    return Children(content, start: node.first, count: node.second)
  }

  package subscript<Element: ChildElement>(list: NodeList<Element>) -> Children<Element> {
    Children(content, start: list.start, count: list.size)
  }
}

// MARK: - What can be a child

extension ExpressionID: ChildElement {
  @inlinable package static var words: UInt32 { 1 }

  @inlinable
  package init(at index: UInt32, in tree: SyntaxTree.Content) { self.init(index: tree.extra[index]) }
}

extension StatementID: ChildElement {
  @inlinable package static var words: UInt32 { 1 }

  @inlinable
  package init(at index: UInt32, in tree: SyntaxTree.Content) { self.init(index: tree.extra[index]) }
}

extension Symbol: ChildElement {
  @inlinable package static var words: UInt32 { 1 }

  @inlinable
  package init(at index: UInt32, in tree: SyntaxTree.Content) { self.init(index: tree.extra[index]) }
}

extension Name: ChildElement {
  package static var words: UInt32 { 1 }

  package init(at index: UInt32, in tree: SyntaxTree.Content) {
    self = tree.name(atNode: tree.extra[index])
  }
}

extension Parameter: ChildElement {
  package static var words: UInt32 { 2 }

  package init(at index: UInt32, in tree: SyntaxTree.Content) {
    let value = tree.extra[index + 1]
    self.init(
      name: tree.name(atNode: tree.extra[index]),
      defaultValue: value == SyntaxTree.absent ? nil : ExpressionID(index: value))
  }
}

extension MapEntry: ChildElement {
  package static var words: UInt32 { 2 }

  package init(at index: UInt32, in tree: SyntaxTree.Content) {
    self.init(
      key: ExpressionID(index: tree.extra[index]), value: ExpressionID(index: tree.extra[index + 1]))
  }
}
