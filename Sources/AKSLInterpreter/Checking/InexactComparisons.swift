import AKSLLanguage

/// W011: a calculated number that is compared to the last bit with a decimal that no double holds.
enum InexactComparisons {
  @Sendable static func warnings(in source: CheckedSource) -> [Diagnostic] {
    let finder = Finder(tree: source.tree)
    var warnings: [Diagnostic] = []
    source.forEachExpression { id in
      guard case .binary(let operation, let left, let right) = source.tree.expression(id),
        operation == .equal || operation == .notEqual
      else { return }
      let (a, b) = (source.tree.unwrapped(left), source.tree.unwrapped(right))
      guard
        finder.isInexactSum(a) && finder.isInexactLiteral(b)
          || finder.isInexactLiteral(a) && finder.isInexactSum(b)
      else { return }
      warnings.append(.inexactComparison(operation.spelling, at: source.tree.range(of: id)))
    }
    return warnings
  }

  private struct Finder {
    let tree: SyntaxTree

    /// A decimal that a double only comes near to: `0.1`, and not `0.5`.
    func isInexactLiteral(_ id: ExpressionID) -> Bool {
      guard case .number(let value) = tree.expression(tree.unwrapped(id)) else { return false }
      // Few fractions that people write have more than twenty binary digits and are exact nevertheless.
      let scaled = value * 1_048_576
      return scaled != scaled.rounded()
    }

    /// An operation in which such a decimal, or a division, takes part.
    func isInexactSum(_ id: ExpressionID) -> Bool {
      guard case .binary(let operation, let left, let right) = tree.expression(id) else { return false }
      switch operation {
      case .divide: return isNumber(left) && isNumber(right)
      case .add, .subtract, .multiply: break
      default: return false
      }
      return [left, right].map(tree.unwrapped).contains { isInexactLiteral($0) || isInexactSum($0) }
    }

    /// Certainly no money, duration or size: those are whole in their smallest part.
    private func isNumber(_ id: ExpressionID) -> Bool {
      switch tree.expression(tree.unwrapped(id)) {
      case .integer, .number: true
      default: false
      }
    }
  }
}

extension Diagnostic {
  static func inexactComparison(_ sign: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "W011", severity: .warning, title: "`\(sign)` compares a calculated fraction to its last bit",
      range: range, label: "doubles come near to such decimals, and rarely meet them",
      help: "compare what is rounded: `round(x, 6) \(sign) …`, or `abs(x - y) < 0.000001`")
  }
}
