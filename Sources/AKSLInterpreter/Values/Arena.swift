import AKSModel

/// Where the texts, lists and maps of a machine live; a value holds the number of a place.
///
/// They are values to a script: an operation makes a new one. The exception nobody can see is an update of a
/// variable, `list += [x]`: while a single register has the result of the last update, the next one changes it
/// in place. What is handed on, `share(_:)` takes note of; whatever leaves the running code is shared.
/// Places that no register reaches any more are swept when what is held has doubled since the last sweep.
struct Arena: Sendable {
  /// The most that the values of one script may hold, in bytes (rough).
  static let memoryLimit = 512 * 1024 * 1024

  /// A map with the spellings of its keys.
  struct Map: Sendable {
    /// Keys in the order in which they were written.
    var keys: [String]
    var values: [Value]

    subscript(key: String) -> Value? { keys.firstIndex(of: key).map { values[$0] } }
  }

  private var texts = Shelf(empty: "")
  private var lists = Shelf<[Value]>(empty: [])
  private var maps = Shelf(empty: MapStorage())
  private var keys = KeyTable()
  private var size = 0
  private var sizeAtNextSweep = 4 * 1024 * 1024
  /// Which period of ownership this is; it ends whenever the machine stops.
  private(set) var period: UInt32 = 1

  /// Whether a sweep is worth its time; asked where every live value is in a register.
  @inline(__always)
  var needsSweep: Bool { size > sizeAtNextSweep }
  var isFull: Bool { size > Self.memoryLimit }

  // MARK: - Making

  mutating func text(_ text: String) -> Value { Value(.text, add(text)) }

  mutating func version(_ text: String) -> Value { Value(.version, add(text)) }

  private mutating func add(_ text: String) -> Int64 {
    size += Self.size(of: text)
    return Int64(texts.add(text))
  }

  mutating func list(_ values: [Value]) -> Value {
    size += Self.size(of: values)
    return Value(.list, Int64(lists.add(values)))
  }

  mutating func range(_ lower: Value, _ upper: Value) -> Value {
    let ends = [lower, upper]
    size += Self.size(of: ends)
    return Value(.range, Int64(lists.add(ends)))
  }

  /// A map with these entries; of equal keys the last one counts.
  mutating func map(keys: [String], values: [Value]) -> Value {
    var map = MapStorage()
    for (key, value) in zip(keys, values) { map.put(self.keys.number(of: key), value) }
    return add(map)
  }

  /// The settings of a resource as a map: resources rarely have all the tags that others have, so a key that is not
  /// there reads as null, and `clusters where .tags.env == "dev"` needs no question first.
  mutating func openMap(keys: [String], values: [Value]) -> Value {
    let map = map(keys: keys, values: values)
    maps[map.handle].isOpen = true
    return map
  }

  /// Tags, labels, an autoscaler profile.
  mutating func openMap(_ entries: [ResourceTag]) -> Value {
    openMap(keys: entries.map(\.key), values: entries.map { text($0.value) })
  }

  /// Whether a key that is not there reads as null.
  func isOpen(_ map: Value) -> Bool { maps[map.handle].isOpen }

  /// A map with the entries of two; where both have a key, the second one's value counts.
  mutating func union(_ a: Value, _ b: Value) -> Value {
    var sum = maps[a.handle]
    let other = maps[b.handle]
    for entry in other.entries { sum.put(entry.key, entry.value) }
    return add(sum)
  }

  mutating func add(_ map: MapStorage) -> Value {
    size += Self.size(of: map)
    return Value(.map, Int64(maps.add(map)))
  }

  /// The number of a key, for `entry` and `updated`; and back.
  mutating func key(_ spelling: String) -> UInt32 { keys.number(of: spelling) }
  func spelling(ofKey key: UInt32) -> String { keys.spelling(of: key) }

  // MARK: - Reading

  func text(_ value: Value) -> String { texts[value.handle] }

  func list(_ value: Value) -> [Value] { lists[value.handle] }

  func map(_ value: Value) -> Map {
    let map = maps[value.handle]
    return Map(keys: map.entries.map { keys.spelling(of: $0.key) }, values: map.entries.map(\.value))
  }

  /// Both ends of a range.
  func range(_ value: Value) -> (lower: Value, upper: Value) {
    (lists[value.handle][0], lists[value.handle][1])
  }

  @inline(__always)
  func count(ofList list: Value) -> Int { lists[list.handle].count }

  @inline(__always)
  func element(_ index: Int, ofList list: Value) -> Value { lists[list.handle][index] }

  /// The value of a map's key, by the number of the key.
  @inline(__always)
  func entry(_ key: UInt32, ofMap map: Value) -> Value? { maps[map.handle][key] }

  /// The same, if it stands where it is most likely to stand.
  @inline(__always)
  func guessedEntry(_ key: UInt32, ofMap map: Value) -> Value? { maps[map.handle].guessedValue(of: key) }

  func count(ofMap map: Value) -> Int { maps[map.handle].count }

  /// The entry of a map at a position.
  func entry(at position: Int, ofMap map: Value) -> MapStorage.Entry { maps[map.handle].entries[position] }

