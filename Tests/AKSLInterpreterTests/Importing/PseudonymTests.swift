import AKSLJSON
import AKSLLanguage
import AKSLReports
import AKSModel
import Testing

@testable import AKSLInterpreter

/// What `--anonymize` makes of names.
@Suite("Pseudonyms")
struct PseudonymTests {
  private static let text = """
    [{"id": "/subscriptions/4f6a1c1e-2b7d-4c55-9d0a-0d9c1be3a701/resourcegroups/Contoso-RG/providers/Microsoft.ContainerService/managedClusters/contoso-prod",
      "name": "contoso-prod", "location": "westeurope", "resourceGroup": "Contoso-RG", "eTag": "secret-etag",
      "nodeResourceGroup": "contoso-nodes", "tags": {"owner": "jane.doe", "critical": "true"},
      "agentPoolProfiles": [
       {"name": "nodepool1", "mode": "System", "count": 2, "eTag": "secret-etag"},
       {"name": "contosoweb", "count": 3, "provisioningState": "Failed", "tags": {"cost": "cc-4711"},
        "nodeLabels": {"team.contoso.com/name": "payments", "kubernetes.azure.com/scalesetpriority": "spot"},
        "nodeTaints": ["contoso.com/dedicated=payments:NoSchedule", "kubernetes.azure.com/scalesetpriority=spot:NoSchedule"],
        "status": {"provisioningError": {"code": "QuotaExceeded", "message": "contoso-prod has no cores"}}},
       {"name": "cwin", "count": 1, "osType": "Windows", "osSKU": "Windows2022"},
       {"name": "gone", "provisioningState": "Deleting"}]},
     {"name": "other", "resourceGroup": "Contoso-RG", "location": "westus2", "agentPoolProfiles": [
       {"name": "nodepool1", "mode": "System", "count": 1}]}]
    """

  /// Words of which nothing may be left.
  private static let secrets = [
    "contoso", "jane", "doe", "4f6a1c1e", "secret-etag", "payments", "cc-4711", "nodepool1", "cwin", "other",
    "gone",
  ]

