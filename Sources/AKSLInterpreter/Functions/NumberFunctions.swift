import AKSLLanguage

extension Builtin {
  static let numberFunctions: [Builtin] = [
    Builtin(
      "min", [.init("a", .anything, .repeated)], .common, "the smallest of its arguments, or of a list",
      example: "min(3, 1, 2) == 1"
    ) { arguments, world, arena throws(Fault) in try extreme(arguments, .less, world, arena) },
    Builtin(
      "max", [.init("a", .anything, .repeated)], .common, "the largest of its arguments, or of a list",
      example: "max([3, 1]) == 3"
    ) { arguments, world, arena throws(Fault) in try extreme(arguments, .greater, world, arena) },
    Builtin(
      "clamp", [.init("a", .amount), .init("lowest", .amount), .init("highest", .amount)], .common,
      "the amount, or the limit that it is beyond", example: "clamp(12, 1, 10) == 10"
    ) { arguments, _, arena throws(Fault) in
      if try Arithmetic.order(arguments[1], arguments[2], .less, arena) > 0 {
        throw .invalidValue("the lowest value of `clamp` is above the highest")
      }
      if try Arithmetic.order(arguments[0], arguments[1], .less, arena) < 0 { return arguments[1] }
      return try Arithmetic.order(arguments[0], arguments[2], .less, arena) > 0 ? arguments[2] : arguments[0]
    },
    Builtin(
      "abs", [.init("a", .amount)], .common, "the amount without its sign", example: "abs(-3) == 3"
    ) { arguments, _, _ throws(Fault) in
      sign(of: arguments[0]) < 0 ? try Arithmetic.negate(arguments[0]) : arguments[0]
    },
    Builtin(
      "sign", [.init("a", .amount)], .type(.integer),
      "-1, 0 or 1, as the amount is below, equal to or above zero",
      example: "sign(-90s) == -1"
    ) { arguments, _, _ throws(Fault) in .integer(sign(of: arguments[0])) },
    Builtin(
      "round", [.init("a", .amount), .init("digits", .integer, .optional)], .type(.unknown),
      "the nearest whole number, or the nearest with so many digits behind the point; halves away from zero",
      example: "round(2.5) == 3 and round($1.005, 2) == $1.01"
    ) { arguments, _, _ throws(Fault) in
      let value = arguments[0]
      let places = try arguments.optional(1).map { value throws(Fault) in try digits(value) }
      switch value.tag {
      case .integer: return value
      case .number:
        guard let places else { return try whole(value.double.rounded()) }
        return .number(Decimal(value.double).rounded(to: places).number)
      case .money:
        guard let places else { return try roundedMoney(value, places: 0) }
        return try roundedMoney(value, places: places)
      default: throw .wrongType("`round` takes a number or money, and this is \(value.kindName)")
      }
    },
    Builtin(
      "floor", [.init("a", .number)], .type(.integer), "the largest whole number that is not above it",
      example: "floor(-1.5) == -2"
    ) { arguments, _, _ throws(Fault) in
      arguments[0].tag == .integer ? arguments[0] : try whole(arguments[0].double.rounded(.down))
    },
    Builtin(
      "ceil", [.init("a", .number)], .type(.integer), "the smallest whole number that is not below it",
      example: "ceil(10 / 3) == 4"
    ) { arguments, _, _ throws(Fault) in
      arguments[0].tag == .integer ? arguments[0] : try whole(arguments[0].double.rounded(.up))
    },
    Builtin(
      "power", [.init("a", .number), .init("times", .integer)], .type(.unknown),
      "the number multiplied with itself so many times", example: "power(2, 10) == 1024"
    ) { arguments, _, arena throws(Fault) in try power(arguments[0], arguments[1].bits, &arena) },
    Builtin(
      "sum", [.init("list", .list), .init("start", .amount, .optional)], .element,
      "the sum of a list, and of `start`, where one is given; 0 for an empty list",
      example: "sum([1, 2, 3]) == 6"
    ) { arguments, world, arena throws(Fault) in
      try sum(try elements(of: arguments[0], world, arena), from: arguments.optional(1), &arena)
    },
    Builtin(
      "average", [.init("list", .list)], .type(.unknown), "the sum of a list, divided by its length",
      example: "average([1, 2]) == 1.5"
    ) { arguments, world, arena throws(Fault) in
      let values = try elements(of: arguments[0], world, arena)
      guard !values.isEmpty else { throw .emptyList("average") }
      return try Arithmetic.apply(.divide, sum(values, from: nil, &arena), .integer(values.count), &arena)
    },
    Builtin(
      "median", [.init("list", .list)], .type(.unknown),
      "the middle of a list in rising order, or the average of the two in the middle",
      example: "median([3, 1, 10]) == 3"
    ) { arguments, world, arena throws(Fault) in
      let values = try elements(of: arguments[0], world, arena)
      guard !values.isEmpty else { throw .emptyList("median") }
      let rising = try sorted(values, by: values, arena)
      let middle = rising[rising.count / 2]
      guard rising.count % 2 == 0 else { return middle }
      let sum = try Arithmetic.apply(.add, rising[rising.count / 2 - 1], middle, &arena)
      return try Arithmetic.apply(.divide, sum, .integer(2), &arena)
    },
    Builtin(
      "percentile", [.init("list", .list), .init("percent", .number)], .element,
      "the smallest element that at least so many percent of a list are not above",
      example: "percentile([1, 2, 3, 4], 75) == 3"
    ) { arguments, world, arena throws(Fault) in
      let values = try elements(of: arguments[0], world, arena)
      guard !values.isEmpty else { throw .emptyList("percentile") }
      guard let percent = arguments[1].asDouble, percent >= 0, percent <= 100 else {
        throw .invalidValue(
          "`percentile` takes 0 to 100 percent", help: "the 95th percentile is `percentile(list, 95)`")
      }
      let rank = (percent * Double(values.count) / 100).rounded(.up)
      return try sorted(values, by: values, arena)[max(1, min(values.count, Int(rank))) - 1]
    },
  ]

