import AKSModel
import Foundation
import Shell
import Testing

@testable import AzureCLI

/// Requests as command lines: one for each kind of operation, and for each option.
@Suite("Lines of az")
struct LineTests {
  private typealias Change<Properties> = (inout Properties) -> Void

  private static let pool = "--resource-group sandbox-rg --cluster-name sandbox --name"
  private static let cluster = "--resource-group sandbox-rg --name sandbox"

  /// The lines for an operation in the sandbox; where az has none, why.
  private func text(_ operation: AKSModel.Operation, in world: Simulation = .sandbox(), wait: Bool = true)
    -> String
  {
    do {
      return try AzureLine.lines(for: operation, in: world, isAwaited: wait).map(\.text).joined(
        separator: "\n")
    } catch {
      return error.reason
    }
  }

  private func put(_ pool: String, _ change: Change<AgentPoolProperties>) -> AKSModel.Operation {
    var properties = AgentPoolProperties()
    change(&properties)
    return .putAgentPool(PoolTarget(cluster: "sandbox", pool: pool), properties)
  }

  private func put(cluster: String = "sandbox", _ change: Change<ClusterProperties>) -> AKSModel.Operation {
    var properties = ClusterProperties()
    change(&properties)
    return .putCluster(ClusterTarget(cluster: cluster), properties)
  }

  private func profile(_ pool: String, _ change: Change<AgentPoolProperties>) -> AgentPoolProfile {
    var properties = AgentPoolProperties()
    change(&properties)
    return AgentPoolProfile(name: pool, properties: properties)
  }

  /// What stands behind the pool, of the line that this change of it becomes.
  private func update(_ change: Change<AgentPoolProperties>) -> String {
    let line = text(put("dev", change))
    let start = "az aks nodepool update \(Self.pool) dev "
    return line.hasPrefix(start) ? String(line.dropFirst(start.count)) : line
  }

  private func updateCluster(_ change: Change<ClusterProperties>) -> String {
    let line = text(put(change))
    let start = "az aks update \(Self.cluster) "
    return line.hasPrefix(start) ? String(line.dropFirst(start.count)) : line
  }

  // MARK: - One for each operation