  func entry(_ key: String, ofMap map: Value) -> Value? {
    keys.existingNumber(of: key).flatMap { entry($0, ofMap: map) }
  }

  // MARK: - Updating

  /// A value is known in a second register, or in another value, from now on.
  @inline(__always)
  mutating func share(_ value: Value) {
    switch value.tag {
    case .text, .version: texts.share(value.handle)
    case .list, .range: lists.share(value.handle)
    case .map: maps.share(value.handle)
    default: break
    }
  }

  /// Nothing is owned any more: what registers hold may be seen by anybody.
  mutating func endOwnership() {
    period &+= 1
    if period == 0 {
      texts.shareAll()
      lists.shareAll()
      maps.shareAll()
      period = 1
    }
  }

  /// Puts an element at the end of a list that nobody else has seen yet: one that is being collected.
  mutating func append(_ element: Value, toNew list: Value) {
    share(element)
    lists[list.handle].append(element)
    size += 16
  }

  /// The text with another one behind it, for the register that held the first.
  mutating func joined(_ text: Value, _ end: Value) -> Value {
    let addition = texts[end.handle]
    if texts.isOwned(text.handle, in: period) {
      texts[text.handle].append(addition)
      size += addition.utf8.count
      return text
    }
    let whole = texts[text.handle] + addition
    size += Self.size(of: whole)
    return Value(.text, Int64(texts.add(whole, stamp: period)))
  }

  /// The list with an element behind it, for the register that held the list.
  mutating func appended(_ element: Value, to list: Value) -> Value {
    share(element)
    let list = owned(list: list)
    lists[list.handle].append(element)
    size += 16
    return list
  }

  /// The list with the elements of another one behind it, for the register that held the first.
  mutating func joined(_ list: Value, elementsOf end: Value) -> Value {
    let elements = lists[end.handle]
    let list = owned(list: list)
    lists[list.handle].append(contentsOf: elements)
    size += 16 * elements.count
    return list
  }

  private mutating func owned(list: Value) -> Value {
    if lists.isOwned(list.handle, in: period) { return list }
    let copy = lists[list.handle]
    size += Self.size(of: copy)
    return Value(.list, Int64(lists.add(copy, stamp: period)))
  }

  /// Gives a key that a map has another value, if a single register holds the map and the key stands where it
  /// is most likely to stand; false if nothing was done.
  @inline(never)
  mutating func replaceGuessed(_ key: UInt32, of map: Value, _ value: Value) -> Bool {
    maps.isOwned(map.handle, in: period) && maps[map.handle].replaceGuessed(key, value)
  }

  /// The map with another value for a key, for the register that held the map.
  mutating func updated(_ map: Value, _ key: UInt32, _ value: Value) -> Value {
    share(value)
    let map = owned(map: map)
    let count = maps[map.handle].count
    maps[map.handle].put(key, value)
    size += 24 * (maps[map.handle].count - count)
    return map
  }

  /// The map with the entries of another one, for the register that held the first.
  mutating func joined(_ map: Value, entriesOf other: Value) -> Value {
    let entries = maps[other.handle]
    let map = owned(map: map)
    let count = maps[map.handle].count
    for entry in entries.entries { maps[map.handle].put(entry.key, entry.value) }
    size += 24 * (maps[map.handle].count - count)
    return map
  }

  private mutating func owned(map: Value) -> Value {
    if maps.isOwned(map.handle, in: period) { return map }
    let copy = maps[map.handle]
    size += Self.size(of: copy)
    return Value(.map, Int64(maps.add(copy, stamp: period)))
  }

  /// Changes every value that a list or a map holds.
  mutating func replaceElements(_ replacement: (Value) -> Value) {
    lists.changeAll { list in list = list.map(replacement) }
    maps.changeAll { map in map.replaceValues(replacement) }
  }

  // MARK: - Sweeping

  /// Frees what none of the roots reaches.
  mutating func sweep(roots: [Value]) {
    var hasText = [Bool](repeating: false, count: texts.count)
    var hasList = [Bool](repeating: false, count: lists.count)
    var hasMap = [Bool](repeating: false, count: maps.count)
    var waiting = roots
    while let value = waiting.popLast() {
      switch value.tag {
      case .text, .version: hasText[value.handle] = true
      case .list, .range:
        guard !hasList[value.handle] else { continue }
        hasList[value.handle] = true
        for element in lists[value.handle] where element.isHandle { waiting.append(element) }
      case .map:
        guard !hasMap[value.handle] else { continue }
        hasMap[value.handle] = true
        for entry in maps[value.handle].entries where entry.value.isHandle { waiting.append(entry.value) }
      default: break
      }
    }
    size =
      texts.sweep(hasText, size: Self.size) + lists.sweep(hasList, size: Self.size)
      + maps.sweep(hasMap, size: Self.size)
    sizeAtNextSweep = max(2 * size, 4 * 1024 * 1024)
  }

  private static func size(of text: String) -> Int { 24 + (text.utf8.count > 15 ? 32 + text.utf8.count : 0) }
  private static func size(of list: [Value]) -> Int { 48 + 16 * list.count }
  private static func size(of map: MapStorage) -> Int { 96 + 24 * map.count }
}
