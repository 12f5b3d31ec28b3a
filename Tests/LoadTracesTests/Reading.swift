import Testing

@testable import LoadTraces

/// What is wrong with a text, and the words that are underlined.
private func complaint(_ text: String, series: String? = nil) -> (error: TraceError, at: String)? {
  do throws(TraceError) {
    _ = try LoadTrace(parsing: Array(text.utf8), series: series)
    return nil
  } catch {
    return (error, String(decoding: Array(text.utf8)[error.range], as: UTF8.self))
  }
}

private func pods(_ text: String) throws -> [TracedPod] {
  guard case .pods(let trace) = try LoadTrace(parsing: Array(text.utf8)) else { return [] }
  return trace.pods
}

private func rate(_ text: String, series: String? = nil) throws -> RateTrace? {
  guard case .rate(let trace) = try LoadTrace(parsing: Array(text.utf8), series: series) else { return nil }
  return trace
}

@Suite("Traces of pods")
struct PodTraceTests {
  private static let header =
    "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,creation_time,deletion_time,scheduled_time\n"

  @Test("Pods come by their creation, and run from their scheduling to their deletion")
  func reading() throws {
    let pods = try pods(
      Self.header
        + "b,12000,16384,1,1000,,LS,Running,160,400,190\n"
        + "a,500,1024,0,0,,BE,Pending,100,130,\r\n"
        + "c,\"250\",64,0,0,,BE,Pending,100,,\n")
    #expect(
      pods == [
        TracedPod(arrival: 0, lifetime: 30_000, cpuMillis: 500, memoryMiB: 1024, gpus: 0),
        TracedPod(arrival: 0, lifetime: nil, cpuMillis: 250, memoryMiB: 64, gpus: 0),
        TracedPod(arrival: 60_000, lifetime: 210_000, cpuMillis: 12000, memoryMiB: 16384, gpus: 1),
      ])
  }

  @Test(
    "What is wrong is named at its place",
    arguments: [
      ("a,x,1,0,0,,,,1,2,1\n", "`cpu_milli` is `x`", "x"),
      (
        "a,99999999999999999999,1,0,0,,,,1,2,1\n", "`cpu_milli` is `99999999999999999999`",
        "99999999999999999999"
      ),
      ("a,,1,0,0,,,,1,2,1\n", "`cpu_milli` is empty", "a,,1,0,0,,,,1,2,1"),
      ("a,1,1,0,0,,,,9,2,\n", "this pod is deleted at 2, before it begins at 9", "2"),
      ("a,1,1\n", "this line has 3 fields, and the first one names 11", "a,1,1"),
      ("a,\"1,1\n", "a quote has no end on its line", "a,\"1,1"),
      ("", "there is no pod in this file", "name,cpu_milli"),
    ])
  func mistakes(row: String, message: String, place: String) throws {
    let found = try #require(complaint(Self.header + row))
    #expect(found.error.message == message)
    #expect(found.at.hasPrefix(place))
  }

  @Test("A file of another kind is told from what is read")
  func formats() throws {
    #expect(complaint("")?.error.message == "there is nothing in this file")
    #expect(complaint("a,b\n1,2\n")?.at == "a,b")
    #expect(complaint("cpu_milli,x\n1,2\n")?.error.message == "the column `memory_mib` is missing")
    #expect(complaint("{\"a\": 1}")?.error.expected == "`items` (kubectl) or `data` (Prometheus)")
    #expect(complaint("{\"items\": [")?.error.message.hasPrefix("this is not JSON") == true)
    do throws(TraceError) {
      _ = try LoadTrace(parsing: [0x1f, 0x8b, 8, 0])
      Issue.record("a compressed file was read")
    } catch {
      #expect(error.help == "unpack it first: `gunzip FILE`")
    }
  }
}

