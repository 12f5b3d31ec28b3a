import AKSLReports
import AKSModel
import Testing

@Suite("Simulated time as dates")
struct StartDateTests {
  @Test(
    "Dates after ISO 8601",
    arguments: [
      (0, "2024-01-01T00:00:00Z"), (120_250, "2024-01-01T00:02:00.250Z"),
      (59 * 86_400_000, "2024-02-29T00:00:00Z"), (366 * 86_400_000, "2025-01-01T00:00:00Z"),
      (-1000, "2023-12-31T23:59:59Z"),
    ])
  func dates(milliseconds: Int64, text: String) {
    #expect(StartDate.standard.iso8601(Instant(milliseconds: milliseconds)) == text)
  }

  @Test(
    "Another start",
    arguments: [
      (1970, 1, 1, "1970-01-01T00:00:00Z"), (2000, 2, 29, "2000-02-29T00:00:00Z"),
      (1900, 3, 1, "1900-03-01T00:00:00Z"), (2026, 12, 31, "2026-12-31T00:00:00Z"),
    ] as [(Int64, Int64, Int64, String)])
  func otherStarts(year: Int64, month: Int64, day: Int64, text: String) {
    #expect(StartDate(year: year, month: month, day: day).iso8601(.start) == text)
  }
}
