import AKSModel

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
