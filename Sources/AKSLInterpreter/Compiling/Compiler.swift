import AKSLLanguage
import AKSModel

/// Gives every name, verb and type of a tree its meaning, and writes the code, in one pass over it.
///
/// All that can be known without running is reported here; a source with an error has no code. The grammar
/// is in the tree, the verbs in `CommandTable`, the properties in `PropertyTable`: this only joins them.
struct Compiler: ~Copyable {
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

  /// A variable of an open scope.
  struct Local {
    var symbol: Symbol
    var register: Int
    var type: StaticType
    /// The variable that had the name before.
    var outer: Int32
  }

  let tree: SyntaxTree
  let mode: Session.Mode
  let world: World
  var environment: Environment
  var machine: Machine
  /// The block that is being written: first the statements of the source.
  var code = CodeBuilder()
  /// The other blocks, which stand behind the statements in the end; while one of them is being written, the
  /// statements.
  var other = CodeBuilder()
  /// What the code refers to, and its number in `Machine.units`.
  var unit: CodeUnit
  let unitNumber: Int
  var diagnostics: [Diagnostic] = []
  /// What is known of each word.
  var meanings: Meanings
  var commandForms = CommandForms()
  /// Variables that are changed somewhere: nothing is known of their types.
  var assigned = SymbolSet()
  /// The word `length`, if it stands in the source.
  let lengthSymbol: Symbol?
  /// Within the predicate of a `where`: the element that `.property` means.
  var element: Operand?
  /// The variables of the open scopes, the innermost last.
  var locals: [Local] = []
  /// Variables of this source at the outermost level, and those of the session that it mentions.
  var globals: [Environment.Variable] = []
  /// The order in which they were declared, and where in the code: what has not run is forgotten.
  var declarations: [(name: String, position: Int)] = []

  /// The functions of this source: those of the machine from a number on, and where they stand in the tree.
  var firstFunction = 0
  var functionStatements: [StatementID] = []

  /// Where the titles of this source's scenarios stand first.
  var scenarioTitles: [String: SourceRange] = [:]
  /// The snapshots and the schedules that this source makes, once one was looked for.
  var givenSnapshots: GivenNames?
  var givenSchedules: GivenNames?
  /// What surrounds this source.
  var context: SourceContext
  /// Worlds that were read to know their names, by the place of the item that begins them.
  var worldResults: [UInt32: WorldReader.Result] = [:]
  /// The sources that were included, with what is wrong in each, and what asked for it.
  var included: [(source: SourceText, diagnostics: [Diagnostic], asker: Place)] = []

  /// What is asked about the command that is being compiled, if it is not to be done.
  var inquiry: CommandSite.Inquiry?
  /// The edition of the model that the source requires.
  var requiredEdition: ModelVersion.Edition?
  /// What stands before a property that no kind of thing has, if that is wanted.
  var probe: TypeProbe?

  /// What a compilation leaves.
  struct Result {
    /// Without its code when there are errors: it is not to be used.
    var machine: Machine
    var environment: Environment
    /// The block to run; nil when there are errors.
    var block: Int?
    var diagnostics: [Diagnostic]
    var included: [(source: SourceText, diagnostics: [Diagnostic], asker: Place)]
    var declarations: [(name: String, position: Int)]
    var requiredEdition: ModelVersion.Edition?
  }

