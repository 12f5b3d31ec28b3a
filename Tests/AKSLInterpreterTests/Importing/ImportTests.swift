import AKSLJSON
import AKSLLanguage
import AKSLReports
import AKSModel
import ModelLaws
import Testing

@testable import AKSLInterpreter

/// Clusters as az prints them and as ARM answers: what is taken, what is told, what is refused.
@Suite("Importing clusters")
struct ImportTests {
  /// Two clusters as az prints them.
  static let example = (try? Repository.text(of: "examples/clusters.json")) ?? ""

  private static let id =
    "/subscriptions/4f6a1c1e-2b7d-4c55-9d0a-0d9c1be3a701/resourcegroups/shop/providers/"
    + "Microsoft.ContainerService/managedClusters/prod"

  /// A pool of its own as ARM answers.
  private static func pool(_ name: String, _ properties: String) -> String {
    """
    {"id": "\(id)/agentPools/\(name)", "name": "\(name)", "type": "Microsoft.ContainerService/managedClusters/agentPools",
     "properties": {\(properties)}}
    """
  }

  /// A cluster with a pool of these properties behind the name.
  private static func cluster(_ properties: String) -> String {
    #"{"name": "prod", "agentPoolProfiles": [{"name": "web", \#(properties)}]}"#
  }

  // MARK: - Shapes

  @Test("All that is modelled comes out as it came in")
  func example() throws {
    let read = ImportedText(Self.example)
    #expect(read.problems == [])
    let dropped = Set(read.result.report.dropped.map(\.property))
    let input = try JSONValue(parsing: Self.example)
    guard case .array(let bodies) = input else { throw Missing() }
    for (body, id) in zip(bodies, read.simulation.clusters) {
      let lost = body.lost(in: Self.flattened(ClusterBody.body(of: id, read.simulation).json))
      let told = lost.filter { path in
        let own = path.hasPrefix("agentPoolProfiles.") ? String(path.dropFirst(18)) : path
        return !dropped.contains { own == $0 || own.hasPrefix($0 + ".") } && own != "resourceGroup"
      }
      #expect(told == [])
    }
    #expect(WorldLaws.broken(by: read.simulation) == nil)
    #expect(read.simulation.isAtRest && read.simulation.events.isEmpty)
  }

  /// A body of ARM's with its properties beside the others, as az prints it.
  private static func flattened(_ body: JSONValue) -> JSONValue {
    guard case .object(let members) = body else { return body }
    return .object(
      members.flatMap { member -> [JSONValue.Member] in
        if member.key == "properties", case .object(let properties) = member.value { return properties }
        return [member]
      })
  }

  @Test("ARM's shape, its lists and az's shape are the same")
  func shapes() throws {
    let world = ImportedText(Self.example)
    let bodies = world.bodies
    #expect(ImportedText(bodies.json).bodies == bodies)
    #expect(ImportedText(#"{"value": \#(bodies.json)}"#).bodies == bodies)
    #expect(ImportedText(bodies.map { [$0].json }).bodies == bodies, "a file each")
    #expect(ImportedText(bodies[0].json.text()).bodies == [bodies[0]], "one alone")
  }

