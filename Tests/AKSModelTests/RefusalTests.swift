import AKSModel
import Testing

/// Every refusal's text, and which of several comes first.
@Suite struct RefusalTests {
  private let sandbox = Simulation.sandbox()

  private func after(_ operations: AKSModel.Operation..., settled: Bool = true) throws -> Simulation {
    var world = sandbox
    for operation in operations {
      _ = try world.submit(operation)
      if settled { world.settle() }
    }
    return world
  }

  private func invalid(_ target: String, _ details: String) -> String {
    "The value of parameter \(target) is invalid. Error details: \(details) Please see "
      + "https://aka.ms/aks-naming-rules for more details."
  }

  private func outOfRange(_ count: Int, _ minimum: Int) -> String {
    "agentPoolProfile.count was \(count). It must be greater or equal to minCount:\(minimum) and less "
      + "than or equal to maxCount:1000. If allowedMinCount was expected to be 0 but is 1: 1) The "
      + "nodepool is a VMAS pool. 2) api Version is less than 2020-03-01. 3) The node is a system pool."
  }

  @Test func names() {
    for name in ["Web", "1web", "we-b", "abcdefghijklm", ""] {
      checkRefused(
        .pool(name, count: 1), in: sandbox, 400, "InvalidParameter",
        invalid(
          "agentPoolProfile.name",
          "'\(name)' must begin with a lower case letter, contain only lower case letters and digits, "
            + "and have at most 12 characters for Linux pools."),
        target: "agentPoolProfile.name", rule: "R3", ours: true)
    }
    #expect(sandbox.refusals(of: .pool("abcdefghijkl", count: 1)).isEmpty)
    #expect(sandbox.refusals(of: .pool("windows", osType: .windows)).first?.rule == "R3")
    #expect(sandbox.refusals(of: .pool("window", osType: .windows)).isEmpty)
    #expect(sandbox.refusals(of: .cluster("c", pool: "Pool")).first?.rule == "R3")
    for name in ["-a", "a-", "a.b", "", String(repeating: "a", count: 64)] {
      checkRefused(
        .cluster(name), in: sandbox, 400, "InvalidParameter",
        invalid("managedCluster.name", "'\(name)' is not a valid cluster name."),
        target: "managedCluster.name", rule: "R4", ours: true)
    }
    #expect(sandbox.refusals(of: .cluster("a")).isEmpty)
    #expect(sandbox.refusals(of: .cluster("A_b-9")).isEmpty)
  }

