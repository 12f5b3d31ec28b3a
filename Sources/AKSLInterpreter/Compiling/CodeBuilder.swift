import AKSLLanguage

/// One block of code while it is being written: its instructions, its registers and its open loops.
struct CodeBuilder {
  /// Registers a frame can have; operands are 16 bits.
  static let registerLimit = 60_000

  struct Loop {
    /// Where `continue` goes back to; nil: it goes on to the next element.
    var start: Int?
    /// Jumps of `continue`, to be aimed at the step to the next element.
    var continues = Jumps()
    /// Jumps of `break`, to be aimed at the end.
    var breaks = Jumps()
    /// How many `check` blocks were open when it began.
    var depth: Int
  }

  /// Jumps that are still to be aimed: a chain through their own operands, from the last to the first.
  struct Jumps {
    fileprivate(set) var last = 0

    /// Whether it is the only one.
    func isOnly(_ position: Int, in code: CodeBuilder) -> Bool {
      last == position + 1 && code[position].wide == 0
    }
  }

  var block: CodeBlock
  /// What is written: the machine's own code, or else what it takes over at the end.
  private(set) var written = WrittenCode()
  private var start = WrittenCode.Position()
  private var isInMachine = false
  /// Tells this block from all others of the source.
  let number: UInt32
  let isFunction: Bool
  /// The next register that is free.
  var next: Int
  var loops: [Loop] = []
  /// How many scopes are open.
  var depth = 0
  /// Registers of whole numbers that are loaded once, in front of the loop that needs them.
  var numbers: [Int64: Int] = [:]
  /// Blocks that must be left in order: `check`, `scenario`, `expect error`.
  var protectedDepth = 0
  /// Within the block of a schedule.
  var isInSchedule = false
  /// Within the statement from which an error is expected.
  var isExpectingError = false
  /// Where the instructions that are being written come from.
  var origin = SourceRange(start: 0, end: 0)

  init(source: SourceText, number: UInt32, isFunction: Bool, firstRegister: Int) {
    block = CodeBlock(source: source)
    self.number = number
    self.isFunction = isFunction
    next = firstRegister
    block.registerCount = firstRegister
  }

  // MARK: - Beginning and end

  /// Makes room for the code of a source with so many nodes, here and in the machine: mostly less than an
  /// instruction for each.
  mutating func reserve(forNodes count: Int, in machine: inout Machine) {
    written.reserve(count + 16)
    machine.exchangeCode(with: &written)
    written.reserve(count + 16)
    machine.exchangeCode(with: &written)
  }

  /// Writes right behind the code of a machine, which has none of it meanwhile: no other block begins before
  /// this one has ended.
  mutating func begin(in machine: inout Machine) {
    machine.exchangeCode(with: &written)
    start = written.end
    isInMachine = true
  }

  /// Makes the block one of the machine's; gives its number.
  mutating func finish(in machine: inout Machine) -> Int {
    if isInMachine { machine.exchangeCode(with: &written) } else { start = machine.append(&written) }
    return machine.add(block, from: start)
  }

  // MARK: - Instructions

  @inline(__always)
  var position: Int { written.instructions.count - start.instructions }

  @discardableResult
  @inline(__always)
  mutating func emit(_ instruction: Instruction) -> Int {
    written.append(instruction, origin)
    return position - 1
  }

  /// What was written last.
  var last: Opcode? { position > 0 ? self[position - 1].opcode : nil }

  subscript(position: Int) -> Instruction { written.instructions[start.instructions + position] }

  mutating func setOrigin(of position: Int, to range: SourceRange) {
    written.origins[start.instructions + position] = range
  }

  // MARK: - Jumps

  /// Writes a jump that is aimed later.
  mutating func emitJump(_ opcode: Opcode = .jump, a: Int = 0, in jumps: inout Jumps) {
    emit(Instruction(opcode, a: a, wide: jumps.last))
    jumps.last = position
  }

  /// Aims an earlier jump at what comes next.
  mutating func aimHere(_ jump: Int) { written.instructions[start.instructions + jump].wide = position }

  /// Aims earlier jumps at what comes next.
  mutating func aimHere(_ jumps: Jumps) {
    var last = jumps.last
    while last > 0 {
      let earlier = self[last - 1].wide
      aimHere(last - 1)
      last = earlier
    }
  }

  // MARK: - Registers, constants and names

  @inline(__always)
  mutating func temporary() -> Int { temporaries(1) }

  @inline(__always)
  mutating func temporaries(_ count: Int) -> Int {
    let first = next
    next += count
    if next > block.registerCount { block.registerCount = next }
    return first
  }

  mutating func constant(_ value: Value) -> Int {
    written.constants.append(value)
    return written.constants.count - 1 - start.constants
  }

  mutating func name(_ name: CodeName) -> Int {
    written.names.append(name)
    return written.names.count - 1 - start.names
  }
}
