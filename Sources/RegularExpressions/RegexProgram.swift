/// Writes the program of an expression: what is repeated a number of times is written as often.
struct RegexCompiler {
  typealias Mistake = RegularExpression.Mistake

  private(set) var program: [Instruction] = []
  private(set) var sets: [CharacterSet] = []
  /// The repetition that is written out.
  private var place = 0..<0

  mutating func finish() throws(Mistake) { try emit(.end) }

  private mutating func emit(_ instruction: Instruction) throws(Mistake) {
    guard program.count < RegularExpression.maximumProgram else {
      throw Mistake(
        title: "the expression is too large when its repetitions are written out", range: place,
        help: "at most \(RegularExpression.maximumProgram) steps")
    }
    program.append(instruction)
  }

  mutating func add(_ node: RegexNode) throws(Mistake) {
    switch node {
    case .empty: break
    case .character(let scalar): try emit(.character(scalar))
    case .set(let set):
      if let index = sets.firstIndex(of: set) {
        try emit(.set(index))
      } else {
        sets.append(set)
        try emit(.set(sets.count - 1))
      }
    case .any(let takesLineFeed): try emit(.any(takesLineFeed: takesLineFeed))
    case .border(let border): try emit(.border(border))
    case .sequence(let nodes): for node in nodes { try add(node) }
    case .choice(let branches): try add(choice: branches)
    case .repetition(let node, let least, let most, let range):
      let outer = place
      place = range
      try add(node, least, most)
      place = outer
    }
  }

  private mutating func add(choice branches: [RegexNode]) throws(Mistake) {
    var jumps: [Int] = []
    for (number, branch) in branches.enumerated() {
      guard number < branches.count - 1 else {
        try add(branch)
        break
      }
      let split = program.count
      try emit(.split(split + 1, 0))
      try add(branch)
      jumps.append(program.count)
      try emit(.jump(0))
      program[split] = .split(split + 1, program.count)
    }
    for jump in jumps { program[jump] = .jump(program.count) }
  }

  private mutating func add(_ node: RegexNode, _ least: Int, _ most: Int?) throws(Mistake) {
    for _ in 0..<least { try add(node) }
    guard let most else {
      let split = program.count
      try emit(.split(split + 1, 0))
      try add(node)
      try emit(.jump(split))
      program[split] = .split(split + 1, program.count)
      return
    }
    var splits: [Int] = []
    for _ in least..<most {
      splits.append(program.count)
      try emit(.split(program.count + 1, 0))
      try add(node)
    }
    for split in splits { program[split] = .split(split + 1, program.count) }
  }
}
