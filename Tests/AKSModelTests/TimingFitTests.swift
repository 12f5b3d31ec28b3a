import Foundation
import Testing

@testable import AKSModel

/// The times of the model against those of recorded operations.
///
/// Of each kind of operation with at least 20 recordings, 80 % lie between p5 and p95 of random times, and the constant
/// time is within 25 % of their median.
@Suite("Timing against recordings")
struct TimingFitTests {
  private static let kinds = RecordedKind.all(of: RecordedOperation.all)

  /// Nothing is left out in silence: each of the recordings is read.
  @Test func recordings() {
    #expect(RecordedOperation.all.count == 5479)
    #expect(Self.kinds.count == 18)
  }

  @Test(arguments: kinds) func fits(kind: RecordedKind) throws {
    let fit = try TimingFit(of: kind)
    #expect(fit.deviation.magnitude <= 0.25, "constant \(fit.constant) s, median \(fit.median) s")
    #expect(fit.shareInside >= 0.8, "from \(fit.low) to \(fit.high) s")
  }

  /// The table, for whoever runs the tests, with kinds that have too few recordings to hold anything against.
  @Test func table() throws {
    let all = RecordedOperation.all
    var lines = [TimingFit.head]
    for kind in RecordedKind.all(of: all, atLeast: 4) { lines.append(try TimingFit(of: kind).line) }
    for (name, seconds) in [("under 400 s", 0..<400.0), ("over 400 s, not modelled", 400..<1e6)] {
      let updates = all.filter { $0.command == "aks update" && seconds.contains($0.seconds) }
      lines.append(
        try TimingFit(of: RecordedKind(name: "aks update, \(name)", like: updates[0], updates)).line)
    }
    print(lines.joined(separator: "\n"))
    // Every kind of command is in it.
    #expect(Set(Self.kinds.map(\.example.command)).count >= 11)
    // One update in eight has two humps: what reimages Windows nodes and the like.
    let updates = all.filter { $0.command == "aks update" }
    #expect((0.1..<0.15).contains(Double(updates.count { $0.seconds > 400 }) / Double(updates.count)))
  }

  /// Recordings have up to 3 nodes: as many side by side change nothing, and one after the other fits them not.
  @Test func parallelNodes() throws {
    for kind in Self.kinds where kind.example.nodes >= 2 && kind.example.command == "aks nodepool add" {
      let free = try kind.example.seconds(TimingSettings())
      var timing = TimingSettings()
      timing.parallelNodes = kind.example.nodes
      #expect(try kind.example.seconds(timing) == free)
      timing.parallelNodes = 1
      #expect(try kind.example.seconds(timing) > 1.25 * kind.median, "\(kind.name)")
    }
  }
}

/// Recordings that are the same for the model.
struct RecordedKind: CustomTestStringConvertible, Sendable {
  let name: String
  let example: RecordedOperation
  /// In rising order.
  let seconds: [Double]
  /// Those of 2023, which are the newest.
  let newest: [Double]

  init(name: String, like example: RecordedOperation, _ recordings: [RecordedOperation]) {
    self.name = name
    self.example = example
    seconds = recordings.map(\.seconds).sorted()
    newest = recordings.filter { $0.year == "2023" }.map(\.seconds)
  }

  var testDescription: String { name }

  var median: Double { (seconds[(seconds.count - 1) / 2] + seconds[seconds.count / 2]) / 2 }

  static func all(of recordings: [RecordedOperation], atLeast least: Int = 20) -> [RecordedKind] {
    Dictionary(grouping: recordings, by: \.kind).filter { $0.value.count >= least }
      .map { RecordedKind(name: $0.key, like: $0.value[0], $0.value) }
      .sorted { $0.name < $1.name }
  }
}

/// A kind of recordings beside what the model has for it.
struct TimingFit {
  private static let seeds: Range<UInt64> = 1..<601

  let kind: RecordedKind
  let constant: Double
  /// p5 and p95 of random times.
  let low, high: Double

  init(of kind: RecordedKind) throws {
    self.kind = kind
    constant = try kind.example.seconds(TimingSettings())
    let times = try Self.seeds.map { seed in
      var timing = TimingSettings()
      timing.randomSeed = seed
      return try kind.example.seconds(timing)
    }.sorted()
    // Nearest rank.
    (low, high) = (times[times.count / 20 - 1], times[times.count * 19 / 20 - 1])
  }

  var median: Double { kind.median }
  var deviation: Double { constant / median - 1 }
  var shareInside: Double { share(of: kind.seconds) }

  private func share(of seconds: [Double]) -> Double {
    Double(seconds.count { (low...high).contains($0) }) / Double(seconds.count)
  }

  static let head = row(
    "kind", "n", "median", "constant", "deviation", "p5", "p95", "inside", "of 2023", "inside")

  var line: String {
    Self.row(
      kind.name, "\(kind.seconds.count)", Self.rounded(median), Self.rounded(constant),
      Self.rounded(100 * deviation) + " %", Self.rounded(low), Self.rounded(high),
      Self.rounded(100 * shareInside) + " %", "\(kind.newest.count)",
      kind.newest.isEmpty ? "-" : Self.rounded(100 * share(of: kind.newest)) + " %")
  }

  private static func rounded(_ number: Double) -> String { String(format: "%.1f", number) }

  private static func row(_ name: String, _ cells: String...) -> String {
    name.padding(toLength: 42, withPad: " ", startingAt: 0)
      + cells.map { String(repeating: " ", count: max(1, 11 - $0.count)) + $0 }.joined()
  }
}
