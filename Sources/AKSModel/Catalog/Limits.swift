/// The limits of the service (AKS article quotas-skus-regions).
package enum Limits {
  /// L1.
  package static let nodesPerPool: Int64 = 1000
  /// L2.
  package static let poolsPerCluster = 100
  /// L3: over all pools, with virtual machine scale sets and a standard load balancer.
  package static let nodesPerCluster = 5000
  /// L4, by default.
  static let clustersPerRegion = 100
  /// L4, by default.
  static let clustersPerSubscription = 5000
  /// L5.
  package static let podsPerNode = 250
  /// L5: AKS article configure-azure-cni.
  static let leastPodsOfNode = 10
  /// L7.
  static let leastPodsOfSystemNode = 30
  /// V4.
  static let osDiskSizeGB: Int64 = 2048
}
