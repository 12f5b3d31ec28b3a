// What Azure answers for each reason; see `Refusal+Answer.swift`.

extension SettingRefusal {
  var answer: Refusal.Answer {
    switch self {
    case .minCountOutOfRange: return .unexplained("agentPoolProfile.minCount", .exact)
    case .maxCountOutOfRange: return .unexplained("agentPoolProfile.maxCount", .inferred)
    case .minCountAboveMaxCount:
      return .az(
        "Value of min-count should be less than or equal to value of max-count",
        target: "agentPoolProfile.minCount", rule: "A1")
    case .minCountOfSystemPool:
      return .az(
        "Value of min-count should be greater than or equal to 1 for System node pools",
        target: "agentPoolProfile.minCount", rule: "A1")
    case .boundMissing(let name):
      return Refusal.Answer(
        code: "InvalidParameter", target: "properties.\(name)", evidence: .inferred, rule: "A1",
        message: "Required parameter properties.\(name) is missing (null).")
    case .autoscalerOff:
      return .az("Cluster autoscaler is not enabled for this node pool.", target: nil, rule: "A1")
    case .countOutsideBounds(let count, let minimum, let maximum):
      return .countRange(count, minimum, maximum, .exact, rule: "A10")
    case .scaleOfAutoscaledPool:
      return .az("Cannot scale cluster autoscaler enabled node pool.", target: nil, rule: "A5")
    case .scaleWhileEnabling(let pool):
      return Refusal.Answer(
        code: "BadRequest", evidence: .exact, rule: "A5",
        message: "Cannot manually scale and enable cluster autoscaler in the same update operation on VMSS "
          + "Agentpool '\(pool)'.")
    case .autoscalerBesideProvisioning(let pool):
      return .invalid(
        "agentPoolProfile.enableAutoScaling",
        "agentpool '\(pool)' cannot have the cluster autoscaler while nodeProvisioningProfile.mode of the "
          + "managed cluster is 'Auto'.", rule: "A12")
    case .unknownProfileKey(let key):
      return Refusal.Answer(
        code: "InvalidParameter", target: "autoScalerProfile", evidence: .exact, rule: "A14",
        message: "'\(key)' is an invalid key for cluster-autoscaler-profile. Valid keys are "
          + AutoscalerProfile.settings.map(\.key).joined(separator: ", ") + ".")
    case .profileFlag(let key, let value):
      return .az(
        "Value '\(value)' for cluster-autoscaler-profile key '\(key)' must be either 'true' or 'false'.",
        target: "autoScalerProfile.\(key)", rule: "A14")
    case .profileValue(let key, let value):
      let form = AutoscalerProfile.setting(key)?.form.expectation ?? "another value"
      return .invalid(
        "autoScalerProfile.\(key)", "'\(value)' must be \(form).", rule: "A14")

    case .spotSystemPool:
      return .invalid(
        "agentPoolProfile.scaleSetPriority", "System pools can't have priority Spot.", rule: "P1")
    case .priorityImmutable:
      return Refusal.Answer(
        code: "BadRequest", target: "agentPoolProfile.scaleSetPriority", evidence: .inferred, rule: "P1",
        message: "ScaleSetPriority is immutable. It is chosen when the agent pool is created.")
    case .spotSettingImmutable(let name): return .immutable(name, rule: "P1")
    case .spotPriceOfRegularPool:
      return .invalid(
        "agentPoolProfile.spotMaxPrice", "It can only be set when scaleSetPriority is Spot.", rule: "P1")
    case .spotPrice:
      return .invalid(
        "agentPoolProfile.spotMaxPrice",
        "It must be -1, which is up to the on-demand price, or greater than zero with at most 5 decimal places.",
        rule: "P1")
    case .spotMaxSurge:
      return .spotUpgrade("agentPoolProfile.upgrade.maxSurge", "Spot pools can't set max surge.")
    case .spotMaxUnavailable:
      return .spotUpgrade(
        "agentPoolProfile.upgradeSettings.maxUnavailable", "Spot pools can't set maxUnavailable.")

    case .surgeForm(let field, let value):
      return .invalid(
        "agentPoolProfile.upgradeSettings.\(field)",
        "'\(value)' must be a whole number from 0, or a percentage from 0% to 100%.", rule: "U4")
    case .noSurgeAndNoneUnavailable:
      return .invalid(
        "agentPoolProfile.upgradeSettings.maxSurge",
        "It must be greater than 0 while maxUnavailable is 0.", rule: "U4")
    case .unavailableOfSystemPool:
      return .invalid(
        "agentPoolProfile.upgradeSettings.maxUnavailable", "System pools can't set maxUnavailable.",
        rule: "U4")
    case .drainTimeout(let minutes):
      return .invalid(
        "agentPoolProfile.upgradeSettings.drainTimeoutInMinutes",
        "\(minutes) must be from 5 to 1440 minutes.", rule: "U5")
    case .soakDuration(let minutes):
      return .invalid(
        "agentPoolProfile.upgradeSettings.nodeSoakDurationInMinutes",
        "\(minutes) must be from 0 to 30 minutes.", rule: "U5")

    case .invalidTaint(let taint):
      return .az("Invalid node taint: \(taint)", target: "agentPoolProfile.nodeTaints", rule: "T1")
    case .systemPoolTaint:
      return Refusal.Answer(
        code: "SystemPoolHasRestrictedTaint", target: "agentPoolProfile.nodeTaints", evidence: .exact,
        rule: "M5",
        message: "Placing custom taints on system pool is not supported(except 'CriticalAddonsOnly' taint or "
          + "taint effect is 'PreferNoSchedule'). Please refer to https://aka.ms/aks/system-taints for detail"
      )
    case .invalidLabel(let key):
      return .az(
        "Invalid label: \(key). Label definition must be of format name=value.",
        target: "agentPoolProfile.nodeLabels", rule: "T2")
    case .reservedLabel(let key):
      return .invalid(
        "agentPoolProfile.nodeLabels", "'\(key)' has the prefix kubernetes.azure.com/, which is reserved.",
        rule: "T2")
    case .tooManyTags(let count):
      return .invalid("tags", "\(count) tags are more than 50.", rule: "T5")
    case .invalidTag(let key):
      return .invalid(
        "tags",
        "'\(key)' must be 1 to 512 characters without < > % & \\ ? /, its value at most 256 characters.",
        rule: "T5")
    case .invalidZone(let zone):
      return .invalid("agentPoolProfile.availabilityZones", "'\(zone)' must be 1, 2 or 3.", rule: "T4")

    case .maxPods(let count, let least):
      return .invalid(
        "agentPoolProfile.maxPods", "\(count) must be from \(least) to \(Limits.podsPerNode).",
        rule: least == Limits.leastPodsOfSystemNode ? "L7" : "L5")
    case .systemPoolSize(let size):
      return .invalid(
        "agentPoolProfile.vmSize",
        "System pools need at least 2 vCPUs and 4 GB of memory, and no size of the B series; \(size) does "
          + "not do.", rule: "L7")
    case .diskSize(let size):
      return .invalid(
        "agentPoolProfile.osDiskSizeGB", "\(size) must be from 0 to \(Limits.osDiskSizeGB).", rule: "V4")
    case .ephemeralDiskSize(let size, let room, let vmSize):
      return .invalid(
        "agentPoolProfile.osDiskSizeGB",
        "\(vmSize) has room for an ephemeral OS disk of \(room) GB, not of \(size) GB.", rule: "V3")
    case .osSKU(let osSKU, let osType):
      return .invalid(
        "agentPoolProfile.osSKU", "\(osSKU.rawValue) is not an OS SKU of \(osType.rawValue) pools.",
        rule: "V5")
    case .osSKUMove(let old, let new):
      return .invalid(
        "agentPoolProfile.osSKU", "It cannot change from \(old.rawValue) to \(new.rawValue).", rule: "V5")

    case .invalidResourceGroup(let name):
      return .invalid(
        "resourceGroupName",
        "'\(name)' must be 1 to 90 letters, digits, underscores, hyphens, periods and parentheses, and not "
          + "end with a period.", rule: "R4")
    case .immutableOfCluster(let name):
      return Refusal.Answer(
        code: "BadRequest", target: name, rule: "R7", message: "Changing property '\(name)' is not allowed.")
    case .longTermSupport:
      return .az(
        "AKS Long Term Support is only available for Premium tier clusters.", target: "supportPlan",
        rule: "LTS")
    case .poolThroughCluster:
      return Refusal.Answer(
        code: "BadRequest", evidence: .exact, rule: "M7",
        message: "A new agent pool was introduced. Adding agent pools to an existing cluster is not allowed "
          + "through managed cluster operations. For agent pool specific change, please use per agent pool "
          + "operations: https://aka.ms/agent-pool-rest-api")
    case .stopWithProvisioning(let resource):
      return Refusal.Answer(
        evidence: resource == .cluster ? .exact : .inferred, rule: "S2n",
        message: "Unable to perform 'stopping' operation since the cluster enables "
          + ".properties.nodeProvisioningProfile.mode 'Auto'")

    case .preconditionForm:
      return Refusal.Answer(
        code: "BadRequest", rule: "C5",
        message: "If-None-Match can only be '*', and not together with If-Match.")
    case .eTagMismatch:
      return .precondition("The eTag of the resource is not the one that If-Match names.")
    case .existsAlready:
      return .precondition("The resource exists, and If-None-Match is '*'.")
    }
  }
}

