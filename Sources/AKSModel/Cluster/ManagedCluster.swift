/// A managed cluster as a GET shows it, in ARM's words.
package struct ManagedCluster: Hashable, Sendable {
  /// As it was spelt when the cluster was made; compared without case (R1).
  package let name: String
  /// Its name in Azure where other groups have a cluster of the same name; then `name` is ours.
  package internal(set) var sharedName: String?
  /// The group that was named, made with it if need be.
  package let resourceGroup: String
  /// The region, as it was spelt.
  package let location: String
  /// Its GUID, as ids have it.
  package internal(set) var subscription = ResourceIdentifier.simulatedSubscription
  /// The group of its nodes, where the request named one.
  var chosenNodeResourceGroup: String?
  /// `sku.name`.
  package internal(set) var sku = ClusterSKU.base
  /// The version that was asked for: `1.33` or `1.33.2`.
  package internal(set) var kubernetesVersion = ""
  /// The full version that the control plane runs.
  package internal(set) var currentKubernetesVersion = ""

  /// `sku.tier`: what its control plane costs.
  package internal(set) var tier = ClusterTier.free
  /// Sorted by their keys.
  package internal(set) var tags = Interned<[ResourceTag]>()
  /// All keys with their values, or empty where none was ever set: see `AutoscalerProfile`.
  package internal(set) var autoScalerProfile = Interned<[ResourceTag]>()
  /// What expander `priority` goes by: a priority, and a pattern of the names of scale sets; one may stand in several.
  package internal(set) var expanderPriorities = Interned<[ResourceTag]>()
  /// Which Kubernetes versions it is upgraded to by itself.
  package internal(set) var upgradeChannel = UpgradeChannel.none
  /// Which node images its nodes are upgraded to by themselves.
  package internal(set) var nodeOSUpgradeChannel = NodeOSUpgradeChannel.nodeImage
  /// Auto: nodes are made for pending pods, without pools (A12).
  package internal(set) var nodeProvisioningMode = NodeProvisioningMode.manual
  /// How long its Kubernetes version is supported.
  package internal(set) var supportPlan = SupportPlan.kubernetesOfficial
  /// `servicePrincipalProfile.clientId` of what was found elsewhere; nil: a managed identity, as clusters made here.
  package internal(set) var servicePrincipal: String?

  /// How long its tier is billed; it counts as one machine while the power state is Running.
  package internal(set) var meter = Meter()
  var pastMeters = PastMeters()
  /// What the tiers that it had before have cost, in nano-dollars.
  var earlierTierCost: Int64 = 0
  /// The target of the last stop or start (PS2).
  package internal(set) var powerState = PowerState.running
  /// What a cluster operation is doing, or how the last one ended.
  package internal(set) var provisioningState = ProvisioningState.creating
  /// Counts the writes that changed its eTag (C5).
  package internal(set) var revision: UInt32 = 0
  /// The eTag that it came with, where it was not made here; good until the first write.
  var firstETag = Interned<String>()
  /// The cluster operation that is going on; operations of its pools don't count (PS3).
  package internal(set) var activeOperation: OperationID?
  /// The last cluster operation that was accepted.
  var lastOperation: OperationID?
  /// How many operations of its own were accepted, of each kind.
  var operationCounts: [OperationKind: UInt32] = [:]
  /// What is left of the PUTs that the service takes (L8).
  var requests = TokenBucket()
  /// Its pools that exist, in order of creation: looking through all that ever existed would make a year of
  /// additions and deletions slow.
  var pools: [PoolID] = []
  /// What an abort brings back (PS4).
  var powerStateBefore = PowerState.running
  /// Not deleted.
  var exists = true

  /// Its name in ids, and to az.
  package var resourceName: String { sharedName ?? name }

  /// The group of its nodes, by default `MC_{rg}_{cluster}_{location}` (R6).
  package var nodeResourceGroup: String { chosenNodeResourceGroup ?? usualNodeResourceGroup }

  /// The group of its nodes where none was named.
  var usualNodeResourceGroup: String { "MC_\(resourceGroup)_\(resourceName)_\(location)" }
}
