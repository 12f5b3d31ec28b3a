import AKSLReports
import AKSModel
import Testing

@Suite("Simulated time as text")
struct TimeTextTests {
  @Test("Moments", arguments: [
    (0, "d1 00:00:00"), (120_000, "d1 00:02:00"), (86_399_999, "d1 23:59:59.999"),
    (86_400_000, "d2 00:00:00"), (250, "d1 00:00:00.250"), (5, "d1 00:00:00.005"),
    (-1, "d0 23:59:59.999"),
  ])
  func moments(milliseconds: Int64, text: String) {
    #expect(Instant(milliseconds: milliseconds).display == text)
  }

  @Test("Lengths", arguments: [
    (0, "0s"), (250, "250ms"), (45_000, "45s"), (78_000, "1m18s"), (7_200_000, "2h"),
    (28_878_000, "8h1m18s"), (172_800_000, "2d"), (60_250, "1m250ms"), (-5000, "-5s"),
  ])
  func lengths(milliseconds: Int64, text: String) {
    #expect(TimeSpan(milliseconds: milliseconds).display == text)
  }

  @Test("Dates after ISO 8601", arguments: [
    (0, "2024-01-01T00:00:00Z"), (120_250, "2024-01-01T00:02:00.250Z"),
    (59 * 86_400_000, "2024-02-29T00:00:00Z"), (366 * 86_400_000, "2025-01-01T00:00:00Z"),
    (-1000, "2023-12-31T23:59:59Z"),
  ])
  func dates(milliseconds: Int64, text: String) {
    #expect(StartDate.standard.iso8601(Instant(milliseconds: milliseconds)) == text)
  }

  @Test("Another start", arguments: [
    (1970, 1, 1, "1970-01-01T00:00:00Z"), (2000, 2, 29, "2000-02-29T00:00:00Z"),
    (1900, 3, 1, "1900-03-01T00:00:00Z"), (2026, 12, 31, "2026-12-31T00:00:00Z"),
  ] as [(Int64, Int64, Int64, String)])
  func otherStarts(year: Int64, month: Int64, day: Int64, text: String) {
    #expect(StartDate(year: year, month: month, day: day).iso8601(.start) == text)
  }
}
