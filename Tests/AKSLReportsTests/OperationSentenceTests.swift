import AKSLInterpreter
import AKSLReports
import AKSModel
import Testing

@Suite("An operation in one line")
struct OperationSentenceTests {
  private func lines(_ events: RunEvent.Kind...) -> String {
    Page(TextReporter(style: .plain), events.map { RunEvent($0) }).output
  }

  @Test("A pool that stops and starts")
  func stopAndStart() {
    let stopped = AgentPool.dev(.stopped, count: 0, startCount: 10, [.deallocated: 10])
    #expect(
      lines(
        .completed(OperationReport(.stopPool, on: stopped, deallocated: 10)),
        .completed(OperationReport(.startPool, took: 122, started: 10))) == """
          dev: stopped in 1m18s; 10 nodes deallocated. Now Stopped, 0 running, 10 deallocated.
          dev: started in 2m2s; 10 nodes started. Now Running, 10 running.

          """)
  }

  @Test("The count of a stopped pool is kept for its start")
  func stoppedScale() {
    let stopped = AgentPool.dev(.stopped, count: 0, startCount: 5, [.deallocated: 10])
    #expect(
      lines(.completed(OperationReport(.updatePool, on: stopped, took: 2))) == """
        dev: updated in 2s; will start with 5 nodes. Now Stopped, 0 running, 10 deallocated.

        """)
    let one = AgentPool.dev(.stopped, count: 0, startCount: 1, [:])
    #expect(
      lines(.completed(OperationReport(.scalePool, on: one, took: 2))) == """
        dev: scaled to 0 in 2s; will start with 1 node. Now Stopped, 0 running.

        """)
  }

  @Test("Scaling tells the counts")
  func scale() {
    let web = AgentPool.dev(name: "web", count: 20, [.running: 20, .deallocated: 30])
    #expect(
      lines(
        .completed(
          OperationReport(.scalePool, on: web, took: 83, previousCount: 5, created: 1, started: 14)))
          == """
          web: scaled 5 -> 20 in 1m23s; 14 nodes started, 1 created. Now Running, 20 running, \
          30 deallocated.

          """)
    #expect(
      lines(.completed(OperationReport(.scalePool, on: .dev(count: 9, [.running: 9]), deleted: 1)))
        == "dev: scaled to 9 in 1m18s; 1 node deleted. Now Running, 9 running.\n")
  }

  @Test("What goes on")
  func accepted() {
    let stopping = AgentPool.dev(.stopped, .stopping, [.deallocating: 10])
    #expect(
      lines(.accepted(OperationReport(.stopPool, on: stopping, took: nil)))
        == "dev: stopping, until about d1 00:01:18\n")
    #expect(
      lines(.accepted(OperationReport(.scalePool, on: .dev(count: 12), took: nil, previousCount: 10)))
        == "dev: scaling 10 -> 12, until about d1 00:01:18\n")
    #expect(
      lines(.accepted(OperationReport(.deleteCluster, on: nil, took: nil)))
        == "cluster sandbox: deleting, until about d1 00:01:18\n")
  }

  @Test("What fails, and what is gone")
  func failures() {
    let failed = AgentPool.dev(.running, .failed, count: 20, [.running: 10, .failed: 1])
    #expect(
      lines(.completed(OperationReport(.scalePool, on: failed, status: .failed)))
        == "dev: scale failed after 1m18s. Now Failed, 10 running, 1 failed.\n")
    #expect(
      lines(.completed(OperationReport(.startPool, on: .dev(.running, .canceled), status: .canceled)))
        == "dev: start canceled after 1m18s. Now Canceled, 10 running.\n")
    #expect(
      lines(.completed(OperationReport(.deletePool, deleted: 10)))
        == "dev: deleted in 1m18s; 10 nodes deleted.\n")
  }

  @Test("Clusters, and pools of another one than the last")
  func clusters() {
    let prod = ManagedCluster.named("prod")
    #expect(
      lines(
        .completed(OperationReport(.startPool)),
        .completed(OperationReport(.createCluster, on: nil, of: prod, took: 240, created: 3)),
        .completed(OperationReport(.addPool, on: .dev(name: "web"), of: prod, created: 10)),
        .completed(OperationReport(.startPool))) == """
          dev: started in 1m18s. Now Running, 10 running.
          cluster prod: created in 4m; 3 nodes created. Now Running, Kubernetes 1.33.2.
          web: added in 1m18s; 10 nodes created. Now Running, 10 running.
          sandbox/dev: started in 1m18s. Now Running, 10 running.

          """)
  }

  @Test("What it does to the bill is told where that is known, and only if it does anything")
  func bill() {
    let stopped = AgentPool.dev(.stopped, count: 0, startCount: 10, [.deallocated: 10])
    var report = OperationReport(.stopPool, on: stopped, deallocated: 10)
    report.rates = RateChange(before: 2_249_000_000, after: 789_000_000)
    #expect(
      lines(.completed(report)) == """
        dev: stopped in 1m18s; 10 nodes deallocated. Now Stopped, 0 running, 10 deallocated. \
        Bill $2.249 -> $0.789 an hour.

        """)
    report.rates = RateChange(before: 789_000_000, after: 789_000_000)
    #expect(lines(.completed(report)).hasSuffix("10 deallocated.\n"))
  }

  @Test("States have colours beside their words; what is not there has none")
  func colours() {
    let stopped = AgentPool.dev(.stopped, count: 0, startCount: 10, [.deallocated: 9, .failed: 1])
    let report = OperationReport(.stopPool, on: stopped)
    #expect(
      Page(TextReporter(style: .colored), [RunEvent(.completed(report))]).output == """
        dev: \u{1B}[34mstopped\u{1B}[0m in 1m18s. Now \u{1B}[34mStopped\u{1B}[0m, 0 running, \
        9 \u{1B}[34mdeallocated\u{1B}[0m, 1 \u{1B}[31mfailed\u{1B}[0m.

        """)
  }

  @Test("What is watched is a line for each change")
  func watched() {
    let report = WatchReport(number: 0, count: 1, name: "dev.count", text: "4", value: .integer(4))
    #expect(lines(.watched(report)) == "d1 00:00:00  dev.count = 4\n")
  }
}