  // MARK: - What the rows share

  private static func extreme(
    _ arguments: Span<Value>, _ operation: BinaryOperator, _ world: World, _ arena: Arena
  ) throws(Fault) -> Value {
    if arguments.count == 1, Parameter.Kind.list.accepts(StaticType(of: arguments[0].tag).base) {
      return try extreme(of: try elements(of: arguments[0], world, arena), operation, arena)
    }
    return try extreme(of: arguments, operation, arena)
  }

  // Inlined, it makes Swift 6.3.1 write a module that its own verifier rejects.
  @inline(never)
  private static func extreme(
    of values: [Value], _ operation: BinaryOperator, _ arena: Arena
  ) throws(Fault) -> Value {
    try extreme(of: values.span, operation, arena)
  }

  private static func extreme(
    of values: Span<Value>, _ operation: BinaryOperator, _ arena: Arena
  ) throws(Fault) -> Value {
    guard !values.isEmpty else { throw .emptyList("smallest or largest element") }
    var best = values[0]
    // A single value is compared with itself: it must have an order.
    for position in (values.count == 1 ? 0 : 1)..<values.count {
      let order = try Arithmetic.order(values[position], best, operation, arena)
      if operation == .less ? order < 0 : order > 0 { best = values[position] }
    }
    return best
  }

  private static func sign(of value: Value) -> Int {
    value.tag == .number ? (value.double < 0 ? -1 : value.double > 0 ? 1 : 0) : Int(value.bits.signum())
  }

  private static func whole(_ number: Double) throws(Fault) -> Value {
    guard let whole = Int64(exactly: number) else { throw .overflow("the rounded number") }
    return .integer(whole)
  }

  /// How many digits somebody wants behind the point.
  static func digits(_ value: Value) throws(Fault) -> Int {
    guard (0...15).contains(value.bits) else { throw .invalidValue("the number of digits is 0 to 15") }
    return Int(value.bits)
  }

  private static func roundedMoney(_ value: Value, places: Int) throws(Fault) -> Value {
    let nanos = 9  // decimals of a nano-dollar
    guard places < nanos else { return value }
    guard var units = Decimal(value.bits, decimals: nanos).rounded(to: places).units else {
      throw .overflow("the rounded amount")
    }
    for _ in places..<nanos {
      let (product, overflow) = units.multipliedReportingOverflow(by: 10)
      if overflow { throw .overflow("the rounded amount") }
      units = product
    }
    return Value(.money, units)
  }

  private static func power(_ base: Value, _ times: Int64, _ arena: inout Arena) throws(Fault) -> Value {
    guard times >= 0 else {
      let inverse = try Arithmetic.apply(.divide, .integer(1), base, &arena)
      guard times > .min else { throw .overflow("the power") }
      return try power(inverse, -times, &arena)
    }
    var result = base.tag == .integer ? Value.integer(1) : .number(1)
    var square = base
    var rest = times
    while rest > 0 {
      if rest & 1 == 1 { result = try Arithmetic.apply(.multiply, result, square, &arena) }
      rest >>= 1
      if rest > 0 { square = try Arithmetic.apply(.multiply, square, square, &arena) }
    }
    return result
  }

  private static func sum(_ values: [Value], from start: Value?, _ arena: inout Arena) throws(Fault) -> Value
  {
    var total = start ?? .integer(0)
    for (position, value) in values.enumerated() {
      guard Parameter.Kind.amount.accepts(StaticType(of: value.tag).base) else {
        throw .wrongType(
          "only numbers and amounts have a sum, and element \(position) is \(value.kindName)",
          help: value.tag == .text ? "`join(list, \", \")` puts texts together" : nil)
      }
      total = position == 0 && start == nil ? value : try Arithmetic.apply(.add, total, value, &arena)
    }
    return total
  }
}