extension Refusal.Answer {
  /// A11: Azure names the parameter and says no more.
  fileprivate static func unexplained(_ target: String, _ evidence: Evidence) -> Self {
    Self(
      code: "InvalidParameter", target: target, evidence: evidence, rule: "A1",
      message: "The value of parameter \(target) is invalid. Please see https://aka.ms/aks-naming-rules for "
        + "more details.")
  }

  /// What az says itself before it asks Azure: the words are known to the letter, Azure's own are not.
  fileprivate static func az(_ message: String, target: String?, rule: RuleID) -> Self {
    Self(code: "InvalidParameter", target: target, evidence: .exact, rule: rule, message: message)
  }

  /// P5.
  fileprivate static func spotUpgrade(_ target: String, _ details: String) -> Self {
    var answer = Self.invalid(target, details, rule: "P5")
    answer.evidence = .exact
    return answer
  }

  fileprivate static func precondition(_ message: String) -> Self {
    Self(status: 412, code: "PreConditionFailed", rule: "C5", message: message)
  }

  /// A property that is fixed when the pool is made.
  static func immutable(_ name: String, rule: RuleID) -> Self {
    Self(
      code: "BadRequest", target: "agentPoolProfile.\(name)", rule: rule,
      message: "Changing property 'properties.\(name)' is not allowed.")
  }

  /// The text of A10, which also answers for counts without an autoscaler.
  static func countRange(
    _ count: Int64, _ minimum: Int64, _ maximum: Int64, _ evidence: Evidence, rule: RuleID
  ) -> Self {
    Self(
      code: "InvalidParameter", target: "agentPoolProfile.count", evidence: evidence, rule: rule,
      message: "agentPoolProfile.count was \(count). It must be greater or equal to "
        + "minCount:\(minimum) and less than or equal to maxCount:\(maximum). "
        + "If allowedMinCount was expected to be 0 but is 1: 1) The nodepool is a VMAS pool. "
        + "2) api Version is less than 2020-03-01. 3) The node is a system pool.")
  }
}
