/// What `history` tells.
enum HistoryListing {
  /// The newest entries, numbered from the oldest one on that is kept; further lines of an entry stand below it.
  static func text(of entries: [String], count: Int) -> String {
    let first = entries.count - min(count, entries.count)
    let width = String(entries.count).utf8.count
    return entries[first...].enumerated().map { offset, entry in
      let number = String(first + offset + 1)
      let lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
      let indent = String(repeating: " ", count: width + 2)
      return String(repeating: " ", count: width - number.utf8.count) + number + "  "
        + lines.joined(separator: "\n" + indent) + "\n"
    }.joined()
  }
}
