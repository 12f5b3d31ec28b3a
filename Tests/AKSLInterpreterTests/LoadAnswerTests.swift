import AKSLLanguage
import AKSModel
import Testing

@testable import AKSLInterpreter

/// What is answered to whoever asks who waits, why, and what it costs.
@Suite("Answers about load")
struct LoadAnswerTests {
  /// What the last statement shows.
  private static func shown(_ text: String) throws -> Exhibit {
    var session = Session()
    var exhibits: [Exhibit] = []
    let outcome = session.run(SourceText(name: "s", text), mode: .script) { event in
      if case .shown(let exhibit) = event.kind { exhibits.append(exhibit) }
    }
    #expect(outcome.exitCode == 0, "\(text)")
    return try #require(exhibits.last)
  }

  private static func row(_ name: String, _ exhibit: Exhibit) -> [String] {
    exhibit.rows.first { $0.first?.hasPrefix(name) ?? false }.map { Array($0.dropFirst()) } ?? []
  }

  @Test("While the autoscaler is halted nobody is told that another node would help")
  func halted() throws {
    let halt = """
      pool web add count 1 enable-cluster-autoscaler min-count 1 max-count 20
      pool dev autoscale 1..10
      advance 20m
      workload a add replicas 9 cpu 500m memory 1Gi on web
      advance 10m

      """
    let reason = """
      nothing is done: 9 of 14 nodes are unready, 9 of them because they are deallocated (Azure/AKS issue 5211); \
      raise ok-total-unready-count and max-total-unready-percentage
      """
    #expect(try Self.shown(halt + "why a").rows.contains(["autoscaler: web", reason, "D6"]))
    #expect(Self.row("autoscaler", try Self.shown(halt + "why web/0")) == [reason, "D6"])
    let failed = """
      pool web add count 1 enable-cluster-autoscaler min-count 1 max-count 20
      pool dev update scale-down-mode delete
      for i in 0..7 { inject failed-node on (dev.nodes[i]) }
      workload a add replicas 9 cpu 500m memory 1Gi on web
      advance 1m
      why a
      """
    let exhibit = try Self.shown(failed)
    #expect(
      exhibit.rows.contains(["autoscaler: web", "nothing is done: 8 of 14 nodes are unready", "A9"]),
      "\(exhibit.rows)")
  }

  @Test("Who still waits is in the report, and makes its times lower bounds")
  func stillWaiting() throws {
    let report = try Self.shown(
      """
      workload api add replicas 20 cpu 500m memory 1Gi
      workload web add replicas 40 cpu 1200m memory 1Gi on dev
      advance 30m
      show ready
      """)
    let waiting = Self.row("pods that are not ready yet", report)
    #expect(waiting.first?.hasSuffix("the longest for 30m") == true && waiting.first?.hasPrefix("0") == false)
    #expect(Self.row("time to ready max", report) == ["at least 30m"])
    #expect(Self.row("time to ready p50", report) != ["at least 30m"] || !waiting.isEmpty)
    let calm = try Self.shown("workload api add replicas 3 cpu 500m memory 1Gi; advance 1m; show ready")
    #expect(Self.row("pods that are not ready yet", calm) == ["0"])
    #expect(Self.row("time to ready max", calm) == ["4s"])
  }

  @Test("What Azure refuses is no scale event, nor are stops and starts")
  func scaleEvents() throws {
    let refused = try Self.shown(
      """
      pool web add count 1 enable-cluster-autoscaler min-count 1 max-count 20
      inject quota 2 on web
      workload big add replicas 4 cpu 1800m memory 1Gi on web
      advance 30m
      show ready
      """)
    #expect(Self.row("pools scaled up", refused) == ["0 times, 0 nodes"])
    #expect(Self.row("pools scaled down", refused) == ["0 times, 0 nodes"])
    let never = try Self.shown(
      """
      pool web add count 1 enable-cluster-autoscaler min-count 1 max-count 20
      inject allocation-failure on web
      workload big add replicas 4 cpu 1800m memory 1Gi on web
      advance 5h
      show ready
      """)
    #expect(Self.row("pools scaled up", never) == ["0 times, 0 nodes"])
    #expect(Self.row("pools scaled down", never) == ["0 times, 0 nodes"])
    let power = try Self.shown(
      "workload a add replicas 3 cpu 500m memory 1Gi; stop dev; start dev; scale dev to 12; show ready")
    #expect(Self.row("pools scaled up", power) == ["1 time, 2 nodes"])
    #expect(Self.row("pools scaled down", power) == ["0 times, 0 nodes"])
  }

  @Test("A report rests on what nodes went through, and says what was set here")
  func assumptions() throws {
    let load = "workload a add replicas 3 cpu 500m memory 1Gi; "
    #expect(
      try Self.shown(load + "advance 1m; show ready").notes.contains("pod-start 3s (assumed).") == true)
    let windows = try Self.shown(load + "pool w add count 1 os-type windows; timing pod-start 5s; show ready")
    #expect(
      windows.notes.contains(
        "node-provision-windows 4m45s (200 recordings of 2021–2023), pod-start 5s (set here)."))
    let images = try Self.shown(
      "workload a add replicas 3 cpu 500m memory 1Gi image 1Gi; stop dev; start dev; show ready")
    #expect(
      images.notes.contains(
        "node-start 1m15s (8 recordings of 2022–2023), pod-start 3s (assumed), image-pull 12s500ms a GiB (assumed)."
      ))
  }

  @Test("A part of the bill without a price is none of $0, and the beginning of the count is told")
  func costs() throws {
    let spot = "pool b add count 2 vm-size Standard_B2s priority spot; advance 1h; show cost by pool"
    let exhibit = try Self.shown("set spot-prices unknown; " + spot)
    // Its disks have one: two P10 for an hour and a little more.
    #expect(Self.row("sandbox/b", exhibit) == ["no price", "$0.056", "no price", "no price"])
    #expect(exhibit.rows.last?.first == "everything *")
    #expect(!exhibit.notes.contains(PriceList.spotSource))
    let priced = try Self.shown("pool cheap add count 3 priority spot; advance 1h; show cost by pool")
    #expect(priced.notes.contains(PriceList.spotSource) && priced.rows.last?.first == "everything")
    #expect(
      try Self.shown("pool cheap add count 3 priority spot; advance 1h; show cost").notes.contains(
        PriceList.spotSource))
    #expect(!(try Self.shown("advance 1h; show cost")).notes.contains(PriceList.spotSource))
    let since = try Self.shown("advance 97m; show cost by pool since 5m")
    #expect(since.notes.contains { $0.hasPrefix("counted from") })
    #expect(try Self.shown("advance 95m; show cost by pool since 5m").notes.count == since.notes.count - 1)
  }
}
