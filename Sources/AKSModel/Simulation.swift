/// The simulated subscription: clusters, pools, nodes, the operations on them, and the clock.
///
/// One value: a copy is a snapshot, and what happens to the copy leaves the original alone. The
/// same requests at the same moments give the same events.
package struct Simulation: Sendable {
  /// The simulated time.
  package internal(set) var now = Instant.start
  /// What the session chose; not a matter of Azure.
  package var settings = SimulationSettings() {
    didSet {
      evictionRateFollows(oldValue)
      if settings.deallocatedCountsUnready != oldValue.deallocatedCountsUnready { wakeAutoscalers() }
    }
  }
  /// What happened since the world began, in order.
  package internal(set) var events = EventLog()
  /// So many of the last events are kept at least; nil: all.
  package var eventLimit: Int? {
    get { events.limit }
    set { events.keep(last: newValue) }
  }
  /// False: what happens is not written down, because nobody is there yet to read it.
  var keepsLog = true

  /// The clusters that exist, in order of creation.
  package internal(set) var clusters: [ClusterID] = []
  /// By the index of their identity, those that are gone included.
  var clusterRecords: ContiguousArray<ManagedCluster> = []
  /// By the index of their identity, those that are gone included.
  var poolRecords: ContiguousArray<AgentPool> = []
  /// By the index of their identity.
  var operationRecords = ChunkedArray<OperationRecord>()
  /// The nodes of all pools.
  var nodeTable = NodeTable()
  /// By the index of their identity, those that are gone included.
  var workloadRecords: ContiguousArray<Workload> = []
  /// The pods of all workloads.
  var podTable = PodTable()
  /// By the index of their cluster, as far as there were workloads.
  var schedulers: ContiguousArray<Scheduler> = []
  /// What drives replicas as time passes, in the order in which it began.
  var replays: ContiguousArray<LoadReplay> = []
  /// Nodes that wait for pods to go, in the order in which that began.
  var drains: [Drain] = []
  /// They are about to be tried again.
  var isRetryingDrains = false
  /// By the index of their cluster, as far as there are any.
  var autoscalers: ContiguousArray<ClusterAutoscaler?> = []
  /// False: autoscalers look at every point of their grid, for tests; what happens is the same.
  var autoscalerSkipsLoops = true
  /// What was due is being done; autoscalers look after it.
  var isCommitting = false
  /// Something was or is due that nobody waits for: an eviction, or the end of a fault.
  var hasUnawaited = false
  /// Faults of the platform, those that are over included until the next is put there.
  var faultRecords: [ServiceFault] = []
  /// What will happen, and when.
  var queue = EventQueue<Transition>()

  // What records and events name by numbers.
  var texts = InternTable(empty: "")
  var lists = InternTable<[String]>(empty: [])
  var entries = InternTable<[ResourceTag]>(empty: [])
  var software = InternTable(empty: NodeSoftware.none)

  /// An empty subscription at `Instant.start`.
  package init() {}

  // MARK: - Time

  /// When the next thing is due; nil: nothing is going on.
  package var nextInstant: Instant? {
    guard let loop = nextAutoscalerLoop else { return queue.nextInstant }
    return queue.nextInstant.map { min($0, loop) } ?? loop
  }

  /// Goes to the next instant at which anything is due and commits all of it, nodes before the end of their
  /// operation.
  ///
  /// False: nothing is due, and time stands still.
  @discardableResult
  package mutating func advanceToNextInstant() -> Bool {
    guard let next = nextInstant else { return false }
    now = next
    isCommitting = true
    while let transition = queue.popFirst(dueBy: next) { commit(transition) }
    isCommitting = false
    if !autoscalers.isEmpty {
      runAutoscalers()
      while let transition = queue.popFirst(dueBy: next) { commit(transition) }
    }
    return true
  }

  /// Commits everything due up to and including the moment and sets the clock to it.
  ///
  /// The moment is not before `now`.
  package mutating func advance(to moment: Instant) {
    precondition(moment >= now, "time does not go back")
    while let next = nextInstant, next <= moment { advanceToNextInstant() }
    now = moment
  }

  // MARK: - Asking

  /// Admits an operation, applies what is visible at once and schedules the rest; throws what Azure would
  /// answer.
  ///
  /// A refusal changes nothing.
  ///
  /// A delete of what is being deleted is answered with the operation that is at work (C3). `origin` is kept in
  /// the record: a number by which the asker finds again where the request came from.
  package mutating func submit(
    _ operation: Operation, origin: UInt32 = 0
  ) throws(Refusal) -> OperationID {
    let request = Request(operation, self)
    defer { takeToken(for: request) }
    for rule in RuleBook.refusing { try rule.check?(request, self) }
    return accept(request, origin: origin)
  }

  /// What each rule that can refuse says of the operation now, in the order of the rule lists.
  package func verdicts(on operation: Operation) -> [Verdict] {
    let request = Request(operation, self)
    return RuleBook.refusing.map { rule in
      do throws(Refusal) {
        try rule.check?(request, self)
        return Verdict(rule: rule, refusal: nil)
      } catch {
        return Verdict(rule: rule, refusal: error)
      }
    }
  }

  /// What an operation amounts to here and now.
  package func kind(of operation: Operation) -> OperationKind { Request(operation, self).kind }

  /// All rules that would refuse it now, in the order of the rule lists; `submit` throws the first.
  package func refusals(of operation: Operation) -> [Refusal] {
    verdicts(on: operation).compactMap(\.refusal)
  }
}
