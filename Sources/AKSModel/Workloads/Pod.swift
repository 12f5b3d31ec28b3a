/// How far a pod is.
package enum PodPhase: UInt8, CaseIterable, Hashable, Sendable {
  /// It has no node.
  case pending
  /// It has a node, which pulls its image and starts it.
  case starting
  /// It does its work.
  case ready
  /// Its node is not Ready any more.
  case lost
}

/// Why a pod is gone.
package enum PodEnd: UInt8, CaseIterable, Hashable, Sendable {
  /// Fewer are wanted.
  case scaledIn
  /// Its workload was deleted.
  case deleted
  /// Something asked for its node, and its budget allowed it.
  case evicted
  /// Its node went without asking.
  case nodeGone
  /// Its node was not Ready for too long.
  case nodeNotReady
  /// It does not put up with a taint of its node.
  case tainted
  /// It has done its work.
  case completed
}

/// A pod: one of a workload's.
///
/// 32 bytes, because a world has 150,000 of them.
package struct Pod: Hashable, Sendable {
  /// No pod, or no node.
  static let none = UInt32.max

  /// The index of its workload.
  fileprivate(set) var workloadIndex: UInt32
  /// The slot of its node; `none`: it is pending.
  fileprivate(set) var nodeSlot = none
  /// Its neighbours among the pods of its workload, by age.
  fileprivate var olderOfWorkload = none
  fileprivate var youngerOfWorkload = none
  /// Its neighbours on its node, or among the pods of its workload that wait.
  fileprivate var before = none
  fileprivate var behind = none
  /// When it was made, in milliseconds, then in eight bits its phase.
  private var stamp: UInt64

  fileprivate init(workload: WorkloadID, created: Instant) {
    workloadIndex = workload.index
    stamp = UInt64(bitPattern: created.milliseconds) << 8
  }

  package var workload: WorkloadID { WorkloadID(index: workloadIndex) }
  package var created: Instant { Instant(milliseconds: Int64(bitPattern: stamp >> 8)) }
  package internal(set) var phase: PodPhase {
    get { PodPhase(rawValue: UInt8(truncatingIfNeeded: stamp)) ?? .pending }
    set { stamp = stamp & ~0xFF | UInt64(newValue.rawValue) }
  }
  /// It has a node.
  package var isBound: Bool { nodeSlot != Pod.none }
}

/// All pods of the world, with a list of those of each node, of each workload, and of those that wait.
struct PodTable: Sendable {
  /// A list of pods through the links in them.
  struct List: Hashable, Sendable {
    var first = Pod.none
    var last = Pod.none
    var isEmpty: Bool { first == Pod.none }
  }

  /// What pods do to a node.
  struct Load: Sendable {
    var requested = NodeResources()
    var pods = List()
  }

  /// What a pod has to do.
  private struct Run: Sendable {
    let span: TimeSpan
    /// What it had done when it stood still; nil: it has not begun yet.
    var done: TimeSpan?
    /// Since when it goes on; nil: it does not.
    var since: Instant?
  }

  private var slots: ContiguousArray<Pod> = []
  private var generations: ContiguousArray<UInt32> = []
  private var freeSlots: ContiguousArray<UInt32> = []
  /// By slot, as far as there were any pods that end by themselves: how long they run.
  private var runs: ContiguousArray<Run?> = []
  /// By slot, as far as the starts of pods began anew: how often.
  private var restarts: ContiguousArray<UInt32> = []
  /// By slot of the node table, as far as pods have come.
  private var loads: ContiguousArray<Load> = []

  init() {}

  /// How many pods there are.
  var count: Int { slots.count - freeSlots.count }

  /// The pod lives in its slot, in this generation: odd ones are free.
  func exists(_ id: PodID) -> Bool {
    Int(id.index) < slots.count && generations[Int(id.index)] == id.generation && id.generation & 1 == 0
  }

  subscript(id: PodID) -> Pod {
    precondition(exists(id), "a pod that is gone has no state")
    return slots[Int(id.index)]
  }

