/// Finds the places at which two lists or two maps differ.
struct ValueComparison {
  /// A list may hold itself so often, by way of others, that there is no end of comparing it.
  private static let stepLimit = 1_000_000

  private let world: World
  private let arena: Arena
  private var steps = 0
  private var differences = ValueDifferences()

  private init(_ world: World, _ arena: Arena) {
    self.world = world
    self.arena = arena
  }

  /// In what they differ; nothing for values without parts, which are shown whole.
  static func differences(
    actual: Value, expected: Value, _ world: World, _ arena: Arena
  ) -> ValueDifferences {
    guard actual.tag == expected.tag, actual.tag == .list || actual.tag == .map else {
      return ValueDifferences()
    }
    var comparison = ValueComparison(world, arena)
    comparison.compare(actual, expected, "", depth: 1)
    return comparison.differences
  }

  private mutating func compare(_ actual: Value, _ expected: Value, _ path: String, depth: Int) {
    steps += 1
    guard steps < Self.stepLimit, depth <= ValueFormat.depthLimit else { return }
    guard actual.tag == expected.tag, actual.tag == .list || actual.tag == .map else {
      if (try? Arithmetic.isEqual(actual, expected, arena)) != true { differ(path, expected, actual) }
      return
    }
    if actual.tag == .list {
      compareLists(actual, expected, path, depth)
    } else {
      compareMaps(actual, expected, path, depth)
    }
  }

  private mutating func compareLists(_ actual: Value, _ expected: Value, _ path: String, _ depth: Int) {
    let (found, wanted) = (arena.count(ofList: actual), arena.count(ofList: expected))
    for index in 0..<max(found, wanted) {
      let part = "\(path)[\(index)]"
      if index >= found {
        differ(part, arena.element(index, ofList: expected), nil)
      } else if index >= wanted {
        differ(part, nil, arena.element(index, ofList: actual))
      } else {
        compare(
          arena.element(index, ofList: actual), arena.element(index, ofList: expected), part, depth: depth + 1
        )
      }
    }
  }

  private mutating func compareMaps(_ actual: Value, _ expected: Value, _ path: String, _ depth: Int) {
    func part(_ key: UInt32) -> String {
      let spelling = arena.spelling(ofKey: key)
      let name = TextFormat.key(spelling)
      guard name == spelling else { return "\(path)[\(name)]" }
      return path.isEmpty ? name : "\(path).\(name)"
    }
    for position in 0..<arena.count(ofMap: expected) {
      let entry = arena.entry(at: position, ofMap: expected)
      if let value = arena.entry(entry.key, ofMap: actual) {
        compare(value, entry.value, part(entry.key), depth: depth + 1)
      } else {
        differ(part(entry.key), entry.value, nil)
      }
    }
    for position in 0..<arena.count(ofMap: actual) {
      let entry = arena.entry(at: position, ofMap: actual)
      if arena.entry(entry.key, ofMap: expected) == nil { differ(part(entry.key), nil, entry.value) }
    }
  }

  private mutating func differ(_ path: String, _ expected: Value?, _ actual: Value?) {
    differences.add(
      ValueDifference(
        path: path, expected: expected.map { ValueFormat.literal($0, world, arena) },
        actual: actual.map { ValueFormat.literal($0, world, arena) }))
  }
}
