import AKSModel

/// The body of a GET of an agent pool: its fields in ARM's order and spelling, those absent that ARM leaves out.
///
/// The order and the presence of the fields are those of answers of api-version 2025-09-02-preview. What this model
/// has no notion of reads as in a pool for which it was not asked.
enum PoolBody {
  typealias Field = BodyField<PoolID, PoolDraft>
  typealias Table = BodyTable<PoolID, PoolDraft>

  static func body(of id: PoolID, _ simulation: Simulation) -> Datum { .map(arm.entries(of: id, simulation)) }

  /// The pool as an entry of its cluster's `agentPoolProfiles`: the same fields, with its name first.
  static func profile(of id: PoolID, _ simulation: Simulation) -> Datum {
    .map(profile.entries(of: id, simulation))
  }

  // MARK: - Shapes

  /// As ARM answers.
  static let arm = Table([id, name, resourceType, Field.object("properties", properties)])
  /// As `az aks nodepool show` prints it: all in one object, with another name for the property `type`.
  static let flat = Table(
    [id, name, resourceType] + properties.map { $0.key == "type" ? $0.named("typePropertiesType") : $0 }
      + [resourceGroup] + ours)
  /// As its cluster's body has it.
  static let profile = Table([name] + properties + ours)

  // MARK: - Fields

  private static let id = Field("id") {
    .text(ResourceIdentifier.text(of: $0, $1))
  } read: {
    $1.path = $2.path(of: $0, depth: .pool)
  }
  private static let name = Field("name") {
    .text($1[$0].name)
  } read: {
    if let name = $2.name($0, of: .pool) { $1.pool.name = name }
  }
  private static let resourceType = Field.derived("type") { _, _ in
    "Microsoft.ContainerService/managedClusters/agentPools"
  }
  /// Az adds it; the id has it, too.
  private static let resourceGroup = Field("resourceGroup") { _, _ in
    nil
  } read: {
    $1.resourceGroup = $2.text($0)
  }

  private static let properties = machines + state + spot + settings

  private static let machines: [Field] = [
    .integer("count", in: 0...Limits.nodesPerPool, \.pool.properties.count) { $1[$0].count },
    .text("vmSize", \.pool.properties.vmSize) { $1[$0].vmSize },
    .integer("osDiskSizeGB", in: 0...Int64(Int32.max), \.pool.properties.osDiskSizeGB) {
      $1[$0].osDiskSizeGB
    },
    .word("osDiskType", \.pool.properties.osDiskType) { $1[$0].osDiskType },
    .constant("kubeletDiskType", .text("OS")),
    .constant("workloadRuntime", .text("OCIContainer")),
    .integer("maxPods", in: 0...Int64(Int32.max), \.pool.properties.maxPods) { $1[$0].maxPods },
    .word("type", \.pool.properties.type) { $1[$0].type },
    Field("availabilityZones") {
      Datum.list("", $1[$0].availabilityZones.names)?.value
    } read: {
      $1.pool.properties.availabilityZones = $2.zones($0)
    },
    .integer("maxCount", in: 0...Limits.nodesPerPool, \.pool.properties.maxCount) { $1[$0].maxCount },
    .integer("minCount", in: 0...Limits.nodesPerPool, \.pool.properties.minCount) { $1[$0].minCount },
    .flag("enableAutoScaling", \.pool.properties.enableAutoScaling) { $1[$0].enableAutoScaling },
    .word("scaleDownMode", \.pool.properties.scaleDownMode) { $1[$0].scaleDownMode },
  ]

  private static let state: [Field] = [
    .text("provisioningState", \.provisioningState) { $1[$0].provisioningState.rawValue },
    .powerState(\.pool.properties.powerState) { $1[$0].powerState },
    .text("orchestratorVersion", \.pool.properties.orchestratorVersion) { $1[$0].orchestratorVersion },
    .text("currentOrchestratorVersion", \.pool.currentOrchestratorVersion) {
      $1[$0].currentOrchestratorVersion
    },
    .constant("enableNodePublicIP", .boolean(false)),
    .constant("enableCustomCATrust", .boolean(false)),
  ]

