import AKSLInterpreter
import Testing

/// Random expressions: the machine and a plain walk over the tree come to the same values and the same faults.
@Suite("The machine against a walk over the tree")
struct DifferentialTests {
  /// An expression of whole numbers and conditions, with the two variables `a` and `b`.
  indirect enum Node {
    case number(Int64)
    case variable(Int)
    case negated(Node)
    case binary(String, Node, Node)
    case conditional(Node, Node, Node)
    case comparison(String, Node, Node)
    case both(Node, Node)
    case either(Node, Node)
    case not(Node)
    /// A call of `f`, which gives its argument plus one.
    case call(Node)

    var text: String {
      switch self {
      case .number(let value): value < 0 ? "(\(value))" : "\(value)"
      case .variable(let number): ["a", "b"][number]
      case .negated(let operand): "(- \(operand.text))"
      case .binary(let operation, let left, let right), .comparison(let operation, let left, let right):
        "(\(left.text) \(operation) \(right.text))"
      case .conditional(let test, let then, let otherwise):
        "(if \(test.text) then \(then.text) else \(otherwise.text))"
      case .both(let left, let right): "(\(left.text) and \(right.text))"
      case .either(let left, let right): "(\(left.text) or \(right.text))"
      case .not(let operand): "(not \(operand.text))"
      case .call(let argument): "f(\(argument.text))"
      }
    }

    /// Its value, or the code of the fault that it ends with.
    func value(_ variables: [Int64]) throws -> Int64 {
      switch self {
      case .number(let value): return value
      case .variable(let number): return variables[number]
      case .negated(let operand):
        return try Self.exact(Int64(0).subtractingReportingOverflow(operand.value(variables)))
      case .binary(let operation, let left, let right):
        let x = try left.value(variables)
        let y = try right.value(variables)
        switch operation {
        case "+": return try Self.exact(x.addingReportingOverflow(y))
        case "-": return try Self.exact(x.subtractingReportingOverflow(y))
        case "*": return try Self.exact(x.multipliedReportingOverflow(by: y))
        default:
          if y == 0 { throw Failure(code: "E002") }
          let quotient = try Self.exact(x.dividedReportingOverflow(by: y))
          let floor = x % y != 0 && (x < 0) != (y < 0) ? quotient - 1 : quotient
          return operation == "//" ? floor : x &- floor &* y
        }
      case .conditional(let test, let then, let otherwise):
        return try test.holds(variables) ? then.value(variables) : otherwise.value(variables)
      case .call(let argument): return try Self.exact(argument.value(variables).addingReportingOverflow(1))
      default: return try holds(variables) ? 1 : 0
      }
    }

    func holds(_ variables: [Int64]) throws -> Bool {
      switch self {
      case .comparison(let operation, let left, let right):
        let x = try left.value(variables)
        let y = try right.value(variables)
        switch operation {
        case "==": return x == y
        case "!=": return x != y
        case "<": return x < y
        case "<=": return x <= y
        case ">": return x > y
        default: return x >= y
        }
      case .both(let left, let right): return try left.holds(variables) && right.holds(variables)
      case .either(let left, let right): return try left.holds(variables) || right.holds(variables)
      case .not(let operand): return try !operand.holds(variables)
      default: return false
      }
    }

    private static func exact(_ result: (partialValue: Int64, overflow: Bool)) throws -> Int64 {
      if result.overflow { throw Failure(code: "E001") }
      return result.partialValue
    }
  }

  struct Failure: Error { var code: String }

  @Test("Values, conditions and faults agree", arguments: 0..<12)
  func agreement(seed: UInt64) {
    var generator = SplitMix(state: seed)
    var lines: [String] = []
    var expected: [String] = []
    for _ in 0..<500 {
      let a = number(&generator)
      let b = number(&generator)
      let expression = value(depth: 4, &generator)
      let test = condition(depth: 3, &generator)
      let program = [
        "a = \(a)", "b = \(b)", "print \(expression.text)",
        "if \(test.text) { print \"yes\" } else { print \"no\" }", "print \(test.text)",
      ]
      do {
        let result = try expression.value([a, b])
        let holds = try test.holds([a, b])
        lines += program
        expected += ["\(result)", holds ? "yes" : "no", "\(holds)"]
      } catch let failure as Failure {
        // What ends the script stands alone.
        let said = transcript(
          (["def f(x) { return x + 1 }", "let a = 0", "let b = 0"] + program).joined(separator: "\n"))
        #expect(said.problems.map(\.code) == [failure.code], "\(program)")
      } catch {
        Issue.record(error)
      }
    }
    let script = (["def f(x) { return x + 1 }", "let a = 0", "let b = 0"] + lines).joined(separator: "\n")
    let said = transcript(script)
    #expect(said.lines == expected)
  }

  private func number(_ generator: inout SplitMix) -> Int64 {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0:
      [Int64.max, .max - 1, -.max, 4_611_686_018_427_387_904, 32_767, -32_768, 32_768].randomElement(
        using: &generator) ?? 0
    case 1: Int64.random(in: -100_000...100_000, using: &generator)
    default: Int64.random(in: -9...9, using: &generator)
    }
  }

  private func value(depth: Int, _ generator: inout SplitMix) -> Node {
    guard depth > 0 else {
      let isVariable = Bool.random(using: &generator)
      return isVariable ? .variable(Int.random(in: 0...1, using: &generator)) : .number(number(&generator))
    }
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return .negated(value(depth: depth - 1, &generator))
    case 1:
      return .conditional(
        condition(depth: depth - 1, &generator), value(depth: depth - 1, &generator),
        value(depth: depth - 1, &generator))
    case 2: return .call(value(depth: depth - 1, &generator))
    case 3: return value(depth: 0, &generator)
    default:
      let operation = ["+", "-", "*", "//", "%"].randomElement(using: &generator) ?? "+"
      return .binary(
        operation, value(depth: Int.random(in: 0..<depth, using: &generator), &generator),
        value(depth: Int.random(in: 0..<depth, using: &generator), &generator))
    }
  }

  private func condition(depth: Int, _ generator: inout SplitMix) -> Node {
    let kind = depth > 0 ? Int.random(in: 0..<6, using: &generator) : 5
    switch kind {
    case 0: return .both(condition(depth: depth - 1, &generator), condition(depth: depth - 1, &generator))
    case 1: return .either(condition(depth: depth - 1, &generator), condition(depth: depth - 1, &generator))
    case 2: return .not(condition(depth: depth - 1, &generator))
    default:
      let operation = ["==", "!=", "<", "<=", ">", ">="].randomElement(using: &generator) ?? "<"
      return .comparison(
        operation, value(depth: max(0, depth - 1), &generator), value(depth: max(0, depth - 2), &generator))
    }
  }
}
