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
    case scheduled(Int)
    case invariantDeclared(Int)
    case branchBegins(Int)
    case branchEnds
    case included(block: Int)
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
  /// What has to happen before it can go on.
  var wait: Wait?
  var handlers: [Handler] = []
  var blocks: [CodeBlock] = []
  /// The instructions, constants and names of all blocks, one block behind the other.
  private(set) var code: [Instruction] = []
  /// For each instruction, where in its source it comes from.
  private var origins: [SourceRange] = []
  private var constants: [Value] = []
  private var names: [CodeName] = []
  /// The block of each function, known when a run starts.
  private var entries: [Int] = []
  /// For each name its number as the key of a map.
  private var keys: [UInt32] = []
  /// Where in them each block begins.
  private var places: [BlockPlace] = []
  var functions: [Function] = []
  /// The parameters of all functions.
  var parameters: [FunctionParameter] = []
  var arena = Arena()
  /// Registers of the outermost frame that hold the variables of the session.
  var globalCount = 0
  /// Within `check { }`: whether an assertion has failed; one entry a nesting level.
  var checks: [Bool] = []
  /// Assertions and expectations evaluated so far.
  var assertionCount = 0
  var steps = 0
  /// At which step the machine asks next whether it may go on.
  private var nextPause = 0
  /// How many frames there are while instructions run.
  private var depth = 0
  /// What properties of resources were read last.
  private var readings = [PropertyReading](repeating: PropertyReading(), count: PropertyReading.count)
  /// Loops and calls after which a script is taken to be endless (`set step-limit`).
  var stepLimit = 100_000_000
  /// How long a wait without an end of its own may last (`set wait-limit`).
  var waitLimit = TimeSpan.hours(24)

  // MARK: - Frames

  /// Starts a block as the outermost frame.
  mutating func start(block: Int) {
    frames = [Frame(block: block, base: 0, result: 0)]
    wait = nil
    handlers = []
    checks = []
    steps = 0
    nextPause = 0
    entries = functions.map(\.block)
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
  var place: Place { place(in: frame) }

  /// Where each caller of the running function stands, the nearest first.
  var callers: [Place] { frames.dropLast().reversed().map { place(in: $0) } }

  private func place(in frame: Frame) -> Place {
    Place(
      source: blocks[frame.block].source, range: origins[places[frame.block].code + max(0, frame.pc - 1)])
  }

  /// Leaves everything that the innermost `expect error` encloses and goes on behind it.
  mutating func leaveExpectation() {
    let handler = handlers.removeLast()
    frames.removeLast(frames.count - 1 - handler.frame)
    checks.removeLast(checks.count - handler.checks)
    frames[handler.frame].pc = block.expectations[handler.site].end
  }

  /// Goes on elsewhere in the running frame.
  mutating func jump(to position: Int) { frames[frames.count - 1].pc = position }

  /// Enters the statements of an included source, which share the registers of the outermost frame.
  mutating func include(block: Int) {
    let result = globalCount
    frames.append(Frame(block: block, base: 0, result: result))
    grow(to: max(blocks[block].registerCount, result + 1))
  }

  /// A machine that begins where this one stands in its running frame, with the same variables.
  func fork() -> Machine {
    var fork = self
    fork.frames = [frame]
    fork.wait = nil
    fork.handlers = []
    fork.checks = []
    fork.steps = 0
    fork.nextPause = 0
    return fork
  }

  /// A machine that runs a block which only looks at the variables of the outermost frame.
  func observer(block: Int) -> Machine {
    var observer = self
    observer.registers = Array(registers.prefix(globalCount))
    observer.start(block: block)
    observer.frames[0].base = globalCount
    observer.grow(to: globalCount + blocks[block].registerCount)
    return observer
  }

  // MARK: - Code

  /// Takes a block and its code, which is all that was written from a position on; gives its number.
  mutating func add(_ block: CodeBlock, _ written: WrittenCode, from start: WrittenCode.Position) -> Int {
    let place = BlockPlace(
      code: code.count, constants: constants.count, names: names.count, registerCount: block.registerCount)
    code.append(contentsOf: written.instructions[start.instructions...])
    var new = code.mutableSpan
    for index in place.code..<new.count { new[index].move(to: place) }
    origins.append(contentsOf: written.origins[start.instructions...])
    constants.append(contentsOf: written.constants[start.constants...])
    for name in written.names[start.names...] {
      names.append(name)
      keys.append(arena.key(name.spelling))
    }
    blocks.append(block)
    places.append(place)
    return blocks.count - 1
  }

  /// Forgets a block that is never run again.
  mutating func discard(block: Int) {
    guard block == blocks.count - 1 else {
      blocks[block] = CodeBlock(source: SourceText(name: blocks[block].source.name, bytes: []))
      return
    }
    code.removeLast(code.count - places[block].code)
    origins.removeLast(origins.count - places[block].code)
    constants.removeLast(constants.count - places[block].constants)
    names.removeLast(names.count - places[block].names)
    keys.removeLast(keys.count - places[block].names)
    blocks.removeLast()
    places.removeLast()
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

  /// Why the inner loop has ended.
  private enum Leave {
    case stop(Stop)
    /// The call that comes next needs so many registers, or more frames.
    case registers(Int)
    case frames
  }

  private mutating func execute(world: World, shouldStop: () -> Bool) throws(Fault) -> Stop {
    // Registers and frames in locals of their own, with room for calls: there is nothing to check but their number.
    var registers = self.registers
    self.registers = []
    var frames = self.frames
    self.frames = []
    depth = frames.count
    frames.append(contentsOf: repeatElement(Frame(block: 0, base: 0, result: 0), count: 16))
    nextPause = min(nextPause, stepLimit)
    // An included source may have brought more.
    if entries.count != functions.count { entries = functions.map(\.block) }
    defer {
      frames.removeLast(frames.count - depth)
      self.frames = frames
      self.registers = registers
      arena.endOwnership()
    }
    while true {
      switch try interpret(&registers, &frames, world, shouldStop) {
      case .stop(let stop): return stop
      case .registers(let count):
        let wanted = max(count + 256, min(2 * registers.count, Self.registerLimit))
        registers.append(contentsOf: repeatElement(.null, count: wanted - registers.count))
      case .frames:
        frames.append(contentsOf: repeatElement(Frame(block: 0, base: 0, result: 0), count: frames.count))
      }
    }
  }

  /// The instructions, until one stops.
  ///
  /// Whatever is not needed at every step is a method of its own, which gets and gives values, so that the
  /// running frame can stay in the processor's registers. Of all operators whole numbers come first.
  private mutating func interpret(
    _ allRegisters: inout [Value], _ allFrames: inout [Frame], _ world: World, _ shouldStop: () -> Bool
  ) throws(Fault) -> Leave {
    // Spans: access is checked, but nobody asks whether an array is shared.
    var registers = allRegisters.mutableSpan
    var frames = allFrames.mutableSpan
    let allCode = self.code
    let code = allCode.span
    let allConstants = self.constants
    let constants = allConstants.span
    let allPlaces = self.places
    let places = allPlaces.span
    let allKeys = self.keys
    let keys = allKeys.span
    let allEntries = self.entries
    let entries = allEntries.span
    // The running frame; `frames` is brought up to date whenever something looks at it.
    var level = depth - 1
    var block = frames[level].block
    var pc = places[block].code + frames[level].pc
    var base = frames[level].base
    defer {
      frames[level].pc = pc - places[block].code
      depth = level + 1
    }

    while true {
      let instruction = code[pc]
      // None of these can overflow: they are checked when they are used.
      pc &+= 1
      let a = base &+ Int(instruction.a)
      let b = base &+ Int(instruction.b)
      let c = base &+ Int(instruction.c)
      switch instruction.opcode {
      case .loadConstant: registers[a] = constants[instruction.wide]
      case .loadLiteral:
        registers[a] = instruction.wide == 0 ? .null : .boolean(instruction.wide == 1)
      case .loadInteger:
        registers[a] = .integer(Int64(Int32(truncatingIfNeeded: instruction.wide)))
      case .move:
        let value = registers[b]
        arena.share(value)
        registers[a] = value
      case .loadGlobal:
        let value = registers[instruction.wide]
        arena.share(value)
        registers[a] = value
      case .storeGlobal:
        let value = registers[a]
        arena.share(value)
        registers[instruction.wide] = value

      case .add:
        let x = registers[b]
        let y = registers[c]
        if x.tag == .integer, y.tag == .integer {
          let (sum, overflow) = x.bits.addingReportingOverflow(y.bits)
          if overflow { throw .overflow("the sum") }
          registers[a] = .integer(sum)
        } else {
          registers[a] =
            try a == b && b != c
            ? Arithmetic.update(x, adding: y, &arena) : Arithmetic.add(x, y, &arena)
        }
      case .subtract:
        let x = registers[b]
        let y = registers[c]
        if x.tag == .integer, y.tag == .integer {
          let (difference, overflow) = x.bits.subtractingReportingOverflow(y.bits)
          if overflow { throw .overflow("`-`") }
          registers[a] = .integer(difference)
        } else {
          registers[a] = try Arithmetic.subtract(x, y)
        }
      case .multiply:
        let x = registers[b]
        let y = registers[c]
        if x.tag == .integer, y.tag == .integer {
          let (product, overflow) = x.bits.multipliedReportingOverflow(by: y.bits)
          if overflow { throw .overflow("`*`") }
          registers[a] = .integer(product)
        } else {
          registers[a] = try Arithmetic.multiply(x, y)
        }
      case .divide: registers[a] = try Arithmetic.divide(registers[b], registers[c])
      case .floorDivide:
        let x = registers[b]
        let y = registers[c]
        if x.tag == .integer, y.tag == .integer, y.bits > 0 {
          registers[a] = .integer(Self.quotient(x.bits, y.bits))
        } else {
          registers[a] = try Arithmetic.floorDivide(x, y, .floorDivide)
        }
      case .remainder:
        let x = registers[b]
        let y = registers[c]
        if x.tag == .integer, y.tag == .integer, y.bits > 0 {
          registers[a] = .integer(Self.remainder(x.bits, y.bits))
        } else {
          registers[a] = try Arithmetic.floorDivide(x, y, .remainder)
        }

      case .addNumber:
        let x = registers[b]
        if x.tag == .integer {
          let (sum, overflow) = x.bits.addingReportingOverflow(instruction.signedC)
          if overflow { throw .overflow("the sum") }
          registers[a] = .integer(sum)
        } else {
          registers[a] = try Arithmetic.add(x, .integer(instruction.signedC), &arena)
        }
      case .subtractNumber:
        let x = registers[b]
        if x.tag == .integer {
          let (difference, overflow) = x.bits.subtractingReportingOverflow(instruction.signedC)
          if overflow { throw .overflow("`-`") }
          registers[a] = .integer(difference)
        } else {
          registers[a] = try Arithmetic.subtract(x, .integer(instruction.signedC))
        }
      case .multiplyNumber:
        let x = registers[b]
        if x.tag == .integer {
          let (product, overflow) = x.bits.multipliedReportingOverflow(by: instruction.signedC)
          if overflow { throw .overflow("`*`") }
          registers[a] = .integer(product)
        } else {
          registers[a] = try Arithmetic.multiply(x, .integer(instruction.signedC))
        }
      case .floorDivideNumber:
        let x = registers[b]
        if x.tag == .integer, instruction.signedC > 0 {
          registers[a] = .integer(Self.quotient(x.bits, instruction.signedC))
        } else {
          registers[a] = try Arithmetic.floorDivide(x, .integer(instruction.signedC), .floorDivide)
        }
      case .remainderNumber:
        let x = registers[b]
        if x.tag == .integer, instruction.signedC > 0 {
          registers[a] = .integer(Self.remainder(x.bits, instruction.signedC))
        } else {
          registers[a] = try Arithmetic.floorDivide(x, .integer(instruction.signedC), .remainder)
        }

      case .equal:
        registers[a] = .boolean(try isEqual(registers[b], registers[c]))
      case .notEqual:
        registers[a] = .boolean(!(try isEqual(registers[b], registers[c])))
      case .less:
        let x = registers[b]
        let y = registers[c]
        registers[a] = .boolean(
          x.tag == .integer && y.tag == .integer ? x.bits < y.bits : try order(x, y, .less) < 0)
      case .lessOrEqual:
        let x = registers[b]
        let y = registers[c]
        registers[a] = .boolean(
          x.tag == .integer && y.tag == .integer ? x.bits <= y.bits : try order(x, y, .lessOrEqual) <= 0)
      case .greater:
        let x = registers[b]
        let y = registers[c]
        registers[a] = .boolean(
          x.tag == .integer && y.tag == .integer ? x.bits > y.bits : try order(x, y, .greater) > 0)
      case .greaterOrEqual:
        let x = registers[b]
        let y = registers[c]
        registers[a] = .boolean(
          x.tag == .integer && y.tag == .integer ? x.bits >= y.bits : try order(x, y, .greaterOrEqual) >= 0)
      case .contains: registers[a] = .boolean(try contains(registers[c], registers[b], world))
      case .negate: registers[a] = try Arithmetic.negate(registers[b])
      case .not:
        let value = registers[b]
        try requireBoolean(value)
        registers[a] = .boolean(!value.isTrue)

      case .jump: pc = instruction.wide
      case .jumpIfTrue:
        let value = registers[a]
        try requireBoolean(value)
        if value.isTrue { pc = instruction.wide }
      case .jumpIfFalse:
        let value = registers[a]
        try requireBoolean(value)
        if !value.isTrue { pc = instruction.wide }

      case .testEqual:
        let holds = try isEqual(registers[a], registers[b])
        pc = holds ? pc &+ 1 : code[pc].wide
      case .testNotEqual:
        let holds = !(try isEqual(registers[a], registers[b]))
        pc = holds ? pc &+ 1 : code[pc].wide
      case .testLess:
        let x = registers[a]
        let y = registers[b]
        let holds = x.tag == .integer && y.tag == .integer ? x.bits < y.bits : try order(x, y, .less) < 0
        pc = holds ? pc &+ 1 : code[pc].wide
      case .testLessOrEqual:
        let x = registers[a]
        let y = registers[b]
        let holds =
          x.tag == .integer && y.tag == .integer ? x.bits <= y.bits : try order(x, y, .lessOrEqual) <= 0
        pc = holds ? pc &+ 1 : code[pc].wide
      case .testGreater:
        let x = registers[a]
        let y = registers[b]
        let holds = x.tag == .integer && y.tag == .integer ? x.bits > y.bits : try order(x, y, .greater) > 0
        pc = holds ? pc &+ 1 : code[pc].wide
      case .testGreaterOrEqual:
        let x = registers[a]
        let y = registers[b]
        let holds =
          x.tag == .integer && y.tag == .integer ? x.bits >= y.bits : try order(x, y, .greaterOrEqual) >= 0
        pc = holds ? pc &+ 1 : code[pc].wide
      case .testEqualNumber:
        let x = registers[a]
        let number = instruction.signedB
        let holds = x.tag == .integer ? x.bits == number : try isEqual(x, .integer(number))
        pc = holds ? pc &+ 1 : code[pc].wide
      case .testNotEqualNumber:
        let x = registers[a]
        let number = instruction.signedB
        let holds = x.tag == .integer ? x.bits != number : !(try isEqual(x, .integer(number)))
        pc = holds ? pc &+ 1 : code[pc].wide
      case .testLessNumber:
        let x = registers[a]
        let number = instruction.signedB
        let holds = x.tag == .integer ? x.bits < number : try order(x, .integer(number), .less) < 0
        pc = holds ? pc &+ 1 : code[pc].wide
      case .testLessOrEqualNumber:
        let x = registers[a]
        let number = instruction.signedB
        let holds = x.tag == .integer ? x.bits <= number : try order(x, .integer(number), .lessOrEqual) <= 0
        pc = holds ? pc &+ 1 : code[pc].wide
      case .testGreaterNumber:
        let x = registers[a]
        let number = instruction.signedB
        let holds = x.tag == .integer ? x.bits > number : try order(x, .integer(number), .greater) > 0
        pc = holds ? pc &+ 1 : code[pc].wide
      case .testGreaterOrEqualNumber:
        let x = registers[a]
        let number = instruction.signedB
        let holds =
          x.tag == .integer ? x.bits >= number : try order(x, .integer(number), .greaterOrEqual) >= 0
        pc = holds ? pc &+ 1 : code[pc].wide

      case .loop:
        pc = instruction.wide
        steps += 1
        if steps >= nextPause || arena.needsSweep {
          if try pause(registers, shouldStop) { return .stop(.interrupted) }
        }
      case .loopLess:
        steps += 1
        if steps >= nextPause || arena.needsSweep {
          if try pause(registers, shouldStop) { return .stop(.interrupted) }
        }
        let x = registers[a]
        let y = registers[b]
        let holds = x.tag == .integer && y.tag == .integer ? x.bits < y.bits : try order(x, y, .less) < 0
        pc = holds ? code[pc].wide : pc &+ 1
      case .loopLessNumber:
        steps += 1
        if steps >= nextPause || arena.needsSweep {
          if try pause(registers, shouldStop) { return .stop(.interrupted) }
        }
        let x = registers[a]
        let number = instruction.signedB
        let holds = x.tag == .integer ? x.bits < number : try order(x, .integer(number), .less) < 0
        pc = holds ? code[pc].wide : pc &+ 1
      case .checkBoolean: try requireBoolean(registers[a])

      case .property:
        let owner = registers[b]
        let place = PropertyReading.place(Int(instruction.c), owner)
        if readings[place].is(Int(instruction.c), owner, arena.period) {
          registers[a] = readings[place].result
        } else {
          registers[a] = try read(Int(instruction.c), of: owner, world)
        }
      case .namedProperty:
        let owner = registers[b]
        if owner.tag == .map,
          let value = arena.entry(keys[places[block].names &+ Int(instruction.c)], ofMap: owner)
        {
          registers[a] = value
        } else {
          registers[a] = try namedProperty(places[block].names + Int(instruction.c), of: owner, world)
        }
      case .index:
        let collection = registers[b]
        let position = registers[c]
        if collection.tag == .list, position.tag == .integer, position.bits >= 0,
          position.bits < arena.count(ofList: collection)
        {
          registers[a] = arena.element(Int(position.bits), ofList: collection)
        } else {
          registers[a] = try element(of: collection, at: position, world)
        }
      case .resource:
        // The world stays the same while code runs: a name is looked up once.
        if names[instruction.wide].period == arena.period {
          registers[a] = names[instruction.wide].resource
        } else {
          registers[a] = try resource(instruction.wide, world)
        }
      case .resourcePath:
        let path = blocks[block].paths[instruction.wide]
        guard let value = world.resource(at: path) else {
          throw world.absence(at: path)
        }
        registers[a] = value
      case .worldProperty:
        registers[a] = WorldProperty.allCases[instruction.wide].read(world, &arena)

      case .makeList:
        var elements: [Value] = []
        elements.reserveCapacity(Int(instruction.c))
        for register in b..<b + Int(instruction.c) { elements.append(registers[register]) }
        registers[a] = makeList(elements)
      case .makeMap:
        var entries: [Value] = []
        entries.reserveCapacity(Int(instruction.c))
        for register in b..<b + Int(instruction.c) { entries.append(registers[register]) }
        registers[a] = makeMap(entries)
      case .makeText:
        var text = ""
        for register in b..<b + Int(instruction.c) { append(registers[register], to: &text, world) }
        registers[a] = arena.text(text)
      case .makeRange:
        let lower = registers[b]
        let upper = registers[c]
        try requireRange(lower, upper)
        registers[a] = arena.range(lower, upper)
      case .append: arena.append(registers[b], toNew: registers[a])
      case .push:
        let list = registers[a]
        registers[a] =
          try list.tag == .list
          ? arena.appended(registers[b], to: list)
          : Arithmetic.add(list, arena.list([registers[b]]), &arena)
      case .put:
        let map = registers[a]
        registers[a] =
          try map.tag == .map
          ? arena.updated(map, keys[places[block].names &+ Int(instruction.c)], registers[b])
          : Arithmetic.add(map, arena.map(keys: [], values: []), &arena)

      case .iterate:
        let collection = registers[b]
        if collection.tag == .range {
          let (lower, upper) = arena.range(collection)
          registers[a] = .null
          registers[a + 1] = lower
          registers[a + 2] = upper
        } else {
          let list = try listToIterate(collection, world)
          registers[a] = list
          registers[a + 1] = .integer(0)
          registers[a + 2] = .integer(arena.count(ofList: list) - 1)
        }
      case .iterateRange:
        let lower = registers[b]
        let upper = registers[c]
        try requireRange(lower, upper)
        registers[a] = .null
        registers[a + 1] = lower
        registers[a + 2] = upper
      case .next:
        let position = registers[a + 1].bits
        if position > registers[a + 2].bits {
          pc = instruction.wide
        } else {
          let list = registers[a]
          registers[a + 3] =
            list.tag == .null ? .integer(position) : arena.element(Int(position), ofList: list)
          // A range that ends at the largest number has no position behind its end.
          if position == .max {
            registers[a + 2] = .integer(Int64.max - 1)
          } else {
            registers[a + 1] = .integer(position + 1)
          }
        }
      case .loopNext:
        steps += 1
        if steps >= nextPause || arena.needsSweep {
          if try pause(registers, shouldStop) { return .stop(.interrupted) }
        }
        let position = registers[a + 1].bits
        if position <= registers[a + 2].bits {
          let list = registers[a]
          registers[a + 3] =
            list.tag == .null ? .integer(position) : arena.element(Int(position), ofList: list)
          if position == .max {
            registers[a + 2] = .integer(Int64.max - 1)
          } else {
            registers[a + 1] = .integer(position + 1)
          }
          pc = instruction.wide
        }

      case .call:
        let entered = entries[instruction.wide]
        let next = level &+ 1
        let needed = a &+ 1 &+ places[entered].registerCount
        guard next < frames.count, needed < registers.count else {
          guard next < Self.callLimit else { throw .recursionLimit(Self.callLimit) }
          guard needed < Self.registerLimit else { throw .recursionLimit(next) }
          pc -= 1
          return needed < registers.count ? .frames : .registers(needed)
        }
        steps += 1
        if steps >= nextPause || arena.needsSweep {
          if try pause(registers, shouldStop) { return .stop(.interrupted) }
        }
        frames[level].pc = pc &- places[block].code
        level = next
        block = entered
        base = a &+ 1
        frames[level] = Frame(block: block, base: base, result: a)
        pc = places[block].code
      case .callBuiltin:
        var arguments: [Value] = []
        arguments.reserveCapacity(Int(instruction.c))
        for register in a + 1..<a + 1 + Int(instruction.c) { arguments.append(registers[register]) }
        registers[a] = try call(builtin: Int(instruction.b), arguments, world)
      case .returnValue:
        registers[frames[level].result] = registers[a]
        level -= 1
        if !handlers.isEmpty { leaveHandlers(above: level) }
        block = frames[level].block
        pc = places[block].code &+ frames[level].pc
        base = frames[level].base

      case .statement:
        if arena.needsSweep { try sweep(registers) }
        return .stop(.statement)
      case .print: return .stop(.print(first: Int(instruction.a), count: Int(instruction.b)))
      case .showValue: return .stop(.showValue(Int(instruction.a)))
      case .command: return .stop(.command(instruction.wide))
      case .assertionFailed:
        if !checks.isEmpty { checks[checks.count - 1] = true }
        return .stop(.assertionFailed(instruction.wide))
      case .assertionHeld: assertionCount += 1
      case .checkBegin: checks.append(false)
      case .checkEnd: return .stop(.checkEnded(failed: checks.removeLast()))
      case .expectBegin:
        handlers.append(Handler(frame: level, site: instruction.wide, checks: checks.count))
      case .expectEnd:
        let handler = handlers.removeLast()
        return .stop(.expectationUnmet(handler.site))
      case .scenarioBegin: return .stop(.scenarioBegins(instruction.wide))
      case .scenarioEnd: return .stop(.scenarioEnds)
      case .deadline: registers[a] = try deadline(registers[b], world)
      case .deadlineOfLimit:
        let end = Instant(milliseconds: Session.timeLimit.milliseconds)
        registers[a] = .instant(min(world.simulation.now + waitLimit, end))
      case .advanceInstant:
        return .stop(
          .advanceInstant(deadline: Instant(milliseconds: registers[b].bits), result: Int(instruction.a)))
      case .waitTimeout: return .stop(.waitTimedOut)
      case .schedule: return .stop(.scheduled(instruction.wide))
      case .invariant: return .stop(.invariantDeclared(instruction.wide))
      case .branchBegin: return .stop(.branchBegins(instruction.wide))
      case .branchEnd: return .stop(.branchEnds)
      case .include: return .stop(.included(block: instruction.wide))
      case .halt: return .stop(.halted)
      }
    }
  }

  // MARK: - What the loop leaves to others

  /// Looks now and then whether a loop or a recursion may go on; true: it is interrupted.
  @inline(never)
  private mutating func pause(
    _ registers: borrowing MutableSpan<Value>, _ shouldStop: () -> Bool
  ) throws(Fault) -> Bool {
    if steps > stepLimit { throw .stepLimit(stepLimit) }
    if steps >= nextPause {
      nextPause = min(steps + 4096, stepLimit)
      if shouldStop() { return true }
    }
    if arena.needsSweep { try sweep(registers) }
    return false
  }

  /// Expectations end with the function that has them.
  @inline(never)
  private mutating func leaveHandlers(above level: Int) { handlers.removeAll { $0.frame > level } }

  /// Gives back what no register holds any more.
  @inline(never)
  private mutating func sweep(_ registers: borrowing MutableSpan<Value>) throws(Fault) {
    var roots: [Value] = []
    roots.reserveCapacity(registers.count)
    for register in registers.indices { roots.append(registers[register]) }
    roots.append(contentsOf: constants)
    for parameter in parameters { if let value = parameter.defaultValue { roots.append(value) } }
    arena.sweep(roots: roots)
    if arena.isFull { throw .memoryLimit }
  }

  /// Rounded down, as `//`; the divisor is positive.
  @inline(__always)
  private static func quotient(_ a: Int64, _ b: Int64) -> Int64 {
    let quotient = a / b
    return a - quotient * b < 0 ? quotient - 1 : quotient
  }

  /// With the sign of the divisor, as `%`; the divisor is positive.
  @inline(__always)
  private static func remainder(_ a: Int64, _ b: Int64) -> Int64 {
    let remainder = a % b
    return remainder < 0 ? remainder + b : remainder
  }

  @inline(__always)
  private mutating func isEqual(_ a: Value, _ b: Value) throws(Fault) -> Bool {
    if a.tag == b.tag, a.tag == .integer || a.tag == .symbol { return a.bits == b.bits }
    return try isEqualSlowly(a, b)
  }

  @inline(never)
  private mutating func isEqualSlowly(_ a: Value, _ b: Value) throws(Fault) -> Bool {
    try Arithmetic.isEqual(a, b, arena)
  }

  @inline(never)
  private mutating func order(_ a: Value, _ b: Value, _ operation: BinaryOperator) throws(Fault) -> Int {
    try Arithmetic.order(a, b, operation, arena)
  }

  @inline(never)
  private mutating func contains(_ collection: Value, _ element: Value, _ world: World) throws(Fault) -> Bool
  {
    var collection = collection
    if isCollectionOfResources(collection) {
      collection = arena.list(try elements(of: collection, world))
    } else if collection.tag == .tagsOfCluster {
      collection = TagMap.map(of: collection, world, &arena)
    }
    return try Arithmetic.contains(collection, element, arena)
  }

  /// Reads a property; the world stays the same while code runs, so that it need not be read again soon.
  @inline(never)
  private mutating func read(_ row: Int, of owner: Value, _ world: World) throws(Fault) -> Value {
    let result = try PropertyTable.read(row: row, of: owner, world, &arena)
    // What lives in the arena may be swept.
    if result.tag.rawValue < Value.Tag.text.rawValue, owner.tag.rawValue < Value.Tag.text.rawValue {
      readings[PropertyReading.place(row, owner)] = PropertyReading(
        row: row, owner: owner, period: arena.period, result: result)
    }
    return result
  }

  @inline(never)
  private mutating func namedProperty(
    _ name: Int, of owner: Value, _ world: World
  ) throws(Fault) -> Value {
    try PropertyTable.read(name: names[name].spelling, of: owner, world, &arena)
  }

  @inline(never)
  private mutating func resource(_ number: Int, _ world: World) throws(Fault) -> Value {
    let name = names[number].spelling
    guard let value = world.resource(named: name) ?? SymbolTable.value(of: name) else {
      throw world.absence(of: name, kind: "pool or cluster")
    }
    names[number].resource = value
    names[number].period = arena.period
    return value
  }

  @inline(never)
  private mutating func makeList(_ elements: [Value]) -> Value {
    for element in elements { arena.share(element) }
    return arena.list(elements)
  }

  /// A map of keys and values, by turns.
  @inline(never)
  private mutating func makeMap(_ entries: [Value]) -> Value {
    var keys: [String] = []
    var values: [Value] = []
    for entry in stride(from: 0, to: entries.count, by: 2) {
      keys.append(arena.text(entries[entry]))
      arena.share(entries[entry + 1])
      values.append(entries[entry + 1])
    }
    return arena.map(keys: keys, values: values)
  }

  @inline(never)
  private mutating func append(_ part: Value, to text: inout String, _ world: World) {
    switch part.tag {
    case .text: text += arena.text(part)
    case .integer: text += String(part.bits)
    default: text += ValueFormat.text(part, world, arena)
    }
  }

  @inline(never)
  private mutating func call(
    builtin number: Int, _ arguments: [Value], _ world: World
  ) throws(Fault) -> Value {
    // What a function gives may be, or hold, what it got.
    for argument in arguments { arena.share(argument) }
    return try Builtin.table[number].call(arguments, world, &arena)
  }

  @inline(never)
  private mutating func deadline(_ span: Value, _ world: World) throws(Fault) -> Value {
    guard span.tag == .duration, span.bits >= 0 else {
      throw .invalidValue("a wait needs a duration that is not negative")
    }
    let (deadline, overflow) = world.simulation.now.milliseconds.addingReportingOverflow(span.bits)
    if overflow || deadline > Session.timeLimit.milliseconds { throw .timeLimit }
    return .instant(Instant(milliseconds: deadline))
  }

  private mutating func requireRange(_ lower: Value, _ upper: Value) throws(Fault) {
    guard lower.tag == .integer, upper.tag == .integer else {
      throw .wrongType("a range goes from a whole number to a whole number")
    }
  }

  /// The list of what an iteration goes over, which nobody changes meanwhile.
  @inline(never)
  private mutating func listToIterate(_ collection: Value, _ world: World) throws(Fault) -> Value {
    arena.share(collection)
    return collection.tag == .list ? collection : arena.list(try elements(of: collection, world))
  }

  @inline(__always)
  private func requireBoolean(_ value: Value) throws(Fault) {
    if value.tag != .boolean { throw Self.notBoolean(value) }
  }

  @inline(never)
  private static func notBoolean(_ value: Value) -> Fault {
    .wrongType(
      "a condition is true or false, and this is \(value.kindName)",
      help: value.tag == .integer ? "compare it: `> 0`" : nil)
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
