import AKSLLanguage
import AKSModel

// Operators: the inner loop has whole numbers inlined, and leaves all other values to these.
extension Machine {
  @inline(never)
  mutating func calculate(_ x: Value, _ operation: BinaryOperator, _ y: Value) throws(Fault) -> Value {
    try Arithmetic.apply(operation, x, y, &arena)
  }

  /// `x + y` for the register that holds `x`.
  @inline(never)
  mutating func update(_ x: Value, adding y: Value) throws(Fault) -> Value {
    try Arithmetic.update(x, adding: y, &arena)
  }

  /// Rounded down, as `//`; the divisor is positive.
  @inline(__always)
  static func quotient(_ a: Int64, _ b: Int64) -> Int64 {
    let quotient = a / b
    return a - quotient * b < 0 ? quotient - 1 : quotient
  }

  /// With the sign of the divisor, as `%`; the divisor is positive.
  @inline(__always)
  static func remainder(_ a: Int64, _ b: Int64) -> Int64 {
    let remainder = a % b
    return remainder < 0 ? remainder + b : remainder
  }

  @inline(__always)
  mutating func isEqual(_ x: Value, _ y: Value) throws(Fault) -> Bool {
    if x.tag == y.tag, x.tag == .integer || x.tag == .symbol { return x.bits == y.bits }
    return try compareSlowly(x, .equal, y)
  }

  /// Whether a comparison holds; `whole` is the same one of whole numbers.
  @inline(__always)
  mutating func compare(
    _ x: Value, _ operation: BinaryOperator, _ y: Value, _ whole: (Int64, Int64) -> Bool
  ) throws(Fault) -> Bool {
    if x.tag == .integer, y.tag == .integer { return whole(x.bits, y.bits) }
    return try compareSlowly(x, operation, y)
  }

  @inline(never)
  private mutating func compareSlowly(
    _ x: Value, _ operation: BinaryOperator, _ y: Value
  ) throws(Fault) -> Bool {
    try Arithmetic.apply(operation, x, y, &arena).isTrue
  }

  @inline(never)
  mutating func contains(_ collection: Value, _ element: Value, _ world: World) throws(Fault) -> Bool {
    var collection = collection
    switch collection.tag {
    case .nodesOfPool, .nodesOfCluster, .nodesOfWorld:
      collection = arena.list(try elements(of: collection, world))
    case .tagsOfCluster: collection = TagMap.map(of: collection, world, &arena)
    default: break
    }
    return try Arithmetic.contains(collection, element, arena)
  }

  @inline(__always)
  func condition(_ value: Value) throws(Fault) -> Bool {
    if value.tag != .boolean { throw Self.notBoolean(value) }
    return value.isTrue
  }

  @inline(never)
  private static func notBoolean(_ value: Value) -> Fault {
    .wrongType(
      "a condition is true or false, and this is \(value.kindName)",
      help: value.tag == .integer ? "compare it: `> 0`" : nil)
  }

  @inline(never)
  mutating func deadline(_ span: Value, _ world: World) throws(Fault) -> Value {
    guard span.tag == .duration, span.bits >= 0 else {
      throw .invalidValue("a wait needs a duration that is not negative")
    }
    let (deadline, overflow) = world.simulation.now.milliseconds.addingReportingOverflow(span.bits)
    if overflow || deadline > Session.timeLimit.milliseconds { throw .timeLimit }
    return .instant(Instant(milliseconds: deadline))
  }
}
