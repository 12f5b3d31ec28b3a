/// What the parser makes a tree of.
struct TreeBuilder: ~Copyable {
  typealias Node = SyntaxTree.Node

  let source: SourceText
  private(set) var nodes: Row<Node>
  private(set) var extra: Row<UInt32>
  var landmarks: Landmarks
  private(set) var longNodes: [SyntaxTree.LongNode] = []

  /// Makes room for the source, so that building seldom moves what is built already: room that is not used
  /// costs no memory.
  init(_ source: SourceText) {
    self.source = source
    nodes = Row(capacity: source.bytes.count / 5)
    extra = Row(capacity: source.bytes.count / 8)
    landmarks = Landmarks(sourceSize: source.bytes.count)
  }

  // MARK: - Adding

  @inline(__always)
  mutating func add(
    _ kind: NodeKind, _ range: SourceRange, detail: UInt8 = 0, first: UInt32 = 0, second: UInt32 = 0
  ) -> UInt32 {
    let index = nodes.count
    let length = UInt16(clamping: range.end - range.start)
    if length == .max { longNodes.append(.init(index: index, end: range.end)) }
    nodes.append(
      Node(
        kind: kind, detail: detail, length: length, start: range.start, first: first, second: second))
    return index
  }

  /// Adds a node with a list of children: what stands on a stack from an index on, which is taken from it.
  @inline(__always)
  mutating func add(
    _ kind: NodeKind, _ range: SourceRange, detail: UInt8 = 0, childrenFrom base: UInt32,
    of stack: inout Row<UInt32>
  ) -> UInt32 {
    let (start, count) = (extra.count, stack.count - base)
    extra.append(from: base, of: stack)
    stack.shorten(to: base)
    return add(kind, range, detail: detail, first: start, second: count)
  }

  /// Adds a literal whose value fills the two words of the node.
  @inline(__always)
  mutating func add(
    _ kind: NodeKind, _ range: SourceRange, detail: UInt8 = 0, bits: UInt64
  ) -> UInt32 {
    add(
      kind, range, detail: detail, first: UInt32(truncatingIfNeeded: bits),
      second: UInt32(truncatingIfNeeded: bits >> 32))
  }

  /// Notes a function of the outermost level.
  mutating func addLandmark(ofFunction index: UInt32) {
    let node = node(index)
    // Its name stands in front of its block.
    let name = self.node(extra[node.first + node.second - 2]).first
    landmarks.functions.append(.init(node: index, name: name, hasDefaults: node.detail != 0))
  }

  // MARK: - Reading

  @inline(__always)
  func node(_ index: UInt32) -> Node { nodes[index] }

  func range(ofNode index: UInt32) -> SourceRange {
    let node = node(index)
    let end =
      node.length == .max
      ? SyntaxTree.LongNode.end(of: index, in: longNodes) : node.start + UInt32(node.length)
    return SourceRange(start: node.start, end: end)
  }
}
