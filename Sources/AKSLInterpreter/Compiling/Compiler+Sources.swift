import AKSLLanguage
import AKSModel

// What a source wants to be given: values from the command line, other files, versions.
extension Compiler {
  // MARK: - param

  /// `param n = 3`: a constant, which the command line may set.
  mutating func parameter(_ name: Name, _ value: ExpressionID, _ range: SourceRange) {
    guard isAtTopLevel else {
      report(.notAtTopLevel("a parameter", at: name.range))
      return
    }
    var result: Value = .null
    if let standard = foldedConstant(value) {
      result = standard
      if let text = context.parameters[spelling(of: name)] {
        if let given = given(text, for: name, like: standard) {
          result = given
        } else {
          report(
            .wrongParameter(
              spelling(of: name), text: text, kind: standard.kindName, at: name.range))
        }
      }
    } else if tree.expression(value) != .missing {
      report(.parameterNotConstant(at: tree.range(of: value)))
    }
    declare(name, isConstant: true) { compiler, register in
      _ = compiler.load(result, into: register)
      return result.tag == .symbol ? StaticType(ofWord: result) : StaticType(of: result.tag)
    }
  }

  /// What the text of the command line means: a value of the same kind as the default.
  private mutating func given(_ text: String, for name: Name, like standard: Value) -> Value? {
    let parsed = Parser.parse(SourceText(name: "--param \(spelling(of: name))", text))
    var reader = Compiler(parsed.tree, mode, world, environment, machine, context)
    reader.machine.arena = machine.arena
    let statements = parsed.tree.statements(of: parsed.tree.root)
    var value: Value?
    if parsed.diagnostics.isEmpty, statements.count == 1 {
      switch parsed.tree.statement(statements[0]) {
      case .expression(let expression): value = reader.foldedConstant(expression)
      case .command(let items) where items.count == 1:
        value = reader.foldedConstant(parsed.tree.elements(of: items)[0])
      default: break
      }
    }
    machine.arena = reader.machine.arena
    switch (standard.tag, value?.tag) {
    // A text needs no quotes on the command line.
    case (.text, .text): return value
    case (.text, _): return machine.arena.text(text)
    case (.version, .number), (.version, .integer), (.version, .version): return machine.arena.version(text)
    case (.number, .integer): return value.map { .number(Double($0.bits)) }
    case (.null, _): return value
    case (let wanted, let given): return wanted == given ? value : nil
    }
  }

  /// The value of an expression that is made of literals.
  mutating func foldedConstant(_ id: ExpressionID) -> Value? {
    switch tree.expression(id) {
    case .parenthesized(let inner): return foldedConstant(inner)
    case .unary(.minus, let operand): return foldedConstant(operand).flatMap { try? Arithmetic.negate($0) }
    case .unary(.not, let operand):
      guard let value = foldedConstant(operand), value.tag == .boolean else { return nil }
      return .boolean(!value.isTrue)
    case .binary(let operation, let left, let right):
      guard let a = foldedConstant(left), let b = foldedConstant(right) else { return nil }
      return try? Arithmetic.apply(operation, a, b, &machine.arena)
    case .list(let elements):
      var values: [Value] = []
      for element in tree.elements(of: elements) {
        guard let value = foldedConstant(element) else { return nil }
        values.append(value)
      }
      return machine.arena.list(values)
    case .range(let lower, let upper):
      guard let low = foldedConstant(lower), let high = foldedConstant(upper), low.tag == .integer,
        high.tag == .integer
      else { return nil }
      return machine.arena.range(low, high)
    default: return constant(id)
    }
  }

  // MARK: - include

  /// `include "file.aksl"`: its statements run here, once, and its names are known from here on.
  mutating func include(_ file: ExpressionID, _ range: SourceRange) {
    guard isAtTopLevel else {
      report(.notAtTopLevel("`include`", at: range))
      return
    }
    let place = tree.range(of: file)
    guard case .text = tree.expression(file) else {
      if tree.expression(file) != .missing {
        report(.includeNotPlain(bareFileName(file) ?? "file.aksl", at: place))
      }
      return
    }
    guard let source = source(tree.text(of: file), at: place, help: Diagnostic.pathHelp),
      !environment.included.contains(source.name)
    else { return }
    environment.included.append(source.name)
    compile(source, includedAt: place)
  }

