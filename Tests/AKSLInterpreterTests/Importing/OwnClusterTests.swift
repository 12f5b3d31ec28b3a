import AKSLLanguage
import AKSLReports
import AKSModel
import AzureCLI
import Testing

@testable import AKSLInterpreter

/// Clusters of one's own: what Azure tells apart by groups, what contradicts itself, what is kept and what is told.
@Suite("Own clusters")
struct OwnClusterTests {
  private static func cluster(_ group: String, _ more: String = "", pools: String = "") -> String {
    """
    {"id": "/subscriptions/s1/resourcegroups/\(group)/providers/Microsoft.ContainerService/managedClusters/aks",
     "name": "aks", "location": "westeurope", \(more)
     "agentPoolProfiles": [{"name": "system", "mode": "System", "count": 2}\(pools)]}
    """
  }

  private func transcript(_ json: String, _ script: String) -> Transcript {
    var session = Session()
    var transcript = Transcript()
    _ = session.begin(inWorldFrom: [SourceText(name: "c.json", json)], anonymized: false) {
      transcript.add($0)
    }
    _ = session.run(SourceText(name: "script", script), mode: .script) { transcript.add($0) }
    return transcript
  }

  // MARK: - One name in several groups

  private static let two =
    "[\(cluster("rg-dev")), \(cluster("rg-prod")), {\"name\": \"other\", \"agentPoolProfiles\": [{\"name\": \"s\", \"mode\": \"System\"}]}]"

