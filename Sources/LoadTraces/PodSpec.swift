import AKSLJSON

extension RecordedWorkload {
  /// What the pods are: a template, or a pod.
  mutating func read(_ pod: JSONNode) throws(TraceError) {
    guard let spec = pod["spec"] else {
      throw TraceError("`spec` is missing", pod.firstByte, expected: "what the pod is")
    }
    labels = (pod["metadata"]?["labels"]?.members ?? []).map {
      Label(key: $0.key, value: $0.value.text ?? "")
    }
    let requests = try Requests(spec)
    (cpuMillis, memoryMiB, gpus) = (Int32(requests.cpu), Int32(requests.memory), Int16(requests.gpus))
    nodeSelector = (spec["nodeSelector"]?.members ?? []).map {
      Label(key: $0.key, value: $0.value.text ?? "")
    }
    tolerations = (spec["tolerations"]?.elements ?? []).compactMap(Self.toleration)
    hasLocalStorage = (spec["volumes"]?.elements ?? []).contains {
      $0["emptyDir"] != nil || $0["hostPath"] != nil
    }
    readPriority(spec)
    readPlacement(spec)
    takeNote(of: spec)
    unread.formUnion(requests.unread.map { "requests of \($0)" })
    switch pod["metadata"]?["annotations"]?["cluster-autoscaler.kubernetes.io/safe-to-evict"]?.text {
    case "true": isSafeToEvict = true
    case "false": isSafeToEvict = false
    default: break
    }
  }

  /// Its pods belong to nodes, whatever they prefer, and wherever others are.
  mutating func becomeDaemonSet() {
    (isDaemonSet, replicas) = (true, 0)
    if !podTerms.isEmpty { unread.insert("spread or affinity to pods of a DaemonSet") }
    podTerms = []
    affinity.removeAll { $0.contains(" weight ") }
  }

  static let volumeClaim = "persistentVolumeClaim"

  private mutating func readPriority(_ spec: JSONNode) {
    if let number = spec["priority"]?.integer {
      priority = Int32(min(max(number, -1_000_000_000), 1_000_000_000))
    } else if let name = spec["priorityClassName"]?.text, !name.isEmpty {
      // The two classes that every cluster has come before all others; of others only the cluster knows the number.
      let isOfSystem = name == "system-node-critical" || name == "system-cluster-critical"
      if isOfSystem {
        priority = 1_000_000_000
      } else {
        unread.insert("priorityClassName without its number")
      }
    }
  }

  /// Names what keeps pods from nodes and is not read.
  private mutating func takeNote(of spec: JSONNode) {
    if (spec["volumes"]?.elements ?? []).contains(where: {
      $0["persistentVolumeClaim"] != nil || $0["ephemeral"] != nil
    }) {
      unread.insert(Self.volumeClaim)
    }
    let ports = (spec["containers"]?.elements ?? []).flatMap { $0["ports"]?.elements ?? [] }
    if spec["hostNetwork"]?.content == .boolean(true)
      || ports.contains(where: { ($0["hostPort"]?.integer ?? 0) > 0 })
    {
      unread.insert("ports of the host")
    }
    if let scheduler = spec["schedulerName"]?.text, scheduler != "default-scheduler" {
      unread.insert("schedulerName \(scheduler)")
    }
  }

  /// nil: it is only about nodes that fail, which every pod puts up with for a while.
  private static func toleration(_ node: JSONNode) -> String? {
    guard let key = node["key"]?.text, !key.isEmpty else { return "*" }
    if key == "node.kubernetes.io/not-ready" || key == "node.kubernetes.io/unreachable" { return nil }
    var text = key
    if node["operator"]?.text != "Exists", let value = node["value"]?.text, !value.isEmpty {
      text += "=\(value)"
    }
    if let effect = node["effect"]?.text, !effect.isEmpty { text += ":\(effect)" }
    return text
  }
}

/// What a pod asks of its node: all containers together, or more where one of those that run before them does, and what
/// its runtime needs beside them.
private struct Requests {
  var (cpu, memory, gpus): (Int64, Int64, Int64) = (0, 0, 0)
  /// Resources of other names.
  var unread: Set<String> = []

  /// As Kubernetes counts: an init container that never ends (a sidecar) counts with the containers, and with all that
  /// begin after it.
  init(_ spec: JSONNode) throws(TraceError) {
    var sidecars = Requests()
    var largest = Requests()
    for container in spec["initContainers"]?.elements ?? [] {
      let one = try Requests(container: container)
      if container["restartPolicy"]?.text == "Always" {
        sidecars.add(one)
        largest.grow(to: sidecars)
      } else {
        var both = sidecars
        both.add(one)
        largest.grow(to: both)
      }
    }
    self = sidecars
    for container in spec["containers"]?.elements ?? [] { add(try Requests(container: container)) }
    grow(to: largest)
    if let overhead = spec["overhead"] { add(try Requests(requests: overhead, limits: nil)) }
    guard cpu <= LoadTrace.Limits.cpuMillis, memory <= LoadTrace.Limits.memoryMiB,
      gpus <= LoadTrace.Limits.gpus
    else { throw TraceError("this pod asks for more than is read here", spec.firstByte) }
  }

  private init() {}

  private init(container: JSONNode) throws(TraceError) {
    self = try Requests(
      requests: container["resources"]?["requests"], limits: container["resources"]?["limits"])
  }

  private init(requests: JSONNode?, limits: JSONNode?) throws(TraceError) {
    // Who gives only a limit requests that much.
    if let node = requests?["cpu"] ?? limits?["cpu"] { cpu = try Quantity.cpuMillis(node) }
    if let node = requests?["memory"] ?? limits?["memory"] { memory = try Quantity.mebibytes(node) }
    if let node = requests?["nvidia.com/gpu"] ?? limits?["nvidia.com/gpu"] {
      gpus = try Quantity.count(node, upTo: LoadTrace.Limits.gpus)
    }
    let names = (requests?.members ?? []).map(\.key) + (limits?.members ?? []).map(\.key)
    unread = Set(names).subtracting(["cpu", "memory", "nvidia.com/gpu"])
  }

  private mutating func add(_ other: Requests) {
    (cpu, memory, gpus) = (cpu + other.cpu, memory + other.memory, gpus + other.gpus)
    unread.formUnion(other.unread)
  }

  private mutating func grow(to other: Requests) {
    (cpu, memory, gpus) = (max(cpu, other.cpu), max(memory, other.memory), max(gpus, other.gpus))
    unread.formUnion(other.unread)
  }
}
