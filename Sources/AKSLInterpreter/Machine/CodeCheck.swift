/// Looks at code once, before it can run, so that its operands need not be checked at every step.
///
/// What is wrong here is a mistake of the compiler, never of a script.
enum CodeCheck {
  /// Looks at the code of a block, whose jumps still count from its beginning.
  static func check(_ code: ArraySlice<Instruction>, registerCount: Int) {
    guard let last = code.last, last.opcode.endsBlock else { preconditionFailure("a block without an end") }
    for position in code.indices {
      let instruction = code[position]
      precondition(
        self.registerCount(for: instruction) <= registerCount, "a register outside the frame")
      if instruction.opcode.isJump {
        precondition(instruction.wide < code.count, "a jump out of the block")
      } else if instruction.opcode == .makeMap {
        precondition(position + Int(instruction.c) < code.endIndex, "a map without its keys")
      }
    }
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
    case .jump, .loop, .key, .leaveSource, .statement, .command, .azure, .azureAnswer, .assertionBegin, .assertionFailed,
      .assertionHeld,
      .checkBegin,
      .checkEnd, .expectBegin, .expectEnd, .scenarioBegin, .scenarioEnd, .waitTimeout, .schedule, .invariant,
      .branchBegin, .branchEnd, .include, .halt:
      return 0
    }
  }
}

extension Opcode {
  /// Nothing runs behind it.
  fileprivate var endsBlock: Bool { self == .halt || self == .returnValue || self == .leaveSource }
}
