// The settings that a PUT of an existing pool can change: all pool operations apply them first, so
// that the mode of `scale dev to 5 mode deallocate` holds for the count.

extension Simulation {
  /// Applies what the request says of settings.
  mutating func applySettings(of request: Request, to pool: PoolID, for operation: OperationID) {
    guard let properties = request.poolProperties else { return }
    applySettings(properties, to: pool, for: operation)
  }

  /// Applies the settings among the properties; what they do not name stays as it is.
  mutating func applySettings(
    _ properties: AgentPoolProperties, to pool: PoolID, for operation: OperationID
  ) {
    let cause = Cause(operation)
    if let mode = properties.scaleDownMode {
      if self[pool].powerState == .stopped, mode != self[pool].scaleDownMode {
        note("9.4", on: operation)
      }
      setScaleDownMode(of: pool, to: mode, cause)
    }
    if let mode = properties.mode, mode != self[pool].mode {
      setMode(of: pool, to: mode, cause)
      noteSmallSystemPool(pool, on: operation)
    }
    applyFields(of: properties, to: pool, for: operation)
  }

  /// Applies what a request says of the fields that nothing else depends on.
  mutating func applyFields(
    of properties: AgentPoolProperties, to pool: PoolID, for operation: OperationID
  ) {
    let cause = Cause(operation)
    applyAutoscaler(of: properties, to: pool, for: operation)
    applyUpgradeSettings(of: properties.upgradeSettings, to: pool, cause)
    let isSpot = self[pool].scaleSetPriority == .spot
    if let labels = properties.nodeLabels {
      let all = isSpot ? labels.adding(ServiceMarks.spotLabel) : labels
      set(.nodeLabels, \.nodeLabels, of: pool, to: entries.intern(all.sortedByKey), cause)
    }
    if let taints = properties.nodeTaints {
      let all =
        isSpot && !taints.contains(ServiceMarks.spotTaint) ? taints + [ServiceMarks.spotTaint] : taints
      set(.nodeTaints, \.nodeTaints, of: pool, to: lists.intern(all), cause)
      evictUntolerated(of: pool, operation)
    }
    if let tags = properties.tags {
      set(.tags, \.tags, of: pool, to: entries.intern(tags.sortedByKey), cause)
    }
    if let osSKU = properties.osSKU, osSKU != self[pool].osSKU {
      set(.osSKU, \.osSKU, of: pool, to: osSKU, cause)
      setSoftware(of: pool, imageVersion: NodeImage.latest(osSKU, at: now), cause)
    }
  }

  /// What the service adds to a new Spot pool: a label, a taint, and no settings for upgrades, which go without
  /// surge (P2, P4).
  mutating func makeSpot(_ pool: PoolID, _ cause: Cause) {
    let added = Cause(cause.operation, "P2")
    set(.nodeLabels, \.nodeLabels, of: pool, to: entries.intern([ServiceMarks.spotLabel]), added)
    set(.nodeTaints, \.nodeTaints, of: pool, to: lists.intern([ServiceMarks.spotTaint]), added)
    set(.maxSurge, \.upgradeSettings.maxSurge, of: pool, to: nil, cause)
    set(.maxUnavailable, \.upgradeSettings.maxUnavailable, of: pool, to: nil, cause)
  }

  private mutating func applyUpgradeSettings(
    of properties: UpgradeSettingsProperties, to pool: PoolID, _ cause: Cause
  ) {
    if let surge = properties.maxSurge.flatMap({ NodeAmount($0) }) {
      set(.maxSurge, \.upgradeSettings.maxSurge, of: pool, to: surge, cause)
    }
    if let unavailable = properties.maxUnavailable.flatMap({ NodeAmount($0) }) {
      set(.maxUnavailable, \.upgradeSettings.maxUnavailable, of: pool, to: unavailable, cause)
    }
    if let minutes = properties.drainTimeoutInMinutes {
      set(
        .drainTimeoutInMinutes, \.upgradeSettings.drainTimeoutInMinutes, of: pool, to: Int(minutes), cause)
    }
    if let minutes = properties.nodeSoakDurationInMinutes {
      set(
        .nodeSoakDurationInMinutes, \.upgradeSettings.nodeSoakDurationInMinutes, of: pool, to: Int(minutes),
        cause)
    }
    if let behavior = properties.undrainableNodeBehavior {
      set(
        .undrainableNodeBehavior, \.upgradeSettings.undrainableNodeBehavior, of: pool, to: behavior, cause)
    }
  }
}

/// What the service puts on nodes by itself.
enum ServiceMarks {
  /// P2.
  static let spotLabel = ResourceTag(key: "kubernetes.azure.com/scalesetpriority", value: "spot")
  /// P2.
  static let spotTaint = "kubernetes.azure.com/scalesetpriority=spot:NoSchedule"
}

extension AgentPoolProperties {
  /// Clients send back the whole object that they read, with what they change in it.
  ///
  /// What such a request repeats asks for nothing. (A size is what no request for a change needs to name.)
  var isWholeObject: Bool { vmSize != nil }
}
