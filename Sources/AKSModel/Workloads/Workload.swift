/// So many equal pods that something keeps running: a Deployment, or a DaemonSet, as far as nodes feel it.
package struct Workload: Hashable, Sendable {
  /// Where its pods run.
  package let cluster: ClusterID
  /// Compared as Kubernetes does: to the letter.
  package let name: String
  /// How many pods are wanted.
  package internal(set) var replicas: Int
  /// What of it is written down by whoever made it.
  package internal(set) var template: PodTemplate
  /// How many of its pods may be missing; nil: nobody asks.
  package internal(set) var budget: DisruptionBudget?
  /// How its replicas follow what is asked of it; nil: they don't.
  package internal(set) var autoscaler: HorizontalAutoscaler?

  // MARK: Kept up to date with every change of a pod

  /// Pods that are there, on a node or not.
  package internal(set) var podCount = 0
  /// Pods without a node.
  package internal(set) var pending = 0
  /// Pods that do their work.
  package internal(set) var ready = 0
  /// When it was made.
  package internal(set) var created = Instant.start
  /// What became of its pods.
  package internal(set) var tally = WorkloadTally()
  /// Not deleted.
  var exists = true

  // MARK: For the scheduler

  /// Nothing held its next pod when it was last looked at: only a node that has changed since may.
  var isParked = false
  /// Its place in its cluster's list of workloads with pending pods, from 0; -1: it has none.
  var pendingPlace: Int32 = -1
  /// Its pods by age, and those without a node by arrival.
  var pods = PodTable.List()
  var queue = PodTable.List()
  /// By slot of the node table, for a DaemonSet: the node has one of its pods.
  var nodesWithPod = SlotSet()
  /// By slot of the node table: the node has its image.
  var nodesWithImage = SlotSet()

  init(cluster: ClusterID, name: String, replicas: Int, template: PodTemplate, budget: DisruptionBudget?) {
    self.cluster = cluster
    self.name = name
    self.replicas = replicas
    self.template = template
    self.budget = budget
  }
}

/// What all pods of a workload have in common.
package struct PodTemplate: Hashable, Sendable {
  package var request = PodRequest()
  /// Only nodes of the pool of this name; nil: of any.
  ///
  /// It is a node selector for the label `agentpool`.
  package var pool: String?
  /// Labels that a node must have, sorted by their keys.
  package var nodeSelector: [ResourceTag] = []
  /// All of them hold of a node that takes its pods (required node affinity, one term).
  package var nodeAffinity: [NodeRequirement] = []
  /// What its pods look for beyond that, in the order in which it was written down.
  package var constraints: [PlacementConstraint] = []
  package var tolerations: [Toleration] = []
  /// What a node pulls before the first pod of the workload starts on it; 0: nothing.
  package var imageMiB: Int32 = 0
  /// Higher ones are placed first.
  package var priority: Int32 = 0
  package var traits: Traits = []

  package init() {}

  /// What matters to whoever wants to move a pod.
  package struct Traits: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// It has an `emptyDir` or a `hostPath`.
    package static let localStorage = Traits(rawValue: 1)
    /// Nothing makes another one when it goes.
    package static let noController = Traits(rawValue: 2)
    /// It lives in namespace kube-system.
    package static let kubeSystem = Traits(rawValue: 4)
    /// Annotated `cluster-autoscaler.kubernetes.io/safe-to-evict: "true"`.
    package static let safeToEvict = Traits(rawValue: 8)
    /// The same annotation with `"false"`.
    package static let notSafeToEvict = Traits(rawValue: 16)
    /// Each node that suits has one such pod (W18).
    package static let daemonSet = Traits(rawValue: 32)
  }
}

/// A set of slots of the node table.
struct SlotSet: Hashable, Sendable {
  private var words: ContiguousArray<UInt64> = []

  func contains(_ slot: UInt32) -> Bool {
    let word = Int(slot >> 6)
    return word < words.count && words[word] >> UInt64(slot & 63) & 1 == 1
  }

  mutating func insert(_ slot: UInt32) {
    let word = Int(slot >> 6)
    if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
    words[word] |= 1 << UInt64(slot & 63)
  }

  mutating func remove(_ slot: UInt32) {
    if contains(slot) { words[Int(slot >> 6)] &= ~(1 << UInt64(slot & 63)) }
  }
}
