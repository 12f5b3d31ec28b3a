import AKSLLanguage

/// One block of code while it is being written: its instructions, its registers and its open loops.
struct CodeBuilder {
  /// Registers a frame can have, and names a block can have; operands are 16 bits.
  static let registerLimit = 60_000
  static let nameLimit = 1 << 16

  struct Loop {
    /// Where `continue` goes.
    var start: Int
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
  /// The instructions of this block, behind those of the blocks around it.
  private(set) var written = WrittenCode()
  private var start = WrittenCode.Position()
  /// Tells this block from all others of the source.
  let number: UInt32
  let isFunction: Bool
  /// The next register that is free.
  var next: Int
  var loops: [Loop] = []
  /// How many scopes are open.
  var depth = 0
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

  // MARK: - Blocks within blocks

  /// Writes behind what another builder has written, which rests meanwhile.
  mutating func begin(behind outer: inout CodeBuilder) {
    swap(&written, &outer.written)
    start = written.end
  }

  /// Hands the block over to the machine.
  mutating func finish(for machine: inout Machine) -> Int {
    let number = machine.add(block, written, from: start)
    written.remove(from: start)
    return number
  }

  /// Gives the other builder back what it has written.
  mutating func end(behind outer: inout CodeBuilder) { swap(&written, &outer.written) }

  // MARK: - Instructions

  @inline(__always)
  var position: Int { written.instructions.count - start.instructions }

  @discardableResult
  @inline(__always)
  mutating func emit(_ instruction: Instruction) -> Int {
    written.append(instruction, origin)
    return position - 1
  }

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
