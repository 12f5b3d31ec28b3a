import AKSLLanguage
import AKSModel

/// The operators of the language on values: whole numbers are exact, and units mix only where that means something.
enum Arithmetic {
  // MARK: - Calculating

  static func apply(
    _ operation: BinaryOperator, _ a: Value, _ b: Value, _ arena: inout Arena
  ) throws(Fault) -> Value {
    switch operation {
    case .equal: .boolean(try isEqual(a, b, arena))
    case .notEqual: .boolean(!(try isEqual(a, b, arena)))
    case .less: .boolean(try order(a, b, operation, arena) < 0)
    case .lessOrEqual: .boolean(try order(a, b, operation, arena) <= 0)
    case .greater: .boolean(try order(a, b, operation, arena) > 0)
    case .greaterOrEqual: .boolean(try order(a, b, operation, arena) >= 0)
    case .in: .boolean(try contains(b, a, arena))
    case .add: try add(a, b, &arena)
    case .subtract: try subtract(a, b)
    case .multiply: try multiply(a, b)
    case .divide: try divide(a, b)
    case .floorDivide, .remainder: try floorDivide(a, b, operation)
    case .and, .or: throw .wrongType("`\(operation.spelling)` needs true or false on both sides")
    }
  }

  /// `a + b` for the register that holds `a`, which may be changed in place when nobody else has it.
  static func update(_ a: Value, adding b: Value, _ arena: inout Arena) throws(Fault) -> Value {
    switch (a.tag, b.tag) {
    case (.text, .text): arena.joined(a, b)
    case (.list, .list): arena.joined(a, elementsOf: b)
    case (.map, .map): arena.joined(a, entriesOf: b)
    default: try add(a, b, &arena)
    }
  }

  static func add(_ a: Value, _ b: Value, _ arena: inout Arena) throws(Fault) -> Value {
    switch (a.tag, b.tag) {
    case (.instant, .duration), (.duration, .instant):
      return Value(.instant, try exact(a.bits.addingReportingOverflow(b.bits), "the sum"))
    case (.text, .text): return arena.text(arena.text(a) + arena.text(b))
    case (.list, .list): return arena.list(arena.list(a) + arena.list(b))
    case (.map, .map): return arena.union(a, b)
    default:
      return try sum(a, b, .add) {
        $0.addingReportingOverflow($1)
      } number: {
        $0 + $1
      }
    }
  }

  static func subtract(_ a: Value, _ b: Value) throws(Fault) -> Value {
    switch (a.tag, b.tag) {
    case (.instant, .instant):
      return Value(.duration, try exact(a.bits.subtractingReportingOverflow(b.bits), "the difference"))
    case (.instant, .duration):
      return Value(.instant, try exact(a.bits.subtractingReportingOverflow(b.bits), "the difference"))
    default:
      return try sum(a, b, .subtract) {
        $0.subtractingReportingOverflow($1)
      } number: {
        $0 - $1
      }
    }
  }

  /// Sums and differences of two values of the same kind.
  @inline(__always)
  private static func sum(
    _ a: Value, _ b: Value, _ operation: BinaryOperator,
    exactly: (Int64, Int64) -> (partialValue: Int64, overflow: Bool),
    number: (Double, Double) -> Double
  ) throws(Fault) -> Value {
    if a.tag == b.tag, isAdditive(a.tag) {
      return Value(
        a.tag, try exact(exactly(a.bits, b.bits), operation == .add ? "the sum" : "`-`"))
    }
    if let x = a.asDouble, let y = b.asDouble { return try finite(number(x, y)) }
    throw unfit(operation, a, b)
  }

  static func multiply(_ a: Value, _ b: Value) throws(Fault) -> Value {
    if a.tag == .integer, isAdditive(b.tag) {
      return Value(b.tag, try exact(a.bits.multipliedReportingOverflow(by: b.bits), "`*`"))
    }
    if b.tag == .integer, isAdditive(a.tag) {
      return Value(a.tag, try exact(a.bits.multipliedReportingOverflow(by: b.bits), "`*`"))
    }
    if let x = a.asDouble, let y = b.asDouble { return try finite(x * y) }
    if a.tag == .number, isAdditive(b.tag) {
      return Value(b.tag, try amount(ScaledAmount.product(b.bits, a.double)))
    }
    if b.tag == .number, isAdditive(a.tag) {
      return Value(a.tag, try amount(ScaledAmount.product(a.bits, b.double)))
    }
    throw unfit(.multiply, a, b)
  }

