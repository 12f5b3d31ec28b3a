import AKSLJSON

/// `sort`, `min` and `max`, and their relatives by a key.
extension Evaluator {
  mutating func sort(_ elements: [JSONValue], by key: Node, at node: Node) throws(JMESPathError) -> JSONValue
  {
    .array(try sorted(elements, keys: try keys(of: elements, by: key, .sortBy), at: node))
  }

  mutating func extreme(
    of elements: [JSONValue], by key: Node, _ function: Function, at node: Node
  ) throws(JMESPathError) -> JSONValue {
    Self.extreme(of: elements, keys: try keys(of: elements, by: key, function), function) ?? .null
  }

  /// The keys of the elements: all numbers, or all strings.
  private mutating func keys(
    of elements: [JSONValue], by key: Node, _ function: Function
  ) throws(JMESPathError) -> [JSONValue] {
    var keys: [JSONValue] = []
    for element in elements {
      let value = try evaluate(key, on: element)
      let type = typeName(of: value)
      guard type == "number" || type == "string", type == typeName(of: keys.first ?? value) else {
        throw error(
          .type,
          "`\(function.rawValue)` goes by numbers or by strings; element \(keys.count) has \(type)"
            + (keys.first.map { " after \(typeName(of: $0))" } ?? ""),
          library: libraryMessage(of: function, keys.first, value, element), at: key)
      }
      keys.append(value)
    }
    return keys
  }

  private func libraryMessage(
    of function: Function, _ first: JSONValue?, _ key: JSONValue, _ element: JSONValue
  ) -> String {
    guard function == .sortBy else {
      return Self.libraryMessage(function.rawValue, key, typeName(of: key), ["number", "string"])
    }
    // Of the first it shows the element, of the others the key.
    return Self.libraryMessage(
      function.rawValue, first == nil ? element : key, typeName(of: key),
      first.map { [typeName(of: $0)] } ?? ["string", "number"])
  }

  /// Elements in the order of their keys; those of equal keys stay as they are.
  mutating func sorted(
    _ elements: [JSONValue], keys: [JSONValue], at node: Node
  ) throws(JMESPathError) -> [JSONValue] {
    let bits = Int.bitWidth - elements.count.leadingZeroBitCount
    try charge(elements.count * bits, at: node)
    let order = elements.indices.sorted { a, b in
      let order = PythonValue.order(keys[a], keys[b]) ?? 0
      return order != 0 ? order < 0 : a < b
    }
    return order.map { elements[$0] }
  }

  /// The first of the elements with the largest key, or for `min` and `min_by` the smallest.
  static func extreme(of elements: [JSONValue], keys: [JSONValue], _ function: Function) -> JSONValue? {
    let wanted = function == .max || function == .maxBy ? 1 : -1
    guard var best = keys.indices.first else { return nil }
    for index in keys.indices where PythonValue.order(keys[index], keys[best]) == wanted { best = index }
    return elements[best]
  }
}
