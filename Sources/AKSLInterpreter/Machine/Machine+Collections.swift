import AKSLLanguage
import AKSModel

// Lists, maps and texts: making them, changing them, and what is in them.
extension Machine {
  @inline(never)
  mutating func makeList(_ elements: UnsafeBufferPointer<Value>) -> Value {
    for element in elements { arena.share(element) }
    return arena.list(Array(elements))
  }

  /// A map of values with the keys that instructions name, one behind the other.
  @inline(never)
  mutating func makeMap(_ keys: UnsafePointer<Instruction>, _ values: UnsafeBufferPointer<Value>) -> Value {
    var map = MapStorage()
    map.reserveCapacity(values.count)
    for (position, value) in values.enumerated() {
      arena.share(value)
      map.put(keys[position].key, value)
    }
    return arena.add(map)
  }

  @inline(never)
  mutating func makeText(_ parts: UnsafeBufferPointer<Value>, _ world: World) -> Value {
    var text = ""
    for part in parts {
      switch part.tag {
      case .text: text += arena.text(part)
      case .integer: text += String(part.bits)
      default: text += ValueFormat.text(part, world, arena)
      }
    }
    return arena.text(text)
  }

  @inline(never)
  mutating func makeRange(_ lower: Value, _ upper: Value) throws(Fault) -> Value {
    try requireRange(lower, upper)
    return arena.range(lower, upper)
  }

  @inline(__always)
  func requireRange(_ lower: Value, _ upper: Value) throws(Fault) {
    guard lower.tag == .integer, upper.tag == .integer else {
      throw .wrongType("a range goes from a whole number to a whole number")
    }
  }

  /// `list + [element]` for the register that holds the list.
  @inline(never)
  mutating func push(_ element: Value, to list: Value) throws(Fault) -> Value {
    try list.tag == .list
      ? arena.appended(element, to: list) : Arithmetic.add(list, arena.list([element]), &arena)
  }

  /// `map + {key: value}` for the register that holds the map.
  @inline(never)
  mutating func put(_ key: UInt32, _ value: Value, to map: Value) throws(Fault) -> Value {
    if map.tag == .map { return arena.updated(map, key, value) }
    return try Arithmetic.add(map, arena.map(keys: [], values: []), &arena)
  }

  /// The list of what an iteration goes over, which nobody changes meanwhile.
  @inline(never)
  mutating func listToIterate(_ collection: Value, _ world: World) throws(Fault) -> Value {
    arena.share(collection)
    return collection.tag == .list ? collection : arena.list(try elements(of: collection, world))
  }

  /// What `for` gets from a value, one by one.
  mutating func elements(of value: Value, _ world: World) throws(Fault) -> [Value] {
    switch value.tag {
    case .list: return arena.list(value)
    case .map:
      let keys = arena.map(value).keys
      return keys.map { arena.text($0) }
    case .nodesOfPool, .nodesOfCluster, .nodesOfWorld:
      if isTracing { trace("total", of: value) }
      return NodeSelection.nodes(of: value, world)
    default:
      throw .wrongType(
        "there is nothing to go through in \(value.kindName)",
        help: "lists, ranges, maps and nodes have elements")
    }
  }

  @inline(never)
  mutating func element(
    of value: Value, at position: Value, _ world: World
  ) throws(Fault) -> Value {
    if value.tag == .map {
      guard position.tag == .text else { throw .wrongType("the key of a map is a text") }
      let key = arena.text(position)
      if let element = arena.entry(key, ofMap: value) { return element }
      if arena.isOpen(value) { return .null }
      let keys = arena.map(value).keys
      throw .unknownProperty(key, of: "this map", nearest: Spelling.nearest(to: key, among: keys))
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