  mutating func setPhase(of id: PodID, to phase: PodPhase) {
    precondition(exists(id), "a pod that is gone has no phase")
    slots[Int(id.index)].phase = phase
  }

  /// How long a pod runs once it is ready; nil: until somebody ends it.
  func run(of id: PodID) -> TimeSpan? {
    Int(id.index) < runs.count ? runs[Int(id.index)]?.span : nil
  }

  /// A pod that ends by itself begins, or goes on; gives when it ends; nil: it has no end.
  mutating func go(on id: PodID, at now: Instant) -> Instant? {
    guard Int(id.index) < runs.count, let run = runs[Int(id.index)] else { return nil }
    let done = run.done ?? .zero
    runs[Int(id.index)] = Run(span: run.span, done: done, since: now)
    return now + TimeSpan(milliseconds: run.span.milliseconds - done.milliseconds)
  }

  /// A pod that ends by itself stands still.
  mutating func stop(_ id: PodID, at now: Instant) {
    guard let time = time(of: id, at: now) else { return }
    runs[Int(id.index)]?.done = time
    runs[Int(id.index)]?.since = nil
  }

  /// How long a pod that ends by itself has run; nil: it has not, or has no end.
  func time(of id: PodID, at now: Instant) -> TimeSpan? {
    guard Int(id.index) < runs.count, let run = runs[Int(id.index)], let done = run.done else { return nil }
    return done + (run.since.map { now - $0 } ?? .zero)
  }

  /// The number of the start of a pod that holds: what was due of those before it, nobody takes notice of.
  func start(of id: PodID) -> UInt32 {
    Int(id.index) < restarts.count ? restarts[Int(id.index)] : 0
  }

  /// Another start of a pod begins.
  mutating func restart(_ id: PodID) {
    let index = Int(id.index)
    if index >= restarts.count {
      restarts.append(contentsOf: repeatElement(0, count: index + 1 - restarts.count))
    }
    restarts[index] &+= 1
  }

  mutating func setRun(of id: PodID, to span: TimeSpan?) {
    let index = Int(id.index)
    if index >= runs.count {
      guard span != nil else { return }
      runs.append(contentsOf: repeatElement(nil, count: index + 1 - runs.count))
    }
    runs[index] = span.map { Run(span: $0) }
  }

  func id(of slot: UInt32) -> PodID { PodID(index: slot, generation: generations[Int(slot)]) }

  /// What is requested of a node, by its slot.
  func requested(of node: UInt32) -> NodeResources {
    Int(node) < loads.count ? loads[Int(node)].requested : NodeResources()
  }

  /// The pods of a node, in the order in which they came.
  func pods(of node: UInt32) -> [PodID] {
    Int(node) < loads.count ? pods(of: loads[Int(node)].pods) : []
  }

  func hasPods(on node: UInt32) -> Bool { Int(node) < loads.count && !loads[Int(node)].pods.isEmpty }

  /// The slot of the pod that is next older among those of its workload; `Pod.none`: it is the oldest.
  func older(than slot: UInt32) -> UInt32 { slots[Int(slot)].olderOfWorkload }

  /// The pods of a workload, the oldest first.
  func pods(of workload: Workload) -> [PodID] {
    var result: [PodID] = []
    result.reserveCapacity(workload.podCount)
    var next = workload.pods.first
    while next != Pod.none {
      result.append(id(of: next))
      next = slots[Int(next)].youngerOfWorkload
    }
    return result
  }

  /// The pods of a workload that wait, the one that came first in front.
  func waiting(of workload: Workload) -> [PodID] { pods(of: workload.queue) }

  /// Gives the index of the workload of each pod on a node.
  @inline(__always)
  func forEachPod(of node: UInt32, _ body: (UInt32) -> Void) {
    guard Int(node) < loads.count else { return }
    var next = loads[Int(node)].pods.first
    while next != Pod.none {
      body(slots[Int(next)].workloadIndex)
      next = slots[Int(next)].behind
    }
  }

