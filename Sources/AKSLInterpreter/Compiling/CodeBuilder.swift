import AKSLLanguage

/// One block of code while it is being written: its instructions, its registers and its open loops.
///
/// Instructions are written into a draft, which stays in the processor's cache; what nothing refers to any more is
/// `settled` behind the code that there is already.
struct CodeBuilder: ~Copyable {
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
    func isOnly(_ position: Int, in code: borrowing CodeBuilder) -> Bool {
      last == position + 1 && code[position].wide == 0
    }
  }

  private var draft = CodeDraft(capacity: 1536)
  /// What is settled; where the block begins in it, and how much of it belongs to the block.
  var settled = WrittenCode()
  private var start = 0
  private var settledCount = 0
  /// What is wrong with the block, which only a mistake of the compiler can be.
  private var mistake: CodeCheck.Mistake?

  private(set) var isFunction = false
  /// The next register that is free.
  var next = 0
  /// How many registers its frame needs.
  var registerCount = 0
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

  // MARK: - Beginning and end

  /// Begins a block behind what is settled.
  mutating func begin(isFunction: Bool, firstRegister: Int) {
    start = settled.instructions.count
    settledCount = 0
    mistake = nil
    self.isFunction = isFunction
    next = firstRegister
    registerCount = firstRegister
    loops.removeAll(keepingCapacity: true)
    depth = 0
    numbers = [:]
    protectedDepth = 0
    isInSchedule = false
    isExpectingError = false
  }

  /// Settles what was written if it is much: all jumps of it are aimed.
  mutating func settleIfLong() {
    if draft.count > 1024 { settle(isEnd: false) }
  }

  /// Puts what was written behind what is settled, once it was looked at: it is in the processor's cache now.
  private mutating func settle(isEnd: Bool) {
    if mistake == nil { mistake = draft.mistake(isEnd: isEnd, registerCount: registerCount) }
    draft.move(to: &settled)
    settledCount = settled.instructions.count - start
  }

  /// Makes the block one of the machine's; gives its number.
  mutating func finish(unit: Int, in machine: inout Machine) -> Int {
    let isFunction = last == .returnValue
    settle(isEnd: true)
    if let mistake { preconditionFailure("bad code: \(mistake)") }
    return machine.add(
      BlockPlace(
        unit: unit, code: start, count: settledCount, registerCount: registerCount, isFunction: isFunction))
  }

  // MARK: - Instructions

  @inline(__always)
  var position: Int { settledCount + draft.count }

  // Not inlined, as nothing is that is called everywhere: what the compiler runs again and again should fit into the
  // processor's cache.
  @inline(never)
  mutating func emit(_ instruction: Instruction) {
    draft.append(instruction, origin)
  }

  /// What was written last.
  var last: Opcode? { position > settledCount ? self[position - 1].opcode : nil }

  /// An instruction that is not settled.
  subscript(position: Int) -> Instruction {
    get { draft[position - settledCount] }
    set { draft[position - settledCount] = newValue }
  }

  mutating func setOrigin(of position: Int, to range: SourceRange) {
    draft.setOrigin(of: position - settledCount, to: range)
  }

  // MARK: - Jumps

  /// Writes a jump back to where something begins.
  mutating func emitJump(_ opcode: Opcode, a: Int = 0, to target: Int) {
    emit(Instruction(opcode, a: a, wide: target - position - 1))
  }

  /// Writes a jump that is aimed later.
  mutating func emitJump(_ opcode: Opcode = .jump, a: Int = 0, in jumps: inout Jumps) {
    emit(Instruction(opcode, a: a, wide: jumps.last))
    jumps.last = position
  }

  /// Aims an earlier jump at what comes next.
  mutating func aimHere(_ jump: Int) { self[jump].distance = position - jump - 1 }

  /// Aims earlier jumps at what comes next.
  mutating func aimHere(_ jumps: Jumps) {
    var last = jumps.last
    while last > 0 {
      let earlier = self[last - 1].wide
      aimHere(last - 1)
      last = earlier
    }
  }

  // MARK: - Registers

  /// The next free registers, of those that the frame has.
  @inline(__always)
  mutating func temporaries(_ count: Int) -> Int {
    let first = next
    next += count
    return first
  }
}
