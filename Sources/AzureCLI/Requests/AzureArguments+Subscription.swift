import AKSModel

// What concerns the subscription and az itself: there is one simulated subscription, and nobody needs to log in.
extension AzureArguments {
  func added(extension name: String, to subscription: AzureSubscription) -> AzureStep {
    var changed = subscription
    if !changed.extensions.contains(name) { changed.extensions.append(name) }
    return .change(changed, "no extension of az changes anything here: options are those of azure-cli 2.91")
  }

  func updateExtension(_ subscription: AzureSubscription) throws(AzureFailure) -> AzureStep {
    let name = text("--name") ?? ""
    guard subscription.extensions.contains(name) else { throw .az(Self.missing(name)) }
    return added(extension: name, to: subscription)
  }

  func registerFeature(_ subscription: AzureSubscription) -> AzureStep {
    var changed = subscription
    if !changed.features.contains(feature) { changed.features.append(feature) }
    return .change(changed, "a feature is registered at once here, and changes nothing")
  }

  /// The feature that the command names.
  var feature: AzureSubscription.Feature {
    AzureSubscription.Feature(namespace: text("--namespace") ?? "", name: text("--name") ?? "")
  }

  static func missing(_ name: String) -> String {
    "The extension \(name) is not installed. Please install the extension via `az extension add -n \(name)`."
  }

  /// A group that is there gets the tags, as a PUT of it does.
  func groupCreated(
    in subscription: AzureSubscription, _ world: Simulation
  ) throws(AzureFailure) -> AzureSubscription {
    var changed = subscription
    let old = subscription.group(named: groupName, in: world)
    if let old, let location, old.location != location {
      throw .service(
        "InvalidResourceGroupLocation",
        "Invalid resource group location '\(location)'. The Resource group already exists in location "
          + "'\(old.location)'.", status: 1)
    }
    let group = AzureSubscription.Group(
      name: old?.name ?? groupName, location: old?.location ?? location ?? "", tags: entries("--tags") ?? [])
    changed.groups.removeAll { $0.name.lowercased() == group.name.lowercased() }
    changed.groups.append(group)
    return changed
  }

  /// A group goes with all that is in it.
  func deleteGroup(
    _ world: Simulation, _ subscription: AzureSubscription
  ) throws(AzureFailure) -> AzureStep {
    let group = try group(in: subscription, world)
    var changed = subscription
    changed.groups.removeAll { $0.name == group.name }
    let clusters = world.clusters.map { world[$0] }.filter {
      $0.resourceGroup.lowercased() == group.name.lowercased()
    }
    return .sendAll(
      clusters.map { .deleteCluster(ClusterTarget(cluster: $0.name)) }, isAwaited: isAwaited, changed)
  }

  var groupName: String { text("--name") ?? "" }

  func group(
    in subscription: AzureSubscription, _ world: Simulation
  ) throws(AzureFailure) -> AzureSubscription.Group {
    try group(groupName, in: subscription, world)
  }

  func group(
    _ name: String, in subscription: AzureSubscription, _ world: Simulation
  ) throws(AzureFailure) -> AzureSubscription.Group {
    guard let group = subscription.group(named: name, in: world) else {
      throw .service(
        "ResourceGroupNotFound", "Resource group '\(name)' could not be found.", status: 3)
    }
    return group
  }

  /// The region, as Azure writes it.
  var location: String? { text("--location").map(Region.normalized) }
}
