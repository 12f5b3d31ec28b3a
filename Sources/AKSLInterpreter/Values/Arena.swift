import AKSModel

/// Where the texts, lists and maps of a machine live; a value holds the number of a slot.
///
/// All of them are immutable: an operation makes a new one. Slots that no register reaches any more are swept
/// when what is held has doubled since the last sweep.
struct Arena: Sendable {
  /// The most that the values of one script may hold, in slots' payload bytes (rough).
  static let memoryLimit = 512 * 1024 * 1024

  struct Map: Sendable {
    /// Keys in the order in which they were written.
    var keys: [String]
    var values: [Value]

    subscript(key: String) -> Value? { keys.firstIndex(of: key).map { values[$0] } }
  }

  enum Slot: Sendable {
    case free
    case text(String)
    case values([Value])
    case map(Map)
  }

  private var slots: [Slot] = []
  private var freeSlots: [Int] = []
  private var size = 0
  private var sizeAtNextSweep = 4 * 1024 * 1024

  /// Whether a sweep is worth its time; asked where every live value is in a register.
  var needsSweep: Bool { size > sizeAtNextSweep }
  var isFull: Bool { size > Self.memoryLimit }

  // MARK: - Making

  mutating func text(_ text: String) -> Value {
    Value(.text, add(.text(text), size: 48 + text.utf8.count))
  }

  mutating func version(_ text: String) -> Value {
    Value(.version, add(.text(text), size: 48 + text.utf8.count))
  }

  mutating func list(_ values: [Value]) -> Value {
    Value(.list, add(.values(values), size: 48 + 16 * values.count))
  }

  mutating func range(_ lower: Value, _ upper: Value) -> Value {
    Value(.range, add(.values([lower, upper]), size: 80))
  }

  mutating func map(keys: [String], values: [Value]) -> Value {
    Value(.map, add(.map(Map(keys: keys, values: values)), size: 64 + 48 * keys.count))
  }

  private mutating func add(_ slot: Slot, size slotSize: Int) -> Int64 {
    size += slotSize
    if let free = freeSlots.popLast() {
      slots[free] = slot
      return Int64(free)
    }
    slots.append(slot)
    return Int64(slots.count - 1)
  }

  /// Puts an element at the end of a list that nobody else has seen yet: one that is being collected.
  mutating func append(_ element: Value, toNew list: Value) {
    guard case .values(var values) = slots[list.handle] else { return }
    slots[list.handle] = .free  // so that the array is not copied
    values.append(element)
    size += 16
    slots[list.handle] = .values(values)
  }

  // MARK: - Reading

  func text(_ value: Value) -> String {
    if case .text(let text) = slots[value.handle] { return text }
    return ""
  }

  func list(_ value: Value) -> [Value] {
    if case .values(let values) = slots[value.handle] { return values }
    return []
  }

  func map(_ value: Value) -> Map {
    if case .map(let map) = slots[value.handle] { return map }
    return Map(keys: [], values: [])
  }

  /// Both ends of a range.
  func range(_ value: Value) -> (lower: Value, upper: Value) {
    let ends = list(value)
    return (ends[0], ends[1])
  }

  /// Changes every value that a list or a map holds.
  mutating func replaceElements(_ replacement: (Value) -> Value) {
    for index in slots.indices {
      switch slots[index] {
      case .free, .text: break
      case .values(let values): slots[index] = .values(values.map(replacement))
      case .map(var map):
        map.values = map.values.map(replacement)
        slots[index] = .map(map)
      }
    }
  }

  // MARK: - Sweeping

  /// Frees what none of the roots reaches.
  mutating func sweep(roots: [Value]) {
    var isReached = [Bool](repeating: false, count: slots.count)
    var waiting = roots
    while let value = waiting.popLast() {
      guard value.tag.rawValue >= Value.Tag.text.rawValue, value.handle < slots.count,
        !isReached[value.handle]
      else { continue }
      isReached[value.handle] = true
      waiting.append(contentsOf: Self.children(of: slots[value.handle]))
    }
    size = 0
    freeSlots.removeAll(keepingCapacity: true)
    for index in slots.indices {
      if isReached[index] {
        size += Self.size(of: slots[index])
      } else {
        slots[index] = .free
        freeSlots.append(index)
      }
    }
    sizeAtNextSweep = max(2 * size, 4 * 1024 * 1024)
  }

  private static func children(of slot: Slot) -> [Value] {
    switch slot {
    case .free, .text: []
    case .values(let values): values
    case .map(let map): map.values
    }
  }

  private static func size(of slot: Slot) -> Int {
    switch slot {
    case .free: 0
    case .text(let text): 48 + text.utf8.count
    case .values(let values): 48 + 16 * values.count
    case .map(let map): 64 + 48 * map.keys.count
    }
  }
}
