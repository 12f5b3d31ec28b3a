import AKSLLanguage
import AKSModel

// The instructions, one after the other.
extension Machine {
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
    let free = Frame(block: 0, pc: 0, base: 0)
    frames.append(contentsOf: repeatElement(free, count: 16))
    nextPause = min(nextPause, stepLimit)
    // An included source may have brought more.
    if entries.count != functions.count { enterFunctions() }
    defer {
      frames.removeLast(frames.count - depth)
      self.frames = frames
      self.registers = registers
      arena.endOwnership()
    }
    let code = self.code
    while true {
      let leave = try code.withUnsafeBufferPointer { code throws(Fault) in
        try registers.withUnsafeMutableBufferPointer { registers throws(Fault) in
          try interpret(code, registers, &frames, world, shouldStop)
        }
      }
      switch leave {
      case .stop(let stop): return stop
      case .registers(let count):
        let wanted = max(count + 256, min(2 * registers.count, Self.registerLimit))
        registers.append(contentsOf: repeatElement(.null, count: wanted - registers.count))
      case .frames: frames.append(contentsOf: repeatElement(free, count: frames.count))
      }
    }
  }

  /// The instructions, until one stops.
  ///
  /// Whatever is not needed at every step is a method of its own, which gets and gives values, so that the
  /// running frame can stay in the processor's registers. Of all operators whole numbers come first. What may
  /// have made something that takes up memory ends with `break step`.
  private mutating func interpret(
    _ code: UnsafeBufferPointer<Instruction>, _ registers: UnsafeMutableBufferPointer<Value>,
    _ allFrames: inout [Frame], _ world: World, _ shouldStop: () -> Bool
  ) throws(Fault) -> Leave {
    var frames = allFrames.mutableSpan
    let allConstants = self.constants
    let constants = allConstants.span
    let allEntries = self.entries
    let entries = allEntries.span
    // The running frame; `frames` is brought up to date whenever something looks at it.
    var level = depth - 1
    let place = places[frames[level].block]
    let blockCode = place.code..<place.code + place.count
    precondition(blockCode.contains(frames[level].pc), "code that is not in the block")
    precondition(frames[level].base + place.registerCount <= registers.count, "a frame without registers")
    guard let firstInstruction = code.baseAddress, let firstRegister = registers.baseAddress else {
      preconditionFailure("nothing to run")
    }
    var next = firstInstruction + frames[level].pc
    var base = frames[level].base
    var r = Window(start: firstRegister + base)
    // How many loops and calls are left until the next pause.
    var slack = nextPause - steps
    defer {
      frames[level].pc = Self.position(of: next, from: firstInstruction)
      depth = level + 1
      steps = nextPause - slack
    }

    while true {
      step: do {
        let instruction = next.pointee
        let a = instruction.a
        next += 1
        switch instruction.opcode {
        case .loadConstant: r[a] = constants[instruction.wide]
        case .loadText:
          if let value = texts[instruction.wide].value {
            r[a] = value
          } else {
            r[a] = text(instruction.wide)
            break step
          }
        case .loadLiteral: r[a] = instruction.wide == 0 ? .null : .boolean(instruction.wide == 1)
        case .loadInteger: r[a] = .integer(instruction.signedWide)
        case .move:
          let value = r[instruction.b]
          arena.share(value)
          r[a] = value
        case .loadGlobal:
          precondition(instruction.wide < registers.count)
          let value = registers[instruction.wide]
          arena.share(value)
          r[a] = value
        case .storeGlobal:
          precondition(instruction.wide < registers.count)
          let value = r[a]
          arena.share(value)
          registers[instruction.wide] = value
        case .addToGlobal:
          precondition(instruction.wide < registers.count)
          registers[instruction.wide] = try update(registers[instruction.wide], adding: r[a])
          break step

        case .add:
          let x = r[instruction.b]
          let y = r[instruction.c]
          if x.tag == .integer, y.tag == .integer {
            let (sum, overflow) = x.bits.addingReportingOverflow(y.bits)
            if !overflow {
              r[a] = .integer(sum)
              continue
            }
          }
          r[a] =
            try a == instruction.b && instruction.b != instruction.c
            ? update(x, adding: y) : calculate(x, .add, y)
          break step
        case .subtract:
          let x = r[instruction.b]
          let y = r[instruction.c]
          if x.tag == .integer, y.tag == .integer {
            let (difference, overflow) = x.bits.subtractingReportingOverflow(y.bits)
            if !overflow {
              r[a] = .integer(difference)
              continue
            }
          }
          r[a] = try calculate(x, .subtract, y)
        case .multiply:
          let x = r[instruction.b]
          let y = r[instruction.c]
          if x.tag == .integer, y.tag == .integer {
            let (product, overflow) = x.bits.multipliedReportingOverflow(by: y.bits)
            if !overflow {
              r[a] = .integer(product)
              continue
            }
          }
          r[a] = try calculate(x, .multiply, y)
        case .divide: r[a] = try calculate(r[instruction.b], .divide, r[instruction.c])
        case .floorDivide:
          let x = r[instruction.b]
          let y = r[instruction.c]
          if x.tag == .integer, y.tag == .integer, y.bits > 0 {
            r[a] = .integer(Self.quotient(x.bits, y.bits))
          } else {
            r[a] = try calculate(x, .floorDivide, y)
          }
        case .remainder:
          let x = r[instruction.b]
          let y = r[instruction.c]
          if x.tag == .integer, y.tag == .integer, y.bits > 0 {
            r[a] = .integer(Self.remainder(x.bits, y.bits))
          } else {
            r[a] = try calculate(x, .remainder, y)
          }

        case .addNumber:
          let x = r[instruction.b]
          if x.tag == .integer {
            let (sum, overflow) = x.bits.addingReportingOverflow(instruction.signedC)
            if !overflow {
              r[a] = .integer(sum)
              continue
            }
          }
          r[a] = try calculate(x, .add, .integer(instruction.signedC))
        case .subtractNumber:
          let x = r[instruction.b]
          if x.tag == .integer {
            let (difference, overflow) = x.bits.subtractingReportingOverflow(instruction.signedC)
            if !overflow {
              r[a] = .integer(difference)
              continue
            }
          }
          r[a] = try calculate(x, .subtract, .integer(instruction.signedC))
        case .multiplyNumber:
          let x = r[instruction.b]
          if x.tag == .integer {
            let (product, overflow) = x.bits.multipliedReportingOverflow(by: instruction.signedC)
            if !overflow {
              r[a] = .integer(product)
              continue
            }
          }
          r[a] = try calculate(x, .multiply, .integer(instruction.signedC))
        case .floorDivideNumber:
          let x = r[instruction.b]
          if x.tag == .integer, instruction.signedC > 0 {
            r[a] = .integer(Self.quotient(x.bits, instruction.signedC))
          } else {
            r[a] = try calculate(x, .floorDivide, .integer(instruction.signedC))
          }
        case .remainderNumber:
          let x = r[instruction.b]
          if x.tag == .integer, instruction.signedC > 0 {
            r[a] = .integer(Self.remainder(x.bits, instruction.signedC))
          } else {
            r[a] = try calculate(x, .remainder, .integer(instruction.signedC))
          }

        case .equal: r[a] = .boolean(try isEqual(r[instruction.b], r[instruction.c]))
        case .notEqual: r[a] = .boolean(!(try isEqual(r[instruction.b], r[instruction.c])))
        case .less: r[a] = .boolean(try compare(r[instruction.b], .less, r[instruction.c], <))
        case .lessOrEqual: r[a] = .boolean(try compare(r[instruction.b], .lessOrEqual, r[instruction.c], <=))
        case .greater: r[a] = .boolean(try compare(r[instruction.b], .greater, r[instruction.c], >))
        case .greaterOrEqual:
          r[a] = .boolean(try compare(r[instruction.b], .greaterOrEqual, r[instruction.c], >=))
        case .contains: r[a] = .boolean(try contains(r[instruction.c], r[instruction.b], world))
        case .negate: r[a] = try Arithmetic.negate(r[instruction.b])
        case .not: r[a] = .boolean(!(try condition(r[instruction.b])))

        case .jump: next += instruction.distance
        case .jumpIfTrue: if try condition(r[a]) { next += instruction.distance }
        case .jumpIfFalse: if !(try condition(r[a])) { next += instruction.distance }
        case .checkBoolean: _ = try condition(r[a])

        case .testEqual:
          let holds = try isEqual(r[a], r[instruction.b])
          next += holds ? 1 : 1 &+ next.pointee.distance
        case .testNotEqual:
          let holds = try isEqual(r[a], r[instruction.b])
          next += holds ? 1 &+ next.pointee.distance : 1
        case .testLess:
          let holds = try compare(r[a], .less, r[instruction.b], <)
          next += holds ? 1 : 1 &+ next.pointee.distance
        case .testLessOrEqual:
          let holds = try compare(r[a], .lessOrEqual, r[instruction.b], <=)
          next += holds ? 1 : 1 &+ next.pointee.distance
        case .testGreater:
          let holds = try compare(r[a], .greater, r[instruction.b], >)
          next += holds ? 1 : 1 &+ next.pointee.distance
        case .testGreaterOrEqual:
          let holds = try compare(r[a], .greaterOrEqual, r[instruction.b], >=)
          next += holds ? 1 : 1 &+ next.pointee.distance
        case .testEqualNumber:
          let holds = try compare(r[a], .equal, .integer(instruction.signedB), ==)
          next += holds ? 1 : 1 &+ next.pointee.distance
        case .testNotEqualNumber:
          let holds = try compare(r[a], .notEqual, .integer(instruction.signedB), !=)
          next += holds ? 1 : 1 &+ next.pointee.distance
        case .testLessNumber:
          let holds = try compare(r[a], .less, .integer(instruction.signedB), <)
          next += holds ? 1 : 1 &+ next.pointee.distance
        case .testLessOrEqualNumber:
          let holds = try compare(r[a], .lessOrEqual, .integer(instruction.signedB), <=)
          next += holds ? 1 : 1 &+ next.pointee.distance
        case .testGreaterNumber:
          let holds = try compare(r[a], .greater, .integer(instruction.signedB), >)
          next += holds ? 1 : 1 &+ next.pointee.distance
        case .testGreaterOrEqualNumber:
          let holds = try compare(r[a], .greaterOrEqual, .integer(instruction.signedB), >=)
          next += holds ? 1 : 1 &+ next.pointee.distance

        case .loop:
          next += instruction.distance
          slack &-= 1
          if slack <= 0 {
            guard let more = try pause(slack, shouldStop) else { return .stop(.interrupted) }
            slack = more
          }
        case .loopLess:
          slack &-= 1
          if slack <= 0 {
            guard let more = try pause(slack, shouldStop) else { return .stop(.interrupted) }
            slack = more
          }
          let holds = try compare(r[a], .less, r[instruction.b], <)
          next += holds ? 1 &+ next.pointee.distance : 1
        case .loopLessNumber:
          slack &-= 1
          if slack <= 0 {
            guard let more = try pause(slack, shouldStop) else { return .stop(.interrupted) }
            slack = more
          }
          let holds = try compare(r[a], .less, .integer(instruction.signedB), <)
          next += holds ? 1 &+ next.pointee.distance : 1

        case .property:
          let owner = r[instruction.b]
          let row = Int(instruction.c)
          let place = PropertyReading.place(row, owner)
          if readings[place].is(row, owner, arena.period) {
            r[a] = readings[place].result
          } else {
            r[a] = try read(row, of: owner, world)
            break step
          }
        case .namedProperty:
          let owner = r[instruction.b]
          let key = next.pointee.key
          next += 1
          if owner.tag == .map, let value = arena.guessedEntry(key, ofMap: owner) {
            r[a] = value
          } else {
            r[a] = try namedProperty(key, of: owner, world)
            break step
          }
        case .index:
          let collection = r[instruction.b]
          let position = r[instruction.c]
          if collection.tag == .list, position.tag == .integer, position.bits >= 0,
            position.bits < arena.count(ofList: collection)
          {
            r[a] = arena.element(Int(position.bits), ofList: collection)
          } else {
            r[a] = try element(of: collection, at: position, world)
            break step
          }
        case .resource:
          // The world stays the same while code runs: a name is looked up once.
          if names[instruction.wide].period == arena.period {
            r[a] = names[instruction.wide].resource
          } else {
            r[a] = try resource(instruction.wide, world)
          }
        case .resourcePath:
          r[a] = try resource(at: unit(of: frames[level]).paths[instruction.wide], world)
        case .worldProperty:
          r[a] = WorldProperty.allCases[instruction.wide].read(world, &arena)
          break step

        case .makeList:
          r[a] = makeList(r.values(from: Int(instruction.b), count: instruction.c))
          break step
        case .makeMap:
          r[a] = makeMap(next, r.values(from: Int(instruction.b), count: instruction.c))
          next += Int(instruction.c)
          break step
        case .makeText:
          r[a] = makeText(r.values(from: Int(instruction.b), count: instruction.c), world)
          break step
        case .makeRange:
          r[a] = try makeRange(r[instruction.b], r[instruction.c])
          break step
        case .append:
          arena.append(r[instruction.b], toNew: r[a])
          break step
        case .push:
          r[a] = try push(r[instruction.b], to: r[a])
          break step
        case .put:
          let map = r[a]
          let value = r[instruction.b]
          let key = next.pointee.key
          next += 1
          if map.tag == .map {
            arena.share(value)
            if arena.replaceGuessed(key, of: map, value) { continue }
          }
          r[a] = try put(key, r[instruction.b], to: r[a])
          break step

        case .iterate:
          let collection = r[instruction.b]
          if collection.tag == .range {
            let (lower, upper) = arena.range(collection)
            r[a] = .null
            r[a, 1] = lower
            r[a, 2] = upper
          } else {
            let list = try listToIterate(collection, world)
            r[a] = list
            r[a, 1] = .integer(0)
            r[a, 2] = .integer(arena.count(ofList: list) - 1)
            break step
          }
        case .iterateRange:
          let lower = r[instruction.b]
          let upper = r[instruction.c]
          try requireRange(lower, upper)
          r[a] = .null
          r[a, 1] = lower
          r[a, 2] = upper
        case .enter:
          let position = r[a, 1].bits
          if position > r[a, 2].bits {
            next += instruction.distance
          } else {
            let list = r[a]
            r[a, 3] = list.tag == .null ? .integer(position) : arena.element(Int(position), ofList: list)
          }
        case .loopNext:
          slack &-= 1
          if slack <= 0 {
            guard let more = try pause(slack, shouldStop) else { return .stop(.interrupted) }
            slack = more
          }
          let position = r[a, 1].bits
          if position < r[a, 2].bits {
            let list = r[a]
            r[a, 1] = .integer(position &+ 1)
            r[a, 3] =
              list.tag == .null ? .integer(position &+ 1) : arena.element(Int(position &+ 1), ofList: list)
            next += instruction.distance
          }
        case .loopRange:
          slack &-= 1
          if slack <= 0 {
            guard let more = try pause(slack, shouldStop) else { return .stop(.interrupted) }
            slack = more
          }
          let position = r[a, 1].bits
          if position < r[a, 2].bits {
            r[a, 1] = .integer(position &+ 1)
            r[a, 3] = .integer(position &+ 1)
            next += instruction.distance
          }

        case .call:
          let function = entries[instruction.wide]
          let callee = level &+ 1
          let calleeBase = base &+ Int(a) &+ 1
          let end = calleeBase &+ function.registerCount
          guard callee < frames.count, end < registers.count else {
            guard callee < Self.callLimit else { throw .recursionLimit(Self.callLimit) }
            guard end < Self.registerLimit else { throw .recursionLimit(callee) }
            next -= 1
            return callee < frames.count ? .registers(end) : .frames
          }
          slack &-= 1
          if slack <= 0 {
            guard let more = try pause(slack, shouldStop) else { return .stop(.interrupted) }
            slack = more
          }
          frames[level].pc = Self.position(of: next, from: firstInstruction)
          level = callee
          base = calleeBase
          frames[level] = Frame(block: function.block, pc: function.code, base: base)
          next = firstInstruction + function.code
          r = Window(start: firstRegister + base)
        case .callBuiltin:
          r[a] = try call(
            builtin: Int(instruction.b), r.values(from: Int(a) + 1, count: instruction.c), world)
          break step
        case .returnValue:
          // To the caller's register in front of the frame.
          (r.start - 1).pointee = r[a]
          fallthrough
        case .leaveSource:
          level &-= 1
          if !handlers.isEmpty { leaveHandlers(above: level) }
          base = frames[level].base
          next = firstInstruction + frames[level].pc
          r = Window(start: firstRegister + base)

        case .statement:
          if arena.needsSweep { try sweep(registers) }
          return .stop(.statement)
        case .print: return .stop(.print(first: Int(instruction.a), count: Int(instruction.b)))
        case .showValue: return .stop(.showValue(Int(instruction.a)))
        case .command: return .stop(.command(instruction.wide))
        case .azure: return .stop(.azure(instruction.wide))
        case .azureAnswer: return .stop(.azureAnswer(instruction.wide))
        case .assertionFailed:
          if !checks.isEmpty { checks[checks.count - 1] = true }
          return .stop(.assertionFailed(instruction.wide))
        case .assertionBegin: if isTracing { reads = [] }
        case .assertionHeld:
          assertionCount += 1
          if isTracing { return .stop(.assertionHeld(instruction.wide)) }
        case .checkBegin: checks.append(false)
        case .checkEnd: return .stop(.checkEnded(failed: checks.removeLast()))
        case .expectBegin:
          handlers.append(Handler(frame: level, site: instruction.wide, checks: checks.count))
        case .expectEnd:
          let handler = handlers.removeLast()
          return .stop(.expectationUnmet(handler.site))
        case .scenarioBegin: return .stop(.scenarioBegins(instruction.wide))
        case .scenarioEnd: return .stop(.scenarioEnds)
        case .deadline: r[a] = try deadline(r[instruction.b], world)
        case .deadlineOfLimit:
          let end = Instant(milliseconds: Session.timeLimit.milliseconds)
          r[a] = .instant(min(world.simulation.now + waitLimit, end))
        case .advanceInstant:
          return .stop(
            .advanceInstant(
              deadline: Instant(milliseconds: r[instruction.b].bits), result: Int(instruction.a)))
        case .waitTimeout: return .stop(.waitTimedOut(instruction.wide))
        case .schedule: return .stop(.scheduled(instruction.wide))
        case .invariant: return .stop(.invariantDeclared(instruction.wide))
        case .branchBegin: return .stop(.branchBegins(instruction.wide))
        case .branchEnd: return .stop(.branchEnds)
        case .include: return .stop(.included(block: instruction.wide))
        case .key: preconditionFailure("a key is not run")
        case .halt: return .stop(.halted)
        }
        continue
      }
      // All live values are in registers now.
      if arena.needsSweep { try sweep(registers) }
    }
  }

  /// Which instruction it is, counted from the first.
  @inline(__always)
  private static func position(
    of instruction: UnsafePointer<Instruction>, from first: UnsafePointer<Instruction>
  ) -> Int {
    Int((UInt(bitPattern: instruction) &- UInt(bitPattern: first)) / UInt(MemoryLayout<Instruction>.stride))
  }
}
