/// Why Azure does not give a pool the machines that it needs.
package enum MachineDenial: Hashable, Sendable {
  /// There are none (F1).
  case noCapacity
  /// They would be more vCPUs than there may be (U8).
  case quota(limit: Int, used: Int, requested: Int)
  /// They cost more than they may, in nano-dollars an hour (P1p).
  case price(maximum: Int64, price: Int64, size: String)

  /// Azure's code.
  package var code: String {
    switch self {
    case .noCapacity: OperationError.allocationFailed.code
    case .quota: OperationError.quotaExceeded(Interned()).code
    case .price: OperationError.spotPriceAboveMaximum(Interned()).code
    }
  }

  /// Azure's text.
  package var message: String {
    switch self {
    case .noCapacity: OperationError.allocationFailed.message ?? ""
    case .quota(let limit, let used, let requested):
      "Operation results in exceeding quota limits of Core. Maximum allowed: \(limit), Current in use: \(used), "
        + "Additional requested: \(requested)."
    case .price(let maximum, let price, let size):
      "Unable to perform operation 'Create VM' since the provided max price '\(Self.dollars(maximum)) USD' is lower than "
        + "the current spot price '\(Self.dollars(price)) USD' for Azure Spot VM size '\(size)'."
    }
  }

  /// The rule that it comes from.
  package var rule: RuleID {
    switch self {
    case .noCapacity: "F1"
    case .quota: "U8"
    case .price: "P1p"
    }
  }

  /// How long the service tries before it says so: quotas and prices are known at once.
  var attempt: TimeSpan { self == .noCapacity ? Timings.allocationAttempt : .zero }

  /// With five digits behind the point, as ARM has prices.
  private static func dollars(_ nanoDollars: Int64) -> String {
    let parts = nanoDollars / 10_000
    return "\(parts / 100_000).\(String(parts % 100_000).leftPadded(to: 5, with: "0"))"
  }
}

extension Simulation {
  /// Why so many new machines of a pool, and so many deallocated ones back, are not to be had; nil: they are.
  ///
  /// All are refused together, as a deployment is.
  func denial(ofNew new: Int, restarted: Int = 0, for pool: PoolID) -> MachineDenial? {
    guard new + restarted > 0 else { return nil }
    return quotaDenial(of: new, for: pool) ?? priceDenial(of: pool)
      ?? (fault(.allocationFailure, on: .pool(pool)) == nil ? nil : .noCapacity)
  }

  /// Why an operation has failed that was denied machines.
  mutating func failure(of denial: MachineDenial) -> OperationError {
    switch denial {
    case .noCapacity: .allocationFailed
    case .quota: .quotaExceeded(texts.intern(denial.message))
    case .price: .spotPriceAboveMaximum(texts.intern(denial.message))
    }
  }

  /// So many machines more would be too many vCPUs (U8): deallocated ones count (D9), so that their start needs none.
  private func quotaDenial(of new: Int, for pool: PoolID) -> MachineDenial? {
    guard new > 0, !faultRecords.isEmpty, let size = VMSize.named(self[pool].vmSize) else { return nil }
    for target in [ServiceFault.Target.pool(pool), .cluster(self[pool].cluster)] {
      guard let quota = fault(.quota, on: target) else { continue }
      let (used, requested) = (vcpus(of: target), new * size.vcpus)
      if used + requested > Int(quota.limit) {
        return .quota(limit: Int(quota.limit), used: used, requested: requested)
      }
    }
    return nil
  }

  /// What counts against a quota: the vCPUs of all machines, without those of sizes that nothing is known of.
  private func vcpus(of target: ServiceFault.Target) -> Int {
    switch target {
    case .pool(let pool): nodeTable.count(of: pool) * (VMSize.named(self[pool].vmSize)?.vcpus ?? 0)
    case .cluster(let cluster): pools(of: cluster).reduce(0) { $0 + vcpus(of: .pool($1)) }
    case .node: 0
    }
  }

  /// A Spot machine may not cost what it costs (P1p).
  private func priceDenial(of id: PoolID) -> MachineDenial? {
    let pool = self[id]
    guard pool.scaleSetPriority == .spot, let maximum = pool.spotMaxPrice, let rate = machineRate(of: pool),
      maximum < rate.nanoDollars
    else { return nil }
    return .price(maximum: maximum, price: rate.nanoDollars, size: pool.vmSize)
  }
}
