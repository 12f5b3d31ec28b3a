/// The least of many, always at hand.
struct BinaryHeap<Element: Comparable> {
  private var elements: ContiguousArray<Element> = []

  init() {}

  /// All of a list at once, in linear time.
  init(_ list: ContiguousArray<Element>) {
    elements = list
    for index in stride(from: list.count / 2 - 1, through: 0, by: -1) { siftDown(from: index) }
  }

  var first: Element? { elements.first }
  var count: Int { elements.count }

  mutating func insert(_ element: Element) {
    elements.append(element)
    var index = elements.count - 1
    while index > 0, element < elements[(index - 1) / 2] {
      elements[index] = elements[(index - 1) / 2]
      index = (index - 1) / 2
    }
    elements[index] = element
  }

  mutating func removeFirst() -> Element? {
    guard let first = elements.first else { return nil }
    let last = elements.removeLast()
    if !elements.isEmpty {
      elements[0] = last
      siftDown(from: 0)
    }
    return first
  }

  /// Puts another element in the place of the first.
  mutating func replaceFirst(by element: Element) {
    elements[0] = element
    siftDown(from: 0)
  }

  private mutating func siftDown(from start: Int) {
    let element = elements[start]
    var index = start
    while true {
      var child = 2 * index + 1
      guard child < elements.count else { break }
      if child + 1 < elements.count, elements[child + 1] < elements[child] { child += 1 }
      guard elements[child] < element else { break }
      elements[index] = elements[child]
      index = child
    }
    elements[index] = element
  }
}
