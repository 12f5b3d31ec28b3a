// What Azure answers for each reason. Where a text is known to the letter it stands here to the
// letter; otherwise it is ours, in Azure's manner, and `evidence` says so.

extension Refusal {
  /// 404 for what is missing, 409 while something else is in progress, 400 otherwise: our split.
  package var httpStatus: Int { answer.status }
  /// Azure's flat code, such as `OperationNotAllowed`.
  package var code: String { answer.code }
  /// Empty in every answer of these reasons that was seen.
  package var subcode: String { "" }
  /// The property that is wrong, such as `agentPoolProfile.count`.
  package var target: String? { answer.target }
  /// Azure's text to the letter where it is known, else one in its manner.
  package var message: String { answer.message }
  /// The rule that refuses.
  package var rule: RuleID { answer.rule }
  /// How well the code and the text are known; how well the rule is known is the rule's own matter.
  package var evidence: Evidence { answer.evidence }
  /// ARM itself answers, because the resource provider has nothing to say about what is not there (O5, O6).
  package var isFromFrontDoor: Bool {
    if case .clusterNotFound = self { true } else { false }
  }
  /// Nobody published the text: it is ours, in Azure's manner.
  package var isOurText: Bool { evidence == .ours }

  private var answer: Answer {
    switch self {
    case .invalidClusterName(let name):
      return .invalid("managedCluster.name", "'\(name)' is not a valid cluster name.", rule: "R4")
    case .invalidPoolName(let name, let osType):
      let longest = osType == .windows ? 6 : 12
      return .invalid(
        "agentPoolProfile.name",
        "'\(name)' must begin with a lower case letter, contain only lower case letters and digits, "
          + "and have at most \(longest) characters for \(osType.rawValue) pools.",
        rule: "R3")
    case .clusterNotFound(let cluster, let resourceGroup):
      let place = resourceGroup.map { " under resource group '\($0)'" } ?? ""
      return Answer(
        status: 404, code: "ResourceNotFound", evidence: resourceGroup == nil ? .ours : .exact,
        rule: "O6",
        message: "The Resource 'Microsoft.ContainerService/managedClusters/\(cluster)'\(place) was "
          + "not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix")
    case .poolNotFound(let pool, let cluster):
      return Answer(
        status: 404, code: "NotFound", rule: "O6",
        message: "Could not find agent pool resource: \(pool) in managed cluster: \(cluster).")
    case .machineNotFound(let machine, let pool):
      return Answer(
        status: 404, code: "NotFound", rule: "O6",
        message: "Could not find machine resource: \(machine) in agent pool: \(pool).")
    case .clusterExists(let cluster, let resourceGroup):
      return Answer(
        code: "BadRequest", evidence: .exact, rule: "N1",
        message:
          "The cluster '\(cluster)' under resource group '\(resourceGroup)' already exists. Please use "
          + "command 'az aks update' to update the existing cluster, or select a different cluster name to "
          + "create a new cluster.")

    case .nothingToDelete(.pool, let name):
      return Answer(
        status: 204, code: "NotFound", evidence: .exact, rule: "O6",
        message: "Node pool \(name) doesnt exist, use 'aks nodepool list' to get current node pool list")
    case .nothingToDelete(.cluster, let name):
      return Answer(
        status: 204, code: "ResourceNotFound", rule: "O6",
        message: "There is no managed cluster '\(name)' to delete.")

    case .countOutOfRange(let count, let minimum):
      return .countRange(
        count, minimum, Limits.nodesPerPool, count == 0 && minimum == 1 ? .exact : .inferred,
        rule: count == 0 ? "L6" : "L1")
    case .tooManyClusters(let region, let limit):
      let place = region.map { " in region \($0)" } ?? ""
      return .notAllowed(
        "The subscription has \(limit) managed clusters\(place) already, the most it can have.", rule: "L4")
    case .tooManyPools(let limit):
      return .notAllowed(
        "The managed cluster has \(limit) agent pools already, the most it can "
          + "have.", rule: "L2")
    case .tooManyNodes(let wanted, let limit):
      return .notAllowed(
        "The agent pools of the managed cluster would have a count of \(wanted) "
          + "nodes together. It must be less than or equal to \(limit).", rule: "L3")

    case .throttled(let resource, let wait):
      let handler = resource == .cluster ? "PutManagedClusterHandler" : "PutAgentPoolHandler"
      return Answer(
        status: 429, code: "Throttled", evidence: .inferred, rule: "L8",
        message: "The \(handler).PUT request limit has been exceeded for "
          + "SubID='00000000-0000-0000-0000-000000000000', please retry again in "
          + "\((wait.milliseconds + 999) / 1000) seconds.")
    case .startWhileBusy(let provisioning, let power, let started, let elapsed):
      return Answer(
        status: 409, evidence: .exact, rule: "C2",
        message: "managed cluster is in Provisioning State(\(provisioning.rawValue)) and Power "
          + "State(\(power.rawValue)), starting cannot be performed The previous operation started at "
          + "'\(UnixTime.rfc3339(started))' and elapsed time is: '\(UnixTime.elapsed(elapsed))' (RFC3339 format)"
      )
    case .operationInProgress(let activity):
      return .conflict("Operation is not allowed: Another operation (\(activity.rawValue))")
    case .poolOperationInProgress(let pool, let activity):
      return .conflict(
        "Operation is not allowed: Another agentpool operation (\(pool) - \(activity.rawValue))")
    case .otherPoolInProgress(let pool, let activity):
      var answer = Answer.conflict(
        "Operation is not allowed: Another agentpool operation (\(pool) - \(activity.rawValue))")
      (answer.rule, answer.evidence) = ("9.6", .inferred)
      return answer
    case .clusterBlockedByPool(let pool, let activity):
      return .conflict(
        "Managed Cluster operation is not allowed: Another operation (\(activity.rawValue))",
        place: " on agent pool (\(pool))")
    case .deletionStarted(let attempt, let resource, let deleting, let started, let elapsed):
      return Answer(
        status: 409, evidence: resource == .pool && deleting == .pool ? .exact : .inferred,
        rule: "C3",
        message:
          "Unable to perform '\(attempt.rawValue)' operation on '\(resource.rawValue)' since "
          + "deletion was issued on '\(deleting.rawValue)'. The only allowed operation is deletion "
          + "once deletion has started. The delete operation started at "
          + "'\(UnixTime.rfc3339(started))' and elapsed time is: "
          + "'\(UnixTime.elapsed(elapsed))' (RFC3339 format)")

    case .operationHasEnded(let resource, let name):
      return Answer(
        status: 409, rule: "C6",
        message: "Operation is not allowed: the last operation on \(resource.rawValue) '\(name)' has ended "
          + "already, there is nothing to abort.")

    case .clusterStopped(let attempt):
      return .notAllowed(
        "managed cluster is stopped, \(attempt.gerund) cannot be performed. Only "
          + "start and delete are allowed on a stopped cluster.", rule: "S4c")
    case .clusterNotRunning(let started, let elapsed):
      return Answer(
        evidence: .exact, rule: "S2c",
        message: "managed cluster is not currently running, stopping cannot be performed; The stop "
          + "operation started at '\(UnixTime.rfc3339(started))' and elapsed time is: "
          + "'\(UnixTime.elapsed(elapsed))' (RFC3339 format)")
    case .wrongPowerState(let resource, let attempt, let provisioning, let power):
      return Answer(
        evidence: resource == .cluster && attempt == .stopping ? .exact : .inferred,
        rule: Self.powerRule(of: resource, attempt),
        message:
          "\(resource.rawValue) is in Provisioning State(\(provisioning.rawValue)) and Power "
          + "State(\(power.rawValue)), \(attempt.gerund) cannot be performed")
    case .systemPoolStop(let pool):
      return .notAllowed(
        "agentpool '\(pool)' is a system pool, stopping cannot be performed. Only "
          + "user pools can be stopped.", rule: "S2")
    case .stoppedPoolChange(let pool):
      return .notAllowed(
        "agentpool '\(pool)' is stopped, updating cannot be performed. Start it "
          + "first.", rule: "9.4")
    case .stoppedPoolMachines(let pool):
      return .notAllowed(
        "agentpool '\(pool)' is stopped, its machines cannot be deleted. Start it first.", rule: "S7")
    case .stoppedPoolToSystem(let pool):
      return .notAllowed(
        "agentpool '\(pool)' is stopped, its mode cannot become System. Start it "
          + "first.", rule: "S2m")

    case .lastSystemPoolDelete:
      return Answer(
        evidence: .exact, rule: "M1", message: "There has to be at least one system agent pool.")
    case .onlyPoolDelete:
      return Answer(
        evidence: .exact, rule: "M1", message: "There has to be at least one agent pool.")
    case .lastSystemPoolToUser:
      return .notAllowed("There has to be at least one system agent pool.", rule: "M2")
    case .windowsSystemPool:
      return .invalid("agentPoolProfile.mode", "System pools must be Linux.", rule: "M4")
    case .noEphemeralDisk(let size):
      return .invalid(
        "agentPoolProfile.osDiskType", "The virtual machine size \(size) has no ephemeral OS disk.",
        rule: "V3")
    case .ephemeralDeallocate:
      return .invalid(
        "agentPoolProfile.scaleDownMode",
        "Scale-down mode Deallocate needs managed OS disks: OSDiskType Ephemeral is not supported.",
        rule: "D8")
    case .immutableProperty(let name):
      return .immutable(name, rule: name == "availabilityZones" ? "T4" : "1.3")
    case .setting(let refusal): return refusal.answer
    case .otherPoolType(let type):
      return Answer(
        code: "NotModelled", rule: "N3", message: "This model has no pools of type \(type.rawValue) yet.")
    case .invalidVMSize(let size):
      return .invalid(
        "agentPoolProfile.vmSize", "'\(size)' is not a virtual machine size.", rule: "V1")
    case .unsupportedVersion(let version):
      return .invalid(
        "orchestratorVersion",
        "Version \(version) is not supported in this region. Supported versions: "
          + KubernetesVersion.supported.map(\.description).joined(separator: ", ") + ".",
        rule: "V2")
    case .poolNewerThanControlPlane(let pool, let controlPlane):
      return .incompatible(
        pool, controlPlane,
        "Minor version of node pool version \(pool.minor) is bigger than control "
          + "plane version \(controlPlane.minor).")
    case .poolTooOld(let pool, let controlPlane):
      return .incompatible(
        pool, controlPlane,
        "Minor version of node pool cannot be more than 2 versions less than "
          + "control plane's version. Minor version of node pool is \(pool.minor) and control plane "
          + "is \(controlPlane.minor).")
    case .downgrade(let old, let new):
      let upgrades = old.upgrades.map(\.description).joined(separator: ",")
      return Answer(
        evidence: .exact, rule: "U1",
        message:
          "Downgrading Kubernetes version \(old) to \(new) is not allowed. Available upgrades: \(upgrades). "
          + "Please see https://aka.ms/aks-supported-k8s-ver for version details.")
    case .skippedVersion(let old, let new):
      let upgrades = old.upgrades.map(\.description).joined(separator: " ")
      return Answer(
        evidence: .exact, rule: "U1",
        message:
          "Upgrading Kubernetes version \(old) to \(new) is not allowed. Available upgrades: [\(upgrades)]. "
          + "Please see https://aka.ms/aks-supported-k8s-ver for version details.")
    case .mixedPoolVersions:
      return Answer(
        code: "NotAllAgentPoolOrchestratorVersionSpecifiedAndUnchanged", evidence: .exact, rule: "U3",
        message:
          "Using managed cluster api, all Agent pools' OrchestratorVersion must be all specified or all "
          + "unspecified. If all specified, they must be stay unchanged or the same with control plane. For agent "
          + "pool specific change, please use per agent pool operations: https://aka.ms/agent-pool-rest-api")
    case .spotInClusterUpgrade(let pool):
      return .notAllowed(
        "The control plane and the agent pools of a managed cluster with a Spot agent pool ('\(pool)') cannot be "
          + "upgraded in one operation.", rule: "P6")
    case .surgeTooLarge(let pool, let count, let surge):
      return .notAllowed(
        "An upgrade of agentpool '\(pool)' would have \(count) nodes and \(surge) surge nodes at a time. They must "
          + "be less than or equal to \(Limits.nodesPerPool) together.", rule: "L3u")
    case .unsatisfiableBudgets(let names):
      let lines = names.map { "\n\t* PDB \($0) has maxunavailble == 0 can't proceed with put operation" }
      return Answer(
        code: "UnsatisfiablePDB", evidence: .exact, rule: "U6p",
        message: "\(names.count) error\(names.count == 1 ? "" : "s") occurred:\(lines.joined())")
    case .operationFailed(let error, let message):
      // The request itself was answered well; this is in the operation's status body.
      return Answer(
        status: 200, code: error.code, evidence: .exact, rule: error.rule, message: message)
    }
  }

  private static func powerRule(of resource: ResourceWord, _ attempt: ProvisioningState) -> RuleID {
    switch (resource, attempt) {
    case (.cluster, .stopping): "S2c"
    case (.cluster, _): "S3c"
    case (.pool, .stopping): "S2"
    case (.pool, _): "S3"
    }
  }
}

extension ProvisioningState {
  /// As Azure's texts name what cannot be performed: `stopping`.
  fileprivate var gerund: String { rawValue.lowercased() }
}
