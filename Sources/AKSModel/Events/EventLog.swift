/// What happened in a world, in order: all of it, or the last of it where there is a limit.
///
/// Events have numbers from 0 on, and keep them when those before them are forgotten: `startIndex` is the first
/// that is there. Copies share all but what was written since: the log of a world that has a hundred snapshots is
/// kept once.
package struct EventLog: Sendable, RandomAccessCollection {
  private typealias Chunk = ContiguousArray<ModelEvent>
  private static var chunkSize: Int { 256 }

  /// All full; events are written behind them.
  private var chunks: ContiguousArray<Chunk> = []
  private var last = Chunk()
  /// The first of `chunks` that is there; those before it are empty, and go when they are the half.
  private var firstChunk = 0
  /// Events in front of the first chunk.
  private var forgotten = 0
  /// So many events are kept at least, and so many with a chunk at most; nil: all.
  package private(set) var limit: Int?

  package init() {}

  /// The number of the first event that is kept.
  package var startIndex: Int { forgotten }
  /// How many events there have been.
  package var endIndex: Int { forgotten + (chunks.count - firstChunk) * Self.chunkSize + last.count }

  package subscript(number: Int) -> ModelEvent {
    let place = number - forgotten
    precondition(place >= 0, "an event that is forgotten")
    let chunk = firstChunk + place / Self.chunkSize
    return chunk < chunks.count ? chunks[chunk][place % Self.chunkSize] : last[place % Self.chunkSize]
  }

  /// Inlined, so that an event is made where it stays.
  @inline(__always)
  package mutating func append(_ event: ModelEvent) {
    if last.count == Self.chunkSize { beginChunk() }
    last.append(event)
  }

  /// From now on so many of the last events are kept; nil: all that come.
  package mutating func keep(last limit: Int?) {
    self.limit = limit
    forgetOldest()
  }

  @inline(never)
  private mutating func beginChunk() {
    chunks.append(last)
    last = Chunk()
    last.reserveCapacity(Self.chunkSize)
    forgetOldest()
  }

  private mutating func forgetOldest() {
    guard let limit else { return }
    while firstChunk < chunks.count, count - Self.chunkSize >= limit {
      chunks[firstChunk] = []
      firstChunk += 1
      forgotten += Self.chunkSize
    }
    if firstChunk * 2 > chunks.count {
      chunks.removeFirst(firstChunk)
      firstChunk = 0
    }
  }
}

extension EventLog: Equatable {
  /// The same events are kept.
  package static func == (a: EventLog, b: EventLog) -> Bool {
    a.startIndex == b.startIndex && a.endIndex == b.endIndex && a.elementsEqual(b)
  }
}
