/// The inputs of this and former sessions, oldest first.
///
/// What cannot be read or written is no reason to stop: the history then lives as long as the
/// session, and `takeWarning()` says why, once.
package struct HistoryStore: Sendable {
  /// How many entries are kept when nothing else is asked for.
  package static let defaultLimit = 10_000

  /// The entries, oldest first.
  package private(set) var entries: [String] = []

  private let file: HistoryFile?
  private let limit: Int
  private var warning: HistoryWarning?
  private var hasFailed = false

  /// Loads the history kept at a path; without one it lives as long as the session.
  package init(path: String?, limit: Int = defaultLimit) {
    self.limit = max(limit, 1)
    file = path.map(HistoryFile.init)
    guard let file else { return }
    do throws(HistoryFile.Failure) {
      let lines = try file.load()
      for line in lines.suffix(self.limit) { remember(HistoryRecord.decode(line)) }
      if lines.count > 2 * self.limit { try file.compact(keeping: self.limit) }
    } catch {
      note(error)
    }
  }

  /// Keeps an entry, unless it begins with a blank, is empty, or repeats the one before.
  package mutating func append(_ entry: String) {
    guard let first = entry.utf8.first, first != UInt8(ascii: " "), first != UInt8(ascii: "\t"),
      !entry.allSatisfy(\.isWhitespace), remember(entry)
    else { return }
    guard let file, !hasFailed else { return }
    do throws(HistoryFile.Failure) {
      try file.append(HistoryRecord.encode(entry))
    } catch {
      note(error)
    }
  }

  /// Why nothing is kept, once; nil when all is well or when it was already told.
  package mutating func takeWarning() -> HistoryWarning? {
    defer { warning = nil }
    return warning
  }

  /// Takes an entry into memory; false when it repeats the last one.
  @discardableResult
  private mutating func remember(_ entry: String) -> Bool {
    // Bytes are compared: two spellings of one accent are two entries, as they are in the file.
    if let last = entries.last, last.utf8.elementsEqual(entry.utf8) { return false }
    entries.append(entry)
    if entries.count > 2 * limit { entries.removeFirst(entries.count - limit) }
    return true
  }

  private mutating func note(_ failure: HistoryFile.Failure) {
    // After the first failure nothing more is tried: one warning, not one for each line.
    if !hasFailed, let file { warning = HistoryWarning(path: file.path, reason: failure.reason) }
    hasFailed = true
  }
}
