import AKSLInterpreter
import AKSLLanguage
import AKSLReports
import Foundation
import Testing

/// Bodies of resources, operations and refusals against the shapes of recorded answers: which keys there are, in
/// which order, and of which types.
@Suite("Bodies in ARM's shape")
struct BodyTests {
  /// What the last `show` of a script answers.
  private func shown(_ script: String, _ location: SourceLocation = #_sourceLocation) throws -> Datum {
    var session = Session()
    var last: Datum?
    let outcome = session.run(SourceText(name: "test.aksl", script), mode: .script) { event in
      if case .shown(let exhibit) = event.kind { last = exhibit.data }
    }
    #expect(outcome.exitCode == 0, sourceLocation: location)
    return try #require(last, sourceLocation: location)
  }

  /// The body of the one refusal of a script.
  private func refused(_ script: String) throws -> Datum {
    var session = Session()
    var body: Datum?
    _ = session.run(SourceText(name: "test.aksl", script), mode: .script) { event in
      if case .refused(let report) = event.kind { body = report.body }
    }
    return try #require(body)
  }

  /// The fields of a pool in every answer, in the order of the recordings.
  private static let always = [
    "count", "vmSize", "osDiskSizeGB", "osDiskType", "kubeletDiskType", "workloadRuntime", "maxPods", "type",
    "enableAutoScaling", "scaleDownMode", "provisioningState", "powerState", "orchestratorVersion",
    "currentOrchestratorVersion", "enableNodePublicIP", "enableCustomCATrust", "mode",
    "enableEncryptionAtHost",
    "enableUltraSSD", "osType", "osSKU", "nodeImageVersion", "upgradeSettings", "enableFIPS",
    "networkProfile",
    "securityProfile", "eTag",
  ]

