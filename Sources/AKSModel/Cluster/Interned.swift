/// A value that the world keeps once, by its number: labels, taints, tags and the like.
///
/// So records and events stay plain data of fixed size; `Simulation` gives the value. Numbers mean the same in
/// all copies of a world that were made after the value was seen first.
package struct Interned<Value>: Hashable, Sendable {
  let index: UInt32

  /// The empty value: `""`, `[]`.
  package init() { index = 0 }

  fileprivate init(index: Int) { self.index = UInt32(index) }

  /// It is the empty value.
  package var isEmpty: Bool { index == 0 }
}

/// The values behind `Interned`: each once, never changed, never forgotten.
struct InternTable<Value: Hashable & Sendable>: Sendable {
  private var values: ContiguousArray<Value>
  private var numbers: [Value: UInt32] = [:]

  init(empty: Value) { values = [empty] }

  /// The number of a value, which gets one if it has none.
  mutating func intern(_ value: Value) -> Interned<Value> {
    if value == values[0] { return Interned() }
    if let number = numbers[value] { return Interned(index: Int(number)) }
    numbers[value] = UInt32(values.count)
    values.append(value)
    return Interned(index: values.count - 1)
  }

  /// The number of a value that was seen before; the empty value's for any other.
  func number(of value: Value) -> Interned<Value> {
    Interned(index: Int(numbers[value] ?? 0))
  }

  subscript(number: Interned<Value>) -> Value { values[Int(number.index)] }
}

extension Simulation {
  /// A text that a record or an event names by its number.
  package subscript(number: Interned<String>) -> String { texts[number] }
  /// Taints.
  package subscript(number: Interned<[String]>) -> [String] { lists[number] }
  /// Labels, tags, an autoscaler profile; sorted by their keys.
  package subscript(number: Interned<[ResourceTag]>) -> [ResourceTag] { entries[number] }
  /// What nodes run.
  package subscript(number: Interned<NodeSoftware>) -> NodeSoftware { software[number] }
}
