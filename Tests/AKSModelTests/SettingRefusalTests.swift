import AKSModel
import Testing

/// The texts of refusals about fields, and what their rules let pass.
@Suite struct SettingRefusalTests {
  private let sandbox = Simulation.sandbox()

  private func invalid(_ target: String, _ details: String) -> String {
    "The value of parameter \(target) is invalid. Error details: \(details) Please see "
      + "https://aka.ms/aks-naming-rules for more details."
  }

  /// A PUT of a pool of the sandbox.
  private func pool(_ name: String = "dev", _ change: (inout AgentPoolProperties) -> Void)
    -> AKSModel.Operation
  {
    var properties = AgentPoolProperties()
    change(&properties)
    return .putAgentPool(PoolTarget(cluster: "sandbox", pool: name), properties)
  }

  /// A PUT of a cluster.
  private func cluster(
    _ name: String = "sandbox", _ change: (inout ClusterProperties) -> Void
  ) -> AKSModel.Operation {
    var properties = ClusterProperties()
    change(&properties)
    return .putCluster(ClusterTarget(cluster: name), properties)
  }

  private func check(
    _ operation: AKSModel.Operation, in world: Simulation? = nil, _ message: String, target: String? = nil,
    rule: RuleID, ours: Bool = false, at place: SourceLocation = #_sourceLocation
  ) {
    check(
      operation, in: world, "InvalidParameter", message, target: target, rule: rule, ours: ours, at: place)
  }

  private func check(
    _ operation: AKSModel.Operation, in world: Simulation? = nil, _ code: String, _ message: String,
    target: String? = nil, rule: RuleID, status: Int = 400, ours: Bool = false,
    at place: SourceLocation = #_sourceLocation
  ) {
    checkRefused(
      operation, in: world ?? sandbox, status, code, message, target: target, rule: rule, ours: ours,
      at: place)
  }

  /// The same for a text of ours in Azure's form.
  private func checkInvalid(
    _ operation: AKSModel.Operation, in world: Simulation? = nil, _ target: String, _ details: String,
    rule: RuleID, ours: Bool = true, at place: SourceLocation = #_sourceLocation
  ) {
    check(
      operation, in: world, invalid(target, details), target: target, rule: rule, ours: ours, at: place)
  }

  private func isAdmitted(_ operation: AKSModel.Operation, in world: Simulation? = nil) -> Bool {
    (world ?? sandbox).refusals(of: operation).isEmpty
  }

  private func autoscaled(_ lower: Int64?, _ upper: Int64?, _ name: String = "dev") -> AKSModel.Operation {
    pool(name) { ($0.enableAutoScaling, $0.minCount, $0.maxCount) = (true, lower, upper) }
  }

  @Test func autoscalerBounds() throws {
    for (field, bounds) in [("minCount", (-1, 5)), ("minCount", (1001, 1001)), ("maxCount", (1, 1001))]
      as [(String, (Int64, Int64))]
    {
      check(
        autoscaled(bounds.0, bounds.1),
        "The value of parameter agentPoolProfile.\(field) is invalid. Please see "
          + "https://aka.ms/aks-naming-rules for more details.",
        target: "agentPoolProfile.\(field)", rule: "A1")
    }
    check(
      autoscaled(5, 4), "Value of min-count should be less than or equal to value of max-count",
      target: "agentPoolProfile.minCount", rule: "A1")
    check(
      autoscaled(0, 4, "system"),
      "Value of min-count should be greater than or equal to 1 for System node pools",
      target: "agentPoolProfile.minCount", rule: "A1")
    check(
      autoscaled(nil, 4), "Required parameter properties.minCount is missing (null).",
      target: "properties.minCount", rule: "A1")
    check(
      autoscaled(4, nil), "Required parameter properties.maxCount is missing (null).",
      target: "properties.maxCount", rule: "A1")
    check(pool { $0.minCount = 1 }, "Cluster autoscaler is not enabled for this node pool.", rule: "A1")
    #expect(isAdmitted(autoscaled(0, 1000)) && isAdmitted(autoscaled(10, 10)))
    // What a client read and sends back.
    #expect(isAdmitted(pool { ($0.vmSize, $0.minCount) = ("Standard_DS2_v2", 1) }))

    var world = sandbox
    _ = try world.submit(autoscaled(2, 20))
    world.settle()
    #expect(isAdmitted(pool { $0.maxCount = 5 }, in: world))
    #expect(world.refusals(of: pool { $0.maxCount = 1 }).first?.rule == "A1")
    #expect(world.refusals(of: pool { ($0.minCount, $0.mode) = (0, .system) }).first?.rule == "A1")
  }