  static func compile(
    _ tree: SyntaxTree, mode: Session.Mode, world: World, environment: Environment, machine: Machine,
    _ context: SourceContext
  ) -> Result {
    var compiler = Compiler(tree, mode, world, environment, machine, context)
    // The statements are written right behind the machine's code.
    compiler.machine.exchangeCode(with: &compiler.code.settled)
    compiler.code.settled.reserve(tree.nodeCount + 16)
    // At the prompt a file may have changed since it was included.
    if mode == .prompt { compiler.environment.included = [] }
    compiler.compileRoot()
    // What the source could have made is known from the world once it is there.
    var lasting = environment
    lasting.note(world)
    compiler.environment.keepNames(of: lasting)
    let findings = compiler.diagnostics + compiler.included.flatMap(\.diagnostics)
    let hasErrors = findings.contains { $0.severity == .error }
    let globalCount = compiler.code.next
    var block: Int?
    if !hasErrors {
      let number = compiler.finish()
      compiler.machine.exchangeCode(with: &compiler.code.settled)
      compiler.machine.take(compiler.other.settled, ofBlocks: machine.places.count..<number)
      compiler.machine.globalCount = globalCount
      block = number
    }
    return Result(
      machine: compiler.machine, environment: compiler.environment, block: block,
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
    lengthSymbol = tree.symbol(of: "length")
    meanings = Meanings(count: tree.symbolCount)
    unit = CodeUnit(source: tree.source, in: machine)
    unitNumber = machine.units.count
    unit.commands.reserveCapacity(tree.commandCount)
    unit.arguments.reserveCapacity(2 * tree.commandCount)
    self.machine.units.append(unit)
    self.environment.note(world)
    self.environment.noteFunctions(of: machine)
    survey()
  }

  mutating func compileRoot() {
    code.begin(isFunction: false, firstRegister: machine.globalCount)
    let statements = tree.list(of: tree.root)
    declareFunctions()
    for index in statements.indices {
      let statement = tree[statements, index]
      // Nobody is told of more, and looking for the nearest words takes its time.
      if diagnostics.count > Self.findingLimit { break }
      code.origin = tree.range(of: statement)
      code.emit(Instruction(.statement))
      compile(statement)
      code.settleIfLong()
    }
    code.origin = SourceRange(start: UInt32(tree.source.bytes.count), end: UInt32(tree.source.bytes.count))
    if context.isIncluded {
      code.emit(Instruction(.leaveSource))
    } else {
      code.emit(Instruction(.halt))
    }
  }

  // MARK: - Functions

  /// Functions may call each other whatever their order is, so their names come first.
  private mutating func declareFunctions() {
    firstFunction = machine.functions.count
    machine.reserve(functions: tree.functionCount)
    for number in 0..<tree.functionCount {
      let (statement, name, hasDefaults) = tree.function(number)
      if builtin(name) != nil || function(name) != nil && mode == .script {
        guard case .function(let name, _, _) = tree.statement(statement) else { continue }
        report(.alreadyNamed(spelling(of: name), what: "a function", at: name.range))
        continue
      }
      // At the prompt it takes the place of an earlier one.
      if let earlier = function(name) { readHead(ofFunction: earlier) }
      meanings[name].function = Int32(machine.functions.count)
      machine.functions.append(Function(unit: unitNumber))
      functionStatements.append(statement)
      if hasDefaults { readHead(ofFunction: machine.functions.count - 1) }
    }
  }

  /// Reads the name and the parameters of a function, if it is one of this source and has not been read yet.
  ///
  /// That is done where they are needed, mostly where the function is written: its part of the tree is in the
  /// processor's cache then. Defaults are read at the beginning, because what is wrong with them is told first.
  mutating func readHead(ofFunction number: Int) {
    let place = number - firstFunction
    guard functionStatements.indices.contains(place), !machine.functions[number].isRead,
      case .function(let name, let parameters, _) = tree.statement(functionStatements[place])
    else { return }
    let first = machine.parameters.count
    for index in parameters.indices {
      let parameter = tree[parameters, index]
      // A default that is reported below is one nevertheless: its calls are not wrong too.
      machine.parameters.append(
        FunctionParameter(
          name: parameter.name.range, defaultValue: parameter.defaultValue.map { constant($0) ?? .null }))
    }
    machine.functions[number].name = name.range
    machine.functions[number].parameters = first..<machine.parameters.count
    machine.functions[number].isRead = true
    for index in parameters.indices {
      if let value = tree[parameters, index].defaultValue, constant(value) == nil {
        report(.defaultNotConstant(at: tree.range(of: value)))
      }
    }
  }

  /// Writes a block of its own; gives its number.
  mutating func block(at origin: SourceRange, _ body: (inout Compiler) -> Void) -> Int {
    swap(&code, &other)
    code.begin(isFunction: true, firstRegister: 0)
    code.origin = origin
    let scope = openScope()
    body(&self)
    closeScope(scope)
    let number = code.finish(unit: unitNumber, in: &machine)
    swap(&code, &other)
    return number
  }

  /// Makes the statements a block of the machine, with all that they refer to; gives its number.
  mutating func finish() -> Int {
    machine.units[unitNumber] = unit
    return code.finish(unit: unitNumber, in: &machine)
  }

  /// Values of expressions are shown: in what is typed, not in the files that it includes.
  var isPrompt: Bool { mode == .prompt && !context.isIncluded }

  /// Words that only a prompt has may stand here.
  var takesPromptWords: Bool { isPrompt && context.isAtPrompt }

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
  @inline(__always)
  mutating func destination(_ target: Int?) -> Int { target ?? temporary() }

  @inline(__always)
  mutating func temporary() -> Int { temporaries(1) }

  @inline(__always)
  mutating func temporaries(_ count: Int) -> Int {
    if code.next + count > code.registerCount { addRegisters(count) }
    return code.temporaries(count)
  }

  /// Gives the frame more registers, if it can have them.
  @inline(never)
  private mutating func addRegisters(_ count: Int) {
    if code.next + count > CodeBuilder.registerLimit {
      report(.tooManyRegisters(at: code.origin))
      code.next = machine.globalCount
    }
    code.registerCount = max(code.registerCount, code.next + count)
  }

  mutating func load(_ value: Value, into target: Int?) -> Int {
    let register = destination(target)
    if value.tag == .integer, let small = Int32(exactly: value.bits) {
      code.emit(Instruction(.loadInteger, a: register, wide: Int(UInt32(bitPattern: small))))
    } else if value.tag == .null || value.tag == .boolean {
      let which = value.tag == .null ? 0 : value.isTrue ? 1 : 2
      code.emit(Instruction(.loadLiteral, a: register, wide: which))
    } else {
      code.emit(Instruction(.loadConstant, a: register, wide: constant(value)))
    }
    return register
  }

  /// A word of the source as a text.
  mutating func load(wordOf symbol: Symbol, into target: Int?) -> Int {
    let register = destination(target)
    if meanings[symbol].text == Meaning.unknown {
      meanings[symbol].text = Int32(constant(machine.arena.text(tree.spelling(of: symbol))))
    }
    code.emit(Instruction(.loadConstant, a: register, wide: Int(meanings[symbol].text)))
    return register
  }

  /// The number of a word among the names of the machine.
  @inline(__always)
  mutating func number(ofName symbol: Symbol) -> Int {
    if meanings[symbol].name == Meaning.unknown { addName(symbol) }
    return Int(meanings[symbol].name)
  }

  @inline(never)
  private mutating func addName(_ symbol: Symbol) {
    meanings[symbol].name = Int32(machine.names.count)
    machine.names.append(CodeName(spelling: tree.spelling(of: symbol)))
  }

  /// The number of a new constant.
  mutating func constant(_ value: Value) -> Int {
    machine.constants.append(value)
    return machine.constants.count - 1
  }
}
