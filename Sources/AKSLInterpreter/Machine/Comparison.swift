/// Compares lists and maps, whatever is nested in them.
///
/// Depth costs no stack, and a pair that two of them share is compared once: `a = [a, a]`, repeated sixty times,
/// has more elements than anybody can count, and sixty lists.
struct Comparison {
  private struct Pair: Hashable {
    var a: Value
    var b: Value
  }

  /// A pair of lists or maps of equal size, and the element that is next.
  private struct Step {
    var a: Value
    var b: Value
    var position = 0
    var count: Int
  }

  private var steps: [Step] = []
  private var known: Set<Pair> = []
  private let a: Value
  private let b: Value

  init(of a: Value, _ b: Value) {
    self.a = a
    self.b = b
  }

  /// Whether all elements are equal, in the order in which they stand.
  mutating func isEqual(_ arena: Arena) throws(Fault) -> Bool {
    guard try enter(a, b, arena) else { return false }
    while let step = steps.last {
      guard step.position < step.count else {
        steps.removeLast()
        continue
      }
      steps[steps.count - 1].position += 1
      let left: Value
      let right: Value
      if step.a.tag == .list {
        left = arena.element(step.position, ofList: step.a)
        right = arena.element(step.position, ofList: step.b)
      } else {
        let entry = arena.entry(at: step.position, ofMap: step.a)
        guard let other = arena.entry(entry.key, ofMap: step.b) else { return false }
        left = entry.value
        right = other
      }
      guard try enter(left, right, arena) else { return false }
    }
    return true
  }

  /// Compares two values; of two lists or maps the elements come later, unless they are known to be equal.
  private mutating func enter(_ a: Value, _ b: Value, _ arena: Arena) throws(Fault) -> Bool {
    guard a.tag == b.tag, a.tag == .list || a.tag == .map else { return try Arithmetic.isEqual(a, b, arena) }
    if a == b { return true }
    let count = a.tag == .list ? arena.count(ofList: a) : arena.count(ofMap: a)
    guard count == (a.tag == .list ? arena.count(ofList: b) : arena.count(ofMap: b)) else { return false }
    // The first difference ends it all, so whatever was entered before is equal, or is being compared.
    if steps.isEmpty || known.insert(Pair(a: a, b: b)).inserted {
      steps.append(Step(a: a, b: b, count: count))
    }
    return true
  }
}
