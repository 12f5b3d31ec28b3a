/// The properties of a cluster PUT; nil is "not in the request", which keeps what the cluster has, or takes the
/// default when it is made.
package struct ClusterProperties: Hashable, Sendable {
  /// What Azure calls a new cluster, where it has another name here: a cluster in another group has that one.
  package var resourceName: String?
  /// Made when it does not exist yet.
  package var resourceGroup: String?
  package var location: String?
  /// Chosen when the cluster is made.
  package var nodeResourceGroup: String?
  /// `1.33` or `1.33.2`.
  package var kubernetesVersion: String?
  /// Base unless it says otherwise.
  package var sku: ClusterSKU?
  /// Free unless it says otherwise.
  package var tier: ClusterTier?
  /// All of them: those that are not among them are removed.
  package var tags: [ResourceTag]?
  /// What changes of the profile, by ARM's keys; empty: back to the defaults.
  package var autoScalerProfile: [ResourceTag]?
  package var upgradeChannel: UpgradeChannel?
  package var nodeOSUpgradeChannel: NodeOSUpgradeChannel?
  package var nodeProvisioningMode: NodeProvisioningMode?
  package var supportPlan: SupportPlan?
  /// Name of the first pool; az's default is `nodepool1`.
  package var nodepoolName: String?
  /// What the request says of that pool.
  package var nodepool = AgentPoolProperties()
  /// What the PUT of an existing cluster says of its pools; nil leaves them as they are.
  package var agentPoolProfiles: [AgentPoolProfile]?

  package init() {}

  /// Nodes of the first pool (system, `nodepool1`); az's default is 3.
  package var nodeCount: Int64? {
    get { nodepool.count }
    set { nodepool.count = newValue }
  }
  /// The size of the first pool's machines; nil: that of az's default.
  package var nodeVMSize: String? {
    get { nodepool.vmSize }
    set { nodepool.vmSize = newValue }
  }
}

/// An entry of `agentPoolProfiles`: a pool by its name, and what is to change of it.
package struct AgentPoolProfile: Hashable, Sendable {
  package var name: String
  package var properties: AgentPoolProperties

  package init(name: String, properties: AgentPoolProperties) {
    self.name = name
    self.properties = properties
  }
}
