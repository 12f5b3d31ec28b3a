/// What one loop of an autoscaler comes to.
package struct AutoscalerDecision: Sendable {
  /// So many nodes were unready when it halted, of so many; nil: it goes on.
  package var unready: (count: Int, total: Int)?
  /// Machines that did not come in time: their groups want so many less, and are left alone for a while.
  package var overdue: [(group: Int, count: Int)] = []
  /// Groups that would help and are not made larger, because so many of their nodes are unready.
  package var unhealthy: [(group: Int, health: (unready: Int, total: Int))] = []
  package var raises: [Raise] = []
  package var removals: [Removal] = []
  /// Pods that nothing helps now.
  package var unhelped = 0
  /// The next loop looks at nodes in another order, because some have become unneeded, or needed.
  package var rearranges = false
  /// The first moment at which a loop could come to something else although nothing changes; nil: none.
  package var nextInterest: Instant?

  package init() {}

  /// A group gets a larger target.
  package struct Raise: Hashable, Sendable {
    package var group: Int
    package var from: Int
    package var to: Int
    /// Pending pods that it helps; 0: it is below its minimum.
    package var pods: Int
  }

  /// A node goes.
  package struct Removal: Hashable, Sendable {
    /// In the picture.
    package var node: Int
    /// It has no pods to evict.
    package var isEmpty: Bool
  }

  /// A loop after this one could come to something else at the moment, too.
  mutating func wake(at moment: Instant) { nextInterest = nextInterest.map { min($0, moment) } ?? moment }
}

/// Why a node is kept, or that it is not.
package enum NodeVerdict: Hashable, Sendable {
  /// Nothing is removed while so many of so many nodes are unready.
  case halted(unready: Int, total: Int)
  case unmanaged
  case upcoming
  case deallocated
  case beingRemoved
  /// Its pods ask for more of it than the threshold.
  case used(Double)
  /// Pods of this kind keep it.
  case blocked(kind: Int, Obstacle)
  /// So many of its pods of this kind find no room elsewhere.
  case noRoom(kind: Int, count: Int)
  /// It was not looked at, because enough nodes are unneeded already.
  case unexamined
  /// Unneeded since, and that until then is too short.
  case waiting(since: Instant, until: Instant)
  /// Its pool is at its minimum.
  case minimum(Int)
  /// After a scale-up, a removal or a failed one nothing is removed until then.
  case cooldown(Cooldown, until: Instant)
  /// Others go first.
  case queued
  case removed
}

/// What nodes are not removed shortly after.
package enum Cooldown: String, Hashable, Sendable {
  case add = "scale-down-delay-after-add"
  case delete = "scale-down-delay-after-delete"
  case failure = "scale-down-delay-after-failure"
  /// Pods have just come.
  case newPods = "new pods"
}

/// What keeps pods on their node (dynamics of scale-down).
package enum Obstacle: String, CaseIterable, Hashable, Sendable {
  case disruptionBudget
  case systemPod
  case noController
  case localStorage
  case notSafeToEvict
}

/// Why a group is not made larger for pending pods.
package enum GroupVerdict: Hashable, Sendable {
  /// Nothing is done while so many of so many nodes of the cluster are unready.
  case halted(unready: Int, total: Int)
  case unmanaged
  /// Selectors or taints keep the pods away.
  case unsuitable
  /// A new node is too small for one of the pods; `besideDaemons`: only with its pods of DaemonSets.
  case tooSmall(besideDaemons: Bool)
  /// A new node would stand where the constraints of the pods do not let them go.
  case constrained
  case maximum(Int)
  case backoff(until: Instant)
  case unhealthy(unready: Int, total: Int)
  case helps
}
