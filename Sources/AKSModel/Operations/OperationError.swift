/// Why an accepted operation ended badly: `error` of its status body (O2), and `status.provisioningError` of
/// the pools that it left Failed.
package enum OperationError: Hashable, Sendable {
  /// It was aborted (O4).
  case canceled
  /// No machines were to be had.
  case allocationFailed
  /// A deletion of the pool or its cluster took its place (C4).
  case preemptedByDelete
  /// A budget kept a pod on a node for too long (U6); with Azure's text.
  case drainFailed(Interned<String>)
  /// It needed more vCPUs than there may be (U8); with Azure's text.
  case quotaExceeded(Interned<String>)
  /// Spot machines cost more than they may (P1p); with Azure's text.
  case spotPriceAboveMaximum(Interned<String>)

  /// Azure's code, such as `AllocationFailed`.
  package var code: String {
    switch self {
    case .canceled: "Canceled"
    case .allocationFailed: "AllocationFailed"
    case .preemptedByDelete: "AKSOperationPreemptedByDelete"
    case .drainFailed: "UpgradeFailed"
    case .quotaExceeded: "QuotaExceeded"
    case .spotPriceAboveMaximum: "SpotPriceGreaterThanProvidedMaxPrice"
    }
  }

  /// Azure's text to the letter; nil: `Simulation.message` knows it.
  var message: String? {
    switch self {
    case .canceled: "Operation is being canceled by user"
    case .allocationFailed:
      "Allocation failed. We do not have sufficient capacity for the requested VM size in this region. Read "
        + "more about improving likelihood of allocation success at http://aka.ms/allocation-guidance"
    case .preemptedByDelete: "This operation has been preempted by Deleting operation."
    case .drainFailed, .quotaExceeded, .spotPriceAboveMaximum: nil
    }
  }

  /// The rule that it comes from.
  package var rule: RuleID {
    switch self {
    case .canceled: "O4"
    case .allocationFailed: "F1"
    case .preemptedByDelete: "C4"
    case .drainFailed: "U6"
    case .quotaExceeded: "U8"
    case .spotPriceAboveMaximum: "P1p"
    }
  }
}

extension Simulation {
  /// Azure's text to the letter.
  package func message(of error: OperationError) -> String {
    switch error {
    case .drainFailed(let text), .quotaExceeded(let text), .spotPriceAboveMaximum(let text): self[text]
    default: error.message ?? ""
    }
  }
}
