/// What became of an accepted operation.
package struct OperationRecord: Hashable, Sendable {
  /// Its place in the order of acceptance.
  package let id: OperationID
  /// The weightiest thing it does.
  package let kind: OperationKind
  /// The cluster it is about, or whose pool it is about.
  package let cluster: ClusterID
  /// nil for an operation of the cluster.
  package let pool: PoolID?
  /// InProgress until it ends.
  package internal(set) var status = OperationStatus.inProgress
  /// Why it ended as Failed or Canceled.
  package internal(set) var error: OperationError?
  /// The operation that it aborts.
  var aborted: OperationID?
  /// Nothing more of it begins: it was aborted, has failed or was preempted.
  ///
  /// Nodes that are on their way arrive.
  var isHalted = false
  /// It gives up soon: what goes on goes on, and no further step is taken.
  var isFailing = false
  /// Its end is due, and a fault keeps it from ending.
  var isHeld = false
  /// It had to wait until a budget let pods go: it ends later than was expected.
  package internal(set) var hasWaitedForPods = false
  /// Its end is due, and nodes or an upgrade wait for pods to go.
  var isKeptByPods = false
  /// The asker's own number for where the request came from; 0 for nowhere.
  package let origin: UInt32
  /// What the answer that admitted it said; nil where that has no body.
  package internal(set) var answer: OperationAnswer?
  /// How many operations on the same pool, or on the same cluster itself, came before it.
  var number: UInt32 = 0
  /// When the request was admitted.
  package let accepted: Instant
  /// When it reached a final status.
  package internal(set) var ended: Instant?
  /// When it ends if nothing comes between.
  package internal(set) var expectedEnd: Instant?
  /// Nodes it began to make, so far.
  package internal(set) var created = 0
  /// Deallocated nodes it began to start, so far.
  package internal(set) var started = 0
  /// Nodes it began to deallocate, so far.
  package internal(set) var deallocated = 0
  /// Nodes it began to delete, running and deallocated, so far.
  package internal(set) var deleted = 0
  /// It took some of several nodes: that it was these is D10's word.
  package internal(set) var hasChosenNodes = false
  /// Nodes it began to reimage, so far.
  package internal(set) var reimaged = 0
  /// Rules that belong to the answer, in the order in which they came up: our own choices that shaped it, and
  /// the vendor's advice (L6n).
  package internal(set) var notes: [RuleID] = []
}