@Suite("Traces of rates")
struct RateTraceTests {
  @Test("Requests are counted by the minute, and a minute without any has none")
  func requests() throws {
    let trace = try #require(
      try rate(
        """
        TIMESTAMP,ContextTokens,GeneratedTokens
        2023-11-16 23:59:30.5000000,1,1
        2023-11-16 23:59:31.0000000,1,1
        2023-11-16 23:59:59,1,1
        2023-11-17T00:03:30.5Z,1,1
        """))
    #expect(
      trace.steps == [
        RateStep(at: 0, rate: 50_000), RateStep(at: 60_000, rate: 0), RateStep(at: 240_000, rate: 16_667),
      ])
    #expect(trace.end == 300_000)
    // The last minute breaks off after 40 s: its 4 requests are counted over these.
    let last = try #require(
      try rate(
        "TIMESTAMP\n2023-11-16 10:00:00\n2023-11-16 10:01:10\n2023-11-16 10:01:20\n2023-11-16 10:01:30\n"
          + "2023-11-16 10:01:40\n"))
    #expect(last.steps == [RateStep(at: 0, rate: 16_667), RateStep(at: 60_000, rate: 100_000)])
    #expect(complaint("TIMESTAMP\nyesterday\n")?.at == "yesterday")
    #expect(complaint("TIMESTAMP\n2023-13-01 00:00:00\n")?.error.message == "this is no time")
  }

  private static let answer = """
    {"status": "success", "data": {"resultType": "matrix", "result": [
      {"metric": {"job": "web"}, "values": [[1700000000, "1.5"], [1700000060, "NaN"], [1700000120.5, "2"]]},
      {"metric": {"job": "api"}, "values": [[1700000000, "0.000001"]]}]}}
    """

  @Test("An answer of Prometheus gives the first series, or the one that is named")
  func prometheus() throws {
    let first = try #require(try rate(Self.answer))
    #expect(first.steps == [RateStep(at: 0, rate: 1_500_000), RateStep(at: 120_500, rate: 2_000_000)])
    #expect(first.end == 181_000)
    #expect(try rate(Self.answer, series: "api")?.steps == [RateStep(at: 0, rate: 1)])
    #expect(try rate(Self.answer, series: "job=api")?.steps.count == 1)
    let missing = try #require(complaint(Self.answer, series: "db"))
    #expect(
      missing.error.message == "there is no series `db`" && missing.error.expected == "job=web, job=api")
  }

  @Test(
    "What is wrong with an answer is named at its place",
    arguments: [
      ("{\"status\": \"error\", \"error\": \"bad\"}", "\"error\""),
      ("{\"data\": {\"resultType\": \"vector\", \"result\": []}}", "\"vector\""),
      ("{\"data\": {\"resultType\": \"matrix\", \"result\": []}}", "["),
      ("{\"data\": {\"resultType\": \"matrix\", \"result\": [{\"values\": [[2, \"1\"], [1, \"1\"]]}]}}", "["),
      ("{\"data\": {\"resultType\": \"matrix\", \"result\": [{\"values\": [[2, \"-1\"]]}]}}", "\"-1\""),
      ("{\"data\": {\"resultType\": \"matrix\", \"result\": [{\"values\": [[2, 1]]}]}}", "1"),
      ("{\"data\": {\"resultType\": \"matrix\", \"result\": [{\"values\": []}]}}", "{"),
      ("{\"data\": {\"resultType\": \"matrix\", \"result\": [{\"values\": [[2, \"NaN\"]]}]}}", "["),
    ])
  func mistakes(text: String, place: String) throws {
    let found = try #require(complaint(text))
    #expect(found.at == place)
  }
}

