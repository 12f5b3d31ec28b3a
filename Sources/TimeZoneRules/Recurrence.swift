/// The rule at the end of a zone file, such as `CET-1CEST,M3.5.0,M10.5.0/3`: what holds in every year to come.
struct Recurrence: Hashable, Sendable {
  /// A day of each year, and a time of that day by the clocks that hold until then.
  struct Change: Hashable, Sendable {
    enum Day: Hashable, Sendable {
      /// `J60`: a day from 1 to 365; 29 February is never counted.
      case withoutLeapDay(Int64)
      /// `59`: a day from 0 to 365.
      case ofYear(Int64)
      /// `M3.5.0`: the nth weekday (0 Sunday) of a month; 5 is the last.
      case ofMonth(Int64, nth: Int64, weekday: Int64)
    }

    var day: Day
    var seconds: Int64

    /// The change in a year, in seconds as the clocks show them.
    func local(in year: Int64) -> Int64 {
      let first = CivilDate.day(year: year, month: 1, day: 1)
      let number: Int64
      switch day {
      case .withoutLeapDay(let day):
        number = first + day - 1 + (CivilDate.isLeap(year) && day >= 60 ? 1 : 0)
      case .ofYear(let day): number = first + day
      case .ofMonth(let month, let nth, let weekday):
        let start = CivilDate.day(year: year, month: month, day: 1)
        let next =
          month == 12
          ? CivilDate.day(year: year + 1, month: 1, day: 1)
          : CivilDate.day(year: year, month: month + 1, day: 1)
        var candidate = start + CivilDate.remainder(weekday - CivilDate.weekday(ofDay: start), by: 7)
        candidate += 7 * (nth - 1)
        while candidate >= next { candidate -= 7 }
        number = candidate
      }
      return number * 86_400 + seconds
    }
  }

  var standard: Int64
  /// Daylight saving time: its offset, and when it begins and ends.
  var saving: (offset: Int64, start: Change, end: Change)?

  static func == (a: Recurrence, b: Recurrence) -> Bool {
    a.standard == b.standard && a.saving?.offset == b.saving?.offset && a.saving?.start == b.saving?.start
      && a.saving?.end == b.saving?.end
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(standard)
    hasher.combine(saving?.offset)
  }

  /// The changes up to `end`, from the last one before `start` on.
  func changes(from start: Int64, to end: Int64) -> [TimeZoneRules.Segment] {
    guard let saving else { return [.init(start: start, offset: standard)] }
    let firstYear = CivilDate.year(ofDay: CivilDate.floorDivided(start, by: 86_400)) - 1
    let lastYear = CivilDate.year(ofDay: CivilDate.floorDivided(end, by: 86_400)) + 1
    var dated: [(start: Int64, isSaving: Bool)] = []
    for year in firstYear...lastYear {
      dated.append((saving.start.local(in: year) - standard, true))
      dated.append((saving.end.local(in: year) - saving.offset, false))
    }
    // Where one ends as the other begins, daylight saving time goes on.
    dated.sort { $0.start != $1.start ? $0.start < $1.start : !$0.isSaving && $1.isSaving }
    let changes = dated.map { change in
      TimeZoneRules.Segment(start: change.start, offset: change.isSaving ? saving.offset : standard)
    }
    let before = changes.last { $0.start <= start }
    return (before.map { [.init(start: start, offset: $0.offset)] } ?? [])
      + changes.filter { $0.start > start && $0.start <= end }
  }
}

extension Recurrence {
  /// Reads a rule in POSIX's form; nil when it is none.
  init?(_ text: some Sequence<UInt8>) {
    var reader = RuleReader(bytes: Array(text))
    guard reader.skipName(), let standard = reader.offset() else { return nil }
    self.standard = -standard
    guard !reader.isAtEnd else { return }
    guard reader.skipName() else { return nil }
    var offset = self.standard + 3600
    if reader.next != UInt8(ascii: ","), !reader.isAtEnd {
      guard let written = reader.offset() else { return nil }
      offset = -written
    }
    guard let start = reader.change(), let end = reader.change(), reader.isAtEnd else { return nil }
    saving = (offset, start, end)
  }
}

/// Reads the parts of a rule one by one.
private struct RuleReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }
  var isAtEnd: Bool { next == nil }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  // `CET`, `<+03>`
  mutating func skipName() -> Bool {
    let start = position
    if take("<") {
      while let byte = next, byte != UInt8(ascii: ">") {
        position += 1
        if byte == 0 { return false }
      }
      return take(">")
    }
    while let byte = next, (0x41...0x5a).contains(byte & ~0x20) { position += 1 }
    return position - start >= 3
  }

  mutating func number() -> Int64? {
    let start = position
    var value: Int64 = 0
    while let byte = next, (0x30...0x39).contains(byte), position - start < 4 {
      value = value * 10 + Int64(byte - 0x30)
      position += 1
    }
    return position > start ? value : nil
  }

  /// `-1`, `5:30`, `167:59:59`: in seconds.
  mutating func offset() -> Int64? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard var seconds = number().map({ $0 * 3600 }) else { return nil }
    if take(":") {
      guard let minutes = number() else { return nil }
      seconds += minutes * 60
      if take(":") {
        guard let rest = number() else { return nil }
        seconds += rest
      }
    }
    return isNegative ? -seconds : seconds
  }

  // `,M3.5.0/3`
  mutating func change() -> Recurrence.Change? {
    guard take(",") else { return nil }
    let day: Recurrence.Change.Day
    if take("M") {
      guard let month = number(), take("."), let nth = number(), take("."), let weekday = number(),
        (1...12).contains(month), (1...5).contains(nth), (0...6).contains(weekday)
      else { return nil }
      day = .ofMonth(month, nth: nth, weekday: weekday)
    } else if take("J") {
      guard let number = number(), (1...365).contains(number) else { return nil }
      day = .withoutLeapDay(number)
    } else {
      guard let number = number(), (0...365).contains(number) else { return nil }
      day = .ofYear(number)
    }
    guard take("/") else { return Recurrence.Change(day: day, seconds: 2 * 3600) }
    return offset().map { Recurrence.Change(day: day, seconds: $0) }
  }
}
