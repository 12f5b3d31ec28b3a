/// Why Azure would not take a value: a field of a pool or a cluster, and what is wrong with it.
///
/// Its words are in `SettingRefusal+Answer.swift`.
package enum SettingRefusal: Hashable, Sendable {
  // MARK: The autoscaler

  /// A1: not from 0 to 1000.
  case minCountOutOfRange
  /// A1: not from 0 to 1000.
  case maxCountOutOfRange
  /// A1.
  case minCountAboveMaxCount
  /// A1.
  case minCountOfSystemPool
  /// A1: on, without one of its bounds, named as in ARM.
  case boundMissing(String)
  /// A1: a bound, and no autoscaler to keep it.
  case autoscalerOff
  /// A10.
  case countOutsideBounds(count: Int64, minimum: Int64, maximum: Int64)
  /// A5.
  case scaleOfAutoscaledPool
  /// A5: both in one request.
  case scaleWhileEnabling(pool: String)
  /// A12.
  case autoscalerBesideProvisioning(pool: String)
  /// A14.
  case unknownProfileKey(String)
  /// A14, of the three keys that az judges itself.
  case profileFlag(key: String, value: String)
  /// A14.
  case profileValue(key: String, value: String)

  // MARK: Spot

  /// P1.
  case spotSystemPool
  /// P1.
  case priorityImmutable
  /// P1: the policy or the price, by its name in ARM.
  case spotSettingImmutable(String)
  /// P1: on a pool that is not Spot.
  case spotPriceOfRegularPool
  /// P1.
  case spotPrice
  /// P5.
  case spotMaxSurge
  /// P5.
  case spotMaxUnavailable

  // MARK: Upgrade settings

  /// U4: neither a number nor a percentage.
  case surgeForm(field: String, value: String)
  /// U4.
  case noSurgeAndNoneUnavailable
  /// U4.
  case unavailableOfSystemPool
  /// U5.
  case drainTimeout(Int64)
  /// U5.
  case soakDuration(Int64)

  // MARK: Labels, taints, tags, zones

  /// T1.
  case invalidTaint(String)
  /// M5.
  case systemPoolTaint
  /// T2.
  case invalidLabel(String)
  /// T2.
  case reservedLabel(String)
  /// T5.
  case tooManyTags(Int)
  /// T5.
  case invalidTag(String)
  /// T4.
  case invalidZone(String)

  // MARK: Machines

  /// L5.
  case maxPods(Int64, least: Int)
  /// L7.
  case systemPoolSize(String)
  /// V4.
  case diskSize(Int64)
  /// V3: larger than what the size has room for.
  case ephemeralDiskSize(Int64, room: Int, vmSize: String)
  /// V5.
  case osSKU(OSSKU, osType: OSType)
  /// V5.
  case osSKUMove(from: OSSKU, to: OSSKU)

  // MARK: Clusters

  /// R4.
  case invalidResourceGroup(String)
  /// R7: a property that is fixed when the cluster is made, by its name in ARM.
  case immutableOfCluster(String)
  /// LTS.
  case longTermSupport
  /// M7.
  case poolThroughCluster
  /// S2n.
  case stopWithProvisioning(Refusal.ResourceWord)

  // MARK: Preconditions

  /// C5: both headers, or `If-None-Match` with something other than `*`.
  case preconditionForm
  /// C5: `If-Match`.
  case eTagMismatch
  /// C5: `If-None-Match: *`.
  case existsAlready
}
