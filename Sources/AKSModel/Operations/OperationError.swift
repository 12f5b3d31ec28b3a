/// Why an accepted operation ended badly: `error` of its status body (O2), and `status.provisioningError` of
/// the pools that it left Failed.
package enum OperationError: Hashable, Sendable {
  /// It was aborted (O4).
  case canceled
  /// No machines were to be had.
  case allocationFailed
  /// A deletion of the pool or its cluster took its place (C4).
  case preemptedByDelete

  /// Azure's code, such as `AllocationFailed`.
  package var code: String {
    switch self {
    case .canceled: "Canceled"
    case .allocationFailed: "AllocationFailed"
    case .preemptedByDelete: "AKSOperationPreemptedByDelete"
    }
  }

  /// Azure's text to the letter.
  package var message: String {
    switch self {
    case .canceled: "Operation is being canceled by user"
    case .allocationFailed:
      "Allocation failed. We do not have sufficient capacity for the requested VM size in this region. Read "
        + "more about improving likelihood of allocation success at http://aka.ms/allocation-guidance"
    case .preemptedByDelete: "This operation has been preempted by Deleting operation."
    }
  }

  /// The rule that it comes from.
  package var rule: RuleID {
    switch self {
    case .canceled: "O4"
    case .allocationFailed: "F1"
    case .preemptedByDelete: "C4"
    }
  }
}
