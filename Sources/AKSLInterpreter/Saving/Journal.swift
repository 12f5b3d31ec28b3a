import AKSLLanguage

/// What was run in a session, in its order: typed at the prompt, or read from files.
struct Journal: Sendable {
  struct Entry: Sendable {
    let source: SourceText
    /// The statement that ended it too early, as a place in it, and the code of the error; nil: it came to its end.
    var end: (offset: Int, error: String?)?
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

  mutating func begin(_ source: SourceText) {
    entries.append(Entry(source: source))
    lastError = nil
  }

  /// What ran last has ended at a place, before its end.
  mutating func breakOff(at offset: Int) {
    guard !entries.isEmpty else { return }
    entries[entries.count - 1].end = (offset, lastError)
  }
}
