/// A growing row of plain values: what an array is, without the question before each append whether somebody
/// else holds it, because nobody can.
///
/// Building a tree appends more often than anything else, and there the question costs more than the answer.
/// Every index is checked. Indices have 32 bits, as the nodes' numbers have.
@usableFromInline
struct Row<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline private(set) var base: UnsafeMutablePointer<Element>
  @usableFromInline private(set) var count: UInt32 = 0
  private var capacity: UInt32

  init(capacity: Int) {
    self.capacity = max(UInt32(capacity), 16)
    base = .allocate(capacity: Int(self.capacity))
  }

  deinit { base.deallocate() }

  @inlinable
  subscript(index: UInt32) -> Element {
    precondition(index < count, "index out of range")
    return base[Int(index)]
  }

  var last: Element? { count == 0 ? nil : self[count - 1] }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(by: 1) }
    base[Int(count)] = element
    count += 1
  }

  /// Appends what stands in another row from an index on.
  @inline(__always)
  mutating func append(from start: UInt32, of other: borrowing Row<Element>) {
    let added = other.count - start
    if added > capacity - count { grow(by: added) }
    let (target, source) = (base + Int(count), other.base + Int(start))
    for index in 0..<Int(added) { target[index] = source[index] }
    count += added
  }

  /// Forgets what stands behind the first `length` elements.
  @inline(__always)
  mutating func shorten(to length: UInt32) {
    precondition(length <= count)
    count = length
  }

  @inline(never)
  private mutating func grow(by added: UInt32) {
    capacity = max(capacity * 2, count + added)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: Int(capacity))
    larger.initialize(from: base, count: Int(count))
    base.deallocate()
    base = larger
  }
}

/// It is changed only where it can be reached by one alone.
extension Row: @unchecked Sendable where Element: Sendable {}
