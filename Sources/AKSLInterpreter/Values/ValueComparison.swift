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
    if let shift = shift(actual, expected), shift.missing.count + shift.extra.count < shift.inPlace {
      for index in shift.missing { differ("\(path)[\(index)]", arena.element(index, ofList: expected), nil) }
      for index in shift.extra { differ("\(path)[\(index)]", nil, arena.element(index, ofList: actual)) }
      return
    }
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

  /// More elements than these, each with each, are only compared place by place.
  private static let shiftLimit = 250_000

  /// What two lists differ in when what is missing or too much moves all that follows: the places in the expected and
  /// in the actual list that have no counterpart, and in how many places they differ where nothing moves.
  ///
  /// nil for lists that are too long for that.
  private mutating func shift(
    _ actual: Value, _ expected: Value
  ) -> (missing: [Int], extra: [Int], inPlace: Int)? {
    let (found, wanted) = (arena.count(ofList: actual), arena.count(ofList: expected))
    func isSame(_ a: Int, _ b: Int) -> Bool {
      (try? Arithmetic.isEqual(
        arena.element(a, ofList: actual), arena.element(b, ofList: expected), arena)) == true
    }
    let common = min(found, wanted)
    let start = (0..<common).first { !isSame($0, $0) } ?? common
    let tail = (0..<(common - start)).first { !isSame(found - 1 - $0, wanted - 1 - $0) } ?? common - start
    let (a, b) = (found - start - tail, wanted - start - tail)
    guard a * b <= Self.shiftLimit, steps + a * b < Self.stepLimit else { return nil }
    steps += a * b
    // The longest common subsequence, counted from the end.
    var lengths = [[Int]](repeating: [Int](repeating: 0, count: b + 1), count: a + 1)
    for i in (0..<a).reversed() {
      for j in (0..<b).reversed() {
        lengths[i][j] =
          isSame(start + i, start + j)
          ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var (missing, extra): ([Int], [Int]) = ([], [])
    var (i, j) = (0, 0)
    while i < a || j < b {
      if i < a, j < b, isSame(start + i, start + j) {
        (i, j) = (i + 1, j + 1)
      } else if j < b, i == a || lengths[i][j + 1] >= lengths[i + 1][j] {
        missing.append(start + j)
        j += 1
      } else {
        extra.append(start + i)
        i += 1
      }
    }
    let inPlace = (start..<common).count { !isSame($0, $0) } + abs(found - wanted)
    return (missing, extra, inPlace)
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