  static func divide(_ a: Value, _ b: Value) throws(Fault) -> Value {
    if let y = b.asDouble {
      if y == 0 { throw .divisionByZero }
      if let x = a.asDouble { return try finite(x / y) }
      if isAdditive(a.tag) {
        let quotient =
          b.tag == .integer ? ScaledAmount.quotient(a.bits, b.bits) : ScaledAmount.quotient(a.bits, b.double)
        return Value(a.tag, try amount(quotient))
      }
    } else if a.tag == b.tag, isAdditive(a.tag) {
      if b.bits == 0 { throw .divisionByZero }
      return .number(Double(a.bits) / Double(b.bits))
    }
    throw unfit(.divide, a, b)
  }

  static func floorDivide(
    _ a: Value, _ b: Value, _ operation: BinaryOperator
  ) throws(Fault) -> Value {
    if a.tag == b.tag, isAdditive(a.tag) {
      if b.bits == 0 { throw .divisionByZero }
      // The one quotient that 64 bits can't hold has a remainder all the same.
      if operation == .remainder, b.bits == -1 { return Value(a.tag, 0) }
      let (quotient, overflow) = a.bits.dividedReportingOverflow(by: b.bits)
      if overflow { throw .overflow("`\(operation.spelling)`") }
      let remainder = a.bits &- quotient &* b.bits
      let isBelow = remainder != 0 && (remainder < 0) != (b.bits < 0)
      if operation == .floorDivide { return .integer(isBelow ? quotient - 1 : quotient) }
      return Value(a.tag, isBelow ? remainder + b.bits : remainder)
    }
    if let x = a.asDouble, let y = b.asDouble {
      if y == 0 { throw .divisionByZero }
      // By way of the remainder, which is exact: 1 // 0.1 is 9, because 0.1 is a little more than a tenth.
      var remainder = x.truncatingRemainder(dividingBy: y)
      if remainder != 0, (remainder < 0) != (y < 0) { remainder += y }
      return operation == .remainder ? .number(remainder) : try finite(((x - remainder) / y).rounded())
    }
    throw unfit(operation, a, b)
  }

  static func negate(_ a: Value) throws(Fault) -> Value {
    if a.tag == .number { return .number(-a.double) }
    guard isAdditive(a.tag) else {
      throw .wrongType("`-` needs a number or an amount, and this is \(a.kindName)")
    }
    return Value(a.tag, try exact(Int64(0).subtractingReportingOverflow(a.bits), "`-`"))
  }

  /// Whole numbers and exact amounts: same-kind sums make sense, and so do multiples.
  private static func isAdditive(_ tag: Value.Tag) -> Bool {
    switch tag {
    case .integer, .duration, .money, .memory, .cpu: true
    default: false
    }
  }

  private static func exact(
    _ result: (partialValue: Int64, overflow: Bool), _ what: String
  ) throws(Fault) -> Int64 {
    if result.overflow { throw .overflow(what) }
    return result.partialValue
  }

  /// A floating-point number; infinity is an overflow, too.
  private static func finite(_ number: Double) throws(Fault) -> Value {
    guard number.isFinite else { throw .floatingPointOverflow }
    return .number(number)
  }

  private static func amount(_ units: Int64?) throws(Fault) -> Int64 {
    guard let units else { throw .overflow("the amount") }
    return units
  }

  private static func unfit(_ operation: BinaryOperator, _ a: Value, _ b: Value) -> Fault {
    .wrongType(
      "`\(operation.spelling)` does not go with \(a.kindName) and \(b.kindName)",
      help: OperatorTypes.hint(operation, StaticType(of: a.tag), StaticType(of: b.tag)))
  }

  // MARK: - Comparing

