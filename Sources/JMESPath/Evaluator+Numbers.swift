import AKSLJSON

/// `abs`, `ceil`, `floor`, `sum` and `avg`.
extension Evaluator {
  mutating func calculate(
    _ function: Function, _ value: JSONValue, at node: Node
  ) throws(JMESPathError) -> JSONValue {
    switch (function, value) {
    case (.abs, .integer(.min)): return .number(-Double(Int64.min))
    case (.abs, .integer(let number)): return .integer(Swift.abs(number))
    case (.abs, .number(let number)): return .number(number.magnitude)
    case (.ceil, .number(let number)): return Self.whole(number, isUp: true)
    case (.floor, .number(let number)): return Self.whole(number, isUp: false)
    case (.sum, .array(let elements)): return try finite(Self.sum(elements), at: node)
    case (.avg, .array(let elements)):
      guard !elements.isEmpty else { return .null }
      let sum = try finite(Self.sum(elements), at: node)
      return .number(Self.double(sum) / Double(elements.count))
    default: return value
    }
  }

  /// The next integer up or down; beyond 64 bits every double is whole, and stays one.
  ///
  /// `rounded` would need the C library's mathematics, which nothing here is linked with.
  private static func whole(_ number: Double, isUp: Bool) -> JSONValue {
    guard number >= -0x1p63, number < 0x1p63 else { return .number(number) }
    let whole = Int64(number)
    let rest = number - Double(whole)
    return .integer(isUp ? whole + (rest > 0 ? 1 : 0) : whole - (rest < 0 ? 1 : 0))
  }

  private static func double(_ value: JSONValue) -> Double {
    switch value {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: 0
    }
  }

  private func finite(_ value: JSONValue, at node: Node) throws(JMESPathError) -> JSONValue {
    guard double(value).isFinite else { throw error(.value, "the sum is too large for a double", at: node) }
    return value
  }

  private func double(_ value: JSONValue) -> Double { Self.double(value) }

  /// Adds up as Python 3.12 and later do, so that ten times 0.1 is 1.0.
  ///
  /// Integers are exact; from the first double on, Neumaier's correction gives back what rounding loses.
  private static func sum(_ elements: [JSONValue]) -> JSONValue {
    var whole: Int64 = 0
    var sum = 0.0
    var lost = 0.0
    var isWhole = true
    for element in elements {
      if isWhole, case .integer(let number) = element {
        let (total, isOverflow) = whole.addingReportingOverflow(number)
        if !isOverflow {
          whole = total
          continue
        }
      }
      if isWhole {
        isWhole = false
        sum = Double(whole)
      }
      guard case .number(let number) = element else {
        sum += double(element)
        continue
      }
      let total = sum + number
      lost += sum.magnitude >= number.magnitude ? (sum - total) + number : (number - total) + sum
      sum = total
    }
    if isWhole { return .integer(whole) }
    return .number(lost != 0 && lost.isFinite ? sum + lost : sum)
  }
}
