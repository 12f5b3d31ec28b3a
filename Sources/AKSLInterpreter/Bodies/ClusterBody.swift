import AKSModel

/// The body of a GET of a managed cluster: its fields in ARM's order and spelling, those absent that ARM leaves out.
///
/// Keys, add-ons, identities and networks are left out: this model has none.
enum ClusterBody {
  typealias Field = BodyField<ClusterID, ClusterDraft>
  typealias Table = BodyTable<ClusterID, ClusterDraft>

  static func body(of id: ClusterID, _ simulation: Simulation) -> Datum {
    .map(arm.entries(of: id, simulation))
  }

  // MARK: - Shapes

  /// As ARM answers.
  static let arm = Table(head + [.object("properties", properties)] + tail)
  /// As `az aks show` prints it: all in one object.
  static let flat = Table(head + properties + tail + [resourceGroup, alias])

  // MARK: - Fields

  private static let head: [Field] = [
    Field("id") {
      .text(ResourceIdentifier.text(of: $1[$0]))
    } read: {
      $1.path = $2.path(of: $0, depth: .cluster)
    },
    Field("location") {
      .text($1[$0].location)
    } read: {
      if let text = $2.text($0), !text.isEmpty { $1.cluster.properties.location = Region.normalized(text) }
    },
    Field("name") {
      .text($1[$0].resourceName)
    } read: {
      if let name = $2.name($0, of: .cluster) { $1.cluster.name = name }
    },
    .entries("tags", \.cluster.properties.tags) { $1[$0].tags },
    .derived("type") { _, _ in "Microsoft.ContainerService/ManagedClusters" },
    .derived("kind") { $1[$0].sku.rawValue },
  ]

  private static let tail: [Field] = [
    .object("identity", [.constant("type", .text("SystemAssigned"))]),
    .object(
      "sku",
      [
        .word("name", \.cluster.properties.sku) { $1[$0].sku },
        .word("tier", \.cluster.properties.tier) { $1[$0].tier },
      ]),
    .text("eTag", \.cluster.eTag) { $1.eTag(of: $0) },
  ]

  /// Az adds it; where a body has no id, it says the group.
  private static let resourceGroup = Field.text("resourceGroup", \.cluster.properties.resourceGroup) {
    $1[$0].resourceGroup
  }

  /// How it is called here, in the words of the language: `save world` writes it.
  private static let alias = Field("alias") {
    $1[$0].sharedName == nil ? nil : .text($1[$0].name)
  } read: {
    if let name = $2.name($0, of: .cluster) { $1.alias = name }
  }
  .only(for: .scripts)

  /// What stands for the client of a cluster without a service principal.
  private static let managedIdentity = "msi"

  private static let properties: [Field] = [
    .text("provisioningState", \.provisioningState) { $1[$0].provisioningState.rawValue },
    .powerState(\.powerState) { $1[$0].powerState },
    .text("kubernetesVersion", \.cluster.properties.kubernetesVersion) { $1[$0].kubernetesVersion },
    .text("currentKubernetesVersion", \.cluster.currentKubernetesVersion) {
      $1[$0].currentKubernetesVersion
    },
    Field("agentPoolProfiles") { id, simulation in
      .list(simulation.pools(of: id).map { PoolBody.profile(of: $0, simulation) })
    } read: {
      $2.profiles($0, into: &$1)
    },
    // Of two fields with one key the second reads.
    .object(
      "servicePrincipalProfile",
      [.derived("clientId") { $1[$0].servicePrincipal == nil ? managedIdentity : nil }], isAbsentIfEmpty: true
    ),
    .object(
      "servicePrincipalProfile",
      [
        Field("clientId") {
          $1[$0].servicePrincipal.map { .text($0) }
        } read: {
          if let text = $2.text($0), !text.isSame(as: managedIdentity) { $1.cluster.servicePrincipal = text }
        }
      ], isAbsentIfEmpty: true),
    .text("nodeResourceGroup", \.cluster.properties.nodeResourceGroup) { $1[$0].nodeResourceGroup },
    .constant("enableRBAC", .boolean(true)),
    .word("supportPlan", \.cluster.properties.supportPlan) { $1[$0].supportPlan },
    .constant("maxAgentPools", .integer(Int64(Limits.poolsPerCluster))),
    // All values are texts, but those of the newer keys, which are truths.
    Field("autoScalerProfile") { id, simulation in
      let entries = simulation[simulation[id].autoScalerProfile]
      guard !entries.isEmpty else { return nil }
      return .map(
        entries.map { entry in
          .init(
            entry.key, entry.key.contains("daemonset") ? .boolean(entry.value == "true") : .text(entry.value))
        })
    } read: {
      $1.cluster.properties.autoScalerProfile = $2.autoScalerProfile($0)
    },
    // A channel that was never chosen has no key.
    .object(
      "autoUpgradeProfile",
      [
        .word("upgradeChannel", \.cluster.properties.upgradeChannel) {
          $1[$0].upgradeChannel == .none ? nil : $1[$0].upgradeChannel
        },
        .word("nodeOSUpgradeChannel", \.cluster.properties.nodeOSUpgradeChannel) {
          $1[$0].nodeOSUpgradeChannel
        },
      ]),
    .constant("disableLocalAccounts", .boolean(false)),
    .object(
      "nodeProvisioningProfile",
      [.word("mode", \.cluster.properties.nodeProvisioningMode) { $1[$0].nodeProvisioningMode }]),
  ]
}
