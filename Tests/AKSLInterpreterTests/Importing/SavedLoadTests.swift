import AKSLLanguage
import AKSModel
import Testing

@testable import AKSLInterpreter

/// What drives replicas goes on in a session that was saved.
@Suite("Saved load")
struct SavedLoadTests {
  /// A session and one that its script has made, an hour and more later.
  private static func both(_ text: String) -> (session: Session, saved: Session, omissions: [String]) {
    var session = Session()
    #expect(session.run(SourceText(name: "s", text), mode: .script) { _ in }.exitCode == 0)
    let script = WorldScript(of: session)
    var options = Session.Options()
    options.world = .empty
    var saved = Session(options: options)
    #expect(
      saved.run(SourceText(name: "saved", script.text), mode: .script) { _ in }.exitCode == 0,
      "\(script.text)")
    return (session, saved, script.omissions)
  }

  private static func replicas(_ session: inout Session, every minutes: Int, times: Int) -> [Int] {
    (0..<times).map { _ in
      _ = session.run(SourceText(name: "s", "advance \(minutes)m"), mode: .prompt) { _ in }
      let world = session.world.simulation
      return world.clusters.first.flatMap { world.workload(named: "api", in: $0) }.map { world[$0].replicas }
        ?? -1
    }
  }

  @Test("A DaemonSet is one in the saved world, too, and has a pod on each node there")
  func daemonSet() throws {
    let both = Self.both(
      """
      workload agent add daemonset cpu 100m memory 64Mi on dev tolerations "*" image 1Gi priority 5 kube-system
      workload api add replicas 2 cpu 500m; advance 1m
      """)
    #expect(WorldScript(of: both.session).text.contains("priority 5 kube-system daemonset\n"))
    var saved = both.saved
    _ = saved.run(SourceText(name: "s", "advance 1m; scale dev to 11; advance 1m"), mode: .prompt) { _ in }
    let (old, new) = (both.session.world.simulation, saved.world.simulation)
    let was = try #require(old.workload(named: "agent", in: old.clusters[0]))
    let now = try #require(new.workload(named: "agent", in: new.clusters[0]))
    #expect(old[was].template == new[now].template && old[was].ready == 10 && new[now].ready == 11)
  }

  @Test(
    "Steps count on from the moment of saving",
    arguments: [
      "workload api replicas [[0h, 3], [2h, 7], [5h, 1]]; advance 90m",
      "workload api replicas [[0h, 3], [2h, 7], [5h, 1]]; advance 6h",
      "workload api replicas [[0h, 3], [2h, 7], [5h, 1]] every 6h; advance 20h",
      "workload api replicas [[1h, 4], [2h, 7]] every 6h; advance 30m",
      "workload api replicas [[0h, 3], [2h, 7], [5h, 1]] every 6h; advance 14h",
      "workload api autoscale 1..40 target 30; workload api rate [[0h, 40], [1h, 900], [3h, 31.5]]; advance 30m",
      "workload api autoscale 1..40 target 30; workload api rate [[0h, 40], [1h, 900], [3h, 0]] every 4h; advance 10h",
      "workload api rate [[0h, 40], [1h, 900]] every 4h; advance 9h; workload api autoscale 2..9 target 70.25; advance 10m",
      "workload api replicas [[0h, 3], [2h, 7]] every 3h; advance 1h; workload api replay off",
    ])
  func steps(text: String) {
    var (session, saved, _) = Self.both("workload api add cpu 100m memory 128Mi; " + text)
    #expect(
      Self.replicas(&session, every: 10, times: 60) == Self.replicas(&saved, every: 10, times: 60), "\(text)")
  }

  @Test("What cannot be saved is told")
  func omissions() {
    let load = "workload api add cpu 100m memory 128Mi; workload api autoscale 1..40 target 30; "
    #expect(Self.both(load).omissions.count == 1)
    #expect(
      Self.both(load + "workload api rate [[0h, 40], [1h, 900]]; advance 30m").omissions.contains {
        $0.hasPrefix("what was asked of workloads in the last minutes")
      })
  }

  @Test("The list of expander priority is saved")
  func priorities() {
    let (_, saved, _) = Self.both(
      "cluster sandbox expander-priorities {\"10\": \".*\", \"50\": [\"a\", \"b\"]}")
    let world = saved.world.simulation
    #expect(
      world[world[world.clusters[0]].expanderPriorities].map { "\($0.key) \($0.value)" } == [
        "10 .*", "50 a", "50 b",
      ])
  }

  @Test("Pods that end by themselves go on with what they have left, and those that were to come do")
  func jobs() {
    let steps = "[[0s, 30m], [0s, null], [40m, 20m], [2h, 10m]]"
    var (session, saved, omissions) = Self.both(
      "workload api add replicas 1 cpu 100m memory 64Mi on dev; workload api jobs \(steps); advance 10m")
    #expect(omissions == ["which node each pod is on: pods get nodes anew"])
    #expect(Self.replicas(&saved, every: 10, times: 15) == Self.replicas(&session, every: 10, times: 15))
    #expect(Self.replicas(&saved, every: 1, times: 1) == [2])
  }

  @Test("Where pods go beside others is saved")
  func constraints() {
    let options = [
      "affinity [\"a=b\", \"!c weight 7\"]", "pod-affinity [\"api by zone\"]",
      "pod-anti-affinity [\"db weight 100\", \"db by zone weight 1\"]",
      "spread [\"zone max-skew 2\", \"hostname preferred\"]",
    ]
    let (world, saved, script) = Self.both("workload api add \(options.joined(separator: " "))")
    let template = { (world: Simulation) in
      world.workload(named: "api", in: world.clusters[0]).map { world[$0].template }
    }
    #expect(template(saved.world.simulation) == template(world.world.simulation), "\(script)")
    #expect(template(saved.world.simulation)?.constraints.count == 6)
  }

  @Test("Node affinity is saved")
  func affinity() {
    let texts = ["a in (b, c)", "a notin (b)", "a=b", "a>3", "a<4", "a", "!a"]
    let list = texts.map { "\"\($0)\"" }.joined(separator: ", ")
    let (_, saved, _) = Self.both("workload api add affinity [\(list)]")
    let world = saved.world.simulation
    let id = world.workload(named: "api", in: world.clusters[0])
    #expect(id.map { world[$0].template.nodeAffinity.map(\.description) } == texts)
  }
}