  @Test func operationsOfClusters() {
    let sandbox = ClusterTarget(cluster: "sandbox")
    #expect(text(.deleteCluster(sandbox)) == "az aks delete \(Self.cluster) --yes")
    #expect(text(.startCluster(sandbox)) == "az aks start \(Self.cluster)")
    #expect(text(.stopCluster(sandbox), wait: false) == "az aks stop \(Self.cluster) --no-wait")
    #expect(text(.abortCluster(sandbox)) == "az aks operation-abort \(Self.cluster)")
    #expect(text(put { _ in }) == "az aks update \(Self.cluster) --yes")
    #expect(
      text(put { $0.kubernetesVersion = "1.34" })
        == "az aks upgrade \(Self.cluster) --kubernetes-version 1.34 --control-plane-only --yes")
    #expect(
      text(
        put {
          $0.kubernetesVersion = "1.34"
          $0.agentPoolProfiles = ["dev", "system"].map { profile($0) { $0.orchestratorVersion = "1.34" } }
        }) == "az aks upgrade \(Self.cluster) --kubernetes-version 1.34 --yes")
    #expect(
      text(put { $0.agentPoolProfiles = [profile("Dev") { $0.count = 5 }] })
        == "az aks scale \(Self.cluster) --nodepool-name dev --node-count 5")
    #expect(
      text(put(cluster: "prod") { $0.resourceGroup = "shop" })
        == "az aks create --resource-group shop --name prod --node-count 1 --generate-ssh-keys")
    #expect(
      text(.stopCluster(ClusterTarget(cluster: "gone")))
        == "az aks stop --resource-group default-rg --name gone", "in any group there is none")
  }

  @Test func operationsOfPools() {
    let dev = PoolTarget(cluster: "sandbox", pool: "dev")
    #expect(text(.deleteAgentPool(dev)) == "az aks nodepool delete \(Self.pool) dev")
    #expect(
      text(.abortAgentPool(dev), wait: false) == "az aks nodepool operation-abort \(Self.pool) dev --no-wait")
    #expect(text(.upgradeNodeImage(dev)) == "az aks nodepool upgrade \(Self.pool) dev --node-image-only")
    #expect(
      text(.deleteMachines(dev, machineNames: ["aks-dev-1", "aks-dev-2"]))
        == "az aks nodepool delete-machines \(Self.pool) dev --machine-names aks-dev-1 aks-dev-2")
    #expect(text(put("dev") { $0.powerState = .stopped }) == "az aks nodepool stop \(Self.pool) dev")
    #expect(text(put("dev") { $0.powerState = .running }) == "az aks nodepool start \(Self.pool) dev")
    #expect(text(put("dev") { $0.count = 5 }) == "az aks nodepool scale \(Self.pool) dev --node-count 5")
    #expect(text(put("dev") { _ in }) == "az aks nodepool update \(Self.pool) dev")
    #expect(
      text(
        put("dev") {
          $0.orchestratorVersion = "1.34.1"
          $0.upgradeSettings.maxSurge = "50%"
        })
        == "az aks nodepool upgrade \(Self.pool) dev --kubernetes-version 1.34.1 --max-surge 50% --yes")
    #expect(text(put("web") { _ in }) == "az aks nodepool add \(Self.pool) web --node-count 1")
  }

  @Test func eTags() {
    var target = PoolTarget(cluster: "sandbox", pool: "dev")
    target.precondition.ifMatch = "ab\"c"
    #expect(text(.deleteAgentPool(target)) == "az aks nodepool delete \(Self.pool) dev --if-match 'ab\"c'")
    #expect(text(.abortAgentPool(target)) == "`az aks nodepool operation-abort` takes no --if-match")
    target.precondition.ifMatch = nil
    target.precondition.ifNoneMatch = "*"
    #expect(
      text(.putAgentPool(target, AgentPoolProperties()))
        == "az aks nodepool update \(Self.pool) dev --if-none-match '*'")
    #expect(text(.deleteAgentPool(target)) == "`az aks nodepool delete` takes no --if-none-match")
  }

  // MARK: - One for each option

  @Test func settingsOfPools() {
    #expect(update { $0.mode = .system } == "--mode System")
    #expect(update { $0.scaleDownMode = .delete } == "--scale-down-mode Delete")
    #expect(update { $0.osSKU = .azureLinux } == "--os-sku AzureLinux")
    #expect(update { $0.nodeLabels = [ResourceTag(key: "a.b/c", value: "d")] } == "--labels a.b/c=d")
    #expect(update { $0.nodeLabels = [] } == "--labels ''")
    #expect(
      update { $0.nodeTaints = ["a=b:NoSchedule", "c=d:NoExecute"] }
        == "--node-taints a=b:NoSchedule,c=d:NoExecute")
    #expect(update { $0.nodeTaints = [] } == "--node-taints ''")
    #expect(
      update { $0.tags = [ResourceTag(key: "owner", value: "O'Neil & co")] }
        == #"--tags 'owner=O'\''Neil & co'"#)
    #expect(update { $0.upgradeSettings.maxSurge = "33%" } == "--max-surge 33%")
    #expect(update { $0.upgradeSettings.maxUnavailable = "1" } == "--max-unavailable 1")
    #expect(update { $0.upgradeSettings.drainTimeoutInMinutes = 45 } == "--drain-timeout 45")
    #expect(update { $0.upgradeSettings.nodeSoakDurationInMinutes = 5 } == "--node-soak-duration 5")
    #expect(
      update { $0.upgradeSettings.undrainableNodeBehavior = .cordon } == "--undrainable-node-behavior Cordon")
  }

  @Test func optionsOfNewPools() {
    func add(_ change: Change<AgentPoolProperties>) -> String {
      let line = text(put("web", change))
      let start = "az aks nodepool add \(Self.pool) web --node-count 1 "
      return line.hasPrefix(start) ? String(line.dropFirst(start.count)) : line
    }
    #expect(add { $0.vmSize = "Standard_D4s_v5" } == "--node-vm-size Standard_D4s_v5")
    #expect(add { $0.type = .virtualMachineScaleSets } == "--vm-set-type VirtualMachineScaleSets")
    // Az takes it; here no line with it can be run.
    #expect(
      add { $0.type = .virtualMachines }.hasSuffix("--vm-set-type VirtualMachines is not supported here"))
    #expect(add { $0.osType = .windows } == "--os-type Windows")
    #expect(add { $0.osSKU = .windows2022 } == "--os-type Windows --os-sku Windows2022")
    #expect(add { $0.osDiskType = .ephemeral } == "--node-osdisk-type Ephemeral")
    #expect(add { $0.osDiskSizeGB = 64 } == "--node-osdisk-size 64")
    #expect(add { $0.maxPods = 30 } == "--max-pods 30")
    #expect(add { $0.availabilityZones = ["1", "3"] } == "--zones 1 3")
    #expect(add { $0.orchestratorVersion = "1.33" } == "--kubernetes-version 1.33")
    #expect(
      add {
        $0.scaleSetPriority = .spot
        $0.scaleSetEvictionPolicy = .deallocate
        $0.spotMaxPrice = 50_000_000
      } == "--priority Spot --eviction-policy Deallocate --spot-max-price 0.05")
    #expect(
      add {
        $0.scaleSetPriority = .spot
        $0.spotMaxPrice = -1_000_000_000
      } == "--priority Spot --spot-max-price -1")
    #expect(
      add {
        ($0.enableAutoScaling, $0.minCount, $0.maxCount) = (true, 1, 9)
      } == "--enable-cluster-autoscaler --min-count 1 --max-count 9")
  }

  @Test func autoscalers() throws {
    func bounds(_ properties: inout AgentPoolProperties) {
      (properties.enableAutoScaling, properties.minCount, properties.maxCount) = (true, 2, 20)
    }
    #expect(update(bounds) == "--enable-cluster-autoscaler --min-count 2 --max-count 20")
    #expect(update { $0.enableAutoScaling = false } == "az aks nodepool update \(Self.pool) dev")
    #expect(
      update { $0.minCount = 2 } == "the pool has no autoscaler at work whose bounds az could change")
    var world = Simulation.sandbox()
    _ = try world.submit(put("dev", bounds))
    while world.advanceToNextInstant() {}
    #expect(
      text(put("dev", bounds), in: world).hasSuffix(
        "--update-cluster-autoscaler --min-count 2 --max-count 20"))
    // Az wants both.
    #expect(
      text(put("dev") { $0.maxCount = 30 }, in: world)
        .hasSuffix("--update-cluster-autoscaler --min-count 2 --max-count 30"))
    #expect(
      text(put("dev") { $0.enableAutoScaling = false }, in: world).hasSuffix("--disable-cluster-autoscaler"))
    _ = try world.submit(put("dev") { $0.powerState = .stopped })
    while world.advanceToNextInstant() {}
    #expect(
      text(put("dev") { $0.enableAutoScaling = false }, in: world)
        == "the pool is stopped: az takes its autoscaler for disabled already")
  }

  @Test func settingsOfClusters() {
    #expect(updateCluster { $0.tier = .standard } == "--tier Standard")
    #expect(updateCluster { $0.supportPlan = .longTermSupport } == "--k8s-support-plan AKSLongTermSupport")
    #expect(
      updateCluster {
        $0.tags = [ResourceTag(key: "env", value: "prod"), ResourceTag(key: "a b", value: "")]
      } == "--tags env=prod 'a b='")
    // Az takes no tags for no setting, and asks; of no settings of the autoscaler it does not (run with 2.91).
    #expect(updateCluster { $0.tags = [] } == "--tags '' --yes")
    #expect(updateCluster { $0.autoScalerProfile = [] } == "--cluster-autoscaler-profile ''")
    #expect(
      updateCluster { $0.autoScalerProfile = [ResourceTag(key: "scan-interval", value: "20s")] }
        == "--cluster-autoscaler-profile scan-interval=20s")
    #expect(updateCluster { $0.upgradeChannel = .nodeImage } == "--auto-upgrade-channel node-image")
    #expect(
      updateCluster { $0.nodeOSUpgradeChannel = .securityPatch } == "--node-os-upgrade-channel SecurityPatch")
    #expect(updateCluster { $0.nodeProvisioningMode = .auto } == "--node-provisioning-mode Auto")
    let labelled = ["system", "dev"].map { name in
      profile(name) { $0.nodeLabels = [ResourceTag(key: "a", value: "b")] }
    }
    #expect(updateCluster { $0.agentPoolProfiles = labelled } == "--nodepool-labels a=b")
  }

  @Test func optionsOfNewClusters() {
    let line = text(
      put(cluster: "prod") {
        $0.resourceGroup = "shop"
        $0.location = "West Europe"
        $0.nodeResourceGroup = "shop-nodes"
        $0.kubernetesVersion = "1.33"
        $0.sku = .base
        $0.nodepoolName = "first"
        $0.tier = .premium
        $0.nodepool.count = 3
        $0.nodepool.vmSize = "Standard_D4s_v5"
        $0.nodepool.type = .virtualMachineScaleSets
        $0.nodepool.osSKU = .ubuntu
        $0.nodepool.osDiskType = .managed
        $0.nodepool.osDiskSizeGB = 128
        $0.nodepool.maxPods = 50
        $0.nodepool.availabilityZones = ["1", "2"]
        ($0.nodepool.enableAutoScaling, $0.nodepool.minCount, $0.nodepool.maxCount) = (true, 1, 5)
        $0.nodepool.nodeLabels = [ResourceTag(key: "a", value: "b")]
        $0.nodepool.nodeTaints = ["a=b:NoSchedule"]
        $0.nodepool.tags = [ResourceTag(key: "c", value: "d")]
      }, wait: false)
    #expect(
      line == """
        az aks create --resource-group shop --name prod --location westeurope --node-resource-group shop-nodes \
        --kubernetes-version 1.33 --sku Base --nodepool-name first --tier Premium --node-count 3 \
        --node-vm-size Standard_D4s_v5 --vm-set-type VirtualMachineScaleSets --os-sku Ubuntu \
        --node-osdisk-type Managed --node-osdisk-size 128 --max-pods 50 --zones 1 2 --enable-cluster-autoscaler \
        --min-count 1 --max-count 5 --nodepool-labels a=b --nodepool-taints a=b:NoSchedule --nodepool-tags c=d \
        --generate-ssh-keys --no-wait
        """)
  }

  @Test func automaticClustersHaveNoKey() {
    let line = text(put(cluster: "auto") { $0.sku = .automatic })
    #expect(line == "az aks create --resource-group default-rg --name auto --sku Automatic --node-count 1")
    let reading = AzureReading(line + " --generate-ssh-keys") { _ in .missing }
    #expect(reading.mistakes.map(\.title).first?.hasPrefix("SSH key configuration is not supported") == true)
    #expect(AzureReading(line + " --generate-ssh-keys -x") { _ in .missing }.mistakes.isEmpty)
  }

  @Test("Every option that a request can be read from can be written")
  func everyOptionIsWritten() throws {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let pools =
      PropertyOptions.newPool + PropertyOptions.poolSettings + PropertyOptions.firstPool
      + PropertyOptions.poolUpgrade
    let clusters =
      PropertyOptions.newCluster + PropertyOptions.clusterSettings + PropertyOptions.clusterUpgrade
    for name in pools.map(\.name) + clusters.map(\.name) {
      #expect(source.contains(name + " "), "\(name) has no line in this suite")
    }
  }

  // MARK: - What az cannot say

  @Test func omissions() {
    #expect(
      text(
        put("dev") {
          $0.powerState = .stopped
          $0.count = 5
        }) == "az starts or stops a pool, and says nothing else with it")
    #expect(
      text(put("dev") { $0.vmSize = "Standard_D4s_v5" })
        == "`az aks nodepool update` has no options for all of it")
    #expect(
      text(put { $0.agentPoolProfiles = [profile("dev") { $0.mode = .system }] })
        == "`az aks update` says the same of all pools, or nothing")
    #expect(
      text(
        put {
          $0.kubernetesVersion = "1.34"
          $0.agentPoolProfiles = [profile("dev") { $0.orchestratorVersion = "1.34" }]
        }) == "`az aks upgrade` upgrades all pools with the cluster, or none")
    #expect(
      text(put("web") { $0.scaleSetEvictionPolicy = .delete })
        == "az says how a node is evicted and what it may cost of Spot pools only")
    #expect(
      text(put("averylongpoolname") { _ in }).contains("--nodepool-name can contain at most 12 characters"))
    #expect(
      text(
        put("dev") {
          $0.count = 4
          $0.scaleDownMode = .delete
        }) == """
          az aks nodepool update \(Self.pool) dev --scale-down-mode Delete
          az aks nodepool scale \(Self.pool) dev --node-count 4
          """)
    #expect(
      text(
        put("dev") {
          $0.count = 4
          $0.scaleDownMode = .deallocate
        }) == "az aks nodepool scale \(Self.pool) dev --node-count 4", "the mode is what it is")
  }
}
