import AKSLLanguage

/// The code of blocks, one behind the other.
struct WrittenCode: Sendable {
  /// Where a block begins.
  struct Position: Sendable {
    var instructions = 0
    var constants = 0
    var names = 0
  }

  var instructions: [Instruction] = []
  /// For each instruction, where in the source it comes from.
  var origins: [SourceRange] = []
  var constants: [Value] = []
  var names: [CodeName] = []

  var end: Position {
    Position(instructions: instructions.count, constants: constants.count, names: names.count)
  }

  /// Makes room for so many more instructions: what is never written costs no memory, and growing does.
  mutating func reserve(_ count: Int) {
    instructions.reserveCapacity(instructions.count + count)
    origins.reserveCapacity(origins.count + count)
  }

  @inline(__always)
  mutating func append(_ instruction: Instruction, _ origin: SourceRange) {
    instructions.append(instruction)
    origins.append(origin)
  }
}
