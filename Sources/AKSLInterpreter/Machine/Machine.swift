import AKSLLanguage
import AKSModel

/// A register machine that runs compiled scripts: a value that can stop at any instruction and go on later.
///
/// It calculates and reads the world; whatever acts on the world or says something makes it stop with a
/// `Stop`, and the session acts and calls `run` again. So waiting, interrupting and copying need no threads.
struct Machine: Sendable {
  /// How deep functions may call each other.
  static let callLimit = 10_000
  /// How many registers all frames may have together.
  static let registerLimit = 1_000_000

  /// Why the machine has stopped; execution goes on behind the instruction that stopped it.
  enum Stop: Sendable {
    case halted
    case statement
    case print(first: Int, count: Int)
    case showValue(Int)
    case command(Int)
    case assertionFailed(Int)
    case checkEnded(failed: Bool)
    case expectationUnmet(Int)
    case scenarioBegins(Int)
    case scenarioEnds
    case advanceInstant(deadline: Instant, result: Int)
    case waitTimedOut
    case fault(Fault)
    case interrupted
  }

  struct Frame: Sendable {
    var block: Int
    var pc = 0
    var base: Int
    /// The caller's register, from the start of all, for the result.
    var result: Int
  }

  /// An `expect error` that is being waited for.
  struct Handler: Sendable {
    var frame: Int
    var site: Int
    /// How many `check` blocks were open.
    var checks: Int
  }

  var registers: [Value] = []
  var frames: [Frame] = []
  var handlers: [Handler] = []
  var blocks: [CodeBlock] = []
  var functions: [Function] = []
  var arena = Arena()
  /// Registers of the outermost frame that hold the variables of the session.
  var globalCount = 0
  /// Within `check { }`: whether an assertion has failed; one entry a nesting level.
  var checks: [Bool] = []
  /// Assertions and expectations evaluated so far.
  var assertionCount = 0
  var steps = 0
  /// Loops and calls after which a script is taken to be endless (`set step-limit`).
  var stepLimit = 100_000_000
  /// How long a wait without an end of its own may last (`set wait-limit`).
  var waitLimit = TimeSpan.hours(24)

  // MARK: - Frames

  /// Starts a block as the outermost frame.
  mutating func start(block: Int) {
    frames = [Frame(block: block, base: 0, result: 0)]
    handlers = []
    checks = []
    steps = 0
    grow(to: blocks[block].registerCount)
  }

  private mutating func grow(to count: Int) {
    if registers.count < count {
      registers.append(contentsOf: repeatElement(.null, count: count - registers.count))
    }
  }

  var frame: Frame { frames[frames.count - 1] }
  var block: CodeBlock { blocks[frame.block] }

  /// A register of the running frame.
  subscript(register: Int) -> Value {
    get { registers[frame.base + register] }
    set { registers[frame.base + register] = newValue }
  }

  /// Where the instruction that ran last comes from.
  var place: Place {
    let block = block
    return Place(source: block.source, range: block.origins[max(0, frame.pc - 1)])
  }

  /// Where each caller of the running function stands, the nearest first.
  var callers: [Place] {
    frames.dropLast().reversed().map {
      Place(source: blocks[$0.block].source, range: blocks[$0.block].origins[max(0, $0.pc - 1)])
    }
  }

  /// Leaves everything that the innermost `expect error` encloses and goes on behind it.
  mutating func leaveExpectation() {
    let handler = handlers.removeLast()
    frames.removeLast(frames.count - 1 - handler.frame)
    checks.removeLast(checks.count - handler.checks)
    frames[handler.frame].pc = block.expectations[handler.site].end
  }

  /// Goes on behind a scenario, in the frame that began it.
  mutating func leaveScenario(_ site: Int) {
    frames[frames.count - 1].pc = block.scenarios[site].end
  }

  /// Gives back what no register holds any more.
  private mutating func sweepIfNeeded() throws(Fault) {
    guard arena.needsSweep else { return }
    arena.sweep(roots: registers + blocks.flatMap(\.constants) + functions.flatMap { $0.defaults.compactMap { $0 } })
    if arena.isFull { throw .memoryLimit }
  }

  // MARK: - Running

