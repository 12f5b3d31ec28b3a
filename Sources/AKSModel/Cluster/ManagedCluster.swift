/// A managed cluster as a GET shows it, in ARM's words.
package struct ManagedCluster: Hashable, Sendable {
  /// As it was spelt when the cluster was made; compared without case (R1).
  package let name: String
  /// The group that was named, made with it if need be.
  package let resourceGroup: String
  /// The region, as it was spelt.
  package let location: String
  /// The version that was asked for: `1.33` or `1.33.2`.
  package internal(set) var kubernetesVersion: String
  /// The full version that the control plane runs.
  package internal(set) var currentKubernetesVersion: String
  /// What its control plane costs.
  package let tier: ClusterTier
  /// How long its tier is billed; it counts as one machine while the power state is Running.
  package internal(set) var meter = Meter()
  /// Sorted by their keys.
  package internal(set) var tags: [ResourceTag] = []
  /// The target of the last stop or start (PS2).
  package internal(set) var powerState = PowerState.running
  /// What a cluster operation is doing, or how the last one ended.
  package internal(set) var provisioningState = ProvisioningState.creating
  /// The cluster operation that is going on; operations of its pools don't count (PS3).
  package internal(set) var activeOperation: OperationID?
  /// The last cluster operation that was accepted.
  var lastOperation: OperationID?
  /// What an abort brings back (PS4).
  var powerStateBefore = PowerState.running
  /// Not deleted.
  var exists = true

  /// The resource group of its nodes, by default `MC_{rg}_{cluster}_{location}` (R6).
  package var nodeResourceGroup: String { "MC_\(resourceGroup)_\(name)_\(location)" }
}
