import AKSLLanguage
import AKSModel

/// Gives every name, verb and type of a tree its meaning, and writes the code, in one pass over it.
///
/// All that can be known without running is reported here; a source with an error has no code. The grammar
/// is in the tree, the verbs in `CommandTable`, the properties in `PropertyTable`: this only joins them.
struct Compiler {
  /// A value in a register, and what is known of its type.
  struct Operand {
    var register: Int
    var type: StaticType
  }

  /// What the place of an expression wants; it decides what a bare word or `500m` means.
  struct Expectation {
    var enumeration: Enumeration?
    var isCPU = false
    var isVersion = false

    static let any = Expectation()
  }

  let tree: SyntaxTree
  let mode: Session.Mode
  let world: World
  var environment: Environment
  var machine: Machine
  var code: CodeBuilder
  var diagnostics: [Diagnostic] = []
  /// Variables that are changed somewhere: nothing is known of their types.
  let assigned: Set<Symbol>
  /// Within the predicate of a `where`: the element that `.property` means.
  var element: Operand?
  /// Variables of this source at the outermost level, by symbol.
  var globals: [Symbol: Environment.Variable] = [:]
  /// The order in which they were declared, and where in the code: what has not run is forgotten.
  var declarations: [(name: String, position: Int)] = []

  /// What surrounds this source.
  var context: SourceContext
  /// The sources that were included, with what is wrong in each.
  var included: [(source: SourceText, diagnostics: [Diagnostic])] = []

  /// What is to become of the command that is being compiled.
  var purpose = CommandSite.Purpose.doing
  /// The edition of the model that the source requires.
  var requiredEdition: ModelVersion.Edition?

  /// What a compilation leaves.
  struct Result {
    var machine: Machine
    var environment: Environment
    /// The block to run; nil when there are errors.
    var block: Int?
    var diagnostics: [Diagnostic]
    var included: [(source: SourceText, diagnostics: [Diagnostic])]
    var declarations: [(name: String, position: Int)]
    var requiredEdition: ModelVersion.Edition?
  }

  static func compile(
    _ tree: SyntaxTree, mode: Session.Mode, world: World, environment: Environment, machine: Machine,
    _ context: SourceContext
  ) -> Result {
    var compiler = Compiler(tree, mode, world, environment, machine, context)
    // At the prompt a file may have changed since it was included.
    if mode == .prompt { compiler.environment.included = [] }
    compiler.compileRoot()
    // What the source could have made is known from the world once it is there.
    var lasting = environment
    lasting.note(world)
    compiler.environment.keepNames(of: lasting)
    let findings = compiler.diagnostics + compiler.included.flatMap(\.diagnostics)
    let hasErrors = findings.contains { $0.severity == .error }
    let block = compiler.machine.add(compiler.code.block)
    if !hasErrors { compiler.machine.globalCount = compiler.code.next }
    return Result(
      machine: compiler.machine, environment: compiler.environment,
      block: hasErrors ? nil : block,
      diagnostics: compiler.diagnostics, included: compiler.included, declarations: compiler.declarations,
      requiredEdition: compiler.requiredEdition)
  }

  init(
    _ tree: SyntaxTree, _ mode: Session.Mode, _ world: World, _ environment: Environment,
    _ machine: Machine, _ context: SourceContext
  ) {
    self.context = context
    self.tree = tree
    self.mode = mode
    self.world = world
    self.environment = environment
    self.machine = machine
    assigned = tree.assignedNames
    code = CodeBuilder(source: tree.source, isFunction: false, firstRegister: machine.globalCount)
    code.block.registerCount = machine.globalCount
    self.environment.note(world)
    self.environment.note(tree)
  }

  mutating func compileRoot() {
    let statements = tree.statements(of: tree.root)
    declareFunctions(statements)
    for statement in statements {
      code.origin = tree.range(of: statement)
      code.emit(Instruction(.statement))
      compile(statement)
    }
    code.origin = SourceRange(start: UInt32(tree.source.bytes.count), end: UInt32(tree.source.bytes.count))
    if context.isIncluded {
      code.emit(Instruction(.returnValue, a: load(.null, into: nil)))
    } else {
      code.emit(Instruction(.halt))
    }
  }

