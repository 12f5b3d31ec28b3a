import AKSLLanguage

/// The code of blocks, one behind the other.
struct WrittenCode: Sendable {
  var instructions: [Instruction] = []
  /// For each instruction, where in the source it comes from.
  var origins: [SourceRange] = []

  /// Makes room for so many more instructions: what is never written costs no memory, and growing does.
  mutating func reserve(_ count: Int) {
    instructions.reserveCapacity(instructions.count + count)
    origins.reserveCapacity(origins.count + count)
  }

  /// Takes other code behind its own.
  mutating func append(_ other: borrowing WrittenCode) {
    instructions.append(contentsOf: other.instructions)
    origins.append(contentsOf: other.origins)
  }
}