  @Test("A pool")
  func pool() throws {
    let body = try shown("show pool dev as json")
    #expect(body.keys == ["id", "name", "type", "properties"])
    #expect(
      body["properties"].keys == Self.always, "what is not set is absent, the priority of Regular included")
    #expect(
      body["id"].text
        == "/subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/sandbox-rg/providers/"
        + "Microsoft.ContainerService/managedClusters/sandbox/agentPools/dev")
    #expect(body["type"].text == "Microsoft.ContainerService/managedClusters/agentPools")
    let properties = body["properties"]
    #expect(properties["count"] == .integer(10))
    #expect(properties["powerState"] == .map([.init("code", .text("Running"))]))
    #expect(properties["enableAutoScaling"] == .boolean(false))
    #expect(
      properties["upgradeSettings"]
        == .map([.init("maxSurge", .text("10%")), .init("maxUnavailable", .text("0"))]))
    #expect(properties["networkProfile"] == .map([]))
    #expect(properties["securityProfile"].keys == ["sshAccess", "enableVTPM", "enableSecureBoot"])
    #expect(properties["eTag"].text.count == 36)
  }

  @Test("A pool in a list, by `pool NAME show`, and in its cluster is the same")
  func poolElsewhere() throws {
    let body = try shown("show pool dev as json")
    #expect(try shown("pool dev show as yaml") == body)
    guard case .list(let pools) = try shown("show pools as json") else { throw Missing() }
    #expect(pools.map { $0["name"].text } == ["system", "dev"])
    #expect(pools.last == body)
    let cluster = try shown("show cluster sandbox as json")
    guard case .list(let profiles) = cluster["properties"]["agentPoolProfiles"], let profile = profiles.last
    else { throw Missing() }
    #expect(profile.keys == ["name"] + Self.always)
    #expect(profile["eTag"] == body["properties"]["eTag"])
  }

  @Test("A cluster")
  func cluster() throws {
    let body = try shown("show cluster sandbox as json")
    #expect(body.keys == ["id", "location", "name", "type", "kind", "properties", "identity", "sku", "eTag"])
    #expect(body["type"].text == "Microsoft.ContainerService/ManagedClusters", "with a capital M (R2)")
    #expect(
      body["properties"].keys == [
        "provisioningState", "powerState", "kubernetesVersion", "currentKubernetesVersion",
        "agentPoolProfiles",
        "servicePrincipalProfile", "nodeResourceGroup", "enableRBAC", "supportPlan", "maxAgentPools",
        "autoUpgradeProfile", "disableLocalAccounts", "nodeProvisioningProfile",
      ])
    #expect(body["properties"]["maxAgentPools"] == .integer(100))
    #expect(body["properties"]["nodeResourceGroup"].text == "MC_sandbox-rg_sandbox_eastus")
    #expect(body["sku"] == .map([.init("name", .text("Base")), .init("tier", .text("Free"))]))
    let tagged = try shown("cluster prod create tags {env: \"x\"}; show cluster prod as json")
    #expect(tagged.keys == ["id", "location", "name", "tags"] + body.keys.dropFirst(3))
    #expect(tagged["tags"] == .map([.init("env", .text("x"))]))
  }

  @Test("A node")
  func node() throws {
    let body = try shown("show node dev/3 as json")
    #expect(body.keys == ["id", "name", "type", "properties", "index", "state"])
    #expect(body["id"].text.contains("/resourceGroups/sandbox-rg/"), "with a capital G, unlike a pool (R1)")
    #expect(body["id"].text.hasSuffix("/agentPools/dev/machines/" + body["name"].text))
    let resource = body["properties"]["resourceId"].text
    #expect(resource.contains("/resourceGroups/MC_sandbox-rg_sandbox_eastus/"))
    #expect(resource.hasSuffix("-vmss/virtualMachines/3"))
  }

  @Test("An operation's status, while it goes on and when it has ended")
  func operation() throws {
    guard
      case .list(let operations) = try shown(
        "scale dev to 5; advance 1.5s; stop dev nowait; show operations as json"),
      let ended = operations.first, let running = operations.last
    else { throw Missing() }
    #expect(ended.keys == ["name", "status", "startTime", "endTime", "properties"])
    #expect(running.keys == ["name", "status", "startTime", "properties"])
    #expect(ended["status"].text == "Succeeded" && running["status"].text == "InProgress")
    #expect(ended["startTime"].text == "2024-01-01T00:00:00Z")
    #expect(ended["endTime"].text == "2024-01-01T00:01:18Z")
    #expect(running["startTime"].text == "2024-01-01T00:01:19.500Z")
    #expect(ended["name"] != running["name"])
    #expect(UUID(uuidString: ended["name"].text) != nil)
    let again = try shown("scale dev to 5; show operations as json")
    #expect(again == .list([ended]), "the same run gives the same identifiers")
  }

  @Test("A refusal of the resource provider is flat, one of ARM itself is under `error`")
  func refusals() throws {
    let flat = try refused("scale dev to 1001")
    #expect(flat.keys == ["code", "details", "message", "subcode", "target"])
    #expect(flat["code"].text == "InvalidParameter" && flat["target"].text == "agentPoolProfile.count")
    #expect(flat["details"] == .null && flat["subcode"] == .text(""))
    #expect(try refused("stop system").keys == ["code", "details", "message", "subcode"])
    let front = try refused("let none = \"nobody\"; cluster (none) stop")
    #expect(front.keys == ["error"])
    #expect(front["error"].keys == ["code", "message"])
    #expect(front["error"]["code"].text == "ResourceNotFound")
  }
}

private struct Missing: Error {}

extension Datum {
  /// The keys of a map, in order.
  fileprivate var keys: [String] {
    if case .map(let entries) = self { entries.map(\.key) } else { [] }
  }

  fileprivate var text: String {
    if case .text(let text) = self { text } else { "" }
  }

  /// The value under a key; null where there is none.
  fileprivate subscript(key: String) -> Datum {
    guard case .map(let entries) = self else { return .null }
    return entries.first { $0.key == key }?.value ?? .null
  }
}
