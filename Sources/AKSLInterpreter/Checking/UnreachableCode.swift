import AKSLLanguage

/// W001: statements that nothing leads to.
enum UnreachableCode {
  @Sendable static func warnings(in source: CheckedSource) -> [Diagnostic] {
    var finder = Finder(tree: source.tree)
    finder.look(through: source.tree.root, isInCheck: false)
    return finder.warnings
  }

  private struct Finder {
    let tree: SyntaxTree
    var warnings: [Diagnostic] = []

    /// Looks at the statements of a block and of all blocks inside.
    ///
    /// Whether the block never comes to its end.
    @discardableResult
    mutating func look(through block: BlockID, isInCheck: Bool) -> Bool {
      var end: StatementID?
      var hasWarned = false
      for statement in tree.statements(of: block) {
        // Functions are there wherever they stand.
        if case .function = tree.statement(statement) {
          _ = leaves(statement, isInCheck: isInCheck)
        } else if let end {
          if !hasWarned {
            warnings.append(.unreachable(at: tree.range(of: statement), after: headline(of: end), why(end)))
          }
          hasWarned = true
        } else if leaves(statement, isInCheck: isInCheck) {
          end = statement
        }
      }
      return end != nil
    }

    /// Whether nothing can run after a statement.
    private mutating func leaves(_ id: StatementID, isInCheck: Bool) -> Bool {
      switch tree.statement(id) {
      case .breakLoop, .continueLoop, .returnValue: return true
      // A `check` goes on after a failure.
      case .fail: return !isInCheck
      case .ifElse(let condition, let then, let otherwise):
        let first = look(through: then, isInCheck: isInCheck)
        switch otherwise {
        case .block(let block):
          let second = look(through: block, isInCheck: isInCheck)
          return first && second
        case .ifElse(let statement):
          let second = leaves(statement, isInCheck: isInCheck)
          return first && second
        case nil:
          if case .boolean(true) = tree.expression(tree.unwrapped(condition)) { return first }
          return false
        }
      case .whileLoop(let condition, let body):
        look(through: body, isInCheck: isInCheck)
        guard case .boolean(true) = tree.expression(tree.unwrapped(condition)) else { return false }
        return !hasBreak(body)
      case .check(let body):
        look(through: body, isInCheck: true)
        return false
      default:
        let parts = tree.parts(of: id)
        for block in parts.blocks { look(through: block, isInCheck: false) }
        return false
      }
    }

    /// Whether a `break` of this loop, not of one inside it, is somewhere in its body.
    private func hasBreak(_ body: BlockID) -> Bool {
      tree.statements(of: body).contains { hasBreak($0) }
    }

    private func hasBreak(_ id: StatementID) -> Bool {
      switch tree.statement(id) {
      case .breakLoop: return true
      case .forIn, .whileLoop, .repeatLoop, .function: return false
      default:
        let parts = tree.parts(of: id)
        return parts.blocks.contains { hasBreak($0) } || parts.statements.contains { hasBreak($0) }
      }
    }

    /// The first line of a statement.
    private func headline(of id: StatementID) -> SourceRange {
      let range = tree.range(of: id)
      let line = tree.source.bytes[Int(range.start)..<Int(range.end)].prefix { $0 != UInt8(ascii: "\n") }
      return SourceRange(start: range.start, end: UInt32(line.endIndex))
    }

    private func why(_ id: StatementID) -> String {
      switch tree.statement(id) {
      case .breakLoop: "this leaves the loop"
      case .continueLoop: "this goes on with the next round"
      case .returnValue: "this leaves the function"
      case .fail: "this ends the scenario or the script"
      case .whileLoop: "this loop never ends"
      default: "every branch of this leaves"
      }
    }
  }
}

extension Diagnostic {
  static func unreachable(at range: SourceRange, after end: SourceRange, _ why: String) -> Diagnostic {
    Diagnostic(
      code: "W001", severity: .warning, title: "nothing leads to this statement", range: range,
      label: "never runs", labels: [Label(range: end, text: why)],
      help: "delete it, or move it before the statement that leaves")
  }
}
