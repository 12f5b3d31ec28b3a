import AKSLLanguage

extension Builtin {
  static let listFunctions: [Builtin] = [
    Builtin(
      "sort", [.init("list", .list), .init("by", .text, .optional)], .elements,
      "the list in rising order, or in that of a property of its elements",
      example: "sort([2, 1]) == [1, 2] and first(sort(pools, by: \"count\")).name == \"system\""
    ) { arguments, world, arena throws(Fault) in
      let elements = try elements(of: arguments[0], world, arena)
      let keys = try keys(of: elements, by: arguments.optional(1), world, &arena)
      return arena.list(try sorted(elements, by: keys, arena))
    },
    Builtin(
      "reverse", [.init("list", .sequence)], .elements,
      "the elements, or the characters, from the last to the first",
      example: "reverse([1, 2, 3]) == [3, 2, 1]"
    ) { arguments, world, arena throws(Fault) in
      if let text = characters(of: arguments[0], arena) { return arena.text(String(text.reversed())) }
      return arena.list(try elements(of: arguments[0], world, arena).reversed())
    },
    Builtin(
      "unique", [.init("list", .list)], .elements, "the list without what it holds already",
      example: "unique([2, 1, 2]) == [2, 1]"
    ) { arguments, world, arena throws(Fault) in
      arena.list(try unique(try elements(of: arguments[0], world, arena), arena))
    },
    Builtin(
      "first", [.init("list", .list)], .element, "the first element",
      example: "first(pools).name == \"system\""
    ) { arguments, world, arena throws(Fault) in
      guard let first = try elements(of: arguments[0], world, arena).first else {
        throw .emptyList("first element")
      }
      return first
    },
    Builtin(
      "last", [.init("list", .list)], .element, "the last element", example: "last(pools).name == \"dev\""
    ) { arguments, world, arena throws(Fault) in
      guard let last = try elements(of: arguments[0], world, arena).last else {
        throw .emptyList("last element")
      }
      return last
    },
    Builtin(
      "take", [.init("list", .sequence), .init("count", .integer)], .elements,
      "so many elements, or characters, from the start; fewer where there are fewer",
      example: "take([1, 2, 3], 2) == [1, 2]"
    ) { arguments, world, arena throws(Fault) in
      let count = try count(arguments[1])
      if let text = characters(of: arguments[0], arena) { return arena.text(String(text.prefix(count))) }
      return arena.list(Array(try elements(of: arguments[0], world, arena).prefix(count)))
    },
    Builtin(
      "drop", [.init("list", .sequence), .init("count", .integer)], .elements,
      "what is left without so many elements, or characters, at the start",
      example: "drop([1, 2, 3], 2) == [3]"
    ) { arguments, world, arena throws(Fault) in
      let count = try count(arguments[1])
      if let text = characters(of: arguments[0], arena) { return arena.text(String(text.dropFirst(count))) }
      return arena.list(Array(try elements(of: arguments[0], world, arena).dropFirst(count)))
    },
    Builtin(
      "slice", [.init("list", .sequence), .init("from", .integer), .init("to", .integer)], .elements,
      "the elements, or characters, from one index to another, both included; -1 is the last",
      example: "slice([1, 2, 3, 4], 1, 2) == [2, 3] and slice(\"abc\", 1, -1) == \"bc\""
    ) { arguments, world, arena throws(Fault) in
      if let text = characters(of: arguments[0], arena) {
        return arena.text(String(text[try bounds(arguments, text.count)]))
      }
      let all = try elements(of: arguments[0], world, arena)
      return arena.list(Array(all[try bounds(arguments, all.count)]))
    },
    Builtin(
      "index-of", [.init("list", .sequence), .init("element", .anything)], .type(.unknown),
      "where an element, or a part of a text, first stands, counted from 0; null if it doesn't",
      example: "index-of([\"a\", \"b\"], \"b\") == 1 and index-of([1], 2) == null"
    ) { arguments, world, arena throws(Fault) in
      if let text = characters(of: arguments[0], arena) {
        return try index(of: arguments[1], in: text, arena)
      }
      for (position, element) in try elements(of: arguments[0], world, arena).enumerated()
      where try areEqual(element, arguments[1], arena) { return .integer(position) }
      return .null
    },
    Builtin(
      "flatten", [.init("list", .list)], .type(.list), "the elements of the lists in a list, in one list",
      example: "flatten([[1, 2], [3]]) == [1, 2, 3]"
    ) { arguments, world, arena throws(Fault) in
      var flat: [Value] = []
      for element in try elements(of: arguments[0], world, arena) {
        if Parameter.Kind.list.accepts(StaticType(of: element.tag).base) {
          flat += try elements(of: element, world, arena)
        } else {
          flat.append(element)
        }
        guard flat.count <= elementLimit else { throw .tooLarge("the flattened list") }
      }
      return arena.list(flat)
    },
    Builtin(
      "zip", [.init("list", .list), .init("other", .list)], .type(.list),
      "pairs of the elements of two lists that are equally long",
      example: "zip([1, 2], [\"a\", \"b\"]) == [[1, \"a\"], [2, \"b\"]]"
    ) { arguments, world, arena throws(Fault) in
      let left = try elements(of: arguments[0], world, arena)
      let right = try elements(of: arguments[1], world, arena)
      guard left.count == right.count else {
        throw .invalidValue(
          "`zip` takes lists that are equally long, and these have \(left.count) and \(right.count) elements",
          help: "`take` shortens a list")
      }
      return arena.list(zip(left, right).map { arena.list([$0, $1]) })
    },
    Builtin(
      "range", [.init("from", .amount), .init("to", .amount), .init("step", .amount)], .type(.list),
      "a list of amounts from one to another, step by step, both included",
      example: "range(0, 10, 5) == [0, 5, 10] and range(2h, 1h, -30m) == [2h, 1h30m, 1h]"
    ) { arguments, _, arena throws(Fault) in arena.list(try steps(arguments)) },
    Builtin(
      "any", [.init("list", .list)], .type(.boolean), "whether one of a list is true",
      example: "any([false, true])"
    ) { arguments, world, arena throws(Fault) in
      .boolean(try conditions(arguments[0], "any", world, arena).contains(true))
    },
    Builtin(
      "all", [.init("list", .list)], .type(.boolean), "whether all of a list are true",
      example: "all([p.count > 0 for p in pools])"
    ) { arguments, world, arena throws(Fault) in
      .boolean(!(try conditions(arguments[0], "all", world, arena).contains(false)))
    },
    Builtin(
      "group", [.init("list", .list), .init("by", .text)], .type(.map),
      "a map from the values of a property to the elements that have them",
      example: "group(pools, by: \"mode\").User == [dev]"
    ) { arguments, world, arena throws(Fault) in
      let elements = try elements(of: arguments[0], world, arena)
      let keys = try keys(of: elements, by: arguments[1], world, &arena)
      var names: [String] = []
      var positions: [String: Int] = [:]
      var groups: [[Value]] = []
      for (element, key) in zip(elements, keys) {
        let name = ValueFormat.text(key, world, arena)
        if let position = positions[name] {
          groups[position].append(element)
        } else {
          positions[name] = names.count
          names.append(name)
          groups.append([element])
        }
      }
      return arena.map(keys: names, values: groups.map { arena.list($0) })
    },
  ]

