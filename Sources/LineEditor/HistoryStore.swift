/// The inputs of this and other sessions, oldest first, but those of this one last: Up begins with them.
///
/// What cannot be read or written is no reason to stop: `takeWarning()` says why, once for each reason, and what could
/// not be written is tried again with the next entry.
package struct HistoryStore: Sendable {
  /// How many entries are kept when nothing else is asked for.
  package static let defaultLimit = 10_000

  /// The entries, oldest first.
  package private(set) var entries: [String] = []

  private let file: HistoryFile?
  private let limit: Int
  private var warning: HistoryWarning?
  /// The reason that was told last, until something could be written again.
  private var toldReason: String?
  /// What could not be written yet.
  private var unwritten: [String] = []
  /// How far the file is known.
  private var position = HistoryFile.Position()
  /// Where the entries of this session begin.
  private var ownStart = 0

  /// Loads the history kept at a path; without one it lives as long as the session.
  package init(path: String?, limit: Int = defaultLimit) {
    self.limit = max(limit, 1)
    file = path.map(HistoryFile.init)
    guard let file else { return }
    do throws(HistoryFile.Failure) {
      let news = try file.load()
      take(news)
      if news.lines.count > 2 * self.limit { try file.compact(keeping: self.limit) }
    } catch {
      note(error)
    }
  }

  /// Keeps an entry, unless it begins with a blank, is empty, or repeats the one before.
  package mutating func append(_ entry: String) {
    guard let first = entry.utf8.first, first != UInt8(ascii: " "), first != UInt8(ascii: "\t"),
      !entry.allSatisfy(\.isWhitespace), remember(entry)
    else { return }
    guard let file else { return }
    unwritten.append(entry)
    do throws(HistoryFile.Failure) {
      while let next = unwritten.first {
        take(try file.append(HistoryRecord.encode(next), since: position))
        unwritten.removeFirst()
      }
      toldReason = nil
    } catch {
      if unwritten.count > limit { unwritten.removeFirst() }
      note(error)
    }
  }

  /// Takes in what other sessions have added in the meantime.
  package mutating func refresh() {
    guard let file else { return }
    do throws(HistoryFile.Failure) {
      take(try file.load(since: position))
    } catch {
      note(error)
    }
  }

  /// Why nothing is kept, once; nil when all is well or when it was already told.
  package mutating func takeWarning() -> HistoryWarning? {
    defer { warning = nil }
    return warning
  }

  /// Takes in what the file has beyond what was known of it.
  private mutating func take(_ news: HistoryFile.News) {
    position = news.position
    let others = news.lines.suffix(limit).map { HistoryRecord.decode($0) }
    if news.isWhole {
      // What this session has written is among it, and stays where it is; what it has not is not.
      let own = entries[ownStart...]
      var ownCounts: [String: Int] = [:]
      for entry in own.dropLast(unwritten.count) { ownCounts[entry, default: 0] += 1 }
      entries = []
      for entry in others {
        if let count = ownCounts[entry], count > 0 { ownCounts[entry] = count - 1 } else { remember(entry) }
      }
      ownStart = entries.count
      entries += own
    } else if !others.isEmpty {
      entries.insert(contentsOf: others, at: ownStart)
      ownStart += others.count
    }
  }

  /// Takes an entry into memory; false when it repeats the last one.
  @discardableResult
  private mutating func remember(_ entry: String) -> Bool {
    // Bytes are compared: two spellings of one accent are two entries, as they are in the file.
    if let last = entries.last, last.utf8.elementsEqual(entry.utf8) { return false }
    entries.append(entry)
    if entries.count > 2 * limit {
      ownStart = max(0, ownStart - (entries.count - limit))
      entries.removeFirst(entries.count - limit)
    }
    return true
  }

  private mutating func note(_ failure: HistoryFile.Failure) {
    // One warning, not one for each line.
    guard toldReason != failure.reason, let file else { return }
    warning = HistoryWarning(path: file.path, reason: failure.reason)
    toldReason = failure.reason
  }
}
