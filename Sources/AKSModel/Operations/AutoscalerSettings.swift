// The autoscaler's settings of a pool, and the bounds that it keeps (A1 to A6).

extension Simulation {
  /// Turns the autoscaler on or off and sets its bounds.
  ///
  /// On a stopped pool the settings wait for the next start, as they do when it stops (S6).
  mutating func applyAutoscaler(
    of properties: AgentPoolProperties, to pool: PoolID, for operation: OperationID
  ) {
    let cause = Cause(operation)
    if let isOn = properties.autoscalerWanted(on: self[pool]) {
      if self[pool].powerState == .stopped {
        if self[pool].autoscalesAtStart != isOn { note("9.4", on: operation) }
        self[pool].autoscalesAtStart = isOn
      } else {
        set(.enableAutoScaling, \.enableAutoScaling, of: pool, to: isOn, cause)
      }
      if !isOn {
        set(.minCount, \.minCount, of: pool, to: nil, cause)
        set(.maxCount, \.maxCount, of: pool, to: nil, cause)
      }
    }
    guard self[pool].hasAutoscaler else { return }
    if let count = properties.minCount { set(.minCount, \.minCount, of: pool, to: Int(count), cause) }
    if let count = properties.maxCount { set(.maxCount, \.maxCount, of: pool, to: Int(count), cause) }
  }

  /// The stop of a pool stops its autoscaler (S6).
  mutating func stopAutoscaler(of pool: PoolID, _ operation: OperationID) {
    self[pool].autoscalesAtStart = self[pool].enableAutoScaling
    set(.enableAutoScaling, \.enableAutoScaling, of: pool, to: false, Cause(operation, "S6"))
  }

  /// The start of a pool brings its autoscaler back (S6).
  mutating func restartAutoscaler(of pool: PoolID, _ operation: OperationID) {
    set(
      .enableAutoScaling, \.enableAutoScaling, of: pool, to: self[pool].autoscalesAtStart,
      Cause(operation, "S6"))
    self[pool].autoscalesAtStart = false
  }

  /// The count of a pool whose nodes have been brought up to the least that its autoscaler may leave (A3).
  mutating func raiseToMinimum(_ pool: PoolID, _ operation: OperationID) {
    guard self[pool].count < self[pool].leastCount else { return }
    setCount(of: pool, to: self[pool].leastCount, Cause(operation, "A3"))
  }
}

extension AgentPool {
  /// The autoscaler is on, or comes back with the next start.
  package var hasAutoscaler: Bool { enableAutoScaling || autoscalesAtStart }

  /// The least that its autoscaler may leave; 0 without one.
  var leastCount: Int { enableAutoScaling ? minCount ?? 0 : 0 }
}

extension AgentPoolProperties {
  /// Whether the request turns the autoscaler on or off.
  ///
  /// The `false` that a client read from a stopped pool and sends back asks for nothing (S6).
  func autoscalerWanted(on pool: AgentPool) -> Bool? {
    if enableAutoScaling == false, isWholeObject, pool.powerState == .stopped { return nil }
    return enableAutoScaling
  }
}
