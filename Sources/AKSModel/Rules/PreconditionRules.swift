/// Requests for one state of a resource only (AKS article use-etags).
enum PreconditionRules {
  /// In the order in which they judge.
  static let list = [
    Rule(
      "C5",
      "A request that names an eTag, or wants nothing to be there, is refused where that does not hold.",
      source: "AKS article use-etags", .exact, check: precondition)
  ]

  @Sendable private static func precondition(_ request: Request, _ world: Simulation) throws(Refusal) {
    let precondition = request.operation.precondition
    guard precondition != Precondition() else { return }
    if let none = precondition.ifNoneMatch, none != "*" || precondition.ifMatch != nil {
      throw .setting(.preconditionForm)
    }
    let eTag: String?
    if request.operation.poolName != nil {
      eTag = request.pool.map { world.eTag(of: $0) }
    } else {
      eTag = request.cluster.map { world.eTag(of: $0) }
    }
    if precondition.ifNoneMatch != nil, eTag != nil { throw .setting(.existsAlready) }
    if let match = precondition.ifMatch, eTag == nil || (match != "*" && match != eTag) {
      throw .setting(.eTagMismatch)
    }
  }
}

extension Operation {
  /// Which state of its resource the request is for; a POST has no such headers.
  fileprivate var precondition: Precondition {
    switch self {
    case .putCluster(let target, _), .deleteCluster(let target): target.precondition
    case .putAgentPool(let target, _), .deleteAgentPool(let target): target.precondition
    default: Precondition()
    }
  }
}
