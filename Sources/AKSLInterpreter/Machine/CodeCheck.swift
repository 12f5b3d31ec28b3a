/// Looks at code once, before it can run, so that its operands need not be checked at every step.
///
/// What is wrong here is a mistake of the compiler, never of a script. `Machine.interpret` reads registers and
/// instructions by address. That it stays within them rests on this, and on nothing else:
///
/// - *Registers.* Every operand of an instruction that names a register of its frame is below the block's
///   `registerCount` (`Need`). A frame begins only where it has all of them: `call` asks for them,
///   `Machine.start`, `include` and `observer` grow to them, and `interpret` looks at the frame it goes on with.
///   Registers only become more, so callers keep theirs. Numbers of globals are compared at each access.
/// - *The register before the frame*, for the result: only `returnValue` writes it. It stands only in functions,
///   and these begin only by `call`, which puts their frame behind a register of the caller.
/// - *Instructions.* Code is looked at in pieces, as they leave the draft. Jumps stay in their piece or go to where
///   the next one begins. The last piece of a block ends with an instruction that nothing runs behind. Where an
///   instruction reads those behind it, a jump or keys stand there, in the same piece. Where the session moves a
///   frame to is compared with the block when the machine goes on.
/// - *Constants, texts, names, functions, frames, paths* are read with their bounds, from spans and arrays.
/// - *Nothing moves meanwhile.* The inner loop has the registers to itself (`Machine.registers` is empty then),
///   and leaves it to get more of them, or frames. Including, waiting and the runs of schedules happen while
///   the machine stands still; a schedule's run, an observer and a fork have registers of their own.
/// - *Handles into the arena* are only in registers, constants, texts and defaults of parameters whenever it is
///   swept. All registers count, not only those of open frames, so that no register holds what is gone.
enum CodeCheck {
  /// What is wrong with an instruction, or with a block; the number is that of the instruction.
  enum Mistake: Equatable {
    case blockWithoutEnd
    case registerOutsideFrame(Int)
    case jumpOutOfBlock(Int)
    case testWithoutJump(Int)
    case missingKey(Int)
    case returnFromStatements(Int)
  }

  /// The first mistake in a piece of a block; its end is the last one, or all of it.
  static func mistake(
    in code: UnsafeBufferPointer<Instruction>, isEnd: Bool, registerCount: Int
  ) -> Mistake? {
    let last = isEnd ? code.last?.opcode : nil
    if isEnd, last?.endsBlock != true { return .blockWithoutEnd }
    let targets = 0..<(isEnd ? code.count : code.count + 1)
    // Every instruction of every source comes by here: what to look at stands in a table, and most need no more
    // than a comparison.
    let allNeeds = needs
    let needs = allNeeds.span
    let bias = Need.bias(registerCount)
    guard let start = UnsafeRawPointer(code.baseAddress) else { return nil }
    for number in 0..<code.count {
      // All of it at once: the operation is in the lowest byte, `a`, `b` and `c` in the upper three lanes of 16 bits.
      let word = start.load(fromByteOffset: 8 &* number, as: UInt64.self)
      let need = needs[Int(word & 0xff)]
      let doubt = need.doubt(about: word, bias: bias)
      if doubt == 0 { continue }
      if doubt > Need.doubtBesideRegisters, need.registerCount(for: word) > registerCount {
        return .registerOutsideFrame(number)
      }
      let instruction = code[number]
      let (a, b, c) = (Int(instruction.a), Int(instruction.b), Int(instruction.c))
      switch need.part {
      case .nothing: break
      case .target:
        if !targets.contains(number + 1 + instruction.distance) { return .jumpOutOfBlock(number) }
      case .jump:
        if number + 1 == code.count || code[number + 1].opcode != .jump { return .testWithoutJump(number) }
      case .valuesFromB: if b + c > registerCount { return .registerOutsideFrame(number) }
      case .valuesFromA: if a + b > registerCount { return .registerOutsideFrame(number) }
      case .valuesBehindA: if a + 1 + c > registerCount { return .registerOutsideFrame(number) }
      case .key: if !hasKeys(1, behind: number, code) { return .missingKey(number) }
      case .valuesAndKeys:
        if b + c > registerCount { return .registerOutsideFrame(number) }
        if !hasKeys(c, behind: number, code) { return .missingKey(number) }
      case .caller: if last != .returnValue { return .returnFromStatements(number) }
      }
    }
    return nil
  }

  private static func hasKeys(
    _ count: Int, behind number: Int, _ code: UnsafeBufferPointer<Instruction>
  ) -> Bool {
    number + count < code.count && code[(number + 1)..<(number + 1 + count)].allSatisfy { $0.opcode == .key }
  }

  /// What must be there for an instruction.
  struct Need {
    /// What it needs beside registers of its own.
    enum Part: UInt8 {
      case nothing
      /// The registers of a row of values: so many as `c` says, from `b` on; as `b` says, from `a` on; or
      /// as `c` says, behind `a`.
      case valuesFromB, valuesFromA, valuesBehindA
      /// The place where it goes; or a jump, keys, a value and keys behind it.
      case target, jump, key, valuesAndKeys
      /// A caller.
      case caller
    }

