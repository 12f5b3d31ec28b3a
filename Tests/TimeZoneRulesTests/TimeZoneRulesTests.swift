import Foundation
import Testing
import TimeZoneRules

/// Bytes of zone files → what clocks show.
@Suite("Time zones")
struct TimeZoneRulesTests {
  /// Winter an hour ahead, summer two, from 1980 on; a first local time 53 minutes and 28 seconds ahead.
  private static let berlin = ZoneFile(
    offsets: [3208, 3600, 7200], changes: [(-2_422_054_408, 1), (323_830_800, 2), (338_950_800, 1)],
    footer: "CET-1CEST,M3.5.0,M10.5.0/3")

  private func rules(_ file: ZoneFile) throws -> TimeZoneRules {
    try TimeZoneRules(name: "Test/Zone", bytes: file.bytes)
  }

  @Test(
    "Offsets before, between and after the changes of the file",
    arguments: [
      ("1890-01-01T00:00:00Z", Int64(3208)), ("1970-01-01T00:00:00Z", 3600), ("1980-04-06T00:59:59Z", 3600),
      ("1980-04-06T01:00:00Z", 7200), ("1980-09-28T01:00:00Z", 3600),
      // From here on the rule decides.
      ("1981-03-29T00:59:59Z", 3600), ("1981-03-29T01:00:00Z", 7200), ("2024-10-27T00:59:59Z", 7200),
      ("2024-10-27T01:00:00Z", 3600), ("2123-07-01T00:00:00Z", 7200), ("2123-12-31T23:59:59Z", 3600),
    ])
  func offsets(moment: String, offset: Int64) throws {
    #expect(try rules(Self.berlin).offset(at: seconds(moment)) == offset)
  }

  @Test(
    "Of a time that is shown twice the first moment, of one that is never shown the end of the gap",
    arguments: [
      ("2024-03-31T01:59:59Z", "2024-03-31T00:59:59Z"), ("2024-03-31T02:00:00Z", "2024-03-31T01:00:00Z"),
      ("2024-03-31T02:30:00Z", "2024-03-31T01:00:00Z"), ("2024-03-31T03:00:00Z", "2024-03-31T01:00:00Z"),
      ("2024-03-31T03:30:00Z", "2024-03-31T01:30:00Z"), ("2024-10-27T02:00:00Z", "2024-10-27T00:00:00Z"),
      ("2024-10-27T02:59:59Z", "2024-10-27T00:59:59Z"), ("2024-10-27T03:00:00Z", "2024-10-27T02:00:00Z"),
      ("1980-04-06T02:30:00Z", "1980-04-06T01:00:00Z"), ("1980-09-28T02:30:00Z", "1980-09-28T00:30:00Z"),
    ])
  func momentsOfLocalTimes(local: String, moment: String) throws {
    #expect(try rules(Self.berlin).moment(showing: seconds(local)) == seconds(moment))
  }

  @Test(
    "Rules of all forms",
    arguments: [
      // No daylight saving time, and names in brackets.
      ("<+0545>-5:45", "2024-07-01T00:00:00Z", Int64(20_700)), ("EST5", "2024-07-01T00:00:00Z", -18_000),
      // The northern and the southern summer.
      ("EST5EDT,M3.2.0,M11.1.0", "2024-03-10T06:59:59Z", -18_000),
      ("EST5EDT,M3.2.0,M11.1.0", "2024-03-10T07:00:00Z", -14_400),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2024-01-01T00:00:00Z", 39_600),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2024-07-01T00:00:00Z", 36_000),
      // A time before midnight, daylight saving time that is behind, and days of the year.
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2024-03-31T00:59:59Z", -7200),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2024-03-31T01:00:00Z", -3600),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "2024-12-01T00:00:00Z", 0),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "2024-07-01T00:00:00Z", 3600),
      ("AAA0BBB,J60/0,J61/0", "2024-03-01T12:00:00Z", 3600),
      ("AAA0BBB,59/0,60/0", "2024-02-29T12:00:00Z", 3600),
      ("AAA0BBB,J60/0,J61/0", "2024-02-29T12:00:00Z", 0),
      // Daylight saving time all the year.
      ("XXX3EDT4,0/0,J365/23", "2024-01-01T03:00:00Z", -14_400),
      ("XXX3EDT4,0/0,J365/23", "2025-06-01T00:00:00Z", -14_400),
    ])
  func footers(footer: String, moment: String, offset: Int64) throws {
    let file = ZoneFile(offsets: [0], changes: [], footer: footer)
    #expect(try rules(file).offset(at: seconds(moment)) == offset)
  }

  @Test("A zone without a rule stays as it was last")
  func withoutRule() throws {
    let file = ZoneFile(offsets: [0, 3600], changes: [(0, 1)], footer: "")
    #expect(try rules(file).offset(at: -1) == 0)
    #expect(try rules(file).offset(at: 99_999_999_999) == 3600)
    #expect(try rules(file).nextChange(after: 10) == nil)
  }

  @Test("The next change")
  func nextChange() throws {
    let rules = try rules(Self.berlin)
    #expect(rules.nextChange(after: seconds("2024-01-01T00:00:00Z")) == seconds("2024-03-31T01:00:00Z"))
    #expect(rules.nextChange(after: seconds("2024-03-31T01:00:00Z")) == seconds("2024-10-27T01:00:00Z"))
    #expect(TimeZoneRules.utc.nextChange(after: 0) == nil)
  }

  @Test("Two files have two digests")
  func digests() throws {
    let other = ZoneFile(offsets: [0], changes: [], footer: "UTC0")
    #expect(try rules(Self.berlin).digest != rules(other).digest)
    #expect(try rules(Self.berlin).digest.count == 16)
  }

  @Test("Whatever is wrong with a file is an error")
  func damaged() throws {
    let bytes = Self.berlin.bytes
    for count in 0..<(bytes.count - 1) {
      #expect(throws: TimeZoneError.self) { try TimeZoneRules(name: "x", bytes: Array(bytes[..<count])) }
    }
    var old = bytes
    old[4] = 0
    var type = bytes
    type[Self.berlin.firstTypeIndex] = 9
    for wrong in [Array("no".utf8) + bytes, old, type] {
      #expect(throws: TimeZoneError.self) { try TimeZoneRules(name: "x", bytes: wrong) }
    }
    for footer in [
      "nonsense!", "CET", "CET-1CEST,M13.1.0,M10.5.0", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,M10.5.0x",
    ] {
      let file = ZoneFile(offsets: [0], changes: [], footer: footer)
      #expect(throws: TimeZoneError.self, "\(footer)") { try rules(file) }
    }
  }

  @Test(
    "The system's zones agree with Foundation's",
    arguments: [
      "Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kathmandu", "America/St_Johns",
      "Africa/Casablanca",
    ])
  func system(name: String) throws {
    guard let file = FileManager.default.contents(atPath: "/usr/share/zoneinfo/\(name)"),
      let zone = TimeZone(identifier: name)
    else { return }
    let rules = try TimeZoneRules(name: name, bytes: Array(file))
    // Foundation keeps to the rule of today only until 2037.
    for moment in stride(from: Int64(-1_000_000_000), to: 2_100_000_000, by: 1_234_567) {
      let expected = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
      #expect(rules.offset(at: moment) == Int64(expected), "\(name) at \(moment)")
    }
  }
}

private func seconds(_ text: String) -> Int64 {
  let formatter = ISO8601DateFormatter()
  return Int64(formatter.date(from: text)?.timeIntervalSince1970 ?? .infinity)
}