  @Test("Clusters of one name get their groups into their names; ids, bodies and az stay as they are")
  func sharedNames() {
    let read = ImportedText(Self.two)
    #expect(read.problems == [])
    let clusters = read.simulation.clusters.map { read.simulation[$0] }
    #expect(clusters.map(\.name) == ["aks-rg-dev", "aks-rg-prod", "other"])
    #expect(clusters.map(\.resourceName) == ["aks", "aks", "other"])
    #expect(clusters[1].nodeResourceGroup == "MC_rg-prod_aks_westeurope")
    #expect(
      ResourceIdentifier.text(of: clusters[1])
        == "/subscriptions/s1/resourcegroups/rg-prod/providers/Microsoft.ContainerService/managedClusters/aks"
    )
    #expect(read.bodies.json.contains(#""name": "aks""#) && !read.bodies.json.contains("aks-rg"))
    #expect(read.remarks[0].hasPrefix("aks-rg-dev, aks-rg-prod: there is more than one cluster `aks`"))
    #expect(ImportedText(read.bodies.json).bodies == read.bodies)
    let reversed = ImportedText("[\(Self.cluster("rg-prod")), \(Self.cluster("rg-dev"))]")
    #expect(
      reversed.simulation.clusters.map { reversed.simulation[$0].name } == ["aks-rg-prod", "aks-rg-dev"])
  }

  @Test("az finds them by group and name, and an export says them so")
  func azureNames() {
    let says = transcript(
      Self.two,
      """
      az aks nodepool scale -g rg-prod --cluster-name aks -n system -c 5
      assert aks-rg-prod/system.count == 5 and aks-rg-dev/system.count == 2
      az aks nodepool add -g RG-DEV --cluster-name aks -n web -c 1 --no-wait
      az aks nodepool wait -g rg-dev --cluster-name aks -n web --created
      scale aks-rg-dev/web to 2
      assert aks-rg-dev/web.count == 2
      az aks list --query "[?name=='aks'].resourceGroup" -o tsv
      expect error ResourceNotFound {
        az aks stop -g rg-test -n aks
      }
      cluster aks-rg-prod use
      assert system.count == 5
      show session as az
      """)
    #expect(says.problems == [])
    let text = says.lines.joined(separator: "\n")
    #expect(text.contains("rg-dev\nrg-prod"))
    #expect(
      text.contains(
        "az aks nodepool scale --resource-group rg-prod --cluster-name aks --name system --node-count 5"))
    #expect(
      text.contains(
        "az aks nodepool scale --resource-group rg-dev --cluster-name aks --name web --node-count 2"))
    let misnamed = transcript(Self.two, "scale aks/system to 3")
    #expect(misnamed.problems.map(\.code) == ["R002"])
  }

  @Test("What the service marks nodes with is not asked for, and a refusal tells its rule")
  func openings() {
    let marked = Self.cluster(
      "rg-dev", pools: #", {"name": "web", "nodeLabels": {"kubernetes.azure.com/ebpf": "x", "tier": "web"}}"#)
    let text = transcript(marked, "show session as az").lines.joined(separator: "\n")
    #expect(text.contains("--name web --node-count 1") && text.contains("--labels tier=web"), "\(text)")
    #expect(text.contains("# aks/web: az cannot make its nodeLabels what it is"))
    let refused = Self.cluster("rg-dev").replacing(
      #""count": 2"#, with: #""count": 2, "vmSize": "Standard_B1s""#)
    let why = transcript(refused, "show session as az").lines.joined(separator: "\n")
    #expect(why.firstMatch(of: /# aks: it is refused with [A-Za-z]+ \(rule [A-Z0-9.a-z]+\)/) != nil, "\(why)")
  }

  @Test("Saved, they keep their names here; the same cluster twice is a mistake")
  func saved() throws {
    var session = Session()
    session.adopt(ImportedWorld(ImportedText(Self.two).result)) { _ in }
    var again = Session()
    _ = again.run(
      SourceText(name: "s", WorldScript(of: session).text + "cluster aks-rg-dev delete"), mode: .script
    ) { _ in }
    #expect(
      again.world.simulation.clusters.map { again.world.simulation[$0].name } == ["aks-rg-prod", "other"])
    var third = Session()
    _ = third.run(SourceText(name: "s", WorldScript(of: again).text), mode: .script) { _ in }
    #expect(
      third.world.simulation.clusters.map { third.world.simulation[$0].name } == ["aks-rg-prod", "other"])
    #expect(third.world.importReport?.remarks == [])
    let twice = ImportedText("[\(Self.cluster("rg-dev")), \(Self.cluster("RG-Dev"))]")
    #expect(twice.problems.map { $0.split(separator: " ")[1] } == ["J006"])
  }

  @Test("az makes clusters of one name in several groups, and an export of them makes them again")
  func sharedNamesOfAz() throws {
    let says = transcript(
      Self.two,
      """
      world empty
      az group create -n rg-dev -l westeurope; az group create -n rg.prod -l westeurope
      az aks create -n aks -g rg-dev --node-count 1
      az aks create -n aks -g rg.prod --node-count 2 --query "{id: id, nodes: nodeResourceGroup}" -o tsv
      assert aks.pools.length == 1 and aks-rg-prod/nodepool1.count == 2
      expect error AzureCLIError {
        az aks create -n AKS -g RG-dev
      }
      az aks nodepool add -n web --cluster-name aks -g rg.prod -c 1
      assert aks-rg-prod/web.count == 1 and aks.pools.length == 1
      """)
    #expect(says.problems == [], "\(says.problems)")
    #expect(
      says.lines.contains {
        $0.hasSuffix("managedClusters/aks\tMC_rg.prod_aks_westeurope") && $0.contains("/rg.prod/")
      }, "\(says.lines)")
    // What was imported can be made by az on the model.
    let read = ImportedText(Self.two)
    let recipe = WorldRecipe(for: read.simulation)
    var session = Session()
    let script = recipe.lines.map { $0.text + "\n" }.joined()
    let outcome = session.run(SourceText(name: "a.sh", script), mode: .script) { _ in }
    #expect(outcome.exitCode == 0, "\(script)")
    let made = session.world.simulation.clusters.map { session.world.simulation[$0] }.dropFirst()
    #expect(
      made.map(\.resourceName) == ["aks", "aks", "other"]
        && made.map(\.name) == ["aks", "aks-rg-prod", "other"])
    #expect(made.map(\.resourceGroup).prefix(2) == ["rg-dev", "rg-prod"])
  }

  @Test("A group that is no name of a cluster becomes one; names stay apart")
  func aliases() {
    let groups = ["a.b", "a b(c)", "a_b.", String(repeating: "g", count: 90), "a-b"]
    let read = ImportedText("[\(groups.map { Self.cluster($0) }.joined(separator: ","))]")
    let names = read.simulation.clusters.map { read.simulation[$0].name }
    #expect(names.allSatisfy(ResourceName.isCluster), "\(names)")
    #expect(Set(names.map { $0.lowercased() }).count == groups.count)
    #expect(names[0] == "aks-a-b" && names[4] == "aks-a-b-2")
    func written(_ first: String, _ second: String) -> ImportedText {
      ImportedText(
        "[\(Self.cluster("a", "\"alias\": \"\(first)\","))"
          + ", \(Self.cluster("b", "\"alias\": \"\(second)\","))]")
    }
    let own = written("dev", "prod")
    #expect(own.simulation.clusters.map { own.simulation[$0].name } == ["dev", "prod"] && own.remarks == [])
    #expect(written("dev", "Dev").problems.map { $0.split(separator: " ")[1] } == ["J006"])
  }

  // MARK: - What contradicts itself

  @Test(
    "What is said beside the id is what the id says",
    arguments: [
      (
        cluster("rg-dev", #""resourceGroup": "rg-test","#),
        "`resourceGroup` is `rg-test`, and `id` says `rg-dev`"
      ),
      (
        cluster("rg-dev").replacing(#""name": "aks""#, with: #""name": "aks2""#),
        "`name` is `aks2`, and `id` says `aks`"
      ),
      (
        pool.replacing(#""name": "web""#, with: #""name": "api""#).replacing("PLACE", with: "rg-dev"),
        "`name` is `api`, and `id` says `web`"
      ),
      (pool.replacing("PLACE", with: "rg-test"), "`resourceGroup` is `rg-test`, and `id` says `rg-dev`"),
    ])
  func contradictions(text: String, title: String) {
    let problems = ImportedText(text).problems
    #expect(problems.count == 1 && problems[0].contains("J004 " + title), "\(problems)")
  }

  private static let pool = """
    {"id": "/subscriptions/s1/resourcegroups/rg-dev/providers/Microsoft.ContainerService/managedClusters/aks/agentPools/web",
     "name": "web", "resourceGroup": "PLACE", "count": 2}
    """

  @Test("Case is no contradiction")
  func sameNames() {
    #expect(ImportedText(Self.cluster("rg-dev", #""resourceGroup": "RG-Dev","#)).problems == [])
    #expect(ImportedText(Self.pool.replacing("PLACE", with: "RG-DEV")).problems == [])
  }

  // MARK: - What is kept, and what is told

  @Test("A service principal is kept, in bodies, by az, when saved; masked, it is another one")
  func servicePrincipal() {
    let client = "11112222-3333-4444-5555-666677778888"
    let json = Self.cluster("rg-dev", #""servicePrincipalProfile": {"clientId": "\#(client)"},"#)
    let read = ImportedText(json)
    #expect(read.bodies.json.contains(client) && read.dropped == [])
    let says = transcript(
      json, "az aks show -g rg-dev -n aks --query servicePrincipalProfile.clientId; show world")
    #expect(says.lines.contains("\"\(client)\""))
    var session = Session()
    session.adopt(ImportedWorld(read.result)) { _ in }
    #expect(WorldScript(of: session).text.contains(client))
    let masked = ImportedText(json, isAnonymous: true).bodies.json
    #expect(!masked.contains(client) && !masked.contains(#""clientId": "msi""#))
    #expect(ImportedText(Self.cluster("rg-dev")).bodies.json.contains(#""clientId": "msi""#))
    #expect(!WorldScript(of: Session()).text.contains("servicePrincipal"))
  }

  @Test("Types of pools that act as scale sets here are told, with what is assumed for them")
  func types() {
    let read = ImportedText(
      Self.cluster(
        "rg-dev",
        pools: """
          , {"name": "avs", "type": "availabilityset", "count": 3, "vmSize": "Standard_D2s_v3"},
          {"name": "vms", "type": "VirtualMachines"}
          """))
    #expect(
      read.remarks == [
        "aks/avs: type AvailabilitySet is shown, and not modelled: its nodes act as those of a scale set",
        "aks/vms: type VirtualMachines is shown, and not modelled: its nodes act as those of a scale set, with count 1 "
          + "and vmSize Standard_DS2_v2 assumed",
      ])
    #expect(read.bodies.json.contains(#""type": "AvailabilitySet""#))
  }

  @Test(
    "Files that are cut off, or hold too much, are told what to do",
    arguments: [
      (
        #"[{"name": "a", "agentPoolProfiles": ["#, "J001",
        "the file ends in the middle: was it written to its end?"
      ),
      ("[]\n[]", "J001", "a file holds one document: give each its own file, and name all of them"),
      (
        #"{"name": "a"}{"name": "b"}"#, "J001",
        "a file holds one document: give each its own file, and name all of them"
      ),
      (#"[{"name": 'a'}]"#, "J001", "`az aks list -o json > clusters.json` writes what is read here"),
      (#"[{"name": "a", "agentPoolProfiles": [{"name": "web", "count": 2, "Count": 3}]}]"#, "J004", nil),
    ])
  func unreadable(text: String, code: String, help: String?) {
    let findings = ImportedText(text).result.findings.flatMap(\.diagnostics)
    #expect(findings.map(\.code.name) == [code] && findings.first?.help == help, "\(findings)")
  }

  @Test("What is larger than a double is a limit, and not called wrong JSON")
  func limits() {
    let problems = ImportedText(Self.cluster("a").replacing(#""count": 2"#, with: #""count": 1e400"#))
      .problems
    #expect(problems.count == 1 && problems[0].contains("this is more than is read here"), "\(problems)")
  }

  @Test("A region that is not known is kept, and told with the nearest one")
  func unknownRegion() {
    let read = ImportedText(Self.cluster("rg-dev").replacing("westeurope", with: "westeuorpe"))
    #expect(
      read.remarks.contains("aks: no region `westeuorpe` is known here: kept as it is; `westeurope` is one"))
  }

  @Test("A region has one spelling")
  func regions() {
    let read = ImportedText(Self.cluster("rg-dev").replacing("westeurope", with: "West Europe"))
    let cluster = read.simulation[read.simulation.clusters[0]]
    #expect(cluster.location == "westeurope" && cluster.nodeResourceGroup == "MC_rg-dev_aks_westeurope")
    #expect(read.remarks == [], "its price is known")
  }
}
