import AKSLJSON

/// A part of an expression.
struct Node: Hashable, Sendable {
  indirect enum Kind: Hashable, Sendable {
    /// `@`, and what stands where nothing is written: the value at hand.
    case current
    case field(String)
    case literal(JSONValue)
    /// `a.b.c`, `a | b`: each on what the one before gives.
    case chain([Node])
    /// `a[0][1]`: as a chain; apart from it because a further bracket joins it.
    case indexed([Node])
    case index(Int)
    case slice(Slice)
    /// `a[]`: lists inside the list give their elements.
    case flatten(Node)
    /// `a[*].b`
    case projection(Node, each: Node)
    /// `a.*.b`
    case valueProjection(Node, each: Node)
    /// `a[?c].b`
    case filter(Node, each: Node, condition: Node)
    case list([Node])
    case object([Member])
    case or([Node])
    case and([Node])
    case not(Node)
    case comparison(Comparator, Node, Node)
    case call(String, [Node])
    /// `&a`: an expression as an argument.
    case reference(Node)
  }

  /// A key and its expression.
  struct Member: Hashable, Sendable {
    let key: String
    let node: Node
  }

  struct Slice: Hashable, Sendable {
    var start: Int?
    var end: Int?
    var step: Int?
  }

  enum Comparator: String, Hashable, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  let kind: Kind
  /// Where it is written: a UTF-8 offset.
  let offset: Int
  /// The nodes on the longest way down, itself included.
  let height: Int

  /// The expressions in it, in the order in which they are written.
  var children: [Node] {
    switch kind {
    case .current, .field, .literal, .index, .slice: []
    case .flatten(let node), .not(let node), .reference(let node): [node]
    case .chain(let nodes), .indexed(let nodes), .list(let nodes), .or(let nodes), .and(let nodes),
      .call(_, let nodes):
      nodes
    case .projection(let node, let each), .valueProjection(let node, let each): [node, each]
    case .filter(let node, let each, let condition): [node, condition, each]
    case .object(let members): members.map(\.node)
    case .comparison(_, let left, let right): [left, right]
    }
  }
}
