import AKSLJSON

/// A workload that runs in a cluster, as far as nodes feel it.
package struct RecordedWorkload: Hashable, Sendable {
  package enum Amount: Hashable, Sendable {
    case number(Int)
    /// Of a hundred.
    case percentage(Int)
  }

  package struct Label: Hashable, Sendable {
    package let key: String
    package let value: String
  }

  /// Stands for a workload in affinities to pods of none; no name has such signs.
  package static let nobody = "(nobody)"

  package var name: String
  package let namespace: String
  package internal(set) var replicas: Int
  package internal(set) var cpuMillis: Int32 = 0
  package internal(set) var memoryMiB: Int32 = 0
  package internal(set) var gpus: Int16 = 0
  package internal(set) var nodeSelector: [Label] = []
  /// What else its nodes must be, each as `key in (a, b)`, `key notin (a)`, `key`, `!key`, `key>8` or `key<8`; with
  /// ` weight 50` behind it, what they had better be.
  package internal(set) var affinity: [String] = []
  /// Workloads whose pods its own look for, or keep away from, each as `cache by zone weight 50`.
  package internal(set) var podAffinity: [String] = []
  package internal(set) var podAntiAffinity: [String] = []
  /// Each as `zone max-skew 2 preferred`.
  package internal(set) var spread: [String] = []
  /// Each as `key=value:Effect`, `key:Effect`, `key` or `*`.
  package internal(set) var tolerations: [String] = []
  package internal(set) var minAvailable: Amount?
  package internal(set) var maxUnavailable: Amount?
  package internal(set) var priority: Int32 = 0
  package internal(set) var hasLocalStorage = false
  /// Nothing makes another pod when it goes.
  package internal(set) var hasNoController = false
  /// Each node that suits has one of its pods; it has no replicas and no budget.
  package internal(set) var isDaemonSet = false
  /// Of the annotation `cluster-autoscaler.kubernetes.io/safe-to-evict`.
  package internal(set) var isSafeToEvict: Bool?
  /// Of its pods.
  var labels: [Label] = []
  /// What its pods have that is not read: they may find places here that they would not find in their cluster.
  var unread: Set<String> = []
  /// What its pods look for in others, by their labels: until all workloads are known.
  var podTerms: [PodTerm] = []
  /// How many budgets are about its pods.
  var budgets = 0
}

