/// A growing array whose copies share all but what was written since: the log of a world that has a hundred
/// snapshots is kept once.
///
/// Elements are kept in chunks; a copy copies the list of chunks, and a write only the chunk it falls into.
package struct ChunkedArray<Element: Sendable>: Sendable, RandomAccessCollection {
  private static var chunkSize: Int { 256 }

  private var chunks: [ContiguousArray<Element>] = []
  package private(set) var count = 0

  package init() {}

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(index: Int) -> Element {
    get { chunks[index / Self.chunkSize][index % Self.chunkSize] }
    _modify { yield &chunks[index / Self.chunkSize][index % Self.chunkSize] }
  }

  package mutating func append(_ element: Element) {
    if count % Self.chunkSize == 0 {
      chunks.append([])
      chunks[chunks.count - 1].reserveCapacity(Self.chunkSize)
    }
    chunks[chunks.count - 1].append(element)
    count += 1
  }
}

extension ChunkedArray: Equatable where Element: Equatable {
  package static func == (a: ChunkedArray, b: ChunkedArray) -> Bool {
    a.count == b.count && a.elementsEqual(b)
  }
}
