import AKSModel

/// What a machine waits for; the session lets time pass until it is over.
enum Wait: Sendable {
  /// The end of an operation. `isOwn`: the running command has asked for it, and says how it went.
  case operation(OperationID, previousCount: Int?, isOwn: Bool, deadline: Instant)
  /// Nothing is going on any more; the operations are those that were in progress when the wait began.
  case rest([OperationID], deadline: Instant)
  /// The end of all these operations, which the running command has asked for.
  case operations([OperationID], deadline: Instant)
  /// The time for another look.
  case poll(Instant)
  /// A span of time passes.
  case moment(Instant, span: TimeSpan)
  /// Something happens after the world's so many-th instant; at the latest at the deadline.
  case change(after: Int, deadline: Instant)

  /// The last moment of the wait.
  var deadline: Instant {
    switch self {
    case .operation(_, _, _, let deadline), .rest(_, let deadline), .moment(let deadline, _),
      .change(_, let deadline), .operations(_, let deadline), .poll(let deadline):
      deadline
    }
  }
}
