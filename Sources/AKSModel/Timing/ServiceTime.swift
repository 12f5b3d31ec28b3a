/// The time of an operation that is the service's own.
enum ServiceTime {
  /// These parts, one after the other; then nodes begin to change.
  case before(TimingPrimitive, TimingPrimitive? = nil)
  /// At least this in all, with the nodes after the service's request.
  case withNodesFirst(TimingPrimitive)
  /// At least this in all, with nodes that are Ready when it is over.
  case withNodesLast(TimingPrimitive)
}

extension Simulation {
  /// How long it is until nodes begin to change.
  func timeUntilWork(of operation: OperationID) -> TimeSpan {
    switch self[operation].kind.dynamics.serviceTime {
    case .before(let first, let second):
      return duration(first, of: operation) + (second.map { duration($0, of: operation) } ?? .zero)
    case .withNodesFirst: return duration(.poolRequest, of: operation)
    case .withNodesLast(let whole):
      let rest = duration(whole, of: operation).milliseconds - median(.provisionLinux).milliseconds
      return TimeSpan(milliseconds: max(0, rest))
    }
  }

  /// The least time from acceptance to the end, however short the nodes' work is.
  func leastTime(of operation: OperationID) -> TimeSpan {
    switch self[operation].kind.dynamics.serviceTime {
    case .before: timeUntilWork(of: operation)
    case .withNodesFirst(let whole), .withNodesLast(let whole): duration(whole, of: operation)
    }
  }
}
