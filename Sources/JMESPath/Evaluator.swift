import AKSLJSON

/// Walks the tree of an expression over a document.
struct Evaluator {
  let text: [UInt8]
  let limits: JMESPath.Limits
  private var steps = 0

  init(text: [UInt8], limits: JMESPath.Limits) {
    self.text = text
    self.limits = limits
  }

  /// The value of an expression; null where there is nothing.
  mutating func evaluate(_ node: Node, on value: JSONValue) throws(JMESPathError) -> JSONValue {
    try charge(1, at: node)
    switch node.kind {
    case .current: return value
    case .field(let name): return Self.member(name, of: value)
    case .literal(let literal): return literal
    case .chain(let parts), .indexed(let parts):
      var value = value
      for part in parts { value = try evaluate(part, on: value) }
      return value
    case .index(let index): return Self.element(index, of: value)
    case .slice(let slice): return try self.slice(slice, of: value, at: node)
    case .flatten, .projection, .valueProjection, .filter: return try project(node, on: value)
    case .list(let parts):
      if case .null = value { return .null }
      var elements: [JSONValue] = []
      for part in parts { elements.append(try evaluate(part, on: value)) }
      return .array(elements)
    case .object(let members): return try object(members, on: value)
    case .or(let parts):
      return try firstOperand(of: parts, on: value) { PythonValue.isTrue($0) }
    case .and(let parts):
      return try firstOperand(of: parts, on: value) { !PythonValue.isTrue($0) }
    case .not(let part): return .boolean(!PythonValue.isTrue(try evaluate(part, on: value)))
    case .comparison(let comparator, let left, let right):
      return try compare(
        try evaluate(left, on: value), comparator, try evaluate(right, on: value), at: node)
    case .call(let name, let arguments): return try call(name, arguments, on: value, at: node)
    case .reference: throw error(.type, "`&` makes an argument of a function", at: node)
    }
  }

  /// The first operand that decides, otherwise the last.
  private mutating func firstOperand(
    of parts: [Node], on value: JSONValue, decides: (JSONValue) -> Bool
  ) throws(JMESPathError) -> JSONValue {
    var result = JSONValue.null
    for part in parts {
      result = try evaluate(part, on: value)
      if decides(result) { break }
    }
    return result
  }

  private mutating func object(
    _ members: [Node.Member], on value: JSONValue
  ) throws(JMESPathError) -> JSONValue {
    if case .null = value { return .null }
    var result = OrderedMembers()
    for member in members { result.set(member.key, to: try evaluate(member.node, on: value)) }
    return .object(result.members)
  }

  private static func member(_ name: String, of value: JSONValue) -> JSONValue {
    guard case .object(let members) = value else { return .null }
    return members.last { PythonValue.same($0.key, name) }?.value ?? .null
  }

  // MARK: Limits and errors

  /// Counts work; an expression must not double and double again without end.
  mutating func charge(_ count: Int, at node: Node) throws(JMESPathError) {
    guard count <= limits.steps - steps else {
      throw error(.limit, "this takes more than \(limits.steps) steps", at: node)
    }
    steps += count
  }

  /// Counts the values in a value, which may share their memory and yet be too many to be written.
  mutating func charge(
    for value: JSONValue, depth: Int = 0, at node: Node
  ) throws(JMESPathError) {
    try charge(1, at: node)
    switch value {
    case .null, .boolean, .integer, .number: return
    case .string(let string): try charge(string.utf8.count / 16, at: node)
    case .array(let elements):
      try checkDepth(depth, at: node)
      for element in elements { try charge(for: element, depth: depth + 1, at: node) }
    case .object(let members):
      try checkDepth(depth, at: node)
      for member in members { try charge(for: member.value, depth: depth + 1, at: node) }
    }
  }

  func checkDepth(_ depth: Int, at node: Node) throws(JMESPathError) {
    guard depth < limits.resultDepth else {
      throw error(.limit, "a value nested deeper than \(limits.resultDepth)", at: node)
    }
  }

  func error(
    _ kind: JMESPathError.Kind, _ message: String, help: String? = nil, library: String? = nil, at node: Node
  ) -> JMESPathError {
    var error = JMESPathError(kind, message, help: help, at: node.offset, in: text)
    if let library { error.libraryMessage = library }
    return error
  }
}