  @Test func autoscalerAndCount() throws {
    check(
      pool("web") {
        ($0.count, $0.enableAutoScaling, $0.minCount, $0.maxCount) = (0, true, 1, 1000)
      },
      "agentPoolProfile.count was 0. It must be greater or equal to minCount:1 and less than or equal to "
        + "maxCount:1000. If allowedMinCount was expected to be 0 but is 1: 1) The nodepool is a VMAS pool. "
        + "2) api Version is less than 2020-03-01. 3) The node is a system pool.",
      target: "agentPoolProfile.count", rule: "A10")
    check(
      pool { ($0.count, $0.enableAutoScaling, $0.minCount, $0.maxCount) = (5, true, 1, 20) }, "BadRequest",
      "Cannot manually scale and enable cluster autoscaler in the same update operation on VMSS Agentpool "
        + "'dev'.", rule: "A5")
    var world = sandbox
    _ = try world.submit(autoscaled(2, 20))
    world.settle()
    check(
      .pool("dev", count: 5), in: world, "Cannot scale cluster autoscaler enabled node pool.", rule: "A5")
    #expect(isAdmitted(.pool("dev", count: 10), in: world))
    #expect(isAdmitted(pool { ($0.count, $0.enableAutoScaling) = (5, false) }, in: world))
    try world.put("dev", power: .stopped)
    world.settle()
    check(
      .pool("dev", count: 5), in: world, "Cannot scale cluster autoscaler enabled node pool.", rule: "A5")
    // A client that starts the pool sends back what it read.
    let start = pool {
      ($0.vmSize, $0.count, $0.enableAutoScaling, $0.powerState) = ("Standard_DS2_v2", 0, false, .running)
    }
    _ = try world.submit(start)
    #expect(world[try world.pool("dev")].enableAutoScaling)
  }

  @Test func nodeProvisioning() throws {
    var world = sandbox
    _ = try world.submit(cluster { $0.nodeProvisioningMode = .auto })
    world.settle()
    let details =
      "agentpool 'dev' cannot have the cluster autoscaler while nodeProvisioningProfile.mode of the managed "
      + "cluster is 'Auto'."
    checkInvalid(autoscaled(1, 5), in: world, "agentPoolProfile.enableAutoScaling", details, rule: "A12")
    for operation in [AKSModel.Operation.stopSandbox, .pool("dev", power: .stopped)] {
      check(
        operation, in: world, "OperationNotAllowed",
        "Unable to perform 'stopping' operation since the cluster enables "
          + ".properties.nodeProvisioningProfile.mode 'Auto'", rule: "S2n")
    }
    // The text was published for clusters.
    #expect(world.refusals(of: .stopSandbox).first?.evidence == .exact)
    #expect(world.refusals(of: .pool("dev", power: .stopped)).first?.evidence == .inferred)
    world = sandbox
    _ = try world.submit(autoscaled(1, 20))
    world.settle()
    checkInvalid(
      cluster { $0.nodeProvisioningMode = .auto }, in: world, "agentPoolProfile.enableAutoScaling", details,
      rule: "A12")
  }

  @Test func autoscalerProfile() {
    func profile(_ key: String, _ value: String) -> AKSModel.Operation {
      cluster { $0.autoScalerProfile = [ResourceTag(key: key, value: value)] }
    }
    check(
      profile("scan", "20s"),
      "'scan' is an invalid key for cluster-autoscaler-profile. Valid keys are "
        + "balance-similar-node-groups, daemonset-eviction-for-empty-nodes, "
        + "daemonset-eviction-for-occupied-nodes, expander, ignore-daemonsets-utilization, "
        + "max-empty-bulk-delete, max-graceful-termination-sec, max-node-provision-time, "
        + "max-total-unready-percentage, new-pod-scale-up-delay, ok-total-unready-count, "
        + "scale-down-delay-after-add, scale-down-delay-after-delete, scale-down-delay-after-failure, "
        + "scale-down-unneeded-time, scale-down-unready-time, scale-down-utilization-threshold, "
        + "scan-interval, skip-nodes-with-local-storage, skip-nodes-with-system-pods.",
      target: "autoScalerProfile", rule: "A14")
    check(
      profile("ignore-daemonsets-utilization", "yes"),
      "Value 'yes' for cluster-autoscaler-profile key 'ignore-daemonsets-utilization' must be either 'true' or "
        + "'false'.", target: "autoScalerProfile.ignore-daemonsets-utilization", rule: "A14")
    for (key, value, form) in [
      ("scan-interval", "1m", "a whole number followed by 's'"),
      ("new-pod-scale-up-delay", "1d", "a whole number followed by 's' or 'm' or 'h'"),
      ("expander", "price", "one of least-waste, most-pods, priority, random"),
      ("max-empty-bulk-delete", "-1", "a whole number"),
      ("max-total-unready-percentage", "101", "a whole number from 0 to 100"),
      ("scale-down-utilization-threshold", "1.1", "a number from 0 to 1"),
      ("skip-nodes-with-system-pods", "on", "'true' or 'false'"),
    ] {
      checkInvalid(
        profile(key, value), "autoScalerProfile.\(key)", "'\(value)' must be \(form).", rule: "A14")
    }
    for setting in AutoscalerProfile.settings {
      #expect(isAdmitted(profile(setting.key, setting.standard)), "\(setting.key)")
    }
  }