  // MARK: - What the rows share

  /// The characters, if it is a text.
  private static func characters(of value: Value, _ arena: Arena) -> [Character]? {
    value.tag == .text || value.tag == .version ? Array(arena.text(value)) : nil
  }

  private static func count(_ value: Value) throws(Fault) -> Int {
    guard value.bits >= 0 else {
      throw .invalidValue("a number of elements is not below 0, and this is \(value.bits)")
    }
    return Int(clamping: value.bits)
  }

  /// Both ends of a slice.
  ///
  /// It may be empty, but must not reach out of the list.
  private static func bounds(_ arguments: Span<Value>, _ count: Int) throws(Fault) -> Range<Int> {
    func index(_ value: Value) -> Int64 { value.bits < 0 ? value.bits + Int64(count) : value.bits }
    let lower = index(arguments[1])
    let upper = index(arguments[2])
    guard lower >= 0, lower <= Int64(count) else { throw .indexOutOfRange(arguments[1].bits, count: count) }
    guard upper >= lower - 1, upper < Int64(count) else {
      throw .indexOutOfRange(arguments[2].bits, count: count)
    }
    return Int(lower)..<Int(upper + 1)
  }

  private static func index(of part: Value, in text: [Character], _ arena: Arena) throws(Fault) -> Value {
    guard part.tag == .text else {
      throw .wrongType("in a text there are texts, and this is \(part.kindName)")
    }
    let wanted = Array(arena.text(part))
    guard wanted.count <= text.count else { return .null }
    let position = (0...(text.count - wanted.count)).first {
      text[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
    return position.map { .integer($0) } ?? .null
  }

  private static func unique(_ elements: [Value], _ arena: Arena) throws(Fault) -> [Value] {
    var values: Set<Value> = []
    var texts: Set<String> = []
    var others: [Value] = []
    var unique: [Value] = []
    for element in elements {
      let isNew: Bool
      switch element.tag {
      case .text: isNew = texts.insert(arena.text(element)).inserted
      case .number:
        let whole = Int64(exactly: element.double).map { Value.integer($0) }
        isNew = values.insert(whole ?? element).inserted
      case .version, .list, .map, .range:
        var isKnown = false
        for other in others where try areEqual(other, element, arena) { isKnown = true }
        if !isKnown { others.append(element) }
        isNew = !isKnown
      default: isNew = values.insert(element).inserted
      }
      if isNew { unique.append(element) }
    }
    return unique
  }

  private static func steps(_ arguments: Span<Value>) throws(Fault) -> [Value] {
    let (from, to, step) = (arguments[0], arguments[1], arguments[2])
    guard from.tag == to.tag, to.tag == step.tag, from.tag != .number else {
      throw .wrongType("`range` takes three whole numbers, or three amounts of one kind")
    }
    guard step.bits != 0 else { throw .invalidValue("the step of a range is not 0") }
    var steps: [Value] = []
    var position = from.bits
    while step.bits > 0 ? position <= to.bits : position >= to.bits {
      guard steps.count < elementLimit else { throw .tooLarge("a list of this range") }
      steps.append(Value(from.tag, position))
      let (next, overflow) = position.addingReportingOverflow(step.bits)
      if overflow { break }
      position = next
    }
    return steps
  }

  private static func conditions(
    _ value: Value, _ name: String, _ world: World, _ arena: Arena
  ) throws(Fault) -> [Bool] {
    var conditions: [Bool] = []
    for element in try elements(of: value, world, arena) {
      guard element.tag == .boolean else {
        throw .wrongType("`\(name)` takes a list of true and false, and one element is \(element.kindName)")
      }
      conditions.append(element.isTrue)
    }
    return conditions
  }
}