  static func isEqual(_ a: Value, _ b: Value, _ arena: Arena) throws(Fault) -> Bool {
    if a.tag == .null || b.tag == .null { return a.tag == b.tag }
    if a.tag == b.tag {
      switch a.tag {
      case .number: return a.double == b.double
      case .text, .version: return arena.text(a) == arena.text(b)
      case .list, .map:
        var comparison = Comparison(of: a, b)
        return try comparison.isEqual(arena)
      case .range:
        let (x, y) = (arena.range(a), arena.range(b))
        return x.lower == y.lower && x.upper == y.upper
      default: return a.bits == b.bits
      }
    }
    if a.asDouble != nil, b.asDouble != nil { return numericOrder(a, b) == 0 }
    switch (a.tag, b.tag) {
    case (.version, .text), (.text, .version): return arena.text(a) == arena.text(b)
    default: throw incomparable(a, b)
    }
  }

  /// Negative, zero or positive as `a` is below, equal to or above `b`.
  static func order(
    _ a: Value, _ b: Value, _ operation: BinaryOperator, _ arena: Arena
  ) throws(Fault) -> Int {
    if a.asDouble != nil, b.asDouble != nil { return numericOrder(a, b) }
    guard a.tag == b.tag else { throw unfit(operation, a, b) }
    switch a.tag {
    case .duration, .instant, .timeOfDay, .money, .memory, .cpu:
      return a.bits < b.bits ? -1 : a.bits > b.bits ? 1 : 0
    case .text:
      let x = arena.text(a)
      let y = arena.text(b)
      return x < y ? -1 : x > y ? 1 : 0
    case .version: return versionOrder(arena.text(a), arena.text(b))
    default: throw unfit(operation, a, b)
    }
  }

  /// Of two numbers, exactly: beyond 2^53 a double can't say every whole number.
  private static func numericOrder(_ a: Value, _ b: Value) -> Int {
    switch (a.tag, b.tag) {
    case (.integer, .integer): a.bits < b.bits ? -1 : a.bits > b.bits ? 1 : 0
    case (.integer, _): order(a.bits, b.double)
    case (_, .integer): -order(b.bits, a.double)
    default: a.double < b.double ? -1 : a.double > b.double ? 1 : 0
    }
  }

  private static func order(_ whole: Int64, _ number: Double) -> Int {
    if number >= 0x1p63 { return -1 }
    if number < -0x1p63 { return 1 }
    let floor = number.rounded(.down)
    let other = Int64(floor)
    if whole != other { return whole < other ? -1 : 1 }
    return floor < number ? -1 : 0
  }

  /// Number by number; a missing number is 0.
  private static func versionOrder(_ a: String, _ b: String) -> Int {
    let x = a.split(separator: ".").map { Int($0) ?? 0 }
    let y = b.split(separator: ".").map { Int($0) ?? 0 }
    for index in 0..<max(x.count, y.count) {
      let left = index < x.count ? x[index] : 0
      let right = index < y.count ? y[index] : 0
      if left != right { return left < right ? -1 : 1 }
    }
    return 0
  }

  static func contains(_ collection: Value, _ element: Value, _ arena: Arena) throws(Fault) -> Bool {
    switch collection.tag {
    case .list:
      for candidate in arena.list(collection) {
        // Elements of another kind are simply not the one that is looked for.
        guard candidate.tag == element.tag || (candidate.asDouble != nil && element.asDouble != nil) else {
          continue
        }
        if try isEqual(candidate, element, arena) { return true }
      }
      return false
    case .range:
      let (lower, upper) = arena.range(collection)
      guard try order(lower, element, .lessOrEqual, arena) <= 0 else { return false }
      return try order(element, upper, .lessOrEqual, arena) <= 0
    case .map where element.tag == .text: return arena.entry(arena.text(element), ofMap: collection) != nil
    case .text where element.tag == .text:
      return isPart(Array(arena.text(element).utf8), of: Array(arena.text(collection).utf8))
    default: throw unfit(.in, element, collection)
    }
  }

  /// Whether one text is a part of another.
  static func isPart(_ part: [UInt8], of whole: [UInt8]) -> Bool {
    guard part.count <= whole.count else { return false }
    if part.isEmpty { return true }
    return (0...(whole.count - part.count)).contains { start in
      whole[start..<(start + part.count)].elementsEqual(part)
    }
  }

  private static func incomparable(_ a: Value, _ b: Value) -> Fault {
    .wrongType(
      "\(a.kindName) and \(b.kindName) are never equal",
      help: OperatorTypes.hint(.equal, StaticType(of: a.tag), StaticType(of: b.tag)))
  }
}