  @Test func spot() throws {
    func spot(_ change: (inout AgentPoolProperties) -> Void) -> AKSModel.Operation {
      pool("web") {
        $0.scaleSetPriority = .spot
        change(&$0)
      }
    }
    checkInvalid(
      spot { $0.mode = .system }, "agentPoolProfile.scaleSetPriority",
      "System pools can't have priority Spot.", rule: "P1")
    checkInvalid(
      pool("web") { $0.spotMaxPrice = 1 }, "agentPoolProfile.spotMaxPrice",
      "It can only be set when scaleSetPriority is Spot.", rule: "P1")
    for price in [0, -2_000_000_000, 12_345] as [Int64] {
      checkInvalid(
        spot { $0.spotMaxPrice = price }, "agentPoolProfile.spotMaxPrice",
        "It must be -1, which is up to the on-demand price, or greater than zero with at most 5 decimal places.",
        rule: "P1")
    }
    #expect(isAdmitted(spot { $0.spotMaxPrice = 12_340_000 }))
    #expect(isAdmitted(pool("web") { $0.spotMaxPrice = -1_000_000_000 }))
    checkInvalid(
      spot { $0.upgradeSettings.maxSurge = "1" }, "agentPoolProfile.upgrade.maxSurge",
      "Spot pools can't set max surge.", rule: "P5", ours: false)
    checkInvalid(
      spot { $0.upgradeSettings.maxUnavailable = "1" }, "agentPoolProfile.upgradeSettings.maxUnavailable",
      "Spot pools can't set maxUnavailable.", rule: "P5", ours: false)

    check(
      pool { $0.scaleSetPriority = .spot }, "BadRequest",
      "ScaleSetPriority is immutable. It is chosen when the agent pool is created.",
      target: "agentPoolProfile.scaleSetPriority", rule: "P1")
    var world = sandbox
    _ = try world.submit(spot { $0.count = 1 })
    world.settle()
    for (name, change) in [
      ("scaleSetEvictionPolicy", { $0.scaleSetEvictionPolicy = .deallocate }),
      ("spotMaxPrice", { $0.spotMaxPrice = 50_000_000 }),
    ] as [(String, (inout AgentPoolProperties) -> Void)] {
      check(
        pool("web", change), in: world, "BadRequest",
        "Changing property 'properties.\(name)' is not allowed.",
        target: "agentPoolProfile.\(name)", rule: "P1", ours: true)
    }
    // What a client read and sends back.
    let whole = pool("web") {
      ($0.vmSize, $0.scaleSetPriority, $0.spotMaxPrice) = ("Standard_DS2_v2", .spot, -1_000_000_000)
      $0.nodeLabels = [ResourceTag(key: "kubernetes.azure.com/scalesetpriority", value: "spot")]
    }
    #expect(isAdmitted(whole, in: world))
  }

  @Test func upgradeSettings() {
    checkInvalid(
      pool { $0.upgradeSettings.maxSurge = "a" }, "agentPoolProfile.upgradeSettings.maxSurge",
      "'a' must be a whole number from 0, or a percentage from 0% to 100%.", rule: "U4")
    checkInvalid(
      pool { $0.upgradeSettings.maxSurge = "0" }, "agentPoolProfile.upgradeSettings.maxSurge",
      "It must be greater than 0 while maxUnavailable is 0.", rule: "U4")
    checkInvalid(
      pool("system") { $0.upgradeSettings.maxUnavailable = "1" },
      "agentPoolProfile.upgradeSettings.maxUnavailable", "System pools can't set maxUnavailable.", rule: "U4")
    checkInvalid(
      pool { $0.upgradeSettings.drainTimeoutInMinutes = 1441 },
      "agentPoolProfile.upgradeSettings.drainTimeoutInMinutes", "1441 must be from 5 to 1440 minutes.",
      rule: "U5")
    checkInvalid(
      pool { $0.upgradeSettings.nodeSoakDurationInMinutes = -1 },
      "agentPoolProfile.upgradeSettings.nodeSoakDurationInMinutes", "-1 must be from 0 to 30 minutes.",
      rule: "U5")
  }