  /// The source of another file; nil, and told, where it cannot be had.
  mutating func source(_ path: String, at place: SourceRange, help: String) -> SourceText? {
    let source: SourceText
    switch context.load?(path, tree.source.name) ?? .failure(LoadFailure(reason: "no files can be read here"))
    {
    case .failure(let failure):
      report(.cannotInclude(path, failure.reason, help: help, at: place))
      return nil
    case .success(let text): source = text
    }
    if let start = context.chain.firstIndex(of: source.name) {
      report(.includeCycle(context.chain[start...] + [source.name], at: place))
      return nil
    }
    guard context.chain.count <= SourceContext.depthLimit else {
      report(.includeTooDeep(at: place))
      return nil
    }
    return source
  }

  mutating func compile(_ source: SourceText, includedAt place: SourceRange) {
    let parsed = Parser.parse(source)
    // It may call the functions of this source, too.
    for place in functionStatements.indices { readHead(ofFunction: firstFunction + place) }
    let globalCount = machine.globalCount
    machine.globalCount = code.next
    var context = context
    context.chain.append(source.name)
    var inner = Compiler(parsed.tree, mode, world, environment, machine, context)
    // Its blocks come behind those of this source.
    swap(&inner.other.settled, &other.settled)
    inner.compileRoot()
    let registerCount = inner.code.registerCount
    let next = inner.code.next
    let block = inner.finish()
    inner.machine.places[block].code += inner.other.settled.instructions.count
    inner.other.settled.append(inner.code.settled)
    swap(&inner.other.settled, &other.settled)
    environment = inner.environment
    requiredEdition = inner.requiredEdition ?? requiredEdition
    machine = inner.machine
    environment.noteFunctions(of: machine)
    meanings.forgetNames()
    machine.globalCount = globalCount
    let findings = Diagnostic.joined(parsed.diagnostics, inner.diagnostics, in: source)
    if findings.contains(where: { $0.severity == .error }) { report(.includedErrors(source.name, at: place)) }
    included.append((source, findings, Place(source: tree.source, range: place)))
    included += inner.included
    code.emit(Instruction(.include, wide: block))
    code.next = next
    code.registerCount = max(code.registerCount, registerCount)
    // If it does not come to its end, none of its names exists.
    declarations += inner.declarations.map { ($0.name, code.position) }
  }

  /// The names of all parameters of a source and of those that it includes.
  static func parameterNames(of source: SourceText, load: SourceLoader?) -> [String] {
    var names: [String] = []
    forEachTree(of: source, load: load) { tree in
      for statement in tree.statements(of: tree.root) {
        if case .param(let name, _) = tree.statement(statement) {
          names.append(tree.spelling(of: name.symbol))
        }
      }
    }
    return names
  }

  /// The trees of a source and of those that it includes, each once.
  static func forEachTree(of source: SourceText, load: SourceLoader?, _ body: (SyntaxTree) -> Void) {
    var visited: Set<String> = [source.name]
    func visit(_ source: SourceText) {
      let tree = Parser.parse(source).tree
      body(tree)
      for statement in tree.statements(of: tree.root) {
        guard case .include(let file) = tree.statement(statement), case .text = tree.expression(file),
          case .success(let other)? = load?(tree.text(of: file), source.name),
          visited.insert(other.name).inserted
        else { continue }
        visit(other)
      }
    }
    visit(source)
  }

  // MARK: - requires

