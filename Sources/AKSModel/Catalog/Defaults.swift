/// What the service takes where a request is silent, and its limits.
package enum Defaults {
  /// L1: ARM's default; az sends 3.
  package static let nodeCount: Int64 = 1
  /// The name az gives to the first pool.
  static let firstPoolName = "nodepool1"
  /// The service chooses; older recordings show this one.
  package static let vmSize = "Standard_DS2_v2"
  /// Azure CNI Overlay, which az takes for a new cluster (L5: recorded).
  static let maxPods = 250
  /// Ours: ARM requires a region.
  package static let location = "eastus"
  /// Ours: ARM requires a resource group.
  package static let resourceGroup = "default-rg"
}