  @Test func labelsTaintsTagsZones() throws {
    check(
      pool { $0.nodeTaints = ["foo"] }, "Invalid node taint: foo", target: "agentPoolProfile.nodeTaints",
      rule: "T1")
    let restricted =
      "Placing custom taints on system pool is not supported(except 'CriticalAddonsOnly' taint or taint effect "
      + "is 'PreferNoSchedule'). Please refer to https://aka.ms/aks/system-taints for detail"
    for operation in [
      pool("system") { $0.nodeTaints = ["a=b:NoSchedule"] },
      cluster("prod") { $0.nodepool.nodeTaints = ["a=b:NoExecute"] },
    ] {
      check(
        operation, "SystemPoolHasRestrictedTaint", restricted, target: "agentPoolProfile.nodeTaints",
        rule: "M5")
    }
    check(
      pool { $0.nodeLabels = [ResourceTag(key: "a b", value: "c")] },
      "Invalid label: a b. Label definition must be of format name=value.",
      target: "agentPoolProfile.nodeLabels", rule: "T2")
    checkInvalid(
      pool { $0.nodeLabels = [ResourceTag(key: "kubernetes.azure.com/mode", value: "user")] },
      "agentPoolProfile.nodeLabels",
      "'kubernetes.azure.com/mode' has the prefix kubernetes.azure.com/, which is reserved.", rule: "T2")
    let many = (0...50).map { ResourceTag(key: "t\($0)", value: "") }
    checkInvalid(pool { $0.tags = many }, "tags", "51 tags are more than 50.", rule: "T5")
    checkInvalid(
      cluster { $0.tags = [ResourceTag(key: "a?", value: "")] }, "tags",
      "'a?' must be 1 to 512 characters without < > % & \\ ? /, its value at most 256 characters.", rule: "T5"
    )
    checkInvalid(
      pool("web") { $0.availabilityZones = ["0"] }, "agentPoolProfile.availabilityZones",
      "'0' must be 1, 2 or 3.", rule: "T4")
    check(
      pool { $0.availabilityZones = ["1"] }, "BadRequest",
      "Changing property 'properties.availabilityZones' is not allowed.",
      target: "agentPoolProfile.availabilityZones", rule: "T4", ours: true)
    #expect(isAdmitted(pool { $0.availabilityZones = [] }))
  }

  @Test func machines() {
    checkInvalid(
      pool("web") { $0.maxPods = 251 }, "agentPoolProfile.maxPods", "251 must be from 10 to 250.", rule: "L5")
    checkInvalid(
      pool("web") { ($0.maxPods, $0.mode) = (20, .system) }, "agentPoolProfile.maxPods",
      "20 must be from 30 to 250.", rule: "L7")
    checkInvalid(
      pool("web") { ($0.vmSize, $0.mode) = ("Standard_B4ms", .system) }, "agentPoolProfile.vmSize",
      "System pools need at least 2 vCPUs and 4 GB of memory, and no size of the B series; Standard_B4ms does "
        + "not do.", rule: "L7")
    checkInvalid(
      pool("web") { $0.osDiskSizeGB = .max }, "agentPoolProfile.osDiskSizeGB",
      "\(Int64.max) must be from 0 to 2048.", rule: "V4")
    checkInvalid(
      pool("web") { ($0.osDiskType, $0.osDiskSizeGB) = (.ephemeral, 100) }, "agentPoolProfile.osDiskSizeGB",
      "Standard_DS2_v2 has room for an ephemeral OS disk of 86 GB, not of 100 GB.", rule: "V3")
    checkInvalid(
      pool { $0.osSKU = .windows2022 }, "agentPoolProfile.osSKU",
      "Windows2022 is not an OS SKU of Linux pools.", rule: "V5")
    check(
      pool("web") { $0.type = .availabilitySet }, "NotModelled",
      "This model has no pools of type AvailabilitySet yet.", rule: "N3", ours: true)
    for (name, change) in [
      ("type", { $0.type = .virtualMachines }), ("maxPods", { $0.maxPods = 30 }),
      ("osDiskSizeGB", { $0.osDiskSizeGB = 64 }),
    ] as [(String, (inout AgentPoolProperties) -> Void)] {
      check(
        pool("dev", change), "BadRequest", "Changing property 'properties.\(name)' is not allowed.",
        target: "agentPoolProfile.\(name)", rule: "1.3", ours: true)
    }
    #expect(isAdmitted(pool { ($0.maxPods, $0.osDiskSizeGB, $0.type) = (250, 0, .virtualMachineScaleSets) }))
  }

