import AKSLJSON

extension Evaluator {
  mutating func compare(
    _ a: JSONValue, _ comparator: Node.Comparator, _ b: JSONValue, at node: Node
  ) throws(JMESPathError) -> JSONValue {
    if comparator == .equal { return .boolean(try equals(a, b, at: node)) }
    if comparator == .notEqual { return .boolean(!(try equals(a, b, at: node))) }
    guard Self.isOrdered(a), Self.isOrdered(b) else { return .null }
    guard let order = PythonValue.order(a, b) else {
      throw error(
        .type, "`\(comparator.rawValue)` compares two numbers or two strings, not one of each",
        help: "`to_number` and `to_string` make one of the other", at: node)
    }
    return switch comparator {
    case .less: .boolean(order < 0)
    case .lessOrEqual: .boolean(order <= 0)
    case .greater: .boolean(order > 0)
    default: .boolean(order >= 0)
    }
  }

  private static func isOrdered(_ value: JSONValue) -> Bool {
    switch value {
    case .integer, .number, .string: true
    case .null, .boolean, .array, .object: false
    }
  }

  /// `==`: a number never equals a boolean.
  private mutating func equals(_ a: JSONValue, _ b: JSONValue, at node: Node) throws(JMESPathError) -> Bool {
    switch (a, b) {
    case (.boolean, .integer), (.boolean, .number), (.integer, .boolean), (.number, .boolean): false
    default: try same(a, b, depth: 0, at: node)
    }
  }

  /// Equality inside lists and objects, and of `contains`, where Python takes `true` for 1 and `false` for 0.
  mutating func same(
    _ a: JSONValue, _ b: JSONValue, depth: Int, at node: Node
  ) throws(JMESPathError) -> Bool {
    try charge(1, at: node)
    switch (a, b) {
    case (.null, .null): return true
    case (.boolean(let a), .boolean(let b)): return a == b
    case (.boolean(let a), .integer), (.boolean(let a), .number):
      return PythonValue.order(.integer(a ? 1 : 0), b) == 0
    case (.integer, .boolean), (.number, .boolean): return try same(b, a, depth: depth, at: node)
    case (.string(let a), .string(let b)): return PythonValue.same(a, b)
    case (.array(let a), .array(let b)):
      guard a.count == b.count else { return false }
      try checkDepth(depth, at: node)
      for (a, b) in zip(a, b) where !(try same(a, b, depth: depth + 1, at: node)) { return false }
      return true
    case (.object(let a), .object(let b)): return try same(a, b, depth: depth, at: node)
    default: return PythonValue.order(a, b) == 0
    }
  }

  /// Two objects, in whatever order their members stand.
  private mutating func same(
    _ a: [JSONValue.Member], _ b: [JSONValue.Member], depth: Int, at node: Node
  ) throws(JMESPathError) -> Bool {
    guard a.count == b.count else { return false }
    try checkDepth(depth, at: node)
    let left = a.sorted { PythonValue.isBefore($0.key, $1.key) }
    let right = b.sorted { PythonValue.isBefore($0.key, $1.key) }
    for (a, b) in zip(left, right) {
      guard PythonValue.same(a.key, b.key), try same(a.value, b.value, depth: depth + 1, at: node) else {
        return false
      }
    }
    return true
  }
}