  // `requires model 2026.11`, `requires aksl 0.1`
  mutating func requires(_ items: [ExpressionID], _ range: SourceRange) {
    guard !items.isEmpty else { return }
    let subjects = [
      ("model", ModelVersion.text, [ModelVersion.year, ModelVersion.month]),
      ("aksl", LanguageVersion.text, [LanguageVersion.major, LanguageVersion.minor]),
    ]
    let word = tree.spelling(of: items[0])
    guard let subject = subjects.first(where: { $0.0 == word }) else {
      let nearest = Spelling.nearest(to: word, among: subjects.map(\.0))
      report(
        .unexpectedItem(
          word, expected: "`model` or `aksl`", help: nearest.map { "did you mean `\($0)`?" },
          fixIt: nearest.map { .init(range: tree.range(of: items[0]), replacement: $0) },
          at: tree.range(of: items[0])))
      return
    }
    let form = "requires \(subject.0) \(subject.1)"
    guard items.count > 1 else {
      report(.missingItem("a version", usages: [form], at: SourceRange(start: range.end, end: range.end)))
      return
    }
    let text = tree.spelling(of: items[1])
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    guard items.count == 2, numbers.count == 2, numbers.allSatisfy({ $0 >= 0 }) else {
      let wrong = items.count > 2 ? items[2] : items[1]
      report(
        .unexpectedItem(
          tree.spelling(of: wrong), expected: items.count > 2 ? "the end of the statement" : "a version",
          help: "write `\(form)`", at: tree.range(of: wrong)))
      return
    }
    if subject.2.lexicographicallyPrecedes(numbers) {
      report(.versionTooOld(subject.0, wanted: text, present: subject.1, at: tree.range(of: items[1])))
    } else if subject.0 == "model" {
      requiredEdition = ModelVersion.edition(numbers[0], numbers[1])
      if requiredEdition == nil { report(.unknownEdition(text, at: tree.range(of: items[1]))) }
    }
  }

  /// Outside of every function and block.
  var isAtTopLevel: Bool { !code.isFunction && code.depth == 0 }
}

// R040 … are stable.
extension Diagnostic {
  static func parameterNotConstant(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R040", title: "the default of a parameter is made of plain values", range: range,
      label: "only running can tell this", help: "use `let` for what is calculated")
  }

  static func wrongParameter(
    _ name: String, text: String, kind: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "R041", title: "`--param \(name)=\(text)` does not fit: the default is \(kind)", range: range,
      label: "this parameter", expected: kind)
  }

  static func constantAssigned(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R042", title: "`\(name)` is a parameter and does not change", range: range,
      label: "a constant", help: "use `let` for a variable of its own: `let my-\(name) = \(name)`")
  }

  static func includeNotPlain(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R043", title: "the file to include is named by a plain text", range: range,
      label: "only running can tell this", help: "write `include \"\(name)\"`")
  }

  static let pathHelp = "a path is relative to the file that includes it"

  static func cannotInclude(
    _ path: String, _ reason: String, help: String = pathHelp, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "R044", title: "cannot read `\(path)`: \(reason)", range: range, label: "this file", help: help)
  }

  static func includeCycle(_ chain: some Sequence<String>, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R045", title: "files include each other in a circle", range: range,
      label: chain.map { $0 }.joined(separator: " -> "), help: "move what both need into a third file")
  }

  static func includeTooDeep(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R046", title: "files include each other more than \(SourceContext.depthLimit) deep",
      range: range,
      label: "one too many")
  }

  static func includedErrors(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R048", title: "`\(name)` has errors", range: range, label: "included here",
      help: "`aksl check` of that file tells which")
  }

  static func versionTooOld(
    _ what: String, wanted: String, present: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "R047", title: "this script needs \(what) \(wanted), and this is \(what) \(present)",
      range: range,
      label: "newer than this program", help: "install a newer aksl")
  }

  static func unknownEdition(_ wanted: String, at range: SourceRange) -> Diagnostic {
    let editions = ModelVersion.history.map(\.text)
    return Diagnostic(
      code: "R049", title: "there is no edition \(wanted) of the model", range: range,
      label: "unknown edition",
      help: "this program has \(ModelVersion.text) and knows what changed since \(editions[0])")
  }
}
