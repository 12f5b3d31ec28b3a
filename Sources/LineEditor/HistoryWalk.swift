/// A walk through the history with Up and Down: from the line being typed to older entries that
/// begin with what was typed, and back.
struct HistoryWalk {
  /// What was typed before the walk began.
  let typed: String
  /// What an entry must begin with: the typed text before the cursor.
  let prefix: String
  /// The text shown last; when the line differs from it, somebody has typed and the walk is over.
  private(set) var shown: String
  /// The place in the entries; their count stands for the typed line.
  private var index: Int

  /// Begins at the line being typed.
  init(typed: String, prefix: String, entryCount: Int) {
    self.typed = typed
    self.prefix = prefix
    shown = typed
    index = entryCount
  }

  /// The next older entry that fits and differs from what is shown; nil when there is none.
  mutating func older(in entries: [String]) -> String? {
    var place = min(index, entries.count)
    while place > 0 {
      place -= 1
      if fits(entries[place]) { return show(entries[place], at: place) }
    }
    return nil
  }

  /// The next newer entry that fits, or at last what was typed; nil when that is shown already.
  mutating func newer(in entries: [String]) -> String? {
    guard index < entries.count else { return nil }
    var place = index + 1
    while place < entries.count {
      if fits(entries[place]) { return show(entries[place], at: place) }
      place += 1
    }
    return show(typed, at: entries.count)
  }

  private func fits(_ entry: String) -> Bool {
    entry != shown && entry.utf8.starts(with: prefix.utf8)
  }

  private mutating func show(_ entry: String, at place: Int) -> String {
    index = place
    shown = entry
    return entry
  }
}
