import AKSLInterpreter
import AKSLLanguage
import Testing

@Suite("Why: what it answers")
struct WhyTests {
  /// The rows of what a script shows last, and its notes.
  private func answer(_ script: String, _ location: SourceLocation = #_sourceLocation) -> [String] {
    var shown: Exhibit?
    var session = Session()
    let outcome = session.run(SourceText(name: "why.aksl", script), mode: .script, shouldStop: { false }) { event in
      if case .shown(let exhibit) = event.kind { shown = exhibit }
    }
    #expect(outcome.exitCode == 0, sourceLocation: location)
    return shown.map { $0.rows.map { $0.joined(separator: " | ") } + $0.notes } ?? []
  }

  private func expect(_ rows: [String], has row: String, _ location: SourceLocation = #_sourceLocation) {
    #expect(rows.contains(row), "\(rows)", sourceLocation: location)
  }

  @Test("a pool: how it is, what its autoscaler would do, and who waits for it")
  func pools() {
    let full = answer("workload api add replicas 40 cpu 500m memory 1Gi on dev; advance 10s; why dev")
    expect(full, has: "autoscaler | dev has no autoscaler | A6")
    expect(full, has: "pods of api | 10 pods of 40 wait | W1")
    expect(full, has: "pods of api | 10 nodes: Insufficient cpu (500m requested, at most 400m free) | W4")
    let idle = answer("pool dev autoscale 1..12; advance 1m; why dev")
    expect(idle, has: "autoscaler | it keeps 1 to 12 nodes | A3")
    #expect(idle.contains { $0.hasPrefix("autoscaler | 10 nodes: unneeded since") }, "\(idle)")
    expect(idle, has: "pods | no pod waits for its nodes | ")
    let path = answer("cluster other create; use sandbox; why sandbox/dev")
    expect(path, has: "pods | no pod waits for its nodes | ")
  }

  @Test("a workload comes before a pool of its name, whose path still names the pool")
  func names() {
    expect(answer("workload dev add cpu 1 memory 1Gi; advance 9s; why dev"), has: "pods | 1 of 1 ready, 0 pending | ")
    let pool = answer("workload dev add cpu 1 memory 1Gi; advance 9s; why sandbox/dev")
    expect(pool, has: "pods | no pod waits for its nodes | ")
    let wrong = transcript("why dvv")
    #expect(wrong.problems.map(\.title) == ["there is no workload or pool `dvv`"])
  }

  @Test("a stopped pool is named, with its stop and the way out")
  func stopped() {
    let rows = answer(
      "workload api add replicas 4 cpu 500m memory 1Gi on dev; advance 1m; stop dev; advance 1m; why api")
    expect(rows, has: "dev | it is stopped since d1 00:01:00: `start dev` brings 10 nodes back | S5")
    let pool = answer(
      "workload api add replicas 4 cpu 500m memory 1Gi on dev; advance 1m; stop dev; advance 1m; why dev")
    expect(pool, has: "nodes | it is stopped since d1 00:01:00: `start dev` brings 10 nodes back | S5")
    expect(pool, has: "pods of api | 4 pods of 4 wait | W1")
  }

  @Test("nodes that Azure has taken, and a pool without any")
  func evicted() {
    let rows = answer(
      """
      pool cheap add count 3 priority spot eviction-policy deallocate
      workload api add replicas 3 cpu 1500m memory 1Gi on cheap tolerations "*"
      advance 1m; inject eviction 3 on cheap; advance 5m; why api
      """)
    expect(
      rows,
      has: "cheap | 3 nodes deallocated, evicted by Azure or scaled in: a scale-up starts them first | P3d")
    let empty = answer(
      "pool web add count 0; workload api add cpu 500m memory 1Gi on web; advance 10s; why api")
    expect(empty, has: "web | it has no node: `scale web to 1` makes one | W1")
  }

  @Test("pods that nothing makes again")
  func lost() {
    let rows = answer(
      """
      workload job add replicas 2 cpu 500m memory 1Gi no-controller on dev
      advance 1m; cluster sandbox stop; cluster sandbox start; why job
      """)
    expect(rows, has: "lost | 2 pods had no controller: nothing makes another one | W9")
  }

  @Test("pods for which Kubernetes would evict others, and only those")
  func preemption() {
    let row = "priority | in Kubernetes pods of lower priority would make room on 10 nodes; here none is evicted for others | W3"
    let low = "workload low add replicas 30 cpu 500m memory 1Gi on dev priority -5; advance 10s; "
    expect(answer(low + "workload high add replicas 3 cpu 600m memory 1Gi on dev priority 100; advance 10s; why high"), has: row)
    let equal = answer(low + "workload other add cpu 600m memory 1Gi on dev priority -5; advance 10s; why other")
    #expect(!equal.contains { $0.hasPrefix("priority") }, "\(equal)")
    let huge = answer(low + "workload huge add cpu 4 memory 1Gi on dev priority 100; advance 10s; why huge")
    #expect(!huge.contains { $0.hasPrefix("priority") }, "\(huge)")
  }
}
