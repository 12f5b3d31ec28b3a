/// Goes through a text with all threads of a program side by side.
///
/// No two threads stand at the same instruction, so that each character costs at most the length of the program.
struct RegexSearch {
  private let program: [Instruction]
  private let sets: [CharacterSet]
  private let scalars: [Unicode.Scalar]
  private let isWhole: Bool
  /// The instructions at which threads stand that take a character.
  private var threads: [Int] = []
  /// For each instruction, the last round in which a thread came to it.
  private var rounds: [Int]
  private var stack: [Int] = []
  private var hasEnded = false

  init(_ expression: RegularExpression, _ scalars: [Unicode.Scalar], isWhole: Bool) {
    program = expression.program
    sets = expression.sets
    self.scalars = scalars
    self.isWhole = isWhole
    rounds = Array(repeating: -1, count: program.count)
  }

  mutating func run() -> Bool {
    for offset in 0...scalars.count {
      let former = threads
      threads = []
      if offset > 0 {
        let scalar = scalars[offset - 1]
        for thread in former where takes(thread, scalar) { start(thread + 1, at: offset) }
      }
      if offset == 0 || !isWhole { start(0, at: offset) }
      if hasEnded, !isWhole || offset == scalars.count { return true }
      hasEnded = false
      if threads.isEmpty, isWhole { return false }
    }
    return false
  }

  private func takes(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
    switch program[index] {
    case .character(let wanted): scalar == wanted
    case .set(let number): sets[number].contains(scalar)
    case .any(let takesLineFeed): takesLineFeed || scalar != "\n"
    case .border, .jump, .split, .end: false
    }
  }

  /// Follows everything that takes no character.
  private mutating func start(_ index: Int, at offset: Int) {
    stack.append(index)
    while let index = stack.popLast() {
      guard rounds[index] != offset else { continue }
      rounds[index] = offset
      switch program[index] {
      case .character, .set, .any: threads.append(index)
      case .border(let border): if isThere(border, offset) { stack.append(index + 1) }
      case .jump(let target): stack.append(target)
      case .split(let one, let other): stack += [other, one]
      case .end: hasEnded = true
      }
    }
  }

  private func isThere(_ border: Border, _ offset: Int) -> Bool {
    switch border {
    case .textStart: return offset == 0
    case .textEnd: return offset == scalars.count
    case .lineStart: return offset == 0 || scalars[offset - 1] == "\n"
    case .lineEnd: return offset == scalars.count || scalars[offset] == "\n"
    case .word, .noWord:
      let isBehind = offset > 0 && CharacterSet.word.contains(scalars[offset - 1])
      let isAhead = offset < scalars.count && CharacterSet.word.contains(scalars[offset])
      return (isBehind != isAhead) == (border == .word)
    }
  }
}