  @Test func missing() {
    let text =
      "The Resource 'Microsoft.ContainerService/managedClusters/nope' was not found. For more details "
      + "please go to https://aka.ms/ARMResourceNotFoundFix"
    for operation in [
      Operation.pool("dev", in: "nope", count: 1), .delete("dev", in: "nope"),
      .stopCluster(ClusterTarget(cluster: "nope")),
    ] {
      checkRefused(operation, in: sandbox, 404, "ResourceNotFound", text, rule: "O6", ours: true)
    }
    for operation in [Operation.pool("nope", power: .stopped), .pool("nope", power: .running)] {
      checkRefused(
        operation, in: sandbox, 404, "NotFound",
        "Could not find agent pool resource: nope in managed cluster: sandbox.", rule: "O6",
        ours: true)
    }
    // A DELETE of what is not there: Azure has nothing to say; the words are az's.
    checkRefused(
      .delete("nope"), in: sandbox, 204, "NotFound",
      "Node pool nope doesnt exist, use 'aks nodepool list' to get current node pool list", rule: "O6")
    checkRefused(
      .deleteCluster(ClusterTarget(cluster: "nope")), in: sandbox, 204, "ResourceNotFound",
      "There is no managed cluster 'nope' to delete.", rule: "O6", ours: true)
    let exact = Refusal.clusterNotFound(cluster: "c", resourceGroup: "g")
    #expect(!exact.isOurText)
    #expect(
      exact.message == "The Resource 'Microsoft.ContainerService/managedClusters/c' under resource "
        + "group 'g' was not found. For more details please go to "
        + "https://aka.ms/ARMResourceNotFoundFix")
  }

  @Test func clusterThatExists() {
    // Azure's PUT would update it; whoever makes a cluster asks before, as az does, and this is az's text.
    let update = AKSModel.Operation.putCluster(ClusterTarget(cluster: "Sandbox"), ClusterProperties())
    #expect(sandbox.refusals(of: update).isEmpty)
    let refusal = Refusal.clusterExists(cluster: "sandbox", resourceGroup: "sandbox-rg")
    #expect(refusal.rule == "N1" && refusal.httpStatus == 400 && !refusal.isOurText)
    #expect(
      refusal.message == "The cluster 'sandbox' under resource group 'sandbox-rg' already exists. Please use "
        + "command 'az aks update' to update the existing cluster, or select a different cluster name to "
        + "create a new cluster.")
  }

  @Test func counts() {
    checkRefused(
      .pool("dev", count: 1001), in: sandbox, 400, "InvalidParameter", outOfRange(1001, 0),
      target: "agentPoolProfile.count", rule: "L1")
    checkRefused(
      .pool("dev", count: -1), in: sandbox, 400, "InvalidParameter", outOfRange(-1, 0),
      target: "agentPoolProfile.count", rule: "L1")
    checkRefused(
      .pool("system", count: 0), in: sandbox, 400, "InvalidParameter", outOfRange(0, 1),
      target: "agentPoolProfile.count", rule: "L6")
    #expect(sandbox.refusals(of: .pool("system", count: 1)).isEmpty)
    #expect(sandbox.refusals(of: .pool("dev", count: 0)).isEmpty)
    #expect(sandbox.refusals(of: .pool("dev", count: 1000)).isEmpty)
    #expect(sandbox.refusals(of: .cluster("c", count: 0)).first?.rule == "L6")
    #expect(sandbox.refusals(of: .cluster("c", count: .max)).first?.rule == "L1")
    #expect(sandbox.refusals(of: .pool("dev", count: .max, power: .stopped)).first?.rule == "L1")
  }

  @Test func limits() throws {
    var world = sandbox
    for index in 0..<5 { try world.put("p\(index)", count: 990) }
    world.settle()
    checkRefused(
      .pool("dev", count: 48), in: world, 400, "OperationNotAllowed",
      "The agent pools of the managed cluster would have a count of 5001 nodes together. It must be "
        + "less than or equal to 5000.", rule: "L3", ours: true)
    #expect(world.refusals(of: .pool("dev", count: 47)).isEmpty)
    #expect(world.refusals(of: .pool("more", count: 38)).first?.rule == "L3")
    try world.put("dev", power: .stopped)
    world.settle()
    try world.put("dev", count: 48)
    world.settle()
    #expect(world.refusals(of: .pool("dev", power: .running)).first?.rule == "L3")

    world = sandbox
    for index in 2..<100 { try world.put("q\(index)", count: 0) }
    checkRefused(
      .pool("last", count: 0), in: world, 400, "OperationNotAllowed",
      "The managed cluster has 100 agent pools already, the most it can have.", rule: "L2",
      ours: true)
    for index in 1..<100 { _ = try world.submit(.cluster("c\(index)", count: 1)) }
    checkRefused(
      .cluster("last"), in: world, 400, "OperationNotAllowed",
      "The subscription has 100 managed clusters in region eastus already, the most it can have.", rule: "L4",
      ours: true)
  }

  @Test func whileSomethingIsInProgress() throws {
    let pending =
      " is in progress, please wait for it to finish before starting a new operation. See "
      + "https://aka.ms/aks-pending-operation for more details"
    let stopping = try after(.pool("dev", power: .stopped), settled: false)
    checkRefused(
      .pool("dev", count: 3), in: stopping, 409, "OperationNotAllowed",
      "Operation is not allowed: Another agentpool operation (dev - Stopping)" + pending, rule: "C2"
    )
    checkRefused(
      .stopSandbox, in: stopping, 409, "OperationNotAllowed",
      "Managed Cluster operation is not allowed: Another operation (Stopping) is in progress on agent "
        + "pool (dev), please wait for it to finish before starting a new operation. See "
        + "https://aka.ms/aks-pending-operation for more details", rule: "C2")
    let starting = try after(.stopSandbox, settled: false)
    checkRefused(
      .pool("dev", count: 3), in: starting, 409, "OperationNotAllowed",
      "Operation is not allowed: Another operation (Stopping)" + pending, rule: "C2")
    checkRefused(
      .startSandbox, in: starting, 409, "OperationNotAllowed",
      "managed cluster is in Provisioning State(Stopping) and Power State(Stopped), starting cannot be "
        + "performed The previous operation started at '2024-01-01T00:00:00Z' and elapsed time is: "
        + "'00:00:00' (RFC3339 format)", rule: "C2")
  }

  @Test func whileADeletionIsInProgress() throws {
    var world = try after(.delete("dev"), settled: false)
    world.pass(28)
    checkRefused(
      .pool("dev", count: 3), in: world, 409, "OperationNotAllowed",
      "Unable to perform 'Scaling' operation on 'agentpool' since deletion was issued on 'agentpool'. "
        + "The only allowed operation is deletion once deletion has started. The delete operation "
        + "started at '2024-01-01T00:00:00Z' and elapsed time is: '00:00:28' (RFC3339 format)",
      rule: "C3")
    world = try after(.deleteSandbox, settled: false)
    #expect(world.refusals(of: .pool("new", count: 3)).first?.rule == "C3")
    #expect(world.refusals(of: .startSandbox).first?.rule == "C3")
  }

  @Test func abortsThatComeTooLate() throws {
    let world = try after(.pool("dev", count: 3), .profile("dev", count: 4))
    checkRefused(
      .abort("dev"), in: world, 409, "OperationNotAllowed",
      "Operation is not allowed: the last operation on agentpool 'dev' has ended already, there is nothing to "
        + "abort.", rule: "C6", ours: true)
    checkRefused(
      .abortSandbox, in: world, 409, "OperationNotAllowed",
      "Operation is not allowed: the last operation on managed cluster 'sandbox' has ended already, there is "
        + "nothing to abort.", rule: "C6", ours: true)
    // 204: nothing was ever asked of it.
    var quiet = sandbox
    let abort = try quiet.submit(.abort("dev"))
    #expect(quiet[abort].status == .succeeded && quiet.now == .start && quiet.nextInstant == nil)
    #expect(try quiet.get("dev") == "Succeeded/Running/10")
    checkRefused(
      .abort("dev"), in: try after(.delete("dev"), settled: false), 409, "OperationNotAllowed",
      "Unable to perform 'Canceling' operation on 'agentpool' since deletion was issued on 'agentpool'. The only "
        + "allowed operation is deletion once deletion has started. The delete operation started at "
        + "'2024-01-01T00:00:00Z' and elapsed time is: '00:00:00' (RFC3339 format)", rule: "C3")
  }

  @Test func throttling() throws {
    var world = sandbox
    world.settings.throttle = true
    _ = try world.submit(.pool("dev"))
    for _ in 1..<20 {
      #expect(throws: Refusal.poolOperationInProgress(pool: "dev", .updating)) {
        try world.submit(.pool("dev"))
      }
    }
    checkRefused(
      .pool("dev"), in: world, 429, "Throttled",
      "The PutAgentPoolHandler.PUT request limit has been exceeded for "
        + "SubID='00000000-0000-0000-0000-000000000000', please retry again in 60 seconds.", rule: "L8")
    world.pass(59)
    #expect(world.refusals(of: .pool("dev")).first == .throttled(.pool, wait: .seconds(1)))
    world.pass(1)
    #expect(world.refusals(of: .pool("dev")).isEmpty && world.refusals(of: .pool("system")).isEmpty)
    for _ in 0..<21 { _ = try? world.submit(.profile("dev", count: 10)) }
    checkRefused(
      .profile("dev", count: 10), in: world, 429, "Throttled",
      "The PutManagedClusterHandler.PUT request limit has been exceeded for "
        + "SubID='00000000-0000-0000-0000-000000000000', please retry again in 60 seconds.", rule: "L8")
    // A bucket holds 20, however long nobody asks.
    world.settle()
    world.pass(86_400)
    for _ in 0..<20 { _ = try? world.submit(.profile("dev", count: 10)) }
    #expect(world.refusals(of: .profile("dev", count: 10)).first?.rule == "L8")
    world.settings.throttle = false
    #expect(world.refusals(of: .profile("dev", count: 10)).first?.rule == "C2")
  }

  @Test func machines() throws {
    let target = PoolTarget(cluster: "sandbox", pool: "dev")
    let name = sandbox.nodeName(try #require(sandbox.node(index: 3, of: sandbox.pool("dev"))))
    checkRefused(
      .deleteMachines(target, machineNames: [name, "aks-dev-1-vmss000003"]), in: sandbox, 404, "NotFound",
      "Could not find machine resource: aks-dev-1-vmss000003 in agent pool: dev.", rule: "O6", ours: true)
    #expect(sandbox.refusals(of: .deleteMachines(target, machineNames: [name.uppercased()])).isEmpty)
    checkRefused(
      .deleteMachines(target, machineNames: [name]), in: try after(.pool("dev", power: .stopped)), 400,
      "OperationNotAllowed", "agentpool 'dev' is stopped, its machines cannot be deleted. Start it first.",
      rule: "S7", ours: true)
  }

  /// By whatever request: its start would leave a system pool without nodes.
  @Test func stoppedPoolToSystem() throws {
    var world = try after(.pool("dev", power: .stopped))
    try world.put("dev", count: 0)
    world.settle()
    var profile = AgentPoolProfile(name: "dev", properties: AgentPoolProperties())
    profile.properties.mode = .system
    var cluster = ClusterProperties()
    cluster.agentPoolProfiles = [profile]
    for request: AKSModel.Operation in [
      .pool("dev", mode: .system), .pool("dev", mode: .system, version: "1.33"),
      .putCluster(ClusterTarget(cluster: "sandbox"), cluster),
    ] { #expect(world.refusals(of: request).contains { $0.rule == "S2m" }, "\(request)") }
    checkRefused(
      .pool("dev", mode: .system, power: .running), in: world, 400, "InvalidParameter", outOfRange(0, 1),
      target: "agentPoolProfile.count", rule: "L6")
    #expect(world.refusals(of: .pool("dev", count: 2, mode: .system, power: .running)).isEmpty)
    world.settings.requestCount = .ignored
    #expect(world.refusals(of: .pool("dev", count: 2, mode: .system, power: .running)).first?.rule == "L6")
  }

  @Test func poolsOfACluster() throws {
    checkRefused(
      .profile("new", count: 3), in: sandbox, 400, "BadRequest",
      "A new agent pool was introduced. Adding agent pools to an existing cluster is not allowed through managed "
        + "cluster operations. For agent pool specific change, please use per agent pool operations: "
        + "https://aka.ms/agent-pool-rest-api", rule: "M7")
    checkRefused(
      .profile("system", count: 0), in: sandbox, 400, "InvalidParameter", outOfRange(0, 1),
      target: "agentPoolProfile.count", rule: "L6")
  }

  @Test func upgrades() throws {
    let mixed =
      "Using managed cluster api, all Agent pools' OrchestratorVersion must be all specified or all unspecified. If "
      + "all specified, they must be stay unchanged or the same with control plane. For agent pool specific change, "
      + "please use per agent pool operations: https://aka.ms/agent-pool-rest-api"
    checkRefused(
      .upgrade(to: "1.34", pools: ["dev"]), in: sandbox, 400,
      "NotAllAgentPoolOrchestratorVersionSpecifiedAndUnchanged", mixed, rule: "U3")
    #expect(sandbox.refusals(of: .upgrade(to: "1.34", pools: ["dev", "system"])).isEmpty)
    #expect(sandbox.refusals(of: .upgrade(to: "1.34", pools: [])).isEmpty)
    let old = try after(.pool("old", count: 0, version: "1.30"))
    checkRefused(
      .upgrade(to: "1.34", pools: []), in: old, 400, "NodePoolMcVersionIncompatible",
      "Node pool version 1.30.14 and control plane version 1.34.1 are incompatible. Minor version of node pool "
        + "cannot be more than 2 versions less than control plane's version. Minor version of node pool is 30 and "
        + "control plane is 34. For more information, please check https://aka.ms/version-skew-policy",
      rule: "U2")
    var world = Simulation()
    _ = try world.submit(.cluster("c", version: "1.31"))
    world.settle()
    checkRefused(
      .upgrade("c", to: "1.33", pools: []), in: world, 400, "OperationNotAllowed",
      "Upgrading Kubernetes version 1.31.11 to 1.33.2 is not allowed. Available upgrades: [1.32.7]. Please see "
        + "https://aka.ms/aks-supported-k8s-ver for version details.", rule: "U1")
    checkRefused(
      .upgrade("c", to: "1.30", pools: []), in: world, 400, "OperationNotAllowed",
      "Downgrading Kubernetes version 1.31.11 to 1.30.14 is not allowed. Available upgrades: 1.32.7. Please see "
        + "https://aka.ms/aks-supported-k8s-ver for version details.", rule: "U1")
    checkRefused(
      .upgrade("c", to: "1.99", pools: []), in: world, 400, "InvalidParameter",
      Refusal.unsupportedVersion("1.99").message, target: "orchestratorVersion", rule: "V2", ours: true)

    var spot = AgentPoolProperties()
    spot.count = 1
    spot.scaleSetPriority = .spot
    let cluster = try after(.putAgentPool(PoolTarget(cluster: "sandbox", pool: "spot"), spot))
    checkRefused(
      .upgrade(to: "1.34", pools: ["dev", "system", "spot"]), in: cluster, 400, "OperationNotAllowed",
      "The control plane and the agent pools of a managed cluster with a Spot agent pool ('spot') cannot be "
        + "upgraded in one operation.", rule: "P6", ours: true)
    let large = try after(.pool("dev", count: 950))
    checkRefused(
      .image("dev"), in: large, 400, "OperationNotAllowed",
      "An upgrade of agentpool 'dev' would have 950 nodes and 95 surge nodes at a time. They must be less than or "
        + "equal to 1000 together.", rule: "L3u", ours: true)
  }

  @Test func badEnds() {
    let texts: [(OperationError, String, String)] = [
      (.canceled, "Canceled", "Operation is being canceled by user"),
      (
        .allocationFailed, "AllocationFailed",
        "Allocation failed. We do not have sufficient capacity for the requested VM size in this region. Read "
          + "more about improving likelihood of allocation success at http://aka.ms/allocation-guidance"
      ),
      (
        .preemptedByDelete, "AKSOperationPreemptedByDelete",
        "This operation has been preempted by Deleting operation."
      ),
    ]
    for (error, code, message) in texts {
      let refusal = Refusal.operationFailed(error, message: Simulation().message(of: error))
      #expect(refusal.code == code && refusal.message == message && refusal.rule == error.rule)
      #expect(!refusal.isOurText && RuleBook.rule(error.rule) != nil)
    }
  }

  @Test func elapsedTimesAndDates() {
    let refusal = Refusal.deletionStarted(
      attempt: .updating, on: .pool, deleting: .pool, started: 1_709_164_799,
      elapsed: .seconds(2 * 86_400 + 3 * 3600 + 61))
    #expect(refusal.message.contains("'2024-02-28T23:59:59Z'"))
    #expect(refusal.message.contains("'2 days and 03:01:01'"))
    let leapDay = Refusal.deletionStarted(
      attempt: .updating, on: .pool, deleting: .pool, started: 1_709_164_800, elapsed: .zero)
    #expect(leapDay.message.contains("'2024-02-29T00:00:00Z'"))
    let longAgo = Refusal.deletionStarted(
      attempt: .updating, on: .pool, deleting: .pool, started: -1, elapsed: .zero)
    #expect(longAgo.message.contains("'1969-12-31T23:59:59Z'"))
  }

  @Test func power() throws {
    checkRefused(
      .pool("system", power: .stopped), in: sandbox, 400, "OperationNotAllowed",
      "agentpool 'system' is a system pool, stopping cannot be performed. Only user pools can be "
        + "stopped.", rule: "S2", ours: true)
    checkRefused(
      .pool("dev", power: .running), in: sandbox, 400, "OperationNotAllowed",
      "agentpool is in Provisioning State(Succeeded) and Power State(Running), starting cannot be "
        + "performed", rule: "S3")
    checkRefused(
      .startSandbox, in: sandbox, 400, "OperationNotAllowed",
      "managed cluster is in Provisioning State(Succeeded) and Power State(Running), starting cannot "
        + "be performed", rule: "S3c")

    var world = try after(.pool("dev", power: .stopped))
    checkRefused(
      .pool("dev", power: .stopped), in: world, 400, "OperationNotAllowed",
      "agentpool is in Provisioning State(Succeeded) and Power State(Stopped), stopping cannot be "
        + "performed", rule: "S2")
    checkRefused(
      .pool("dev", mode: .system), in: world, 400, "OperationNotAllowed",
      "agentpool 'dev' is stopped, its mode cannot become System. Start it first.", rule: "S2m",
      ours: true)

    world = try after(.stopSandbox)
    checkRefused(
      .stopSandbox, in: world, 400, "OperationNotAllowed",
      "managed cluster is not currently running, stopping cannot be performed; The stop operation "
        + "started at '2024-01-01T00:00:00Z' and elapsed time is: '00:02:20' (RFC3339 format)",
      rule: "S2c")
    checkRefused(
      .pool("dev", power: .running), in: world, 400, "OperationNotAllowed",
      "managed cluster is stopped, starting cannot be performed. Only start and delete are allowed on a "
        + "stopped cluster.", rule: "S4c", ours: true)
    for operation in [Operation.delete("dev"), .pool("new", count: 1), .pool("dev", count: 3)] {
      #expect(world.refusals(of: operation).first?.rule == "S4c")
    }
    #expect(world.refusals(of: .startSandbox).isEmpty && world.refusals(of: .deleteSandbox).isEmpty)
  }

  @Test func systemPools() throws {
    checkRefused(
      .delete("system"), in: sandbox, 400, "OperationNotAllowed",
      "There has to be at least one system agent pool.", rule: "M1")
    checkRefused(
      .delete("system"), in: try after(.delete("dev")), 400, "OperationNotAllowed",
      "There has to be at least one agent pool.", rule: "M1")
    checkRefused(
      .pool("system", mode: .user), in: sandbox, 400, "OperationNotAllowed",
      "There has to be at least one system agent pool.", rule: "M2", ours: true)
    checkRefused(
      .pool("win", mode: .system, osType: .windows), in: sandbox, 400, "InvalidParameter",
      invalid("agentPoolProfile.mode", "System pools must be Linux."),
      target: "agentPoolProfile.mode", rule: "M4", ours: true)
    // Two deletions that overlap must not take both.
    var world = try after(.pool("sys", count: 1, mode: .system))
    _ = try world.submit(.delete("sys"))
    #expect(world.refusals(of: .delete("system")).first?.rule == "M1")
  }

  @Test func settings() throws {
    let deallocate = invalid(
      "agentPoolProfile.scaleDownMode",
      "Scale-down mode Deallocate needs managed OS disks: OSDiskType Ephemeral is not supported.")
    checkRefused(
      .pool("web", disk: .ephemeral, scaleDownMode: .deallocate), in: sandbox, 400,
      "InvalidParameter", deallocate, target: "agentPoolProfile.scaleDownMode", rule: "D8",
      ours: true)
    checkRefused(
      .pool("web", vmSize: "Standard_D4s_v5", disk: .ephemeral), in: sandbox, 400,
      "InvalidParameter",
      invalid(
        "agentPoolProfile.osDiskType",
        "The virtual machine size Standard_D4s_v5 has no ephemeral OS disk."),
      target: "agentPoolProfile.osDiskType", rule: "V3", ours: true)
    #expect(sandbox.refusals(of: .pool("web", vmSize: "Standard_X1", disk: .ephemeral)).isEmpty)
    // The default disk may be ephemeral.
    #expect(
      sandbox.refusals(of: .pool("web", vmSize: "Standard_D4ds_v5", scaleDownMode: .deallocate))
        .first?
        .rule == "D8")
    let world = try after(.pool("eph", vmSize: "Standard_D4ds_v5"))
    #expect(world.refusals(of: .pool("eph", scaleDownMode: .deallocate)).first?.rule == "D8")

    checkRefused(
      .pool("dev", vmSize: "Standard_D4s_v3"), in: sandbox, 400, "BadRequest",
      "Changing property 'properties.vmSize' is not allowed.", target: "agentPoolProfile.vmSize",
      rule: "1.3", ours: true)
    #expect(sandbox.refusals(of: .pool("dev", osType: .windows)).first?.rule == "1.3")
    #expect(sandbox.refusals(of: .pool("dev", disk: .ephemeral)).first?.rule == "1.3")
    checkRefused(
      .pool("web", vmSize: "big one"), in: sandbox, 400, "InvalidParameter",
      invalid("agentPoolProfile.vmSize", "'big one' is not a virtual machine size."),
      target: "agentPoolProfile.vmSize", rule: "V1", ours: true)
    #expect(sandbox.refusals(of: .pool("web", vmSize: "Standard_Brand-New_v9")).isEmpty)
  }

  @Test func versions() throws {
    checkRefused(
      .pool("web", version: "1.12"), in: sandbox, 400, "InvalidParameter",
      invalid(
        "orchestratorVersion",
        "Version 1.12 is not supported in this region. Supported versions: 1.30.14, 1.31.11, 1.32.7, "
          + "1.33.2, 1.34.1."),
      target: "orchestratorVersion", rule: "V2", ours: true)
    checkRefused(
      .pool("web", version: "1.34"), in: sandbox, 400, "NodePoolMcVersionIncompatible",
      "Node pool version 1.34.1 and control plane version 1.33.2 are incompatible. Minor version of node "
        + "pool version 34 is bigger than control plane version 33. For more information, please check "
        + "https://aka.ms/version-skew-policy", rule: "U2")
    #expect(sandbox.refusals(of: .pool("web", version: "1.30")).isEmpty)
    #expect(sandbox.refusals(of: .pool("dev", version: "1.33")).isEmpty)
    var world = Simulation()
    _ = try world.submit(.cluster("new", version: "1.34"))
    world.settle()
    checkRefused(
      .pool("web", in: "new", version: "1.30"), in: world, 400, "NodePoolMcVersionIncompatible",
      "Node pool version 1.30.14 and control plane version 1.34.1 are incompatible. Minor version of "
        + "node pool cannot be more than 2 versions less than control plane's version. Minor version of "
        + "node pool is 30 and control plane is 34. For more information, please check "
        + "https://aka.ms/version-skew-policy", rule: "U2")
    checkRefused(
      .pool("nodepool1", in: "new", version: "1.33"), in: world, 400, "OperationNotAllowed",
      "Downgrading Kubernetes version 1.34.1 to 1.33.2 is not allowed. Available upgrades: . Please see "
        + "https://aka.ms/aks-supported-k8s-ver for version details.", rule: "U1")
  }

  @Test func allReasonsAtOnce() throws {
    let world = try after(.stopSandbox)
    let operation = Operation.pool("system", count: 2000, mode: .user, vmSize: "big")
    #expect(world.refusals(of: operation).map(\.rule) == ["L1", "S4c", "M2", "1.3", "V1"])
  }

  @Test func theRuleBook() {
    #expect(Set(RuleBook.rules.map(\.id)).count == RuleBook.rules.count)
    for rule in RuleBook.rules {
      #expect(rule.title.hasSuffix(".") && !rule.source.isEmpty, "\(rule.id)")
      #expect(RuleID(named: rule.id.description) == rule.id)
    }
    #expect(RuleID(named: "toolongname") == nil && RuleID(named: "") == nil)
  }
}
