/// What an instruction does.
///
/// Registers are numbered within the frame; `wide` is `b` and `c` as one number. A jump says how far it goes:
/// `there` is so many instructions behind the one that follows it, or in front of that.
enum Opcode: UInt8, CaseIterable, Sendable {
  /// r[a] = constants[wide]
  case loadConstant
  /// r[a] = texts[wide]
  case loadText
  /// r[a] = null, true, false by `wide`
  case loadLiteral
  /// r[a] = the whole number that `wide` holds, signed
  case loadInteger
  /// r[a] = r[b]
  case move
  /// r[a] = outermost frame's register number `wide`; and back
  case loadGlobal, storeGlobal
  /// outermost frame's register number `wide` += r[a]
  case addToGlobal

  /// r[a] = r[b] op r[c]
  case add, subtract, multiply, divide, floorDivide, remainder
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, contains
  /// r[a] = r[b] op the whole number `c`, signed
  case addNumber, subtractNumber, multiplyNumber, floorDivideNumber, remainderNumber
  /// r[a] = op r[b]
  case negate, not

  /// go there; only if r[a] is true, or false
  case jump, jumpIfTrue, jumpIfFalse
  /// unless r[a] op r[b], go where the jump behind it goes; otherwise skip that jump
  case testEqual, testNotEqual, testLess, testLessOrEqual, testGreater, testGreaterOrEqual
  /// the same with the whole number `b`, signed
  case testEqualNumber, testNotEqualNumber, testLessNumber, testLessOrEqualNumber, testGreaterNumber
  case testGreaterOrEqualNumber
  /// go back there: the same, counted as a step of a loop
  case loop
  /// the same if r[a] < r[b], or the whole number `b`, with the place in the jump behind it; otherwise skip that jump
  case loopLess, loopLessNumber
  /// a fault unless r[a] is true or false
  case checkBoolean

  /// r[a] = property number `c` of r[b]: a row of the table
  case property
  /// r[a] = the property of r[b] that the `key` behind it names
  case namedProperty
  /// Not run: names[wide], which the instruction before it wants; in the machine's code, its number as a key.
  case key
  /// r[a] = r[b][r[c]]
  case index
  /// r[a] = the resource called names[wide]; or whose path is paths[wide] of the source
  case resource, resourcePath
  /// r[a] = now, elapsed, pools … by `wide`
  case worldProperty

  /// r[a] = a list, map or text of the `c` registers from `b`; a map has so many `key`s behind it
  case makeList, makeMap, makeText
  /// r[a] = r[b]..r[c]
  case makeRange
  /// put r[b] at the end of the list r[a], which is being collected
  case append
  /// r[a] = r[a] + [r[b]]
  case push
  /// r[a] = r[a] + {k: r[b]} with the `key` behind it
  case put

  /// r[a…a+2] = what stepping over r[b] needs; over r[b]..r[c]: a list or null, the position and the last one
  case iterate, iterateRange
  /// r[a+3] = the first element of the iteration at a, or go there
  case enter
  /// r[a+3] = the next element of the iteration at a, and back there; counted as a step of a loop
  case loopNext
  /// the same for an iteration that `iterateRange` has begun
  case loopRange

  /// r[a] = functions[wide](r[a+1] …)
  case call
  /// r[a] = builtin number b of r[a+1] … r[a+c]
  case callBuiltin
  /// leave the function with r[a]; leave an included source
  case returnValue, leaveSource

  // From here on the machine stops and the session goes on.

  /// a top-level statement begins
  case statement
  /// print r[a] … r[a+b-1]; show r[a] at the prompt
  case print, showValue
  /// run commands[wide]
  case command
  /// do what azure[wide] asks for; print what it answers
  case azure, azureAnswer
  /// what is read from here on, an assertion rests on
  case assertionBegin
  /// assertions[wide] does not hold
  case assertionFailed
  /// assertions[wide] holds
  case assertionHeld
  /// all assertions up to `checkEnd` are evaluated
  case checkBegin, checkEnd
  /// a refusal from here on is expected by expectations[wide], up to `expectEnd`; execution goes on at constants
  case expectBegin, expectEnd
  /// scenarios[wide] begins; its end
  case scenarioBegin, scenarioEnd
  /// r[a] = the deadline of the duration r[b]; it must not be negative
  case deadline
  /// r[a] = the end of the longest wait that the session allows, from now
  case deadlineOfLimit
  /// go to the next instant at which something happens, at the latest r[b]; r[a] = whether time was left
  case advanceInstant
  /// a wait for assertions[wide] has come to its deadline: fault
  case waitTimeout
  /// schedules[wide] is made, of the block behind it
  case schedule
  /// invariants[wide] holds from here on
  case invariant
  /// branches[wide] begins; its end
  case branchBegin, branchEnd
  /// run the statements of blocks[wide], an included source
  case include
  case halt
}

/// Eight bytes: an operation, and at their even places three small operands.
///
/// `CodeCheck` reads them as one number.
struct Instruction: Sendable {
  var opcode: Opcode
  var a: UInt16
  /// `b` and, above it, `c`: read at once, and taken apart where they are needed.
  private var operands: UInt32

  init(_ opcode: Opcode, a: Int = 0, b: Int = 0, c: Int = 0) {
    self.opcode = opcode
    self.a = UInt16(truncatingIfNeeded: a)
    operands = UInt32(UInt16(truncatingIfNeeded: b)) | UInt32(UInt16(truncatingIfNeeded: c)) << 16
  }

  init(_ opcode: Opcode, a: Int = 0, wide: Int) {
    self.opcode = opcode
    self.a = UInt16(truncatingIfNeeded: a)
    operands = UInt32(truncatingIfNeeded: wide)
  }

  var b: UInt16 { UInt16(truncatingIfNeeded: operands) }
  var c: UInt16 { UInt16(truncatingIfNeeded: operands >> 16) }

  /// `b` and `c` as signed numbers.
  var signedB: Int64 { Int64(Int16(bitPattern: b)) }
  var signedC: Int64 { Int64(Int16(bitPattern: c)) }

  var wide: Int {
    get { Int(operands) }
    set { operands = UInt32(truncatingIfNeeded: newValue) }
  }

  /// `wide` as the number of a key.
  var key: UInt32 { operands }

  /// `wide` as a signed number, and as the distance that a jump goes.
  var signedWide: Int64 { Int64(Int32(bitPattern: operands)) }
  var distance: Int {
    get { Int(Int32(bitPattern: operands)) }
    set { operands = UInt32(truncatingIfNeeded: newValue) }
  }
}
