/// A growing row of plain values: what an array is, without the question before each append whether somebody
/// else holds it, because nobody can.
///
/// Building a tree appends more often than anything else, and there the question costs more than the answer.
/// Every index is checked.
@usableFromInline
struct Row<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline private(set) var base: UnsafeMutablePointer<Element>
  @usableFromInline private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  @inlinable
  subscript(index: Int) -> Element {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index out of range")
    return base[index]
  }

  var last: Element? { count == 0 ? nil : base[count - 1] }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(by: 1) }
    base[count] = element
    count += 1
  }

  /// Appends what stands in another row from an index on.
  @inline(__always)
  mutating func append(from start: Int, of other: borrowing Row<Element>) {
    precondition(start >= 0 && start <= other.count)
    let added = other.count - start
    if added > capacity - count { grow(by: added) }
    for index in 0..<added { base[count + index] = other.base[start + index] }
    count += added
  }

  /// Forgets what stands behind the first `length` elements.
  @inline(__always)
  mutating func shorten(to length: Int) {
    precondition(length >= 0 && length <= count)
    count = length
  }

  @inline(never)
  private mutating func grow(by added: Int) {
    capacity = max(capacity * 2, count + added)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}

/// It is changed only where it can be reached by one alone.
extension Row: @unchecked Sendable where Element: Sendable {}
