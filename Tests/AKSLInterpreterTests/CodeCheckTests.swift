import Testing

@testable import AKSLInterpreter

/// Bad code is found before it runs; the compiler writes none, so it is written here.
@Suite("Code check")
struct CodeCheckTests {
  struct BadCode: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var code: [Instruction]
    var registerCount = 4
    var mistake: CodeCheck.Mistake

    init(_ description: String, _ code: [Instruction], _ mistake: CodeCheck.Mistake) {
      testDescription = description
      self.code = code
      self.mistake = mistake
    }
  }

  private static let halt = Instruction(.halt)
  private static let key = Instruction(.key, wide: 0)

  static let badCode: [BadCode] = [
    BadCode("no code", [], .blockWithoutEnd),
    BadCode("running on behind the end", [halt, Instruction(.move, a: 0, b: 1)], .blockWithoutEnd),
    BadCode("a jump from the end", [Instruction(.jump, wide: 0)], .blockWithoutEnd),
    BadCode("a jump behind the end", [Instruction(.jump, wide: 1), halt], .jumpOutOfBlock(0)),
    BadCode("a jump to before the beginning", [Instruction(.loop, wide: -2), halt], .jumpOutOfBlock(0)),
    BadCode("an iteration's jump", [halt, Instruction(.loopNext, a: 0, wide: 1), halt], .jumpOutOfBlock(1)),
    BadCode("a test without its jump", [Instruction(.testLess, a: 0, b: 1), halt], .testWithoutJump(0)),
    BadCode(
      "a loop with another jump behind it",
      [Instruction(.loopLessNumber, a: 0, b: 1), Instruction(.jumpIfTrue, a: 0, wide: 0), halt],
      .testWithoutJump(0)),
    BadCode("a property without its key", [Instruction(.namedProperty, a: 0, b: 1), halt], .missingKey(0)),
    BadCode("an entry without its key", [Instruction(.put, a: 0, b: 1), halt], .missingKey(0)),
    BadCode(
      "a map with a key too few", [Instruction(.makeMap, a: 0, b: 0, c: 2), key, halt], .missingKey(0)),
    BadCode(
      "returning from statements", [Instruction(.returnValue, a: 0), halt], .returnFromStatements(0)),
  ]

  @Test("Bad code is found", arguments: badCode)
  func finds(bad: BadCode) {
    #expect(Self.mistake(in: bad.code, registerCount: bad.registerCount) == bad.mistake)
  }

  /// An instruction, and the last register that it touches.
  static let reaches: [(Instruction, last: Int)] = [
    (Instruction(.loadConstant, a: 7), 7),
    (Instruction(.addToGlobal, a: 7, wide: 60_000), 7),
    (Instruction(.move, a: 0, b: 7), 7),
    (Instruction(.addNumber, a: 0, b: 7, c: 60_000), 7),
    (Instruction(.add, a: 0, b: 1, c: 7), 7),
    (Instruction(.index, a: 0, b: 1, c: 7), 7),
    (Instruction(.makeList, a: 0, b: 5, c: 3), 7),
    (Instruction(.makeText, a: 7, b: 0, c: 0), 7),
    (Instruction(.iterate, a: 5, b: 0), 7),
    (Instruction(.iterateRange, a: 0, b: 1, c: 7), 7),
    (Instruction(.enter, a: 4, wide: 0), 7),
    (Instruction(.loopNext, a: 4, wide: -1), 7),
    (Instruction(.loopRange, a: 4, wide: -1), 7),
    (Instruction(.call, a: 7, wide: 0), 7),
    (Instruction(.callBuiltin, a: 4, b: 60_000, c: 3), 7),
    (Instruction(.print, a: 5, b: 3), 7),
    (Instruction(.showValue, a: 7), 7),
    (Instruction(.advanceInstant, a: 0, b: 7), 7),
  ]

  @Test("An instruction needs the registers up to its last one, and no more", arguments: reaches)
  func registers(instruction: Instruction, last: Int) {
    let code = [instruction, Self.halt]
    #expect(Self.mistake(in: code, registerCount: last) == .registerOutsideFrame(0))
    #expect(Self.mistake(in: code, registerCount: last + 1) == nil)
  }

  @Test(
    "Frames of every size are kept to", arguments: [1, 2, 3, 4, 5, 0x7ffe, 0x7fff, 0x8000, 0x8001, 60_000])
  func frames(registerCount: Int) {
    let last = registerCount - 1
    for register in [registerCount, registerCount + 1, 0x7fff, 0x8000, 0xfffe, 0xffff] {
      let expected = register > last ? CodeCheck.Mistake.registerOutsideFrame(0) : nil
      for instruction in [
        Instruction(.add, a: register, b: 0, c: last), Instruction(.add, a: last, b: register, c: 0),
        Instruction(.add, a: 0, b: last, c: register),
      ] {
        let code = [instruction, Self.halt]
        #expect(Self.mistake(in: code, registerCount: registerCount) == expected)
      }
    }
    let far = [Instruction(.iterate, a: 0xffff, b: 0), Self.halt]
    #expect(Self.mistake(in: far, registerCount: registerCount) == .registerOutsideFrame(0))
  }

  @Test("A piece of a block may go to where the next one begins, and must not return")
  func pieces() {
    let key = Self.key
    #expect(Self.mistake(in: [Instruction(.jump, wide: 0)], isEnd: false) == nil)
    #expect(Self.mistake(in: [Instruction(.jump, wide: 1)], isEnd: false) == .jumpOutOfBlock(0))
    #expect(Self.mistake(in: [Instruction(.loop, wide: -2)], isEnd: false) == .jumpOutOfBlock(0))
    #expect(Self.mistake(in: [Instruction(.testLess, a: 0, b: 1)], isEnd: false) == .testWithoutJump(0))
    #expect(Self.mistake(in: [Instruction(.makeMap, a: 0, c: 2), key], isEnd: false) == .missingKey(0))
    #expect(Self.mistake(in: [Instruction(.returnValue, a: 0)], isEnd: false) == .returnFromStatements(0))
    #expect(Self.mistake(in: [], isEnd: false) == nil)
  }

  private static func mistake(
    in code: [Instruction], isEnd: Bool = true, registerCount: Int = 4
  ) -> CodeCheck.Mistake? {
    code.withUnsafeBufferPointer { CodeCheck.mistake(in: $0, isEnd: isEnd, registerCount: registerCount) }
  }
}
