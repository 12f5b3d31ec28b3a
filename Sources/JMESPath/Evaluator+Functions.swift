import AKSLJSON

/// The functions; their arguments have been checked.
extension Evaluator {
  mutating func apply(
    _ function: Function, _ arguments: [Argument], at node: Node
  ) throws(JMESPathError) -> JSONValue {
    switch (function, arguments.first, arguments.dropFirst().first) {
    case (.map, .reference(let each), .value(.array(let elements))):
      var results: [JSONValue] = []
      for element in elements { results.append(try evaluate(each, on: element)) }
      return .array(results)
    case (.sortBy, .value(.array(let elements)), .reference(let key)):
      return try sort(elements, by: key, at: node)
    case (.maxBy, .value(.array(let elements)), .reference(let key)):
      return try extreme(of: elements, by: key, function, at: node)
    case (.minBy, .value(.array(let elements)), .reference(let key)):
      return try extreme(of: elements, by: key, function, at: node)
    case (_, .value(let first), .value(let second)):
      var values = [first, second]
      for case .value(let value) in arguments.dropFirst(2) { values.append(value) }
      return try apply(function, to: values, at: node)
    case (_, .value(let value), nil): return try apply(function, to: value, at: node)
    default: return .null
    }
  }

  /// The functions of one value.
  private mutating func apply(
    _ function: Function, to value: JSONValue, at node: Node
  ) throws(JMESPathError) -> JSONValue {
    switch (function, value) {
    case (.abs, _), (.ceil, _), (.floor, _), (.avg, _), (.sum, _):
      return try calculate(function, value, at: node)
    case (.keys, .object(let members)):
      try charge(members.count, at: node)
      return .array(members.map { .string($0.key) })
    case (.values, .object(let members)):
      try charge(members.count, at: node)
      return .array(members.map(\.value))
    case (.length, .string(let string)):
      try charge(string.utf8.count / 16, at: node)
      return .integer(Int64(string.unicodeScalars.count))
    case (.length, .array(let elements)): return .integer(Int64(elements.count))
    case (.length, .object(let members)): return .integer(Int64(members.count))
    case (.max, .array(let elements)), (.min, .array(let elements)):
      return Self.extreme(of: elements, keys: elements, function) ?? .null
    case (.sort, .array(let elements)): return .array(try sorted(elements, keys: elements, at: node))
    case (.reverse, .string(let string)):
      try charge(string.utf8.count, at: node)
      return .string(String(String.UnicodeScalarView(string.unicodeScalars.reversed())))
    case (.reverse, .array(let elements)):
      try charge(elements.count, at: node)
      return .array(elements.reversed())
    case (.toArray, .array), (.toString, .string), (.toNumber, .integer), (.toNumber, .number): return value
    case (.toArray, _): return .array([value])
    case (.toString, _):
      try charge(for: value, at: node)
      return .string(PythonText.json(value))
    case (.toNumber, .string(let string)):
      try charge(string.utf8.count / 16, at: node)
      return PythonText.parsedNumber(string) ?? .null
    case (.type, _): return .string(typeName(of: value))
    case (.notNull, _), (.merge, _): return value
    default: return .null
    }
  }

  /// The functions of two values and more.
  private mutating func apply(
    _ function: Function, to values: [JSONValue], at node: Node
  ) throws(JMESPathError) -> JSONValue {
    switch (function, values[0], values[1]) {
    case (.notNull, _, _):
      for value in values {
        if case .null = value { continue }
        return value
      }
      return .null
    case (.merge, _, _):
      var merged = OrderedMembers()
      for case .object(let members) in values {
        try charge(members.count, at: node)
        for member in members { merged.set(member.key, to: member.value) }
      }
      return .object(merged.members)
    case (.startsWith, .string(let whole), .string(let part)):
      return .boolean(whole.utf8.starts(with: part.utf8))
    case (.endsWith, .string(let whole), .string(let part)):
      return .boolean(whole.utf8.reversed().starts(with: part.utf8.reversed()))
    case (.join, .string(let separator), .array(let elements)):
      return try join(elements, separator, at: node)
    case (.contains, .array(let elements), let wanted):
      for element in elements where try same(element, wanted, depth: 0, at: node) { return true }
      return false
    case (.contains, .string(let whole), .string(let part)):
      return .boolean(try contains(Array(whole.utf8), Array(part.utf8), at: node))
    case (.contains, .string, let wanted):
      throw error(.type, "a string contains strings, not \(typeName(of: wanted)) values", at: node)
    default: return .null
    }
  }

  private mutating func join(
    _ elements: [JSONValue], _ separator: String, at node: Node
  ) throws(JMESPathError) -> JSONValue {
    var text = ""
    for (index, element) in elements.enumerated() {
      guard case .string(let string) = element else { continue }
      try charge(separator.utf8.count + string.utf8.count, at: node)
      if index > 0 { text += separator }
      text += string
    }
    return .string(text)
  }

  private mutating func contains(
    _ whole: [UInt8], _ part: [UInt8], at node: Node
  ) throws(JMESPathError) -> Bool {
    guard let first = part.first else { return true }
    try charge(whole.count / 16, at: node)
    guard part.count <= whole.count else { return false }
    for start in 0...(whole.count - part.count) where whole[start] == first {
      var length = 1
      while length < part.count, whole[start + length] == part[length] { length += 1 }
      if length == part.count { return true }
      try charge(length / 16, at: node)
    }
    return false
  }
}