  /// Runs until something has to be done outside.
  mutating func run(world: World, shouldStop: () -> Bool) -> Stop {
    do throws(Fault) {
      return try execute(world: world, shouldStop: shouldStop)
    } catch {
      return .fault(error)
    }
  }

  /// The instructions, until one stops.
  private mutating func execute(world: World, shouldStop: () -> Bool) throws(Fault) -> Stop {
    // The running frame in locals; `frames` is brought up to date whenever something looks at it.
    var level = frames.count - 1
    var block = frames[level].block
    var code = blocks[block].instructions
    var pc = frames[level].pc
    var base = frames[level].base
    defer { frames[frames.count - 1].pc = pc }

    while true {
      let instruction = code[pc]
      pc += 1
      let a = base + Int(instruction.a)
      let b = base + Int(instruction.b)
      let c = base + Int(instruction.c)
      switch instruction.opcode {
      case .loadConstant: registers[a] = blocks[block].constants[instruction.wide]
      case .loadLiteral:
        registers[a] = instruction.c == 0 ? .null : .boolean(instruction.c == 1)
      case .loadInteger:
        registers[a] = .integer(Int64(Int32(truncatingIfNeeded: instruction.wide)))
      case .move: registers[a] = registers[b]
      case .loadGlobal: registers[a] = registers[instruction.wide]
      case .storeGlobal: registers[instruction.wide] = registers[a]

      case .add:
        let x = registers[b]
        let y = registers[c]
        if x.tag == .integer, y.tag == .integer {
          let (sum, overflow) = x.bits.addingReportingOverflow(y.bits)
          if overflow { throw .overflow("the sum") }
          registers[a] = .integer(sum)
        } else {
          registers[a] = try Arithmetic.apply(.add, x, y, &arena)
        }
      case .subtract: registers[a] = try Arithmetic.apply(.subtract, registers[b], registers[c], &arena)
      case .multiply: registers[a] = try Arithmetic.apply(.multiply, registers[b], registers[c], &arena)
      case .divide: registers[a] = try Arithmetic.apply(.divide, registers[b], registers[c], &arena)
      case .floorDivide:
        registers[a] = try Arithmetic.apply(.floorDivide, registers[b], registers[c], &arena)
      case .remainder:
        registers[a] = try Arithmetic.apply(.remainder, registers[b], registers[c], &arena)
      case .equal:
        registers[a] = .boolean(try Arithmetic.isEqual(registers[b], registers[c], arena))
      case .notEqual:
        registers[a] = .boolean(!(try Arithmetic.isEqual(registers[b], registers[c], arena)))
      case .less:
        let x = registers[b]
        let y = registers[c]
        if x.tag == .integer, y.tag == .integer {
          registers[a] = .boolean(x.bits < y.bits)
        } else {
          registers[a] = try Arithmetic.apply(.less, x, y, &arena)
        }
      case .lessOrEqual:
        registers[a] = try Arithmetic.apply(.lessOrEqual, registers[b], registers[c], &arena)
      case .greater: registers[a] = try Arithmetic.apply(.greater, registers[b], registers[c], &arena)
      case .greaterOrEqual:
        registers[a] = try Arithmetic.apply(.greaterOrEqual, registers[b], registers[c], &arena)
      case .contains:
        if isCollectionOfResources(registers[c]) {
          registers[c] = arena.list(try elements(of: registers[c], world))
        } else if registers[c].tag == .tagsOfCluster {
          registers[c] = TagMap.map(of: registers[c], world, &arena)
        }
        registers[a] = .boolean(try Arithmetic.contains(registers[c], registers[b], arena))
      case .negate: registers[a] = try Arithmetic.negate(registers[b])
      case .not:
        try requireBoolean(registers[b])
        registers[a] = .boolean(!registers[b].isTrue)

      case .jump: pc = instruction.wide
      case .jumpIfTrue:
        try requireBoolean(registers[a])
        if registers[a].isTrue { pc = instruction.wide }
      case .jumpIfFalse:
        try requireBoolean(registers[a])
        if !registers[a].isTrue { pc = instruction.wide }
      case .loop:
        pc = instruction.wide
        steps += 1
        if steps > stepLimit { throw .stepLimit(stepLimit) }
        if steps & 0xfff == 0, shouldStop() { return .interrupted }
        try sweepIfNeeded()
      case .checkBoolean: try requireBoolean(registers[a])

      case .property:
        registers[a] = try PropertyTable.read(
          row: Int(instruction.c), of: registers[b], world, &arena)
      case .namedProperty:
        registers[a] = try PropertyTable.read(
          name: blocks[block].names[Int(instruction.c)], of: registers[b], world, &arena)
      case .index: registers[a] = try element(of: registers[b], at: registers[c], world)
      case .resource:
        let name = blocks[block].names[instruction.wide]
        guard let value = world.resource(named: name) ?? SymbolTable.value(of: name) else {
          throw world.absence(of: name, kind: "pool or cluster")
        }
        registers[a] = value
      case .resourcePath:
        let path = blocks[block].paths[instruction.wide]
        guard let value = world.resource(at: path) else {
          throw world.absence(at: path)
        }
        registers[a] = value
      case .worldProperty:
        registers[a] = WorldProperty.allCases[instruction.wide].read(world, &arena)

      case .makeList: registers[a] = arena.list(Array(registers[b..<(b + Int(instruction.c))]))
      case .makeMap:
        var keys: [String] = []
        var values: [Value] = []
        for entry in stride(from: b, to: b + Int(instruction.c), by: 2) {
          keys.append(arena.text(registers[entry]))
          values.append(registers[entry + 1])
        }
        registers[a] = arena.map(keys: keys, values: values)
      case .makeText:
        var text = ""
        for part in registers[b..<(b + Int(instruction.c))] {
          text += ValueFormat.text(part, world, arena)
        }
        registers[a] = arena.text(text)
      case .makeRange:
        guard registers[b].tag == .integer, registers[c].tag == .integer else {
          throw .wrongType("a range goes from a whole number to a whole number")
        }
        registers[a] = arena.range(registers[b], registers[c])
      case .append: arena.append(registers[b], toNew: registers[a])

      case .iterate:
        let collection = registers[b]
        if collection.tag == .range {
          let (lower, upper) = arena.range(collection)
          registers[a] = .null
          registers[a + 1] = lower
          registers[a + 2] = upper
        } else {
          let all = try elements(of: collection, world)
          registers[a] = arena.list(all)
          registers[a + 1] = .integer(0)
          registers[a + 2] = .integer(all.count - 1)
        }
      case .next:
        let position = registers[a + 1].bits
        if position > registers[a + 2].bits {
          pc = instruction.wide
        } else {
          registers[a + 3] =
            registers[a].tag == .null ? .integer(position) : arena.list(registers[a])[Int(position)]
          // A range that ends at the largest number has no position behind its end.
          if position == .max {
            registers[a + 2] = .integer(Int64.max - 1)
          } else {
            registers[a + 1] = .integer(position + 1)
          }
        }

      case .call:
        let function = functions[Int(instruction.b)]
        guard frames.count < Self.callLimit else { throw .recursionLimit(Self.callLimit) }
        let needed = a + 1 + blocks[function.block].registerCount
        guard needed < Self.registerLimit else { throw .recursionLimit(frames.count) }
        steps += 1
        if steps > stepLimit { throw .stepLimit(stepLimit) }
        if steps & 0xfff == 0, shouldStop() { return .interrupted }
        try sweepIfNeeded()
        frames[level].pc = pc
        frames.append(Frame(block: function.block, base: a + 1, result: a))
        grow(to: needed)
        level += 1
        block = function.block
        code = blocks[block].instructions
        pc = 0
        base = a + 1
      case .callBuiltin:
        let count = Int(instruction.c)
        registers[a] = try Builtin.table[Int(instruction.b)].call(
          Array(registers[(a + 1)..<(a + 1 + count)]), world, &arena)
      case .returnValue:
        let value = registers[a]
        let result = frames[level].result
        frames.removeLast()
        level -= 1
        handlers.removeAll { $0.frame > level }
        registers[result] = value
        block = frames[level].block
        code = blocks[block].instructions
        pc = frames[level].pc
        base = frames[level].base

      case .statement:
        try sweepIfNeeded()
        return .statement
      case .print: return .print(first: Int(instruction.a), count: Int(instruction.b))
      case .showValue: return .showValue(Int(instruction.a))
      case .command: return .command(instruction.wide)
      case .assertionFailed:
        if !checks.isEmpty { checks[checks.count - 1] = true }
        return .assertionFailed(instruction.wide)
      case .assertionHeld: assertionCount += 1
      case .checkBegin: checks.append(false)
      case .checkEnd: return .checkEnded(failed: checks.removeLast())
      case .expectBegin: handlers.append(
          Handler(frame: level, site: Int(instruction.b), checks: checks.count))
      case .expectEnd:
        let handler = handlers.removeLast()
        return .expectationUnmet(handler.site)
      case .scenarioBegin: return .scenarioBegins(Int(instruction.b))
      case .scenarioEnd: return .scenarioEnds
      case .deadline:
        let span = registers[b]
        guard span.tag == .duration, span.bits >= 0 else {
          throw .invalidValue("a wait needs a duration that is not negative")
        }
        let (deadline, overflow) = world.simulation.now.milliseconds.addingReportingOverflow(span.bits)
        if overflow || deadline > Session.timeLimit.milliseconds { throw .timeLimit }
        registers[a] = .instant(Instant(milliseconds: deadline))
      case .deadlineOfLimit: registers[a] = .instant(world.simulation.now + waitLimit)
      case .advanceInstant:
        return .advanceInstant(
          deadline: Instant(milliseconds: registers[b].bits), result: Int(instruction.a))
      case .waitTimeout: return .waitTimedOut
      case .halt: return .halted
      }
    }
  }