  @Test("No name is left: not in bodies, not in the report, not in a script")
  func nothingIsLeft() throws {
    let read = ImportedText(Self.text, isAnonymous: true)
    #expect(read.problems == [])
    var session = Session()
    session.adopt(ImportedWorld(read.result)) { _ in }
    let everything =
      read.bodies.json + read.result.report.exhibit(.json).data.json.text() + read.remarks.joined()
      + WorldScript(of: session).text
    for secret in Self.secrets { #expect(!everything.lowercased().contains(secret), "\(secret)") }
    for kept in ["westeurope", "QuotaExceeded", "scalesetpriority", "owner", "critical", "NoSchedule"] {
      #expect(everything.contains(kept), "\(kept)")
    }
  }

  @Test("Masked names are masked wherever they occur")
  func occurrences() {
    let text = """
      [{"id": "/subscriptions/4f6a1c1e-2b7d-4c55-9d0a-0d9c1be3a701/resourcegroups/Contoso-RG/providers/Microsoft.ContainerService/managedClusters/contoso-prod",
        "name": "contoso-prod", "location": "westeurope", "nodeResourceGroup": "MC_Contoso-RG_contoso-prod_westeurope",
        "contoso-prod": 1, "servicePrincipalProfile": {"clientId": "11112222-3333-4444-5555-666677778888"},
        "tags": {"hidden-link:/contoso-rg/x": "y", "backup-of-CONTOSO-PROD": "true", "for web only": "z", "webhook": "w"},
        "autoScalerProfile": {"expander": "priority", "contoso-prod": "web"},
        "agentPoolProfiles": [
         {"name": "web", "count": 1, "type": "AvailabilitySet", "mode": "System",
          "nodeLabels": {"kubernetes.azure.com/cluster": "MC_Contoso-RG_contoso-prod_westeurope", "kubernetes.azure.com/agentpool": "web"},
          "nodeTaints": ["kubernetes.azure.com/pool=web:NoSchedule"], "provisioningState": "Failed",
          "status": {"provisioningError": {"code": "contoso-prod", "message": "m"}}}]},
       {"name": "contoso-prod", "resourceGroup": "fabrikam", "agentPoolProfiles": []}]
      """
    let read = ImportedText(files: [SourceText(name: "contoso-prod.json", text)], isAnonymous: true)
    #expect(read.problems == [])
    var session = Session()
    session.adopt(ImportedWorld(read.result)) { _ in }
    let told = read.result.report.lines(currentCluster: session.currentClusterName).joined()
    let everything =
      read.bodies.json + read.result.report.exhibit(.json).data.json.text() + told
      + WorldScript(of: session).text
    for secret in ["contoso", "fabrikam", "4f6a1c1e", "11112222"] {
      #expect(!everything.lowercased().contains(secret), "\(secret)")
    }
    #expect(everything.firstMatch(of: /\bweb\b/) == nil, "a short name is found where it is a word")
    #expect(everything.contains("webhook") && everything.contains("priority"))
    let simulation = read.simulation
    let cluster = simulation[simulation.clusters[0]]
    let labels = simulation[simulation[simulation.pools(of: simulation.clusters[0])[0]].nodeLabels]
    #expect(labels.first { $0.key.hasSuffix("/cluster") }?.value == cluster.nodeResourceGroup)
    #expect(simulation[cluster.tags].contains { $0.key == "hidden-link:/\(cluster.resourceGroup)/x" })
  }

  @Test("A name is a function of the name, whatever stands around it")
  func stable() throws {
    let both = ImportedText(Self.text, isAnonymous: true)
    guard case .array(let bodies) = try JSONValue(parsing: Self.text) else { return }
    let reversed = ImportedText(JSONValue.array(bodies.reversed()).text(), isAnonymous: true)
    // ETags of ours follow from the order.
    func plain(_ read: ImportedText) -> [String] {
      read.bodies.map { [$0].json.replacing(/"eTag": "[^"]*"/, with: "") }
    }
    #expect(plain(reversed) == plain(both).reversed())
    let alone = ImportedText(bodies[1].text(), isAnonymous: true)
    #expect(plain(alone) == [plain(both)[1]])
    let names = both.simulation.clusters.map {
      both.simulation.pools(of: $0).map { both.simulation[$0].name }
    }
    #expect(names[0][0] == names[1][0], "the same name is the same in both clusters")
    let groups = both.simulation.clusters.map { both.simulation[$0].resourceGroup }
    #expect(groups[0] == groups[1])
  }

  @Test("Names stay names, and different ones stay different")
  func legal() {
    let pools = (0..<100).map { #"{"name": "p\#($0)", "mode": "System", "osType": "Linux"}"# }
    let windows = (0..<50).map { #"{"name": "w\#($0)", "osType": "Windows"}"# }
    let text = #"{"name": "a", "agentPoolProfiles": [\#((pools + windows).joined(separator: ","))]}"#
    let simulation = ImportedText(text, isAnonymous: true).simulation
    let cluster = simulation.clusters[0]
    let all = simulation.pools(of: cluster).map { simulation[$0] }
    #expect(all.count == 150 && Set(all.map(\.name)).count == 150)
    for pool in all { #expect(ResourceName.isPool(pool.name, pool.osType), "\(pool.name)") }
    #expect(ResourceName.isCluster(simulation[cluster].name))
    #expect(ResourceName.isGroup(simulation[cluster].resourceGroup))
  }

  @Test("What is not a name stays as it is")
  func kept() {
    let plain = ImportedText(ImportTests.example).simulation
    let masked = ImportedText(ImportTests.example, isAnonymous: true).simulation
    for (a, b) in zip(plain.clusters, masked.clusters) {
      #expect(plain[a].location == masked[b].location && plain[a].tier == masked[b].tier)
      #expect(plain[a].nodeResourceGroup.hasPrefix("MC_") && masked[b].nodeResourceGroup.hasPrefix("MC_"))
      for (p, q) in zip(plain.pools(of: a), masked.pools(of: b)) {
        #expect(plain[p].count == masked[q].count && plain[p].vmSize == masked[q].vmSize)
        #expect(plain[p].nodeCounts == masked[q].nodeCounts && plain[p].powerState == masked[q].powerState)
      }
    }
  }
}
