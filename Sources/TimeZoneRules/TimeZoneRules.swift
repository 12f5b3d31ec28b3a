/// What the clocks of a time zone show at any moment, in the past and in the far future.
///
/// Moments are seconds of Unix time. A value holds all it knows: nothing is read again from the machine it
/// runs on.
package struct TimeZoneRules: Hashable, Sendable {
  /// From a moment on, how many seconds clocks are ahead of UTC.
  struct Segment: Hashable, Sendable {
    var start: Int64
    var offset: Int64
  }

  /// `Europe/Berlin`.
  package let name: String
  /// A short digest of the file that the rules were read from, to tell one edition from another.
  package let digest: String
  /// Before the first segment.
  let firstOffset: Int64
  let segments: [Segment]
  /// What goes on after the last segment; nil: nothing changes any more.
  let recurrence: Recurrence?

  /// Coordinated universal time, which needs no file.
  package static let utc = TimeZoneRules(
    name: "UTC", digest: "built in", firstOffset: 0, segments: [], recurrence: nil)

  /// How many seconds clocks are ahead of UTC at a moment.
  package func offset(at moment: Int64) -> Int64 { pieces(from: moment, to: moment)[0].offset }

  /// The first change of the clocks after a moment, within two years.
  package func nextChange(after moment: Int64) -> Int64? {
    let pieces = pieces(from: moment, to: moment + 2 * 366 * 86_400)
    return zip(pieces, pieces.dropFirst()).first { $0.offset != $1.offset }?.1.start
  }

  /// The moment at which clocks show a local time (in seconds, as if it were UTC).
  ///
  /// Of a time that clocks show twice, the first; of one that they never show, the first moment after the gap.
  package func moment(showing local: Int64) -> Int64 {
    // No zone is more than 26 hours off, so what is looked for begins and ends within these two days.
    let pieces = pieces(from: local - 26 * 3600, to: local + 26 * 3600)
    for (index, piece) in pieces.enumerated() {
      let moment = max(piece.start, local - piece.offset)
      if index + 1 == pieces.count || moment < pieces[index + 1].start { return moment }
    }
    return local
  }

  /// The segments that touch a stretch of time; the first begins with the stretch.
  private func pieces(from start: Int64, to end: Int64) -> [Segment] {
    // The first segment that begins after the start.
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].start <= start { low = middle + 1 } else { high = middle }
    }
    var result = [Segment(start: start, offset: low == 0 ? firstOffset : segments[low - 1].offset)]
    result += segments[low...].prefix { $0.start <= end }
    let last = segments.last?.start ?? .min
    guard let recurrence, end >= last else { return result }
    for change in recurrence.changes(from: max(start, last), to: end)
    where change.start > last || segments.isEmpty {
      if change.start <= start { result[0].offset = change.offset } else { result.append(change) }
    }
    return result
  }
}
