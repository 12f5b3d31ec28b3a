import AKSLLanguage
import Testing

@testable import AKSLInterpreter

@Suite("What is said of files of load")
struct ReplayTellingTests {
  private static let requests = """
    TIMESTAMP,ContextTokens,GeneratedTokens
    2023-11-16 18:15:46.6805900,374,44
    2023-11-16 18:16:50.0000000,100,10
    2023-11-16 18:17:20.0000000,100,10

    """
  private static let pods = """
    name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,creation_time,deletion_time,scheduled_time
    a,500,512,0,0,,LS,Running,100,4000,100
    b,64000,1024,0,0,,LS,Running,100,,100

    """
  private static let list = """
    {"items": [{"kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 3, "template": {
      "metadata": {"labels": {"app": "web"}}, "spec": {
        "affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [
          {"topologyKey": "kubernetes.io/hostname", "labelSelector": {"matchLabels": {"app": "web"}}}]}},
        "topologySpreadConstraints": [
          {"maxSkew": 2, "topologyKey": "topology.kubernetes.io/zone", "whenUnsatisfiable": "DoNotSchedule",
           "labelSelector": {"matchLabels": {"app": "web"}}},
          {"maxSkew": 1, "topologyKey": "rack", "whenUnsatisfiable": "ScheduleAnyway"}]}}}}]}
    """

  private static var options: Session.Options {
    var options = Session.Options()
    options.loadSource = { path, _ in
      let texts = [
        "requests.csv": requests, "pods.csv": pods, "list.json": list, "daemons.json": daemons,
        "lonely.json": lonely,
      ]
      return texts[path].map { .success(SourceText(name: path, $0)) }
        ?? .failure(LoadFailure(reason: "no file"))
    }
    return options
  }

  private func said(_ script: String) -> Transcript { transcript(script, options: Self.options) }

  @Test("a recorded rate that nothing follows is told, with what to say")
  func unfollowed() {
    let add = "workload llm add cpu 500m memory 1Gi on dev; "
    let alone = said(add + "workload llm replay \"requests.csv\"")
    #expect(alone.exitCode == 0)
    #expect(
      alone.lines.last?.hasSuffix(
        "nothing follows it yet: `workload llm autoscale A..B target N` makes pods of it") == true,
      "\(alone.lines)")
    let followed = said(add + "workload llm replay \"requests.csv\" target 2")
    #expect(followed.exitCode == 0 && !followed.lines.contains { $0.contains("nothing follows it") })
    var help: String?
    var session = Session(options: Self.options)
    let nobody = session.run(
      SourceText(name: "test.aksl", "workload llm replay \"requests.csv\""), mode: .script,
      shouldStop: { false },
      emit: { event in
        if case .faulted(let fault) = event.kind { help = fault.help }
      })
    #expect(nobody.exitCode != 0)
    #expect(help?.contains("`workload llm add cpu 500m memory 1Gi` makes one") == true, "\(help ?? "")")
  }

  @Test("pods of a trace that no node can hold are told at once")
  func misfits() {
    let small = said("workload jobs replay \"pods.csv\" on dev")
    #expect(
      small.lines.last?.hasSuffix("; 1 of them will wait, because they ask for more than a node of dev has")
        == true,
      "\(small.lines)")
    let large = said(
      "pool big add count 1 vm-size Standard_D96s_v5; workload jobs replay \"pods.csv\" on big")
    #expect(!large.lines.contains { $0.contains("will wait") }, "\(large.lines)")
  }

  @Test("constraints that kubectl prints are used, and the others are told")
  func constraints() {
    let both = said(
      "workloads from \"list.json\"; assert web.constraints == [\"pod-anti-affinity web\", \"spread zone max-skew 2\"]"
    )
    #expect(both.exitCode == 0, "\(both.lines)")
    #expect(
      both.lines.contains("changed: not modelled, topologySpreadConstraints (ScheduleAnyway): web"),
      "\(both.lines)")
  }

  private static let lonely = """
    {"items": [{"kind": "Deployment", "metadata": {"name": "nobody"}, "spec": {"template": {"spec": {}}}},
      {"kind": "Deployment", "metadata": {"name": "v"}, "spec": {"template": {"spec": {
        "affinity": {"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [
          {"topologyKey": "kubernetes.io/hostname", "labelSelector": {"matchLabels": {"app": "none"}}}]}}}}}}]}
    """

  @Test("pods that look for what no workload has find it nowhere, whatever workloads are called")
  func nobody() {
    let waits = "advance 10s; assert nobody.ready == 1 and v.pending == 1"
    var session = Session(options: Self.options)
    let says = transcript(
      "workloads from \"lonely.json\"; \(waits); assert v.constraints == [\"pod-affinity (nobody)\"]; why v",
      in: &session)
    #expect(says.problems == [], "\(says.lines)")
    let again = transcript(WorldScript(of: session).text + waits)
    #expect(again.problems == [], "\(again.lines)")
    #expect(!again.lines.contains { $0.contains("there is no workload") }, "\(again.lines)")
    #expect(transcript("workload \"(nobody)\" add").exitCode != 0)
  }

  private static let daemons = """
    {"items": [{"kind": "DaemonSet", "metadata": {"name": "logs", "namespace": "kube-system"},
      "spec": {"template": {"spec": {"nodeSelector": {"agentpool": "dev"},
        "tolerations": [{"operator": "Exists"}],
        "containers": [{"resources": {"requests": {"cpu": "50m", "memory": "20Mi"}}}]}}}}]}
    """

  @Test("a DaemonSet that kubectl prints has a pod on each of its nodes, cordoned ones included")
  func daemonSets() {
    let both = said(
      "node dev/0 cordon; workloads from \"daemons.json\"; advance 10s; "
        + "assert logs.ready == 10 and logs.pods[0].node.pool == dev")
    #expect(both.exitCode == 0, "\(both.lines)")
    #expect(!both.lines.contains { $0.contains("not modelled") }, "\(both.lines)")
  }

  @Test("a constraint that names a workload which is not there says so, with the nearest one")
  func strangers() {
    let lines = said(
      "workload cache add cpu 100m memory 64Mi; workload web add cpu 100m memory 64Mi pod-affinity \"cahce\""
    ).lines
    #expect(
      lines.last
        == "changed: workload web wants 1 pod in sandbox; there is no workload cahce yet (did you mean `cache`?)",
      "\(lines)")
  }

  @Test("work that is lost has a row, where there is some")
  func lost() {
    let jobs = "workload batch add replicas 0 cpu 500m memory 256Mi on dev; workload batch jobs [[0s, 1h]]; "
    expectRow(
      answer(jobs + "advance 31m; node dev/0 drain; show ready"),
      has: "work lost | 30.9 pod-minutes of 1 pod that began anew")
    // Its pods are made anew, too.
    expectRow(
      answer(jobs + "advance 31m; workload batch update cpu 200m; advance 59m; show ready"),
      has: "work lost | 30.9 pod-minutes of 1 pod that began anew")
    #expect(!answer(jobs + "advance 31m; show ready").contains { $0.hasPrefix("work lost") })
  }
}
