// The enumerations of the AgentPool and ManagedCluster resources. Raw values are ARM's spellings.

/// `powerState.code`: the target of the last start or stop, shown at once (PS2).
package enum PowerState: String, CaseIterable, Hashable, Sendable {
  case running = "Running"
  case stopped = "Stopped"
}

/// `provisioningState`, a plain string in ARM (PS1); these are the values seen and documented.
package enum ProvisioningState: String, CaseIterable, Hashable, Sendable {
  case creating = "Creating"
  case updating = "Updating"
  case scaling = "Scaling"
  case upgrading = "Upgrading"
  case upgradingNodeImageVersion = "UpgradingNodeImageVersion"
  case stopping = "Stopping"
  case starting = "Starting"
  case deleting = "Deleting"
  case canceling = "Canceling"
  case succeeded = "Succeeded"
  case failed = "Failed"
  case canceled = "Canceled"

  /// No operation is running on the resource.
  package var isTerminal: Bool { self == .succeeded || self == .failed || self == .canceled }
}

/// `mode` of a pool.
package enum PoolMode: String, CaseIterable, Hashable, Sendable {
  case system = "System"
  case user = "User"
}

/// `scaleDownMode`: what a scale-in does to the nodes it takes away (D1).
package enum ScaleDownMode: String, CaseIterable, Hashable, Sendable {
  case delete = "Delete"
  case deallocate = "Deallocate"
}

/// `osDiskType`.
package enum OSDiskType: String, CaseIterable, Hashable, Sendable {
  case managed = "Managed"
  case ephemeral = "Ephemeral"
}

/// `osType`.
package enum OSType: String, CaseIterable, Hashable, Sendable {
  case linux = "Linux"
  case windows = "Windows"
}

/// The life of a node.
///
/// `running` is the only state in which it is Ready in Kubernetes.
package enum NodeState: String, CaseIterable, Hashable, Sendable {
  case creating = "Creating"
  case starting = "Starting"
  case running = "Running"
  /// Getting another image, in an upgrade (U4).
  case reimaging = "Reimaging"
  case deallocating = "Deallocating"
  case deallocated = "Deallocated"
  case deleting = "Deleting"
  case failed = "Failed"

  /// It loses its pods, and its machine with them.
  var isLeaving: Bool { self == .deallocating || self == .deleting }
}
