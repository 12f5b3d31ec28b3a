import AKSLLanguage
import AKSModel

// What code reads of the world, and the functions that it calls to.
extension Machine {
  /// Reads a property; the world stays the same while code runs, so that it need not be read again soon.
  @inline(never)
  mutating func read(_ row: Int, of owner: Value, _ world: World) throws(Fault) -> Value {
    let result = try PropertyTable.read(row: row, of: owner, world, &arena)
    if isTracing {
      trace(PropertyTable.name(ofRow: row), of: owner)
      return result
    }
    // What lives in the arena may be swept.
    if !result.isHandle, !owner.isHandle {
      readings[PropertyReading.place(row, owner)] = PropertyReading(
        row: row, owner: owner, period: arena.period, result: result)
    }
    return result
  }

  /// The property that a key names.
  @inline(never)
  mutating func namedProperty(_ key: UInt32, of owner: Value, _ world: World) throws(Fault) -> Value {
    if owner.tag == .map, let value = arena.entry(key, ofMap: owner) { return value }
    if isTracing { trace(arena.spelling(ofKey: key), of: owner) }
    return try PropertyTable.read(name: arena.spelling(ofKey: key), of: owner, world, &arena)
  }

  /// Keeps what an assertion reads; one that reads more than this rests on the first of it.
  mutating func trace(_ property: String, of owner: Value) {
    let read = TracedRead(owner: owner, property: property)
    if reads.count < 1000, reads.last != read { reads.append(read) }
  }

  /// The value of a text that runs for the first time.
  @inline(never)
  mutating func text(_ number: Int) -> Value {
    let text = texts[number]
    let source = units[Int(text.unit)].source
    let value = arena.text(source.text(ofLiteral: text.range, isSegment: text.isSegment))
    texts[number].value = value
    return value
  }

  @inline(never)
  mutating func resource(_ number: Int, _ world: World) throws(Fault) -> Value {
    let name = names[number].spelling
    guard let value = world.resource(named: name) ?? SymbolTable.value(of: name) else {
      throw world.absence(of: name, kind: "pool or cluster")
    }
    names[number].resource = value
    names[number].period = arena.period
    return value
  }

  @inline(never)
  func resource(at path: [String], _ world: World) throws(Fault) -> Value {
    guard let value = world.resource(at: path) else { throw world.absence(at: path) }
    return value
  }

  @inline(never)
  mutating func call(
    builtin number: Int, _ arguments: UnsafeBufferPointer<Value>, _ world: World
  ) throws(Fault) -> Value {
    // What a function gives may be, or hold, what it got.
    for argument in arguments { arena.share(argument) }
    return try Builtin.table[number].call(arguments.span, world, &arena)
  }
}
