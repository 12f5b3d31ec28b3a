/// What was cut out, newest last, to be put in again.
struct KillRing {
  /// How much is kept.
  private static let limit = 60

  private var entries: [String] = []
  /// The entry that was put in last.
  private var place = 0
  /// The text as the last cut left it: the next one from there goes on with its entry.
  private var afterKill: EditedLine?
  /// The text as the last insertion left it, and where that stands.
  private var afterYank: (line: EditedLine, range: Range<Int>)?

  /// Cuts a range out; what is cut in several steps at one place is one entry.
  mutating func kill(_ range: Range<Int>, from line: inout EditedLine) {
    let isBefore = range.upperBound == line.cursor
    let isSequel = afterKill == line
    let text = line.remove(range)
    if isSequel, let last = entries.popLast() {
      entries.append(isBefore ? text + last : last + text)
    } else {
      entries.append(text)
    }
    if entries.count > Self.limit { entries.removeFirst() }
    afterKill = line
  }

  /// Puts the newest entry in; false without one.
  mutating func yank(into line: inout EditedLine) -> Bool {
    guard !entries.isEmpty else { return false }
    place = entries.count - 1
    put(at: line.cursor..<line.cursor, into: &line)
    return true
  }

  /// Puts an older entry in the place of the one that was just put in; false when none was.
  mutating func yankOlder(into line: inout EditedLine) -> Bool {
    guard let afterYank, afterYank.line == line else { return false }
    place = (place + entries.count - 1) % entries.count
    put(at: afterYank.range, into: &line)
    return true
  }

  private mutating func put(at range: Range<Int>, into line: inout EditedLine) {
    line.replace(range, with: entries[place])
    afterYank = (line, range.lowerBound..<line.cursor)
  }
}
