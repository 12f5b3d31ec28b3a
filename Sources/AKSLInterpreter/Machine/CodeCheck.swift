/// Looks at code once, before it can run, so that its operands need not be checked at every step.
///
/// What is wrong here is a mistake of the compiler, never of a script. `Machine.interpret` reads registers and
/// instructions by address. That it stays within them rests on this, and on nothing else:
///
/// - *Registers.* Every operand of an instruction that names a register of its frame is below the block's
///   `registerCount` (`registerCount(for:)`). A frame begins only where it has all of them: `call` asks for them,
///   `Machine.start`, `include` and `observer` grow to them, and `interpret` looks at the frame it goes on with.
///   Registers only become more, so callers keep theirs. Numbers of globals are compared at each access.
/// - *The register before the frame*, for the result: only `returnValue` writes it. It stands only in functions,
///   and these begin only by `call`, which puts their frame behind a register of the caller.
/// - *Instructions.* Jumps stay in their block. A block ends with an instruction that nothing runs behind. Where
///   an instruction reads those behind it, a jump or keys stand there. Where the session moves a frame to is
///   compared with the block when the machine goes on.
/// - *Constants, names, functions, frames, paths* are read with their bounds, from spans and arrays.
/// - *Nothing moves meanwhile.* The inner loop has the registers to itself (`Machine.registers` is empty then),
///   and leaves it to get more of them, or frames. Including, waiting and the runs of schedules happen while
///   the machine stands still; a schedule's run, an observer and a fork have registers of their own.
/// - *Handles into the arena* are only in registers, constants and defaults of parameters whenever it is swept.
///   All registers count, not only those of open frames, so that no register holds what is gone.
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

  /// The first mistake in the code of a block, whose jumps still count from its beginning.
  static func mistake(in code: ArraySlice<Instruction>, registerCount: Int) -> Mistake? {
    guard let last = code.last?.opcode, last.endsBlock else { return .blockWithoutEnd }
    for position in code.indices {
      let instruction = code[position]
      let number = position - code.startIndex
      if self.registerCount(for: instruction) > registerCount { return .registerOutsideFrame(number) }
      let opcode = instruction.opcode
      if opcode.isJump {
        if instruction.wide >= code.count { return .jumpOutOfBlock(number) }
      } else if opcode.isBeforeJump {
        if position + 1 == code.endIndex || code[position + 1].opcode != .jump {
          return .testWithoutJump(number)
        }
      } else if opcode.isBeforeKeys {
        let keys = code[(position + 1)...].prefix(opcode == .makeMap ? Int(instruction.c) : 1)
        if keys.contains(where: { $0.opcode != .key }) { return .missingKey(number) }
      } else if opcode == .returnValue, last != .returnValue {
        return .returnFromStatements(number)
      }
    }
    return nil
  }

  /// How many registers a frame must have for an instruction.
  static func registerCount(for instruction: Instruction) -> Int {
    let a = Int(instruction.a) + 1
    let b = Int(instruction.b) + 1
    let c = Int(instruction.c) + 1
    switch instruction.opcode {
    case .loadConstant, .loadLiteral, .loadInteger, .loadGlobal, .storeGlobal, .addToGlobal, .jumpIfTrue,
      .jumpIfFalse, .testEqualNumber, .testNotEqualNumber, .testLessNumber, .testLessOrEqualNumber,
      .testGreaterNumber, .testGreaterOrEqualNumber, .loopLessNumber, .checkBoolean, .resource, .resourcePath,
      .worldProperty, .returnValue, .showValue, .deadlineOfLimit:
      return a
    case .move, .addNumber, .subtractNumber, .multiplyNumber, .floorDivideNumber, .remainderNumber, .negate,
      .not, .testEqual, .testNotEqual, .testLess, .testLessOrEqual, .testGreater, .testGreaterOrEqual,
      .loopLess, .property, .namedProperty, .append, .push, .put, .deadline, .advanceInstant:
      return max(a, b)
    case .add, .subtract, .multiply, .divide, .floorDivide, .remainder, .equal, .notEqual, .less,
      .lessOrEqual, .greater, .greaterOrEqual, .contains, .index, .makeRange:
      return max(a, b, c)
    case .makeList, .makeMap, .makeText: return max(a, b - 1 + c - 1)
    case .iterate: return max(a + 2, b)
    case .iterateRange: return max(a + 2, b, c)
    case .enter, .loopNext, .loopRange: return a + 3
    case .call: return a
    case .callBuiltin: return a + c - 1
    case .print: return a - 1 + b - 1
    case .jump, .loop, .key, .leaveSource, .statement, .command, .assertionBegin, .assertionFailed,
      .assertionHeld, .checkBegin, .checkEnd, .expectBegin, .expectEnd, .scenarioBegin, .scenarioEnd,
      .waitTimeout, .schedule, .invariant, .branchBegin, .branchEnd, .include, .halt:
      return 0
    }
  }
}

extension Opcode {
  /// Nothing runs behind it.
  fileprivate var endsBlock: Bool { self == .halt || self == .returnValue || self == .leaveSource }

  /// The jump behind it is a part of it.
  fileprivate var isBeforeJump: Bool {
    switch self {
    case .testEqual, .testNotEqual, .testLess, .testLessOrEqual, .testGreater, .testGreaterOrEqual,
      .testEqualNumber, .testNotEqualNumber, .testLessNumber, .testLessOrEqualNumber, .testGreaterNumber,
      .testGreaterOrEqualNumber, .loopLess, .loopLessNumber:
      true
    default: false
    }
  }

  /// The keys behind it are a part of it.
  fileprivate var isBeforeKeys: Bool { self == .namedProperty || self == .put || self == .makeMap }
}