@Suite("Workloads as kubectl prints them")
struct WorkloadListTests {
  private static let list = """
    {"kind": "List", "items": [
      {"kind": "Deployment", "metadata": {"name": "api", "namespace": "shop"}, "spec": {"replicas": 3, "template": {
        "metadata": {"labels": {"app": "api"}, "annotations": {"cluster-autoscaler.kubernetes.io/safe-to-evict": "false"}},
        "spec": {"nodeSelector": {"disk": "ssd"}, "volumes": [{"emptyDir": {}}],
          "tolerations": [{"key": "sku", "operator": "Equal", "value": "gpu", "effect": "NoSchedule"},
            {"key": "node.kubernetes.io/not-ready", "operator": "Exists"}],
          "containers": [{"resources": {"requests": {"cpu": "250m", "memory": "100M"}}},
            {"resources": {"limits": {"cpu": "0.5", "memory": "1Gi", "nvidia.com/gpu": "1"}}}],
          "initContainers": [{"resources": {"requests": {"cpu": "2"}}}]}}}},
      {"kind": "Pod", "metadata": {"name": "api-7c-x", "namespace": "shop", "labels": {"pod-template-hash": "7c"},
        "ownerReferences": [{"kind": "ReplicaSet", "name": "api-7c", "controller": true}]}, "spec": {"containers": []}},
      {"kind": "Pod", "metadata": {"name": "job-1", "ownerReferences": [{"kind": "Job", "name": "job"}]},
        "spec": {"containers": [{"resources": {"requests": {"cpu": 1}}}]}},
      {"kind": "Pod", "metadata": {"name": "job-2", "ownerReferences": [{"kind": "Job", "name": "job"}]}, "spec": {}},
      {"kind": "Pod", "metadata": {"name": "old"}, "spec": {}, "status": {"phase": "Succeeded"}},
      {"kind": "Pod", "metadata": {"name": "logs", "ownerReferences": [{"kind": "DaemonSet", "name": "logs"}]}, "spec": {}},
      {"kind": "Pod", "metadata": {"name": "api"}, "spec": {"priority": 7}},
      {"kind": "PodDisruptionBudget", "metadata": {"name": "b", "namespace": "shop"},
        "spec": {"minAvailable": "50%", "selector": {"matchLabels": {"app": "api"}}}},
      {"kind": "Service", "metadata": {"name": "s"}}]}
    """

