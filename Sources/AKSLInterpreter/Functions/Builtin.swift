import AKSLLanguage
import AKSModel

/// A function that the language brings along: one row of a table, from which `help` is made too.
struct Builtin: Sendable {
  typealias Call = @Sendable ([Value], World, inout Arena) throws(Fault) -> Value

  let name: String
  /// As `help` shows them: `a, b, …`.
  let parameters: String
  /// How many arguments it takes.
  let arity: ClosedRange<Int>
  let type: StaticType
  let summary: String
  let example: String
  let call: Call

  static func number(named name: String) -> Int? { table.firstIndex { $0.name == name } }

  static let table: [Builtin] = [
    Builtin(
      name: "min", parameters: "a, b, …", arity: 1...255, type: .unknown,
      summary: "the smallest of its arguments, or of a list", example: "min(3, 1, 2) == 1"
    ) { arguments, _, arena throws(Fault) in try extreme(arguments, .less, &arena) },
    Builtin(
      name: "max", parameters: "a, b, …", arity: 1...255, type: .unknown,
      summary: "the largest of its arguments, or of a list", example: "max([3, 1]) == 3"
    ) { arguments, _, arena throws(Fault) in try extreme(arguments, .greater, &arena) },
    Builtin(
      name: "sum", parameters: "list", arity: 1...1, type: .unknown,
      summary: "the sum of a list; 0 for an empty one", example: "sum([1, 2, 3]) == 6"
    ) { arguments, _, arena throws(Fault) in
      let values = try list(arguments[0], "sum", arena)
      guard var total = values.first else { return .integer(0) }
      for value in values.dropFirst() { total = try Arithmetic.apply(.add, total, value, &arena) }
      return total
    },
    Builtin(
      name: "abs", parameters: "a", arity: 1...1, type: .unknown,
      summary: "the amount without its sign", example: "abs(-3) == 3"
    ) { arguments, _, _ throws(Fault) in
      let value = arguments[0]
      if value.tag == .number { return .number(value.double.magnitude) }
      return value.bits < 0 ? try Arithmetic.negate(value) : try Arithmetic.negate(Arithmetic.negate(value))
    },
    Builtin(
      name: "round", parameters: "a, digits", arity: 1...2, type: .unknown,
      summary: "the nearest whole number, halves away from zero; or so many digits behind the point",
      example: "round(2.5) == 3 and round(2.345, 2) == 2.35"
    ) { arguments, _, _ throws(Fault) in
      guard let number = arguments[0].asDouble else {
        throw .wrongType("`round` takes a number, and this is \(arguments[0].kindName)")
      }
      if arguments.count == 1 {
        if arguments[0].tag == .integer { return arguments[0] }
        guard let whole = Int64(exactly: number.rounded()) else { throw .overflow("the rounded number") }
        return .integer(whole)
      }
      guard arguments[1].tag == .integer, (0...15).contains(arguments[1].bits) else {
        throw .invalidValue("`round` takes 0 to 15 digits")
      }
      var factor = 1.0
      for _ in 0..<arguments[1].bits { factor *= 10 }
      return .number((number * factor).rounded() / factor)
    },
    Builtin(
      name: "sort", parameters: "list", arity: 1...1, type: StaticType(.list),
      summary: "the list in rising order", example: "sort([2, 1]) == [1, 2]"
    ) { arguments, _, arena throws(Fault) in
      var values = try list(arguments[0], "sort", arena)
      // A merge of neighbours that are compared with a throwing order; the standard sort can't throw a typed error.
      try sort(&values, arena)
      return arena.list(values)
    },
    Builtin(
      name: "any", parameters: "list", arity: 1...1, type: StaticType(.boolean),
      summary: "whether one of a list is true", example: "any([false, true])"
    ) { arguments, _, arena throws(Fault) in
      .boolean(try conditions(arguments[0], "any", arena).contains(true))
    },
    Builtin(
      name: "all", parameters: "list", arity: 1...1, type: StaticType(.boolean),
      summary: "whether all of a list are true", example: "all([p.count > 0 for p in pools])"
    ) { arguments, _, arena throws(Fault) in
      .boolean(!(try conditions(arguments[0], "all", arena).contains(false)))
    },
    Builtin(
      name: "text", parameters: "a", arity: 1...1, type: StaticType(.text),
      summary: "a value as `print` writes it", example: "text(1h30m) == \"1h30m\""
    ) { arguments, world, arena throws(Fault) in
      arena.text(ValueFormat.text(arguments[0], world, arena))
    },
  ]

  // MARK: - Shared by the rows

  private static func list(_ value: Value, _ name: String, _ arena: Arena) throws(Fault) -> [Value] {
    guard value.tag == .list else {
      throw .wrongType("`\(name)` takes a list, and this is \(value.kindName)")
    }
    return arena.list(value)
  }

  private static func extreme(
    _ arguments: [Value], _ operation: BinaryOperator, _ arena: inout Arena
  ) throws(Fault) -> Value {
    let values = arguments.count == 1 && arguments[0].tag == .list ? arena.list(arguments[0]) : arguments
    guard var best = values.first else { throw .invalidValue("an empty list has no smallest or largest element") }
    for value in values.dropFirst() where try Arithmetic.apply(operation, value, best, &arena).isTrue {
      best = value
    }
    return best
  }

  private static func conditions(_ value: Value, _ name: String, _ arena: Arena) throws(Fault) -> [Bool] {
    var conditions: [Bool] = []
    for element in try list(value, name, arena) {
      guard element.tag == .boolean else {
        throw .wrongType("`\(name)` takes a list of true and false, and one element is \(element.kindName)")
      }
      conditions.append(element.isTrue)
    }
    return conditions
  }

  /// A stable merge sort, bottom up.
  private static func sort(_ values: inout [Value], _ arena: Arena) throws(Fault) {
    var width = 1
    while width < values.count {
      var merged: [Value] = []
      merged.reserveCapacity(values.count)
      for start in stride(from: 0, to: values.count, by: 2 * width) {
        var left = values[start..<min(start + width, values.count)]
        var right = values[min(start + width, values.count)..<min(start + 2 * width, values.count)]
        while let x = left.first, let y = right.first {
          if try Arithmetic.order(x, y, .lessOrEqual, arena) <= 0 {
            merged.append(left.removeFirst())
          } else {
            merged.append(right.removeFirst())
          }
        }
        merged += left
        merged += right
      }
      values = merged
      width *= 2
    }
  }
}