/// What `kubectl get deploy,ds,pods,pdb -o json` prints: deployments, stateful sets and replica sets with
/// their replicas, daemon sets, pods that belong to none of them, and budgets.
package struct WorkloadList: Hashable, Sendable {
  /// Their names differ.
  package private(set) var workloads: [RecordedWorkload] = []
  /// What was left out, and why.
  package private(set) var remarks: [String] = []

  init(kubectl root: JSONNode) throws(TraceError) {
    guard let items = root["items"]?.elements ?? (root["kind"]?.text == "List" ? nil : [root]) else {
      throw TraceError("`items` is missing", root.firstByte, expected: "a list of what kubectl has found")
    }
    for item in items where Self.controllers.contains(item["kind"]?.text ?? "") {
      // A replica set of a deployment is that deployment.
      if item["kind"]?.text == "ReplicaSet", Self.owner(of: item) != nil { continue }
      workloads.append(try Self.controller(item))
    }
    try takePods(items)
    for item in items where item["kind"]?.text == "PodDisruptionBudget" { try take(budget: item) }
    for place in workloads.indices where workloads[place].budgets > 1 {
      // The eviction of such a pod is answered with an error, whatever the budgets say.
      (workloads[place].minAvailable, workloads[place].maxUnavailable) = (nil, .number(0))
    }
    var others: [String: Int] = [:]
    for item in items {
      let kind = item["kind"]?.text ?? "something without a kind"
      if !Self.controllers.contains(kind), kind != "Pod", kind != "PodDisruptionBudget" {
        others[kind, default: 0] += 1
      }
    }
    for (kind, count) in others.sorted(by: { $0.key < $1.key }) {
      remarks.append("\(count) x \(kind) left out")
    }
    guard !workloads.isEmpty else {
      throw TraceError(
        "there is no workload in this file", root.firstByte, expected: "deployments or pods",
        help:
          "`kubectl get deploy,ds,pods,pdb --all-namespaces -o json` writes what is read here")
    }
    nameApart()
    resolvePodTerms()
    remarkOnWorkloads()
  }

  private static let controllers: Set = ["Deployment", "StatefulSet", "ReplicaSet", "DaemonSet"]

  // MARK: - Controllers

  private static func controller(_ item: JSONNode) throws(TraceError) -> RecordedWorkload {
    guard let spec = item["spec"], let template = spec["template"] else {
      throw TraceError("`spec.template` is missing", item.firstByte, expected: "what the pods are")
    }
    let replicas = try spec["replicas"].map { node throws(TraceError) in
      try Quantity.count(node, upTo: LoadTrace.Limits.replicas)
    }
    var workload = RecordedWorkload(
      name: try name(of: item), namespace: namespace(of: item), replicas: Int(replicas ?? 1))
    try workload.read(template)
    if item["kind"]?.text == "DaemonSet" { workload.becomeDaemonSet() }
    if !(spec["volumeClaimTemplates"]?.elements ?? []).isEmpty {
      workload.unread.insert(RecordedWorkload.volumeClaim)
    }
    return workload
  }

  static func name(of item: JSONNode) throws(TraceError) -> String {
    guard let node = item["metadata"]?["name"], let name = node.text, !name.isEmpty else {
      throw TraceError("`metadata.name` is missing", item.firstByte, expected: "a name")
    }
    try check(name, at: node)
    return name
  }

  /// As Kubernetes takes them (RFC 1123).
  private static func check(_ name: String, at node: JSONNode) throws(TraceError) {
    func isPlain(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    guard let first = name.utf8.first, let last = name.utf8.last, isPlain(first), isPlain(last),
      name.utf8.allSatisfy({ isPlain($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") })
    else {
      throw TraceError(
        "this is no name that Kubernetes takes", node.firstByte,
        expected: "small letters, digits, `-` and `.`, with a letter or a digit at both ends")
    }
  }

  static func namespace(of item: JSONNode) -> String { item["metadata"]?["namespace"]?.text ?? "default" }

  private static func owner(of item: JSONNode) -> (kind: String, name: String)? {
    let owners = item["metadata"]?["ownerReferences"]?.elements ?? []
    guard let owner = owners.first(where: { $0["controller"]?.content == .boolean(true) }) ?? owners.first,
      let kind = owner["kind"]?.text, let name = owner["name"]?.text
    else { return nil }
    return (kind, name)
  }

  // MARK: - Pods

  /// Pods whose controller is in the list are counted there; others of one controller are a workload of their own.
  private mutating func takePods(_ items: [JSONNode]) throws(TraceError) {
    let known = Set(workloads.map { "\($0.namespace)/\($0.name)" })
    var places: [String: Int] = [:]
    var (daemons, ended) = (0, 0)
    for item in items where item["kind"]?.text == "Pod" {
      if let phase = item["status"]?["phase"]?.text, phase == "Succeeded" || phase == "Failed" {
        ended += 1
        continue
      }
      let namespace = Self.namespace(of: item)
      let owner = Self.owner(of: item)
      var name = owner?.name ?? ""
      if owner == nil { name = try Self.name(of: item) } else { try Self.check(name, at: item) }
      // `api-6f9c7d4b5` is the replica set of the deployment `api`.
      if owner?.kind == "ReplicaSet", let hash = item["metadata"]?["labels"]?["pod-template-hash"]?.text,
        name.hasSuffix("-\(hash)")
      {
        name.removeLast(hash.utf8.count + 1)
      }
      if owner?.kind == "DaemonSet" || owner?.kind == "Node" {
        if !known.contains("\(namespace)/\(name)") { daemons += 1 }
        continue
      }
      let key = "\(namespace)/\(name)"
      if owner != nil, known.contains(key) { continue }
      if owner != nil, let place = places[key] {
        workloads[place].replicas += 1
        continue
      }
      var workload = RecordedWorkload(name: name, namespace: namespace, replicas: 1)
      try workload.read(item)
      workload.hasNoController = owner == nil
      if owner?.kind == "Job" { workload.unread.insert("a Job's end (its pods run for ever here)") }
      places[key] = workloads.count
      workloads.append(workload)
    }
    if daemons > 0 {
      remarks.append("\(daemons) x pod of a DaemonSet that is not in the list, or of a node, left out")
    }
    if ended > 0 { remarks.append("\(ended) x pod that has ended left out") }
  }

  // MARK: - Budgets

  private mutating func take(budget item: JSONNode) throws(TraceError) {
    let namespace = Self.namespace(of: item)
    guard let spec = item["spec"], let selector = spec["selector"]?.members.map(LabelSelector.init) else {
      remarks.append("budget \(try Self.name(of: item)) left out: it has no selector")
      return
    }
    if let unknown = selector.unknownOperator {
      remarks.append("budget \(try Self.name(of: item)) left out: its selector has the operator `\(unknown)`")
      return
    }
    for place in workloads.indices
    where workloads[place].namespace == namespace && !workloads[place].isDaemonSet
      && selector.selects(workloads[place].labels)
    {
      workloads[place].minAvailable = try spec["minAvailable"].map(Self.amount)
      workloads[place].maxUnavailable = try spec["maxUnavailable"].map(Self.amount)
      workloads[place].budgets += 1
    }
  }

  private static func amount(_ node: JSONNode) throws(TraceError) -> RecordedWorkload.Amount {
    if let number = node.integer, (0...LoadTrace.Limits.replicas).contains(number) {
      return .number(Int(number))
    }
    if let text = node.text, text.hasSuffix("%"), let part = Int(text.dropLast()), (0...100).contains(part) {
      return .percentage(part)
    }
    throw TraceError(
      "this is no number of pods", node.firstByte, expected: "a number, or a percentage such as \"50%\"")
  }

  /// Names the workloads whose pods are meant by labels: several for one term where that means the same.
  ///
  /// `workloads` have their last names.
  private mutating func resolvePodTerms() {
    for place in workloads.indices {
      for term in workloads[place].podTerms {
        let meant = workloads.filter {
          $0.namespace == workloads[place].namespace && term.selector.selects($0.labels)
        }.map(\.name)
        let suffix = (term.topology == "zone" ? " by zone" : "") + (term.weight.map { " weight \($0)" } ?? "")
        switch term.kind {
        case .spread(let options) where meant == [workloads[place].name]:
          workloads[place].spread.append(term.topology + options)
        case .apart: workloads[place].podAntiAffinity += meant.map { $0 + suffix }
        // Any of several would do, and that cannot be said here.
        case .near where meant.count == 1 || term.weight != nil:
          workloads[place].podAffinity += meant.map { $0 + suffix }
        case .near where meant.isEmpty:
          workloads[place].podAffinity.append(RecordedWorkload.nobody + suffix)
        case .near: workloads[place].unread.insert("\(term.name) to pods of \(meant.count) workloads")
        case .spread: workloads[place].unread.insert("\(term.name) over pods of other workloads")
        }
      }
    }
  }

  /// What of the workloads was not read, a line a kind, with their names.
  private mutating func remarkOnWorkloads() {
    for kind in workloads.reduce(into: Set<String>(), { $0.formUnion($1.unread) }).sorted() {
      let names = workloads.filter { $0.unread.contains(kind) }.map(\.name)
      remarks.append("not modelled, \(kind): \(names.joined(separator: ", "))")
    }
    for workload in workloads where workload.budgets > 1 {
      remarks.append(
        "\(workload.budgets) budgets are about \(workload.name): Kubernetes evicts none of its pods")
    }
  }

  /// Workloads of one name in several namespaces get these in front.
  private mutating func nameApart() {
    var counts: [String: Int] = [:]
    for workload in workloads { counts[workload.name, default: 0] += 1 }
    var taken: Set<String> = []
    for place in workloads.indices {
      let workload = workloads[place]
      let name = counts[workload.name] == 1 ? workload.name : "\(workload.namespace)-\(workload.name)"
      var (unique, number) = (name, 1)
      while !taken.insert(unique).inserted {
        number += 1
        unique = "\(name)-\(number)"
      }
      workloads[place].name = unique
    }
  }
}