  /// Functions may call each other whatever their order is, so their names come first.
  private mutating func declareFunctions(_ statements: [StatementID]) {
    for statement in statements {
      guard case .function(let name, let parameters, _) = tree.statement(statement) else { continue }
      let spelling = tree.spelling(of: name.symbol)
      if Builtin.number(named: spelling) != nil || environment.functions[spelling] != nil && mode == .script {
        report(.alreadyNamed(spelling, what: "a function", at: name.range))
        continue
      }
      let list = tree.elements(of: parameters)
      environment.functions[spelling] = machine.functions.count
      machine.functions.append(
        Function(
          name: spelling, parameters: list.map { tree.spelling(of: $0.name.symbol) },
          // A default that is reported below is one nevertheless: its calls are not wrong too.
          defaults: list.map { $0.defaultValue.map { constant($0) ?? .null } }, block: 0))
      for parameter in list {
        if let value = parameter.defaultValue, constant(value) == nil {
          report(.defaultNotConstant(at: tree.range(of: value)))
        }
      }
    }
  }

  /// Values of expressions are shown: in what is typed, not in the files that it includes.
  var isPrompt: Bool { mode == .prompt && !context.isIncluded }

  /// How many mistakes are told, as many as by the parser: behind these, the rest is mostly an echo.
  static let findingLimit = 100

  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.findingLimit {
      diagnostics.append(diagnostic)
    } else if diagnostics.count == Self.findingLimit {
      diagnostics.append(.tooManyMistakes(at: diagnostic.range, limit: Self.findingLimit))
    }
  }

  func spelling(of name: Name) -> String { tree.spelling(of: name.symbol) }

  /// The value of a literal, for places where nothing else may stand.
  mutating func constant(_ id: ExpressionID) -> Value? {
    switch tree.expression(id) {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .quantity(.duration(let milliseconds)): Value(.duration, milliseconds)
    case .quantity(.memory(let bytes)): Value(.memory, bytes)
    case .quantity(.minutesOrThousandths(let count)):
      count.multipliedReportingOverflow(by: 60_000).overflow ? nil : Value(.duration, count * 60_000)
    case .money(let amount): Value(.money, amount)
    case .timeOfDay(let milliseconds): Value(.timeOfDay, milliseconds)
    case .version: machine.arena.version(tree.spelling(of: id))
    case .text: machine.arena.text(tree.text(of: id))
    case .name(let symbol): SymbolTable.value(of: tree.spelling(of: symbol))
    default: nil
    }
  }

  // MARK: - Registers

  /// The register for a result: the wanted one, or a new one.
  mutating func destination(_ target: Int?) -> Int { target ?? temporary() }

  mutating func temporary() -> Int {
    checkRegisters()
    return code.temporary()
  }

  private mutating func checkRegisters(_ count: Int = 1) {
    guard code.next + count > CodeBuilder.registerLimit else { return }
    report(.tooManyRegisters(at: code.origin))
    code.next = machine.globalCount
  }

  mutating func temporaries(_ count: Int) -> Int {
    checkRegisters(count)
    return code.temporaries(count)
  }

  mutating func load(_ value: Value, into target: Int?) -> Int {
    let register = destination(target)
    if value.tag == .integer, let small = Int32(exactly: value.bits) {
      code.emit(Instruction(.loadInteger, a: register, wide: Int(UInt32(bitPattern: small))))
    } else if value.tag == .null || value.tag == .boolean {
      let which = value.tag == .null ? 0 : value.isTrue ? 1 : 2
      code.emit(Instruction(.loadLiteral, a: register, wide: which))
    } else {
      code.emit(Instruction(.loadConstant, a: register, wide: code.constant(value)))
    }
    return register
  }
}
