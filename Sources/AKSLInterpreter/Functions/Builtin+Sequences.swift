import AKSLLanguage

// What the functions of several topics share.
extension Builtin {
  /// The most that one function may make.
  static let byteLimit = 64 * 1024 * 1024
  static let elementLimit = byteLimit / MemoryLayout<Value>.stride

  /// The elements of a list, a range or nodes.
  static func elements(of value: Value, _ world: World, _ arena: Arena) throws(Fault) -> [Value] {
    switch value.tag {
    case .list: return arena.list(value)
    case .range:
      let (lower, upper) = arena.range(value)
      guard lower.bits <= upper.bits else { return [] }
      let (span, overflow) = upper.bits.subtractingReportingOverflow(lower.bits)
      guard !overflow, span < elementLimit else { throw .tooLarge("a list of this range") }
      return (lower.bits...upper.bits).map { .integer($0) }
    case .nodesOfPool, .nodesOfCluster, .nodesOfWorld: return NodeSelection.nodes(of: value, world)
    default: throw .wrongType("there is nothing to go through in \(value.kindName)")
    }
  }

  /// Elements in rising order of their keys; what has equal keys stays in order.
  static func sorted(_ elements: [Value], by keys: [Value], _ arena: Arena) throws(Fault) -> [Value] {
    // Whether two values have an order depends on their kinds alone: comparing neighbours finds every odd one.
    for (key, next) in zip(keys, keys.dropFirst()) { _ = try Arithmetic.order(key, next, .less, arena) }
    if keys.count == 1 { _ = try Arithmetic.order(keys[0], keys[0], .less, arena) }
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      let order = (try? Arithmetic.order(keys[a], keys[b], .less, arena)) ?? 0
      return order == 0 ? a < b : order < 0
    }
    return elements.indices.sorted(by: isBefore).map { elements[$0] }
  }

  /// A property of each element, such as `count` or `nodes.running`; without one, the elements themselves.
  static func keys(
    of elements: [Value], by property: Value?, _ world: World, _ arena: inout Arena
  ) throws(Fault) -> [Value] {
    guard let property else { return elements }
    let path = arena.text(property).split(separator: ".", omittingEmptySubsequences: false)
    var keys: [Value] = []
    keys.reserveCapacity(elements.count)
    for element in elements {
      var key = element
      for name in path { key = try PropertyTable.read(name: String(name), of: key, world, &arena) }
      keys.append(key)
    }
    return keys
  }

  /// Whether two values are equal; values that can't be compared are not.
  static func areEqual(_ a: Value, _ b: Value, _ arena: Arena) throws(Fault) -> Bool {
    guard a.tag == b.tag || (a.asDouble != nil && b.asDouble != nil) else { return false }
    return try Arithmetic.isEqual(a, b, arena)
  }
}

extension Span where Element == Value {
  /// An argument that may be missing; `null` is one that is.
  func optional(_ position: Int) -> Value? {
    position < count && self[position].tag != .null ? self[position] : nil
  }
}

extension Fault {
  static func tooLarge(_ what: String) -> Fault {
    Fault(
      "E010", "MemoryLimit", "\(what) would need more than \(Builtin.byteLimit / 1024 / 1024) MiB")
  }

  static func emptyList(_ what: String) -> Fault { .invalidValue("an empty list has no \(what)") }
}