  /// Nothing of a Regular pool: a GET leaves out even its priority.
  private static let spot: [Field] = [
    .word("scaleSetPriority", \.pool.properties.scaleSetPriority) {
      $1[$0].isSpot ? $1[$0].scaleSetPriority : nil
    },
    .word("scaleSetEvictionPolicy", \.pool.properties.scaleSetEvictionPolicy) {
      $1[$0].isSpot ? $1[$0].scaleSetEvictionPolicy : nil
    },
    Field("spotMaxPrice") {
      guard $1[$0].isSpot else { return nil }
      return $1[$0].spotMaxPrice.map { .number(Double($0) / 1_000_000_000) } ?? .integer(-1)
    } read: {
      $1.pool.properties.spotMaxPrice = $2.nanoDollars($0)
    },
  ]

  private static let settings: [Field] = [
    .entries("tags", \.pool.properties.tags) { $1[$0].tags },
    .entries("nodeLabels", \.pool.properties.nodeLabels) { $1[$0].nodeLabels },
    .texts("nodeTaints", \.pool.properties.nodeTaints) { $1[$1[$0].nodeTaints] },
    Field("mode") {
      .text($1[$0].mode.rawValue)
    } read: {
      $2.mode($0, into: &$1)
    },
    .constant("enableEncryptionAtHost", .boolean(false)),
    .constant("enableUltraSSD", .boolean(false)),
    .word("osType", \.pool.properties.osType) { $1[$0].osType },
    Field("osSKU") {
      .text($1[$0].osSKU.rawValue)
    } read: {
      $2.osSKU($0, into: &$1)
    },
    .text("nodeImageVersion", \.pool.nodeImageVersion) { $1[$1[$0].software].imageVersion },
    .object("upgradeSettings", upgradeSettings),
    .constant("enableFIPS", .boolean(false)),
    .object("networkProfile", []),
    .object(
      "securityProfile",
      [
        .constant("sshAccess", .text("LocalUser")), .constant("enableVTPM", .boolean(false)),
        .constant("enableSecureBoot", .boolean(false)),
      ]),
    .text("eTag", \.pool.eTag) { $1.eTag(of: $0) },
    .object(
      "status",
      [
        .object(
          "provisioningError",
          [
            .text("code", \.errorCode) { $1.provisioningError(of: $0)?.code },
            .text("message", \.errorMessage) { $1.provisioningError(of: $0)?.message },
          ], isAbsentIfEmpty: true)
      ], isAbsentIfEmpty: true),
  ]

  private static let upgradeSettings: [Field] = [
    .text("maxSurge", \.pool.properties.upgradeSettings.maxSurge) {
      $1[$0].upgradeSettings.maxSurge?.description
    },
    .text("maxUnavailable", \.pool.properties.upgradeSettings.maxUnavailable) {
      $1[$0].upgradeSettings.maxUnavailable?.description
    },
    .integer(
      "drainTimeoutInMinutes", in: 0...1440, \.pool.properties.upgradeSettings.drainTimeoutInMinutes
    ) {
      $1[$0].upgradeSettings.drainTimeoutInMinutes
    },
    .integer(
      "nodeSoakDurationInMinutes", in: 0...1440, \.pool.properties.upgradeSettings.nodeSoakDurationInMinutes
    ) {
      $1[$0].upgradeSettings.nodeSoakDurationInMinutes
    },
    .word("undrainableNodeBehavior", \.pool.properties.upgradeSettings.undrainableNodeBehavior) {
      $1[$0].upgradeSettings.undrainableNodeBehavior
    },
  ]

  /// What no GET shows, in the words of the language: `save world` writes it.
  private static let ours =
    ([
      .integer("startCount", in: 0...Limits.nodesPerPool, \.startCount) { $1[$0].startCount },
      .flag("stoppedWithCluster", \.stoppedWithCluster) {
        $1[$1[$0].cluster].powerState == .stopped ? $1[$0].stoppedWithCluster : nil
      },
      .object(
        "instances",
        [
          instances("running", \.running) { InstanceRanges.text(of: .running, $0, $1) },
          instances("deallocated", \.deallocated) { InstanceRanges.text(of: .deallocated, $0, $1) },
          instances("cordoned", \.cordoned) { InstanceRanges.text(ofCordoned: $0, $1) },
        ], isAbsentIfEmpty: true),
    ] as [Field]).map { $0.only(for: .scripts) }

  /// An empty text says that there are none.
  private static func instances(
    _ key: String, _ place: Field.Place<String>,
    _ text: @escaping @Sendable (PoolID, Simulation) -> String?
  ) -> Field {
    Field(key) {
      text($0, $1).map { .text($0) }
    } read: {
      $1[keyPath: place] = $2.text($0)
    }
  }
}

extension AgentPool {
  fileprivate var isSpot: Bool { scaleSetPriority == .spot }
}
