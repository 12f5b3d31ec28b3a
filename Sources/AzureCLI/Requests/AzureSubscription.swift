package import AKSModel

/// What az knows of a subscription beyond its clusters: resource groups that were made by themselves, what is
/// registered, and az's own extensions.
package struct AzureSubscription: Hashable, Sendable {
  /// A resource group.
  struct Group: Hashable, Sendable {
    var name: String
    var location: String
    var tags: [ResourceTag] = []
    /// The identifier of the cluster whose nodes are in it.
    var managedBy: String?
  }

  /// A preview feature of a resource provider.
  struct Feature: Hashable, Sendable {
    var namespace: String
    var name: String
  }

  /// Made with `az group create`.
  var groups: [Group] = []
  var features: [Feature] = []
  /// Names of extensions of az: none of them changes anything here.
  var extensions: [String] = []

  package init() {}

  static let id = "00000000-0000-0000-0000-000000000000"

  /// The group of this name, however it came to be; compared without case.
  func group(named name: String, in world: Simulation) -> Group? {
    allGroups(in: world).first { $0.name.lowercased() == name.lowercased() }
  }

  package func hasGroup(named name: String, in world: Simulation) -> Bool {
    group(named: name, in: world) != nil
  }

  package mutating func addGroup(_ name: String, location: String) {
    groups.append(Group(name: name, location: location))
  }

  /// A group stays when a cluster in it is deleted, also where it came with that cluster.
  package func keepingGroup(of operation: Operation, in world: Simulation) -> AzureSubscription {
    guard case .deleteCluster(let target) = operation, let cluster = world.cluster(named: target.cluster),
      !groups.contains(where: { $0.name.lowercased() == world[cluster].resourceGroup.lowercased() }),
      let group = group(named: world[cluster].resourceGroup, in: world)
    else { return self }
    var kept = self
    kept.groups.append(group)
    return kept
  }

  /// All groups: those that were made, and those that clusters and their nodes are in.
  ///
  /// A group that is only named by a cluster is made with it, where the cluster is.
  func allGroups(in world: Simulation) -> [Group] {
    var all = groups
    func add(_ group: Group) {
      if !all.contains(where: { $0.name.lowercased() == group.name.lowercased() }) { all.append(group) }
    }
    for cluster in world.clusters.map({ world[$0] }) {
      add(Group(name: cluster.resourceGroup, location: cluster.location))
      add(
        Group(
          name: cluster.nodeResourceGroup, location: cluster.location,
          managedBy: ResourceIdentifier.text(of: cluster)))
    }
    return all
  }
}
