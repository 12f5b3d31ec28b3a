// The settings that a PUT of an existing pool can change: all pool operations apply them first, so
// that the mode of `scale dev to 5 mode deallocate` holds for the count.

extension Simulation {
  /// Applies what the request says of settings.
  mutating func applySettings(of request: Request, to pool: PoolID, for operation: OperationID) {
    guard let properties = request.poolProperties else { return }
    let cause = Cause(operation)
    if let mode = properties.scaleDownMode {
      if self[pool].powerState == .stopped, mode != self[pool].scaleDownMode {
        note("9.4", on: operation)
      }
      setScaleDownMode(of: pool, to: mode, cause)
    }
    if let mode = properties.mode { setMode(of: pool, to: mode, cause) }
  }
}

extension AgentPoolProperties {
  /// Clients send back the whole object that they read, with what they change in it.
  ///
  /// What such a request repeats asks for nothing. (A size is what no request for a change needs to name.)
  var isWholeObject: Bool { vmSize != nil }
}
