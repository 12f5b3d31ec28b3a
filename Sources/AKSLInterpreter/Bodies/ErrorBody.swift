import AKSModel

/// The body of an answer that refuses (O5): flat where the resource provider answers, under `error` where ARM
/// answers for it.
enum ErrorBody {
  static func body(of refusal: Refusal) -> Datum {
    let code = Datum.Entry("code", .text(refusal.code))
    let message = Datum.Entry("message", .text(refusal.message))
    if refusal.isFromFrontDoor { return .map([.init("error", .map([code, message]))]) }
    return .object([
      code, .init("details", .null), message, .init("subcode", .text(refusal.subcode)),
      refusal.target.map { .init("target", .text($0)) },
    ])
  }
}

extension ErrorBody {
  /// Why an operation ended badly, in its status and in the pool that it left Failed.
  static func detail(of error: OperationError, _ simulation: Simulation) -> Datum {
    .map([.init("code", .text(error.code)), .init("message", .text(simulation.message(of: error)))])
  }

  /// The same of an error that came with a pool.
  static func detail(of error: ReportedError) -> Datum {
    .map([.init("code", .text(error.code)), .init("message", .text(error.message))])
  }
}

extension RefusalReport {
  /// What a client reads.
  package var body: Datum { ErrorBody.body(of: refusal) }
}