  @Test("Pools join their clusters, or make them up")
  func pools() {
    let web = Self.pool("web", #""count": 4, "vmSize": "Standard_D2s_v5", "mode": "User""#)
    let system = Self.pool("system", #""count": 2, "mode": "System", "currentOrchestratorVersion": "1.31.5""#)
    let alone = ImportedText("[\(web), \(system)]")
    #expect(alone.problems == [])
    let cluster = alone.simulation[alone.simulation.clusters[0]]
    #expect(cluster.name == "prod" && cluster.resourceGroup == "shop")
    #expect(cluster.currentKubernetesVersion == "1.31.5")
    #expect(alone.remarks.contains { $0.hasPrefix("prod: only its pools are given") })
    let body =
      #"{"id": "\#(Self.id)", "location": "westus3", "agentPoolProfiles": [{"name": "web", "count": 1}]}"#
    let joined = ImportedText([body, #"{"value": [\#(web), \#(system)], "nextLink": "x"}"#])
    #expect(joined.problems == [])
    let pools = joined.simulation.pools(of: joined.simulation.clusters[0]).map { joined.simulation[$0] }
    #expect(pools.map(\.name) == ["web", "system"])
    #expect(pools.map(\.count) == [4, 2], "the pool's own body is the newer one")
    #expect(joined.simulation[joined.simulation.clusters[0]].location == "westus3")
  }

  @Test("What the catalogue does not have is kept")
  func unknown() throws {
    let read = ImportedText(
      """
      {"name": "prod", "location": "moonbase1", "kubernetesVersion": "1.27", "currentKubernetesVersion": "1.27.9",
       "agentPoolProfiles": [{"name": "system", "mode": "System", "vmSize": "Standard_X99", "count": 2,
         "orchestratorVersion": "1.27", "currentOrchestratorVersion": "1.27.9", "nodeImageVersion": "AKSUbuntu-9"}]}
      """)
    #expect(read.problems == [])
    let simulation = read.simulation
    let pool = simulation[try #require(simulation.pools(of: simulation.clusters[0]).first)]
    #expect(pool.vmSize == "Standard_X99" && pool.currentOrchestratorVersion == "1.27.9")
    #expect(simulation[pool.software].imageVersion == "AKSUbuntu-9")
    #expect(
      read.remarks == [
        "prod: no region `moonbase1` is known here: kept as it is",
        "prod/system: Standard_X99 in moonbase1 has no price here: its cost stays unknown",
      ])
    #expect(throws: MissingPrice.self) { try simulation.bill() }
  }

  // MARK: - What cannot be taken as it stands

  @Test(
    "What is taken otherwise is told",
    arguments: [
      (#""provisioningState": "Scaling""#, "prod/web: was Scaling: taken as done"),
      (#""provisioningState": "Migrating""#, "prod/web: was Migrating: taken as done"),
      (#""provisioningState": "Deleting""#, "prod/web: is being deleted: left out"),
      (#""mode": "Gateway""#, "prod/web: mode Gateway is not modelled: the pool is left out"),
      (#""osSKU": "Flatcar""#, "prod/web: osSKU Flatcar is not modelled: taken as Ubuntu"),
      (
        #""minCount": 1, "maxCount": 3"#,
        "prod/web: `minCount` and `maxCount` without an autoscaler are left out"
      ),
      (
        #""powerState": {"code": "Stopped"}, "count": 3"#,
        "prod/web: stopped: its count reads 0, and 3 is what a start brings back"
      ),
      (
        #""powerState": {"code": "Stopped"}, "count": 0, "minCount": 4, "maxCount": 9"#,
        "prod/web: stopped: no GET shows what a start brings back; 4 nodes here, which `scale` changes"
      ),
      (
        #""enableAutoScaling": true, "minCount": 3, "maxCount": 5, "count": 2"#,
        "prod/web: its count 2 is below `minCount`: kept"
      ),
      (
        #""scaleDownMode": "deallocate""#,
        "prod/web: mode Deallocate: no GET shows deallocated instances, so there are none here"
      ),
    ])
  func remarks(properties: String, remark: String) {
    let read = ImportedText(Self.cluster(properties))
    #expect(read.problems == [])
    #expect(read.remarks.contains(remark), "\(read.remarks)")
  }

  @Test("The nodes of a stopped pool are as its mode leaves them")
  func stopped() throws {
    func pool(_ properties: String) throws -> AgentPool {
      let simulation = ImportedText(Self.cluster(#""powerState": {"code": "Stopped"}, \#(properties)"#))
        .simulation
      return simulation[try #require(simulation.pools(of: simulation.clusters[0]).first)]
    }
    let deleted = try pool(#""count": 0"#)
    #expect(deleted.count == 0 && deleted.startCount == 1 && deleted.nodeCounts.total == 0)
    let kept = try pool(#""count": 3, "scaleDownMode": "Deallocate""#)
    #expect(kept.count == 0 && kept.startCount == 3 && kept.nodeCounts.deallocated == 3)
    let scaling = try pool(#""count": 0, "minCount": 2, "maxCount": 5"#)
    #expect(scaling.startCount == 2 && scaling.hasAutoscaler && !scaling.enableAutoScaling)
  }

  @Test("The pools of a stopped cluster stop and start with it")
  func stoppedCluster() {
    let says = transcript(
      """
      world from {
        name: "prod", powerState: {code: "Stopped"},
        agentPoolProfiles: [{name: "system", mode: "System", count: 2}, {name: "web", count: 0, powerState: {code: "stopped"}}],
      }
      assert system.state == Stopped and system.startCount == 2
      cluster prod start
      assert system.nodes.running == 2 and web.nodes.running == 1
      """)
    #expect(says.problems == [])
  }

  @Test("What is dropped is counted; what says nothing is not")
  func dropped() {
    let read = ImportedText(
      """
      [{"name": "a", "networkProfile": {"podCidr": "10.0.0.0/8"}, "aadProfile": null, "addonProfiles": {}, "identity":
        {"type": "UserAssigned", "principalId": "x"}, "agentPoolProfiles": [
        {"name": "p", "mode": "System", "enableFIPS": true, "upgradeSettings": {"maxBlockedNodes": 2, "maxSurge": "1"}},
        {"name": "q", "enableFips": true, "gpuProfile": {"driver": ""}, "kubeletDiskType": "os"}]},
       {"name": "b", "networkProfile": {"podCidr": "10.0.0.0/8"}, "properties": null, "agentPoolProfiles": []}]
      """)
    #expect(read.problems == [])
    #expect(
      read.dropped == [
        "identity.principalId of 1 cluster", "identity.type of 1 cluster", "networkProfile of 2 cluster",
        "enableFIPS of 1 pool", "enableFips of 1 pool", "upgradeSettings.maxBlockedNodes of 1 pool",
      ])
  }

  // MARK: - Mistakes

  @Test(
    "Mistakes have a place and a word for what is needed",
    arguments: [
      ("", "1:1 J001 there is no JSON in this file"),
      ("NAME  LOCATION\nprod  westus\n", "1:1 J001 there is no JSON in this file"),
      (#"{"name": "prod" "x": 1}"#, "1:17 J001 this is not JSON: expected `,` or `}`, found `\"`"),
      ("[{}]\n[{}]", "2:1 J001 this is not JSON: expected the end of the text, found `[`"),
      (
        #"{"name": "a", "name": "b", "agentPoolProfiles": []}"#,
        "1:15 J001 this is not JSON: the key \"name\" stands twice in one object"
      ),
      (cluster(#""count": "3""#), "1:65 J002 `count` is a text, where a whole number is needed"),
      (cluster(#""tags": {"a": 1}"#), "1:70 J002 `tags` is a whole number, where a text is needed"),
      (
        cluster(#""upgradeSettings": []"#), "1:75 J002 `upgradeSettings` is a list, where an object is needed"
      ),
      (
        #"{"name": "prod", "agentPoolProfiles": [3]}"#,
        "1:40 J002 `agentPoolProfiles` is a whole number, where an object is needed"
      ),
      (cluster(#""scaleDownMode": "Dealocate""#), "1:73 J003 `Dealocate` is no value of `scaleDownMode`"),
      (cluster(#""powerState": {"code": "Off"}"#), "1:79 J003 `Off` is no value of `code`"),
      (cluster(#""count": 1001"#), "1:65 J004 `count` is 1001, which no pool of Azure's can have"),
      (cluster(#""maxPods": -1"#), "1:67 J004 `maxPods` is -1, which no pool of Azure's can have"),
      (cluster(#""availabilityZones": ["1", "4"]"#), "1:77 J004 zones are 1, 2 and 3"),
      (cluster(#""spotMaxPrice": -2"#), "1:72 J004 the price is -1 or at least 0 dollars an hour"),
      (cluster(#""mode": "System", "count": 0"#), "1:83 J004 a system pool has a node"),
      (cluster(#""mode": "System", "osType": "Windows""#), "1:64 J004 a system pool is of Linux"),
      (cluster(#""osSKU": "Windows2022", "osType": "Linux""#), "1:65 J004 osSKU Windows2022 is of Windows"),
      (
        cluster(#""osDiskType": "Ephemeral", "scaleDownMode": "Deallocate""#),
        "1:100 J004 ephemeral OS disks exclude scale-down mode Deallocate"
      ),
      (cluster(#""enableAutoScaling": true"#), "1:77 J004 an autoscaler has `minCount` and `maxCount`"),
      (
        cluster(#""enableAutoScaling": true, "minCount": 5, "maxCount": 3"#),
        "1:95 J004 `minCount` 5 is above `maxCount` 3"
      ),
      (
        cluster(#""upgradeSettings": {"maxSurge": "some"}"#),
        "1:75 J004 `maxSurge` is a number of nodes or a percentage, not `some`"
      ),
      (
        cluster(#""instances": {"running": "3-1"}"#),
        "1:69 J004 `running` is no list of instances such as 0-4,7"
      ),
      (
        cluster(#""instances": {"running": "0-2", "deallocated": "2"}"#),
        "1:69 J004 an instance is both running and deallocated"
      ),
      (#"{"name": "-", "agentPoolProfiles": []}"#, "1:10 J005 `-` is no name of a cluster"),
      (#"{"name": "prod", "agentPoolProfiles": [{"name": "Web"}]}"#, "1:49 J005 `Web` is no name of a pool"),
      (#"{"agentPoolProfiles": []}"#, "1:1 J005 this cluster has no name"),
      (#"{"name": "prod", "agentPoolProfiles": [{}]}"#, "1:40 J005 this pool has no name"),
      (#"{"id": "/subscriptions/x", "agentPoolProfiles": []}"#, "1:8 J005 this is no id of a cluster"),
      (
        #"{"type": "Microsoft.ContainerService/managedClusters/agentPools", "name": "web"}"#,
        "1:1 J005 nothing says to which cluster the pool `web` belongs"
      ),
      (
        #"{"name": "prod", "agentPoolProfiles": [{"name": "web"}, {"name": "web"}]}"#,
        "1:57 J006 there is a second pool `web`"
      ),
      (
        #"[{"name": "prod", "agentPoolProfiles": []}, {"name": "PROD", "agentPoolProfiles": []}]"#,
        "1:45 J006 there is a second cluster `PROD`"
      ),
      (
        #"{"error": {"code": "ResourceNotFound", "message": "gone"}}"#,
        "1:1 J007 this is Azure's answer `ResourceNotFound`: no cluster and no node pool"
      ),
      ("[1, 2]", "1:2 J007 this is a whole number: no cluster and no node pool"),
      ("{}", "1:1 J007 this is something else: no cluster and no node pool"),
      ("[]", "1:1 J008 there is no cluster in it"),
    ])
  func mistakes(text: String, problem: String) {
    let read = ImportedText(text)
    #expect(read.problems == [problem])
    #expect(read.simulation.clusters.isEmpty, "nothing is made of it")
  }

  @Test("More nodes than a world is made with")
  func tooMany() {
    let pools = (0..<100).map { #"{"name": "p\#($0)", "count": 1000, "mode": "System"}"# }.joined(
      separator: ",")
    let clusters = (0..<11).map { #"{"name": "c\#($0)", "agentPoolProfiles": [\#(pools)]}"# }
    #expect(
      ImportedText("[\(clusters.joined(separator: ","))]").problems.map { $0.suffix(35) } == [
        "J009 more than 1000000 nodes in all"
      ])
  }

  // MARK: - Files

  @Test("UTF-16, a byte order mark, and warnings around the JSON")
  func files() throws {
    let text = Self.example
    let plain = ImportedText(text)
    func read(_ bytes: [UInt8]) -> ImportedText {
      ImportedText(files: [SourceText(name: "x.json", bytes: bytes)])
    }
    let littleEndian = text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
    let bigEndian = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
    for bytes in [littleEndian, [0xff, 0xfe] + littleEndian, bigEndian, [0xfe, 0xff] + bigEndian] {
      let file = read(bytes)
      #expect(file.problems == [] && file.bodies == plain.bodies)
      #expect(file.remarks.first == "x.json is UTF-16, as PowerShell writes it: read as such")
    }
    #expect(read([0xef, 0xbb, 0xbf] + Array(text.utf8)).bodies == plain.bodies)
    let warned = read(
      Array(
        "WARNING: a new version\r\n[Warning] of something\n\u{1b}[33mmore\u{1b}[0m\n\(text)\nWARNING: update\n"
          .utf8))
    #expect(warned.bodies == plain.bodies)
    #expect(warned.remarks.first == "x.json: 4 lines around the JSON skipped, which az wrote as warnings")
    // Places stay what they are.
    let broken = read(Array("WARNING: old\n{\"name\": 3, \"agentPoolProfiles\": []}".utf8))
    #expect(broken.problems.first == "2:10 J002 `name` is a whole number, where a text is needed")
  }

  @Test("Nothing that can stand in a file makes it crash")
  func cutFiles() {
    let bytes = Array(Self.example.utf8)
    for length in stride(from: 0, to: bytes.count, by: 97) {
      let read = ImportedText(files: [SourceText(name: "cut.json", bytes: Array(bytes[..<length]))])
      #expect(!read.problems.isEmpty)
    }
    var random = SplitMix(state: 5)
    for _ in 0..<300 {
      var changed = bytes
      for _ in 0..<3 {
        changed[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = ImportedText(files: [SourceText(name: "odd.json", bytes: changed)])
    }
  }

  private struct Missing: Error {}
}
