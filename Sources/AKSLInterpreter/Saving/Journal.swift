import AKSLLanguage

/// What was run in a session, in its order: typed at the prompt, or read from files.
struct Journal: Sendable {
  struct Entry: Sendable {
    let source: SourceText
    /// The files that it included or loaded, and what asked for each.
    let included: [(source: SourceText, asker: Place)]
    /// How it was broken off; nil: it came to its end.
    var end: End?
  }

  /// How something ended too early.
  struct End: Sendable {
    /// Where: in the source, and then in the files that were being included there.
    let places: [Place]
    /// The code of the error.
    let error: String?
    /// Somebody stopped it.
    let wasInterrupted: Bool
    /// The world before the statement that was running, and what that had made of it; nil: nothing.
    let change: (before: World, after: World)?
  }

  /// The world in which the session began, if that is neither the sandbox nor an empty one.
  private(set) var beginning: World?
  private(set) var entries: [Entry] = []
  /// The code of the last error that ended something.
  var lastError: String?

  /// A session that goes on in a world.
  static func beginning(in world: World) -> Journal {
    var journal = Journal()
    journal.beginning = world
    return journal
  }

  mutating func begin(_ source: SourceText, including included: [(source: SourceText, asker: Place)]) {
    entries.append(Entry(source: source, included: included))
    lastError = nil
  }

  /// What ran last has ended before its end.
  mutating func breakOff(
    at places: [Place], wasInterrupted: Bool, change: (before: World, after: World)?
  ) {
    guard !entries.isEmpty else { return }
    entries[entries.count - 1].end = End(
      places: places, error: lastError, wasInterrupted: wasInterrupted, change: change)
  }
}

extension Session {
  /// How many lines and files have run so far.
  package var entryCount: Int { journal.entries.count }

  /// The files that what ran behind so many entries has read, with their sizes in bytes, and each with the one that was
  /// named itself.
  package func files(readSince count: Int) -> [(path: String, size: Int, loaded: String)] {
    journal.entries.dropFirst(count).flatMap { entry in
      entry.included.map { file in
        var outer = file
        while let next = entry.included.first(where: { $0.source.name == outer.asker.source.name }) {
          outer = next
        }
        return (file.source.name, file.source.bytes.count, outer.source.name)
      }
    }
  }
}