  @Test("Deployments, pods without one, and budgets")
  func reading() throws {
    guard case .workloads(let list) = try LoadTrace(parsing: Array(Self.list.utf8)) else {
      Issue.record("this is no list")
      return
    }
    #expect(list.workloads.map(\.name) == ["shop-api", "job", "default-api"])
    let api = list.workloads[0]
    #expect(api.replicas == 3 && api.cpuMillis == 2000 && api.memoryMiB == 1120 && api.gpus == 1)
    #expect(api.tolerations == ["sku=gpu:NoSchedule"] && api.nodeSelector.map(\.key) == ["disk"])
    #expect(api.minAvailable == .percentage(50) && api.isSafeToEvict == false && api.hasLocalStorage)
    #expect(list.workloads[1].replicas == 2 && list.workloads[1].cpuMillis == 1000)
    #expect(list.workloads[2].hasNoController && list.workloads[2].priority == 7)
    #expect(
      list.remarks == [
        "1 x pod of a DaemonSet that is not in the list, or of a node, left out",
        "1 x pod that has ended left out",
        "1 x Service left out",
        "not modelled, a Job's end (its pods run for ever here): job",
      ])
  }

  @Test("A daemon set has a pod on each node: no replicas, no budget, and its pods in the list are its own")
  func daemonSets() throws {
    let others = """
      , {"kind": "DaemonSet", "metadata": {"name": "logs"}, "spec": {"template": {
          "metadata": {"labels": {"app": "a"}}, "spec": {"priorityClassName": "system-node-critical",
          "containers": [{"resources": {"requests": {"cpu": "50m"}}}], "affinity": {"podAntiAffinity":
          {"requiredDuringSchedulingIgnoredDuringExecution": [{"topologyKey": "kubernetes.io/hostname",
            "labelSelector": {"matchLabels": {"app": "a"}}}]}}}}}},
        {"kind": "Pod", "metadata": {"name": "logs-x", "ownerReferences": [{"kind": "DaemonSet", "name": "logs"}]}, "spec": {}},
        {"kind": "PodDisruptionBudget", "metadata": {"name": "b"},
          "spec": {"minAvailable": 1, "selector": {"matchLabels": {"app": "a"}}}}
      """
    let list = try list("", others)
    #expect(list.workloads.map(\.isDaemonSet) == [false, true])
    let logs = list.workloads[1]
    #expect(logs.replicas == 0 && logs.cpuMillis == 50 && logs.priority == 1_000_000_000)
    #expect(logs.minAvailable == nil && list.workloads[0].minAvailable == .number(1))
    #expect(logs.podAntiAffinity.isEmpty)
    #expect(list.remarks == ["not modelled, spread or affinity to pods of a DaemonSet: logs"])
  }

  /// A deployment `a` with this in its pods, and what else is in the list.
  private func list(_ spec: String, _ others: String = "") throws -> WorkloadList {
    let text = """
      {"items": [{"kind": "Deployment", "metadata": {"name": "a"}, "spec": {"template": {
        "metadata": {"labels": {"app": "a", "tier": "web"}}, "spec": {\(spec)}}}}\(others)]}
      """
    guard case .workloads(let list) = try LoadTrace(parsing: Array(text.utf8)) else {
      throw TraceError("this is no list", 0..<0)
    }
    return list
  }

  @Test(
    "What keeps pods from nodes and is not read is named, with whose it is",
    arguments: [
      (
        #""affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": "#
          + #"[{"matchExpressions": [{"key": "a", "operator": "Exists"}]}, {"matchExpressions": []}]}}}"#,
        "required nodeAffinity"
      ),
      (
        #""affinity": {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{}]}}"#,
        "required podAntiAffinity"
      ),
      (
        #""affinity": {"podAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{}]}}"#,
        "preferred podAffinity"
      ),
      (
        #""topologySpreadConstraints": [{"whenUnsatisfiable": "DoNotSchedule"}]"#,
        "topologySpreadConstraints (DoNotSchedule)"
      ),
      (#""priorityClassName": "gold""#, "priorityClassName without its number"),
      (#""volumes": [{"persistentVolumeClaim": {"claimName": "c"}}]"#, "persistentVolumeClaim"),
      (#""containers": [{"ports": [{"hostPort": 80}]}]"#, "ports of the host"),
      (#""schedulerName": "mine""#, "schedulerName mine"),
      (
        #""containers": [{"resources": {"requests": {"ephemeral-storage": "1Gi"}}}]"#,
        "requests of ephemeral-storage"
      ),
    ])
  func unread(spec: String, kind: String) throws {
    #expect(try list(spec).remarks == ["not modelled, \(kind): a"])
    #expect(try list(#""nodeSelector": {"disk": "ssd"}"#).remarks.isEmpty)
  }

  @Test("A required affinity that is no more than a selector is one")
  func affinity() throws {
    let read = try list(
      #""affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": "#
        + #"[{"matchExpressions": [{"key": "agentpool", "operator": "In", "values": ["gpu"]}]}]}}}"#)
    #expect(read.remarks.isEmpty)
    #expect(read.workloads[0].nodeSelector == [.init(key: "agentpool", value: "gpu")])
    #expect(
      try list(#""priorityClassName": "system-cluster-critical""#).workloads[0].priority == 1_000_000_000)
  }

  private static let required = "requiredDuringSchedulingIgnoredDuringExecution"
  private static let preferred = "preferredDuringSchedulingIgnoredDuringExecution"

  @Test("What nodes must be, and what they had better be")
  func nodeAffinity() throws {
    let read = try list(
      #""affinity": {"nodeAffinity": {"\#(Self.required)": {"nodeSelectorTerms": [{"matchExpressions": ["#
        + #"{"key": "disk", "operator": "In", "values": ["ssd", "nvme"]}, {"key": "gpu", "operator": "DoesNotExist"},"#
        + #"{"key": "zone", "operator": "NotIn", "values": ["a"]}, {"key": "cores", "operator": "Gt", "values": ["8"]}"#
        + #"]}]}, "\#(Self.preferred)": [{"weight": 7, "preference": {"matchExpressions": ["#
        + #"{"key": "tier", "operator": "In", "values": ["web"]}]}}]}}"#)
    #expect(read.remarks.isEmpty)
    #expect(
      read.workloads[0].affinity
        == ["disk in (ssd, nvme)", "!gpu", "zone notin (a)", "cores>8", "tier=web weight 7"])
  }

  /// A deployment `b` beside `a`.
  private static let other =
    #", {"kind": "Deployment", "metadata": {"name": "b"}, "spec": {"template": {"#
    + #""metadata": {"labels": {"app": "b", "tier": "web"}}, "spec": {}}}}"#

  @Test("Other pods are meant by their labels, and get the names of their workloads")
  func podAffinity() throws {
    func selector(_ key: String, _ value: String) -> String {
      #""labelSelector": {"matchLabels": {"\#(key)": "\#(value)"}}"#
    }
    let zone = #""topologyKey": "topology.kubernetes.io/zone""#
    let host = #""topologyKey": "kubernetes.io/hostname""#
    let read = try list(
      #""affinity": {"podAffinity": {"\#(Self.required)": [{\#(zone), \#(selector("app", "b"))}]}, "#
        + #""podAntiAffinity": {"\#(Self.required)": [{\#(host), \#(selector("tier", "web"))}], "#
        + #""\#(Self.preferred)": [{"weight": 9, "podAffinityTerm": {\#(zone), \#(selector("app", "a"))}}]}}, "#
        + #""topologySpreadConstraints": [{"maxSkew": 2, \#(zone), "whenUnsatisfiable": "ScheduleAnyway", "#
        + #"\#(selector("app", "a"))}]"#, Self.other)
    #expect(read.remarks.isEmpty)
    let workload = read.workloads[0]
    #expect(workload.podAffinity == ["b by zone"])
    #expect(workload.podAntiAffinity == ["a", "b", "a by zone weight 9"])
    #expect(workload.spread == ["zone max-skew 2 preferred"])
    let shared = try list(
      #""topologySpreadConstraints": [{\#(zone), \#(selector("tier", "web"))}], "affinity": {"podAffinity": {"#
        + #""\#(Self.required)": [{\#(host), \#(selector("tier", "web"))}]}}"#, Self.other)
    #expect(
      shared.remarks == [
        "not modelled, required podAffinity to pods of 2 workloads: a",
        "not modelled, topologySpreadConstraints over pods of other workloads: a",
      ])
  }

  @Test("A constraint is read but for what the model lacks")
  func spreadFields() throws {
    func spread(_ fields: String) -> String {
      #""topologySpreadConstraints": [{"labelSelector": {"matchLabels": {"app": "a"}}, \#(fields)}]"#
    }
    let zone = #""topologyKey": "failure-domain.beta.kubernetes.io/zone""#
    let read = try list(spread(#"\#(zone), "minDomains": 3, "maxSkew": 2, "nodeTaintsPolicy": "Honor""#))
    #expect(read.workloads[0].spread == ["zone max-skew 2 min-domains 3"])
    #expect(read.remarks == ["not modelled, nodeTaintsPolicy Honor of topologySpreadConstraints: a"])
    let wish = try list(
      spread(#"\#(zone), "minDomains": 3, "maxSkew": 2, "whenUnsatisfiable": "ScheduleAnyway""#))
    #expect(wish.workloads[0].spread == ["zone max-skew 2 preferred"])
    #expect(wish.remarks == ["not modelled, minDomains of topologySpreadConstraints (ScheduleAnyway): a"])
    let lonely = try list(
      #""affinity": {"podAffinity": {"\#(Self.required)": [{\#(zone), "labelSelector": {"matchLabels": {"app": "x"}}}]}}"#
    )
    #expect(lonely.workloads[0].podAffinity == ["(nobody) by zone"] && lonely.remarks.isEmpty)
  }

  @Test(
    "Names are Kubernetes', so that none of them means nobody", arguments: ["(nobody)", "Web", "-a", "a b"])
  func names(name: String) {
    for kind in ["Deployment", "Pod"] {
      let text =
        #"{"items": [{"kind": "\#(kind)", "metadata": {"name": "\#(name)"}, "spec": {"template": {}}}]}"#
      #expect(complaint(text)?.error.message == "this is no name that Kubernetes takes")
    }
    let owned =
      #"{"items": [{"kind": "Pod", "metadata": {"name": "a", "ownerReferences": [{"kind": "X", "name": "\#(name)"}]}}]}"#
    #expect(complaint(owned)?.error.message == "this is no name that Kubernetes takes")
  }

  @Test("Sidecars count with the containers, and with what begins after them; so does what the runtime needs")
  func requests() throws {
    func cpu(_ millis: Int, always: Bool = false) -> String {
      #"{"resources": {"requests": {"cpu": "\#(millis)m"}}\#(always ? #", "restartPolicy": "Always""# : "")}"#
    }
    let both = try list(#""initContainers": [\#(cpu(100, always: true))], "containers": [\#(cpu(400))]"#)
    #expect(both.workloads[0].cpuMillis == 500)
    let after = try list(
      #""initContainers": [\#(cpu(100, always: true)), \#(cpu(900))], "containers": [\#(cpu(400))]"#)
    #expect(after.workloads[0].cpuMillis == 1000)
    let before = try list(
      #""initContainers": [\#(cpu(900)), \#(cpu(100, always: true))], "containers": [\#(cpu(400))]"#)
    #expect(before.workloads[0].cpuMillis == 900)
    #expect(
      try list(#""overhead": {"cpu": "50m"}, "containers": [\#(cpu(400))]"#).workloads[0].cpuMillis == 450)
  }

  private func budget(_ name: String, _ selector: String, _ rest: String) -> String {
    #", {"kind": "PodDisruptionBudget", "metadata": {"name": "\#(name)"}, "spec": {"selector": \#(selector), \#(rest)}}"#
  }

  @Test(
    "A budget is about the pods that all of its selector selects",
    arguments: [
      (#"{"matchLabels": {"app": "a"}}"#, true), (#"{"matchLabels": {"app": "b"}}"#, false), ("{}", true),
      (
        #"{"matchLabels": {"app": "a"}, "matchExpressions": [{"key": "tier", "operator": "NotIn", "values": ["web"]}]}"#,
        false
      ),
      (#"{"matchExpressions": [{"key": "tier", "operator": "In", "values": ["web", "db"]}]}"#, true),
      (#"{"matchExpressions": [{"key": "tier", "operator": "Exists"}]}"#, true),
      (#"{"matchExpressions": [{"key": "tier", "operator": "DoesNotExist"}]}"#, false),
    ])
  func budgets(selector: String, isMeant: Bool) throws {
    let read = try list("", budget("b", selector, #""minAvailable": 1"#))
    #expect(read.workloads[0].minAvailable == (isMeant ? .number(1) : nil))
    #expect(read.remarks.isEmpty)
  }

  @Test("Pods that two budgets are about are never evicted, as in Kubernetes")
  func twoBudgets() throws {
    let selector = #"{"matchLabels": {"app": "a"}}"#
    let read = try list(
      "", budget("b", selector, #""minAvailable": 0"#) + budget("c", selector, #""maxUnavailable": 1"#))
    #expect(read.workloads[0].minAvailable == nil && read.workloads[0].maxUnavailable == .number(0))
    #expect(read.remarks == ["2 budgets are about a: Kubernetes evicts none of its pods"])
  }

  @Test(
    "What is wrong is named at its place",
    arguments: [
      ("{\"items\": []}", "{"), ("{\"kind\": \"List\"}", "{"),
      ("{\"items\": [{\"kind\": \"Deployment\", \"metadata\": {\"name\": \"a\"}}]}", "{"),
      ("{\"items\": [{\"kind\": \"Pod\", \"metadata\": {}}]}", "{"),
      (
        "{\"items\": [{\"kind\": \"Pod\", \"metadata\": {\"name\": \"a\"}, \"spec\": {\"containers\": "
          + "[{\"resources\": {\"requests\": {\"cpu\": \"0x10\"}}}]}}]}", "\"0x10\""
      ),
      (
        "{\"items\": [{\"kind\": \"Pod\", \"metadata\": {\"name\": \"a\"}, \"spec\": {\"containers\": "
          + "[{\"resources\": {\"requests\": {\"memory\": \"9e99\"}}}]}}]}", "\"9e99\""
      ),
    ])
  func mistakes(text: String, place: String) throws {
    let found = try #require(complaint(text))
    #expect(found.at == place)
  }
}