  /// Gives when each pod of a workload that waits was made, the one that came first in front.
  @inline(__always)
  func forEachWaiting(of workload: Workload, _ body: (Instant) -> Void) {
    var next = workload.queue.first
    while next != Pod.none {
      body(slots[Int(next)].created)
      next = slots[Int(next)].behind
    }
  }

  /// Gives the slot of the node of each pod of a workload that has one, the oldest pod first.
  func forEachBound(of workload: Workload, _ body: (UInt32) -> Void) {
    var next = workload.pods.first
    while next != Pod.none {
      if slots[Int(next)].isBound { body(slots[Int(next)].nodeSlot) }
      next = slots[Int(next)].youngerOfWorkload
    }
  }

  private func pods(of list: List) -> [PodID] {
    var result: [PodID] = []
    var next = list.first
    while next != Pod.none {
      result.append(id(of: next))
      next = slots[Int(next)].behind
    }
    return result
  }

  /// A new pod, the youngest of its workload, that waits.
  mutating func append(to workload: inout Workload, _ id: WorkloadID, created: Instant) -> PodID {
    let pod = Pod(workload: id, created: created)
    let index: UInt32
    if let free = freeSlots.popLast() {
      index = free
      slots[Int(index)] = pod
      generations[Int(index)] &+= 1
    } else {
      index = UInt32(slots.count)
      slots.append(pod)
      generations.append(0)
    }
    slots[Int(index)].olderOfWorkload = workload.pods.last
    if workload.pods.last != Pod.none {
      slots[Int(workload.pods.last)].youngerOfWorkload = index
    } else {
      workload.pods.first = index
    }
    workload.pods.last = index
    append(index, to: &workload.queue)
    return self.id(of: index)
  }

  /// Moves a pod that waits to a node.
  mutating func bind(_ id: PodID, of workload: inout Workload, to node: UInt32) {
    unlink(id.index, from: &workload.queue)
    if Int(node) >= loads.count {
      loads.append(contentsOf: repeatElement(Load(), count: Int(node) + 1 - loads.count))
    }
    loads[Int(node)].requested.add(workload.template.request)
    var list = loads[Int(node)].pods
    append(id.index, to: &list)
    loads[Int(node)].pods = list
    slots[Int(id.index)].nodeSlot = node
    slots[Int(id.index)].phase = .starting
  }

  /// Removes a pod and frees its slot for another generation.
  mutating func remove(_ id: PodID, of workload: inout Workload) {
    let pod = self[id]
    if pod.isBound {
      let node = Int(pod.nodeSlot)
      loads[node].requested.subtract(workload.template.request)
      var list = loads[node].pods
      unlink(id.index, from: &list)
      loads[node].pods = list
    } else {
      unlink(id.index, from: &workload.queue)
    }
    if pod.olderOfWorkload != Pod.none {
      slots[Int(pod.olderOfWorkload)].youngerOfWorkload = pod.youngerOfWorkload
    } else {
      workload.pods.first = pod.youngerOfWorkload
    }
    if pod.youngerOfWorkload != Pod.none {
      slots[Int(pod.youngerOfWorkload)].olderOfWorkload = pod.olderOfWorkload
    } else {
      workload.pods.last = pod.olderOfWorkload
    }
    generations[Int(id.index)] &+= 1
    freeSlots.append(id.index)
  }

  private mutating func append(_ pod: UInt32, to list: inout List) {
    slots[Int(pod)].before = list.last
    slots[Int(pod)].behind = Pod.none
    if list.last != Pod.none { slots[Int(list.last)].behind = pod } else { list.first = pod }
    list.last = pod
  }

  private mutating func unlink(_ pod: UInt32, from list: inout List) {
    let (before, behind) = (slots[Int(pod)].before, slots[Int(pod)].behind)
    if before != Pod.none { slots[Int(before)].behind = behind } else { list.first = behind }
    if behind != Pod.none { slots[Int(behind)].before = before } else { list.last = before }
  }
}
