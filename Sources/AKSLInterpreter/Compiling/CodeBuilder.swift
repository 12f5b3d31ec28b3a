import AKSLLanguage

/// One block of code while it is being written: its instructions, its registers and what its names mean.
struct CodeBuilder {
  /// Registers a frame can have; operands are 16 bits.
  static let registerLimit = 60_000

  struct Local {
    var symbol: Symbol
    var register: Int
    var type: StaticType
    var range: SourceRange
  }

  struct Loop {
    /// Where `continue` goes back to; nil: it goes on to the next element.
    var start: Int?
    /// Jumps of `continue`, to be aimed at the step to the next element.
    var continues: [Int] = []
    /// Jumps of `break`, to be aimed at the end.
    var breaks: [Int] = []
    /// How many `check` blocks were open when it began.
    var depth: Int
  }

  var block: CodeBlock
  /// The numbers of `block.names`.
  private var nameNumbers: [String: Int] = [:]
  var isFunction: Bool
  /// The next register that is free.
  var next: Int
  var locals: [Local] = []
  /// Where in `locals` each open scope begins.
  var scopes: [Int] = []
  var loops: [Loop] = []
  /// Registers of whole numbers that are loaded once, in front of the loop that needs them.
  var numbers: [Int64: Int] = [:]
  /// Blocks that must be left in order: `check`, `scenario`, `expect error`.
  var protectedDepth = 0
  /// Within the block of a schedule.
  var isInSchedule = false
  /// Where the instructions that are being written come from.
  var origin: SourceRange

  init(source: SourceText, isFunction: Bool, firstRegister: Int) {
    block = CodeBlock(source: source)
    self.isFunction = isFunction
    next = firstRegister
    origin = SourceRange(start: 0, end: 0)
  }

  var position: Int { block.instructions.count }

  @discardableResult
  mutating func emit(_ instruction: Instruction) -> Int {
    block.instructions.append(instruction)
    block.origins.append(origin)
    return block.instructions.count - 1
  }

  /// Aims an earlier jump at what comes next.
  mutating func aimHere(_ jump: Int) { block.instructions[jump].wide = position }

  mutating func temporary() -> Int {
    defer {
      next += 1
      block.registerCount = max(block.registerCount, next)
    }
    return next
  }

  mutating func temporaries(_ count: Int) -> Int {
    let first = next
    next += count
    block.registerCount = max(block.registerCount, next)
    return first
  }

  mutating func constant(_ value: Value) -> Int {
    block.constants.append(value)
    return block.constants.count - 1
  }

  mutating func name(_ name: String) -> Int {
    if let number = nameNumbers[name] { return number }
    block.names.append(name)
    nameNumbers[name] = block.names.count - 1
    return block.names.count - 1
  }

  mutating func openScope() { scopes.append(locals.count) }

  mutating func closeScope() {
    let start = scopes.removeLast()
    if start < locals.count { next = locals[start].register }
    locals.removeSubrange(start...)
  }

  func local(_ symbol: Symbol) -> Local? { locals.last { $0.symbol == symbol } }
}
