import AKSLLanguage

/// Code on its way into the machine, one block behind the other.
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

  @inline(__always)
  mutating func append(_ instruction: Instruction, _ origin: SourceRange) {
    instructions.append(instruction)
    origins.append(origin)
  }

  mutating func remove(from start: Position) {
    instructions.removeLast(instructions.count - start.instructions)
    origins.removeLast(origins.count - start.instructions)
    constants.removeLast(constants.count - start.constants)
    names.removeLast(names.count - start.names)
  }
}
