import AKSLLanguage

/// Instructions that are being written, and for each where in the source it comes from: two rows that grow
/// together.
///
/// Writing code appends more often than it does anything else. Two arrays would ask before each append whether
/// somebody else holds them; nobody can hold this. Every index is checked.
struct CodeDraft: ~Copyable {
  private var instructions: UnsafeMutablePointer<Instruction>
  private var origins: UnsafeMutablePointer<SourceRange>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(capacity, 1)
    instructions = .allocate(capacity: self.capacity)
    origins = .allocate(capacity: self.capacity)
  }

  deinit {
    instructions.deallocate()
    origins.deallocate()
  }

  @inline(__always)
  mutating func append(_ instruction: Instruction, _ origin: SourceRange) {
    // There is always room for one more: making it comes last, where nothing has to be kept meanwhile.
    instructions[count] = instruction
    origins[count] = origin
    count += 1
    if count == capacity { grow() }
  }

  subscript(index: Int) -> Instruction {
    get {
      precondition(index >= 0 && index < count, "no such instruction")
      return instructions[index]
    }
    set {
      precondition(index >= 0 && index < count, "no such instruction")
      instructions[index] = newValue
    }
  }

  mutating func setOrigin(of index: Int, to origin: SourceRange) {
    precondition(index >= 0 && index < count, "no such instruction")
    origins[index] = origin
  }

  /// The first mistake in it; the end of a block is its last piece, or all of it.
  func mistake(isEnd: Bool, registerCount: Int) -> CodeCheck.Mistake? {
    CodeCheck.mistake(
      in: UnsafeBufferPointer(start: instructions, count: count), isEnd: isEnd, registerCount: registerCount)
  }

  /// Moves all of it behind other code.
  mutating func move(to written: inout WrittenCode) {
    written.instructions.append(contentsOf: UnsafeBufferPointer(start: instructions, count: count))
    written.origins.append(contentsOf: UnsafeBufferPointer(start: origins, count: count))
    count = 0
  }

  @inline(never)
  private mutating func grow() {
    var larger = CodeDraft(capacity: 2 * capacity)
    larger.instructions.initialize(from: instructions, count: count)
    larger.origins.initialize(from: origins, count: count)
    larger.count = count
    self = larger
  }
}