    /// In the lanes of `a`, `b` and `c`: how many registers from there on are of the frame, and all bits of what
    /// names a register.
    private var counts: UInt64
    private var mask: UInt64

    var part: Part { Part(rawValue: UInt8(truncatingIfNeeded: counts)) ?? .nothing }

    init(a: UInt64 = 0, b: UInt64 = 0, c: UInt64 = 0, _ part: Part = .nothing) {
      // The lowest lane says whether there is something else to look at, and what.
      let rest = part == .nothing ? 0 : 0x8000 | UInt64(part.rawValue)
      counts = c << 48 | b << 32 | a << 16 | rest
      mask = (c > 0 ? 0xffff << 48 : 0) | (b > 0 ? 0xffff << 32 : 0) | (a > 0 ? 0xffff << 16 : 0)
    }

    /// Added to the lanes, this brings each that is above a frame's number of registers to their highest bit.
    ///
    /// Counts are at most 4. In frames of another size a lane could reach into the next, and every instruction
    /// has to be looked at closely.
    static func bias(_ registerCount: Int) -> UInt64 {
      let distance: UInt64 = 4...0x7fff ~= registerCount ? 0x7fff - UInt64(registerCount) : 0x8000
      return distance << 48 | distance << 32 | distance << 16
    }

    /// The highest bits of the lanes in which an instruction may lack what it needs.
    ///
    /// Most have it, and one look at all lanes tells it.
    @inline(__always)
    func doubt(about word: UInt64, bias: UInt64) -> UInt64 {
      let registers = word & mask
      return (registers | (registers &+ (counts &+ bias))) & 0x8000_8000_8000_8000
    }

    /// Nothing but the lowest lane: there is something else to look at than registers of its own.
    static let doubtBesideRegisters: UInt64 = 0x8000

    /// How many registers a frame must have, beside those of a row.
    func registerCount(for word: UInt64) -> Int {
      let registers = word & mask
      func end(inLane shift: UInt64) -> UInt64 { (registers >> shift & 0xffff) + (counts >> shift & 0xffff) }
      return Int(max(end(inLane: 16), end(inLane: 32), end(inLane: 48)))
    }
  }

  /// What each operation needs, by its number.
  private static let needs = Opcode.allCases.map { $0.need }
}

extension Opcode {
  /// Nothing runs behind it.
  fileprivate var endsBlock: Bool { self == .halt || self == .returnValue || self == .leaveSource }

  fileprivate var need: CodeCheck.Need {
    switch self {
    case .loadConstant, .loadText, .loadLiteral, .loadInteger, .loadGlobal, .storeGlobal, .addToGlobal,
      .checkBoolean,
      .resource, .resourcePath, .worldProperty, .showValue, .deadlineOfLimit, .call:
      .init(a: 1)
    case .returnValue: .init(a: 1, .caller)
    case .jump, .loop: .init(.target)
    case .jumpIfTrue, .jumpIfFalse: .init(a: 1, .target)
    case .testEqualNumber, .testNotEqualNumber, .testLessNumber, .testLessOrEqualNumber, .testGreaterNumber,
      .testGreaterOrEqualNumber, .loopLessNumber:
      .init(a: 1, .jump)
    case .move, .addNumber, .subtractNumber, .multiplyNumber, .floorDivideNumber, .remainderNumber, .negate,
      .not, .property, .append, .push, .deadline, .advanceInstant:
      .init(a: 1, b: 1)
    case .namedProperty, .put: .init(a: 1, b: 1, .key)
    case .testEqual, .testNotEqual, .testLess, .testLessOrEqual, .testGreater, .testGreaterOrEqual, .loopLess:
      .init(a: 1, b: 1, .jump)
    case .add, .subtract, .multiply, .divide, .floorDivide, .remainder, .equal, .notEqual, .less,
      .lessOrEqual, .greater, .greaterOrEqual, .contains, .index, .makeRange:
      .init(a: 1, b: 1, c: 1)
    case .makeList, .makeText: .init(a: 1, .valuesFromB)
    case .makeMap: .init(a: 1, .valuesAndKeys)
    case .iterate: .init(a: 3, b: 1)
    case .iterateRange: .init(a: 3, b: 1, c: 1)
    case .enter, .loopNext, .loopRange: .init(a: 4, .target)
    case .callBuiltin: .init(.valuesBehindA)
    case .print: .init(.valuesFromA)
    case .key, .leaveSource, .statement, .command, .azure, .azureAnswer, .assertionBegin, .assertionFailed,
      .assertionHeld, .checkBegin, .checkEnd, .expectBegin, .expectEnd, .scenarioBegin, .scenarioEnd,
      .waitTimeout, .schedule, .invariant, .branchBegin, .branchEnd, .include, .halt:
      .init()
    }
  }
}
