import AKSLJSON

/// Indexes, slices and projections.
extension Evaluator {
  /// An element, counted from the end if negative.
  static func element(_ index: Int, of value: JSONValue) -> JSONValue {
    guard case .array(let elements) = value else { return .null }
    let position = index < 0 ? index.addingReportingOverflow(elements.count).partialValue : index
    return elements.indices.contains(position) ? elements[position] : .null
  }

  /// A slice as Python has it: bounds beyond the list are its ends.
  mutating func slice(
    _ slice: Node.Slice, of value: JSONValue, at node: Node
  ) throws(JMESPathError) -> JSONValue {
    guard case .array(let elements) = value else { return .null }
    let step = slice.step ?? 1
    guard step != 0 else { throw error(.value, "a slice cannot go in steps of 0", at: node) }
    let lowest = step < 0 ? -1 : 0
    let highest = step < 0 ? elements.count - 1 : elements.count
    func bound(_ written: Int?, otherwise: Int) -> Int {
      guard let written else { return otherwise }
      let position = written < 0 ? written.addingReportingOverflow(elements.count).partialValue : written
      return min(max(position, lowest), highest)
    }
    let start = bound(slice.start, otherwise: step < 0 ? highest : lowest)
    let end = bound(slice.end, otherwise: step < 0 ? lowest : highest)
    var result: [JSONValue] = []
    // Steps are cut to a list's length, so that adding one cannot overflow.
    let stride = min(max(step, -elements.count - 1), elements.count + 1)
    var position = start
    while stride > 0 ? position < end : position > end {
      result.append(elements[position])
      position += stride
    }
    try charge(result.count, at: node)
    return .array(result)
  }

  mutating func project(_ node: Node, on value: JSONValue) throws(JMESPathError) -> JSONValue {
    switch node.kind {
    case .flatten(let list):
      guard case .array(let elements) = try evaluate(list, on: value) else { return .null }
      return try flat(elements, at: node)
    case .projection(let list, let each):
      guard case .array(let elements) = try evaluate(list, on: value) else { return .null }
      return try collect(each, of: elements)
    case .valueProjection(let object, let each):
      guard case .object(let members) = try evaluate(object, on: value) else { return .null }
      return try collect(each, of: members.map(\.value))
    case .filter(let list, let each, let condition):
      guard case .array(let elements) = try evaluate(list, on: value) else { return .null }
      var kept: [JSONValue] = []
      for element in elements where PythonValue.isTrue(try evaluate(condition, on: element)) {
        kept.append(element)
      }
      return try collect(each, of: kept)
    default: return .null
    }
  }

  /// What each element gives, without those that give nothing.
  private mutating func collect(_ each: Node, of elements: [JSONValue]) throws(JMESPathError) -> JSONValue {
    var collected: [JSONValue] = []
    for element in elements {
      let result = try evaluate(each, on: element)
      if case .null = result { continue }
      collected.append(result)
    }
    return .array(collected)
  }

  private mutating func flat(_ elements: [JSONValue], at node: Node) throws(JMESPathError) -> JSONValue {
    var merged: [JSONValue] = []
    for element in elements {
      if case .array(let inner) = element {
        try charge(inner.count, at: node)
        merged += inner
      } else {
        merged.append(element)
      }
    }
    return .array(merged)
  }
}