  @Test func windowsSKU() throws {
    var world = sandbox
    _ = try world.submit(pool("win") { ($0.osType, $0.osSKU) = (.windows, .windows2019) })
    world.settle()
    checkInvalid(
      pool("win") { $0.osSKU = .windows2022 }, in: world, "agentPoolProfile.osSKU",
      "It cannot change from Windows2019 to Windows2022.", rule: "V5")
  }

  @Test func clusters() {
    checkInvalid(
      cluster("prod") { $0.resourceGroup = "shop." }, "resourceGroupName",
      "'shop.' must be 1 to 90 letters, digits, underscores, hyphens, periods and parentheses, and not end with "
        + "a period.", rule: "R4")
    for (name, change) in [
      ("location", { $0.location = "westus" }), ("resourceGroup", { $0.resourceGroup = "other" }),
      ("properties.nodeResourceGroup", { $0.nodeResourceGroup = "other" }),
      ("sku.name", { $0.sku = .automatic }),
    ] as [(String, (inout ClusterProperties) -> Void)] {
      check(
        cluster("sandbox", change), "BadRequest", "Changing property '\(name)' is not allowed.", target: name,
        rule: "R7", ours: true)
    }
    #expect(isAdmitted(cluster { ($0.location, $0.resourceGroup) = ("EastUS", "Sandbox-RG") }))
    check(
      cluster { $0.nodepoolName = "more" }, "BadRequest",
      "A new agent pool was introduced. Adding agent pools to an existing cluster is not allowed through managed "
        + "cluster operations. For agent pool specific change, please use per agent pool operations: "
        + "https://aka.ms/agent-pool-rest-api", rule: "M7")
    check(
      cluster { $0.supportPlan = .longTermSupport },
      "AKS Long Term Support is only available for Premium tier clusters.", target: "supportPlan", rule: "LTS"
    )
  }

  @Test func preconditions() throws {
    let eTag = sandbox.eTag(of: try sandbox.pool("dev"))
    func put(
      _ name: String = "dev", match: String? = nil, none: String? = nil
    ) -> AKSModel.Operation {
      var target = PoolTarget(cluster: "sandbox", pool: name)
      (target.precondition.ifMatch, target.precondition.ifNoneMatch) = (match, none)
      return .putAgentPool(target, AgentPoolProperties())
    }
    for operation in [put(none: eTag), put(match: eTag, none: "*")] {
      check(
        operation, "BadRequest", "If-None-Match can only be '*', and not together with If-Match.", rule: "C5",
        ours: true)
    }
    for operation in [put(match: "x"), put("web", match: "*"), put("web", match: eTag)] {
      check(
        operation, "PreConditionFailed", "The eTag of the resource is not the one that If-Match names.",
        rule: "C5", status: 412, ours: true)
    }
    check(
      put(none: "*"), "PreConditionFailed", "The resource exists, and If-None-Match is '*'.", rule: "C5",
      status: 412, ours: true)
    for operation in [put(match: eTag), put(match: "*"), put("web", none: "*")] {
      #expect(isAdmitted(operation))
    }
    var target = PoolTarget(cluster: "sandbox", pool: "nope")
    target.precondition.ifMatch = "x"
    #expect(sandbox.refusals(of: .deleteAgentPool(target)).first?.httpStatus == 204)
  }

  @Test func hugeNumbers() {
    // Whatever is asked for, nothing traps.
    for number in [Int64.min, -1, 0, .max] {
      let everything = pool("web") {
        ($0.count, $0.osDiskSizeGB, $0.maxPods, $0.minCount, $0.maxCount) = (
          number, number, number, number, number
        )
        ($0.enableAutoScaling, $0.spotMaxPrice, $0.scaleSetPriority) = (true, number, .spot)
        $0.upgradeSettings.drainTimeoutInMinutes = number
        $0.upgradeSettings.nodeSoakDurationInMinutes = number
      }
      #expect(!sandbox.refusals(of: everything).isEmpty)
    }
  }
}
