/// A cluster that was found elsewhere, as the body of its GET shows it: `Simulation.adopt` takes it into a world.
///
/// nil is "not in the body": what a request would get for it holds.
package struct AdoptedCluster: Hashable, Sendable {
  package var name: String
  /// Its name in Azure, where `name` is ours because other groups have a cluster of the same name.
  package var sharedName: String?
  /// The subscription's GUID; nil: that of the simulated one.
  package var subscription: String?
  /// Of any version, in the catalogue or not; its first pool and its profiles are not read.
  package var properties = ClusterProperties()
  /// The full version that the control plane runs.
  package var currentKubernetesVersion: String?
  package var powerState = PowerState.running
  /// `servicePrincipalProfile.clientId`; nil: a managed identity.
  package var servicePrincipal: String?
  /// Nothing is at work on what is adopted, so this is one of the terminal states.
  package var provisioningState = ProvisioningState.succeeded
  package var eTag: String?
  /// In the order of `agentPoolProfiles`.
  package var pools: [AdoptedPool] = []

  package init(name: String) { self.name = name }
}

/// A pool that was found elsewhere.
package struct AdoptedPool: Hashable, Sendable {
  package var name: String
  /// Its `count` is that of a GET; versions may be any.
  package var properties = AgentPoolProperties()
  /// The full version that its nodes run.
  package var currentOrchestratorVersion: String?
  package var nodeImageVersion: String?
  /// One of the terminal states.
  package var provisioningState = ProvisioningState.succeeded
  /// `status.provisioningError`: Azure's own code and text.
  package var provisioningError: ReportedError?
  package var eTag: String?
  /// What a start brings back (S5); no GET shows it.
  package var startCount: Int?
  /// Stopped with its cluster, so that the cluster's start brings it back (9.5).
  package var stoppedWithCluster = false
  /// The instance indices of its nodes, which no GET shows; nil: as many run as its count says.
  package var instances: Instances?

  package init(name: String) { self.name = name }

  /// Which instances there are, by their states; no index twice.
  package struct Instances: Hashable, Sendable {
    /// In rising order.
    package var running: [UInt32] = []
    /// In rising order.
    package var deallocated: [UInt32] = []
    /// Those among them that take no pods.
    package var cordoned: [UInt32] = []

    package init(running: [UInt32] = [], deallocated: [UInt32] = [], cordoned: [UInt32] = []) {
      self.running = running
      self.deallocated = deallocated
      self.cordoned = cordoned
    }
  }
}

/// An error that Azure has reported: its code and its text.
package struct ReportedError: Hashable, Sendable {
  package let code: String
  package let message: String

  package init(code: String, message: String) {
    self.code = code
    self.message = message
  }
}