  private func requireBoolean(_ value: Value) throws(Fault) {
    guard value.tag == .boolean else {
      throw .wrongType(
        "a condition is true or false, and this is \(value.kindName)",
        help: value.tag == .integer ? "compare it: `> 0`" : nil)
    }
  }

  private func isCollectionOfResources(_ value: Value) -> Bool {
    switch value.tag {
    case .nodesOfPool, .nodesOfCluster, .nodesOfWorld: true
    default: false
    }
  }

  /// What `for` gets from a value, one by one.
  private mutating func elements(of value: Value, _ world: World) throws(Fault) -> [Value] {
    switch value.tag {
    case .list: return arena.list(value)
    case .map:
      let keys = arena.map(value).keys
      return keys.map { arena.text($0) }
    case .nodesOfPool, .nodesOfCluster, .nodesOfWorld: return NodeSelection.nodes(of: value, world)
    case .tagsOfCluster: return TagMap.entries(of: value, world).map { arena.text($0.key) }
    default:
      throw .wrongType(
        "there is nothing to go through in \(value.kindName)",
        help: "lists, ranges, maps and nodes have elements")
    }
  }

  private mutating func element(
    of value: Value, at position: Value, _ world: World
  ) throws(Fault) -> Value {
    if value.tag == .map {
      guard position.tag == .text else { throw .wrongType("the key of a map is a text") }
      let map = arena.map(value)
      let key = arena.text(position)
      guard let element = map[key] else {
        throw .unknownProperty(key, of: "this map", nearest: Spelling.nearest(to: key, among: map.keys))
      }
      return element
    }
    if value.tag == .tagsOfCluster, position.tag == .text {
      return TagMap.value(of: arena.text(position), in: value, world, &arena)
    }
    let all = try elements(of: value, world)
    if position.tag == .text {
      // `pools["stop"]`: a resource by its name, whatever words it is made of.
      let name = arena.text(position)
      let names = all.map { world.ownName(of: $0) ?? ValueFormat.text($0, world, arena) }
      if let index = names.firstIndex(where: { $0.lowercased() == name.lowercased() }) { return all[index] }
      throw .unknownName(name, kind: "element", nearest: Spelling.nearest(to: name, among: names))
    }
    guard position.tag == .integer else { throw .wrongType("an index is a whole number") }
    let index = position.bits < 0 ? position.bits + Int64(all.count) : position.bits
    guard index >= 0, index < Int64(all.count) else {
      throw .indexOutOfRange(position.bits, count: all.count)
    }
    return all[Int(index)]
  }
}
