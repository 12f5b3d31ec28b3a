import AKSLLanguage

/// W010: an `expect error` around something that no error can come from.
enum FutileExpectations {
  @Sendable static func warnings(in source: CheckedSource) -> [Diagnostic] {
    let tree = source.tree
    let finder = Finder(tree: tree)
    var warnings: [Diagnostic] = []
    source.forEachStatement { id in
      guard case .expectError(_, let body) = tree.statement(id) else { return }
      let last: StatementID?
      switch body {
      case .statement(let statement): last = statement
      case .block(let block): last = tree.statements(of: block).last
      }
      guard let last, finder.isHarmless(last) else { return }
      let isAssertion: Bool =
        switch tree.statement(last) {
        case .assertion, .fail: true
        default: false
        }
      warnings.append(.futileExpectation(at: tree.range(of: last), isAssertion: isAssertion))
    }
    return warnings
  }

  private struct Finder {
    let tree: SyntaxTree

    /// Whether no error can come from a statement.
    ///
    /// A failed assertion is a failure, and no error.
    func isHarmless(_ id: StatementID) -> Bool {
      switch tree.statement(id) {
      case .fail(let message): message.map(isHarmless) ?? true
      case .assertion(let condition, let message): isHarmless(condition) && (message.map(isHarmless) ?? true)
      case .letBinding(_, let value): isHarmless(value)
      case .print(let values): tree.elements(of: values).allSatisfy(isHarmless)
      case .command(let items): isHarmless(tree.elements(of: items))
      default: false
      }
    }

    private func isHarmless(_ items: [ExpressionID]) -> Bool {
      let words = items.map { tree.spelling(of: $0) }
      return words == ["world", "empty"] || words == ["world", "sandbox"] || words == ["help"]
        || words.count == 2 && words[0] == "snapshot"
    }

    private func isHarmless(_ id: ExpressionID) -> Bool {
      switch tree.expression(id) {
      case .null, .boolean, .integer, .number, .quantity, .money, .version, .timeOfDay, .text: true
      case .parenthesized(let inner), .unary(.not, let inner): isHarmless(inner)
      case .binary(.equal, let a, let b), .binary(.notEqual, let a, let b): isHarmless(a) && isHarmless(b)
      default: false
      }
    }
  }
}

extension Diagnostic {
  static func futileExpectation(at range: SourceRange, isAssertion: Bool) -> Diagnostic {
    Diagnostic(
      code: "W010", severity: .warning, title: "no error can come from this, so the expectation always fails",
      range: range, label: isAssertion ? "an assertion that fails is no error" : "this always goes well",
      help: "put the command that is refused last in the block")
  }
}
