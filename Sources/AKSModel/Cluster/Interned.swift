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
///
/// An open hash table of our own, and none for few values: every world has four of these, and the first use of a
/// dictionary costs as much as the rest of a world (Swift looks through all conformances of the program).
struct InternTable<Value: Hashable & Sendable>: Sendable {
  /// So many are looked through one by one.
  private static var few: Int { 8 }

  private let empty: Value
  /// From number 1 on.
  private var values: ContiguousArray<Value> = []
  /// Numbers by hash, 0 in a free place; the size is a power of two, or 0 as long as values are few.
  private var places: ContiguousArray<UInt32> = []

  init(empty: Value) { self.empty = empty }

  /// The number of a value, which gets one if it has none.
  mutating func intern(_ value: Value) -> Interned<Value> {
    let known = number(of: value)
    if !known.isEmpty || value == empty { return known }
    values.append(value)
    if values.count * 2 > places.count {
      if values.count > Self.few { grow() }
    } else {
      places[place(of: value)] = UInt32(values.count)
    }
    return Interned(index: values.count)
  }

  /// The number of a value that was seen before; the empty value's for any other.
  func number(of value: Value) -> Interned<Value> {
    if places.isEmpty { return Interned(index: (values.firstIndex(of: value) ?? -1) + 1) }
    return Interned(index: Int(places[place(of: value)]))
  }

  subscript(number: Interned<Value>) -> Value {
    number.isEmpty ? empty : values[Int(number.index) - 1]
  }

  /// Where the number of a value stands, or the free place where it belongs.
  private func place(of value: Value) -> Int {
    var place = value.hashValue & (places.count - 1)
    while places[place] != 0, values[Int(places[place]) - 1] != value {
      place = (place + 1) & (places.count - 1)
    }
    return place
  }

  private mutating func grow() {
    places = ContiguousArray(repeating: 0, count: max(4 * Self.few, places.count * 2))
    for number in 1...values.count { places[place(of: values[number - 1])] = UInt32(number) }
  }
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
