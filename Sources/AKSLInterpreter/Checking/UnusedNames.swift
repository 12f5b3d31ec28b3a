import AKSLLanguage

/// W007, W008, W009: variables that nobody reads, parameters that nobody uses, functions that nobody calls.
///
/// A name that begins with `unused` says that it is meant so. The variable of a `for` counts only where
/// `repeat` would do: going over a list without a look at its elements may be meant. A source that only
/// declares is there to be included, and its declarations are for others.
enum UnusedNames {
  @Sendable static func warnings(in source: CheckedSource) -> [Diagnostic] {
    var walker = Walker(tree: source.tree, isLibrary: isLibrary(source))
    walker.walk(source)
    return walker.warnings
  }

  private static func isLibrary(_ source: CheckedSource) -> Bool {
    source.statements.allSatisfy { id in
      switch source.tree.statement(id) {
      case .letBinding, .function, .param, .include, .requires: true
      default: false
      }
    }
  }

  private struct Walker {
    enum Kind {
      case variable, parameter
      /// With what `repeat` would need: the range of the header and the number of rounds.
      case counter(SourceRange, rounds: Int64)
      /// Whether it is used does not matter.
      case other
    }

    struct Binding {
      var name: Name
      var kind: Kind
      /// The place of the binding of the same name that it hides.
      var hidden: Int?
      var isUsed = false
    }

    let tree: SyntaxTree
    let isLibrary: Bool
    var warnings: [Diagnostic] = []
    /// What is in scope, the innermost last.
    private var bindings: [Binding] = []
    /// Where each scope begins among the bindings.
    private var scopes: [Int] = []
    /// By symbol: the place of the binding that it stands for.
    private var current: [Int?]
    private var calledFunctions: Set<Symbol> = []
    private var currentFunction: Symbol?
    private var includes = false

    init(tree: SyntaxTree, isLibrary: Bool) {
      self.tree = tree
      self.isLibrary = isLibrary
      current = Array(repeating: nil, count: tree.symbolCount)
    }

    mutating func walk(_ source: CheckedSource) {
      openScope()
      for statement in source.statements {
        if case .include = tree.statement(statement) { includes = true }
        walk(statement)
      }
      // Included files may use what was declared before them.
      closeScope(isSilent: isLibrary || includes)
      guard !isLibrary, !includes else { return }
      for statement in source.statements {
        guard case .function(let name, _, _) = tree.statement(statement),
          !calledFunctions.contains(name.symbol),
          !isSilenced(name)
        else { continue }
        warnings.append(.unusedFunction(tree.spelling(of: name.symbol), at: name.range))
      }
    }

    private func isSilenced(_ name: Name) -> Bool { tree.spelling(of: name.symbol).hasPrefix("unused") }

    private mutating func openScope() { scopes.append(bindings.count) }

    private mutating func closeScope(isSilent: Bool = false) {
      let start = scopes.removeLast()
      while bindings.count > start {
        let binding = bindings.removeLast()
        current[Int(binding.name.symbol.index)] = binding.hidden
        if !isSilent, !binding.isUsed, !isSilenced(binding.name) { warn(of: binding) }
      }
    }

    private mutating func warn(of binding: Binding) {
      let spelling = tree.spelling(of: binding.name.symbol)
      switch binding.kind {
      case .variable: warnings.append(.unusedVariable(spelling, at: binding.name.range))
      case .parameter: warnings.append(.unusedParameter(spelling, at: binding.name.range))
      case .counter(let header, let rounds):
        warnings.append(.unusedCounter(spelling, at: binding.name.range, header: header, rounds: rounds))
      case .other: break
      }
    }

    private mutating func declare(_ name: Name, _ kind: Kind) {
      let symbol = Int(name.symbol.index)
      bindings.append(Binding(name: name, kind: kind, hidden: current[symbol]))
      current[symbol] = bindings.count - 1
    }

    private mutating func use(_ symbol: Symbol) {
      if symbol != currentFunction { calledFunctions.insert(symbol) }
      if let place = current[Int(symbol.index)] { bindings[place].isUsed = true }
    }

    private mutating func walk(_ block: BlockID, declaring bindings: [(Name, Kind)] = []) {
      openScope()
      for (name, kind) in bindings { declare(name, kind) }
      for statement in tree.statements(of: block) { walk(statement) }
      closeScope()
    }

    private mutating func walk(_ id: StatementID) {
      let parts = tree.parts(of: id)
      for expression in parts.expressions { walk(expression) }
      switch tree.statement(id) {
      case .letBinding(let name, _), .param(let name, _): declare(name, .variable)
      case .forIn(let name, let sequence, let body):
        walk(body, declaring: [(name, counter(id, sequence, body))])
      case .function(let name, let parameters, let body):
        currentFunction = name.symbol
        walk(body, declaring: tree.elements(of: parameters).map { ($0.name, .parameter) })
        currentFunction = nil
      case .azure, .azureInquiry: useWords(of: id)
      case .scenario(let scenario):
        walk(scenario.body, declaring: scenario.rows.map { [($0.variable, .other)] } ?? [])
      default:
        for statement in parts.statements { walk(statement) }
        for block in parts.blocks { walk(block) }
      }
    }

    /// A raw statement takes variables as the shell does: whatever its text mentions is used.
    private mutating func useWords(of id: StatementID) {
      let text = tree.source.text(in: tree.range(of: id))
      for index in bindings.indices
      where !bindings[index].isUsed && text.contains(tree.spelling(of: bindings[index].name.symbol)) {
        bindings[index].isUsed = true
      }
    }

    /// `for i in 1..3` does what `repeat 3` does, unless somebody looks at `i`.
    private func counter(_ loop: StatementID, _ sequence: ExpressionID, _ body: BlockID) -> Kind {
      guard case .range(let lower, let upper) = tree.expression(tree.unwrapped(sequence)),
        case .integer(1) = tree.expression(lower), case .integer(let rounds) = tree.expression(upper)
      else { return .other }
      let header = SourceRange(start: tree.range(of: loop).start, end: tree.range(of: sequence).end)
      return .counter(header, rounds: rounds)
    }

    private mutating func walk(_ id: ExpressionID) {
      switch tree.expression(id) {
      case .name(let symbol): use(symbol)
      case .comprehension(let element, let variable, let sequence, let condition):
        walk(sequence)
        openScope()
        declare(variable, .other)
        if let condition { walk(condition) }
        walk(element)
        closeScope()
      default:
        for child in tree.children(of: id) { walk(child) }
      }
    }
  }
}

extension Diagnostic {
  static func unusedVariable(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "W007", severity: .warning, title: "the variable `\(name)` is never read", range: range,
      label: "given a value here, and not used",
      help: "delete it; if it is meant so, name it `unused-\(name)`")
  }

  static func unusedCounter(
    _ name: String, at range: SourceRange, header: SourceRange, rounds: Int64
  ) -> Diagnostic {
    Diagnostic(
      code: "W007", severity: .warning, title: "the variable `\(name)` is never read", range: range,
      label: "only counts", help: "`repeat \(rounds) { … }` needs no variable",
      fixIt: FixIt(range: header, replacement: "repeat \(rounds)"))
  }

  static func unusedParameter(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "W008", severity: .warning, title: "the parameter `\(name)` is never used", range: range,
      label: "whatever is given here makes no difference",
      help: "delete it; if it is meant so, name it `unused-\(name)`")
  }

  static func unusedFunction(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "W009", severity: .warning, title: "the function `\(name)` is never called", range: range,
      label: "nothing runs it", help: "call it or delete it; if it is meant so, name it `unused-\(name)`")
  }
}
