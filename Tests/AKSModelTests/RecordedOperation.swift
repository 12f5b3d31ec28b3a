import Foundation

@testable import AKSModel

/// One recorded operation of Azure's, and the same in the model.
struct RecordedOperation: Sendable {
  let command: String
  let year: String
  let seconds: Double
  /// nil: the recording does not say it.
  let count: Int64?
  let vmSize: String
  let osType: OSType
  let isSpot: Bool
  let scaleDownMode: ScaleDownMode

  /// Rows of `command,year,count,vm_size,os,priority,scale_down_mode,seconds`, with all the seconds of equal operations.
  ///
  /// What the service says of the start and the end of operations in the test recordings of Azure/azure-cli and
  /// Azure/azure-cli-extensions (MIT), of those that began before 2023-06.
  static let all: [RecordedOperation] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/operation-timings.csv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(whereSeparator: \.isNewline).dropFirst().flatMap { operations(row: $0) }
  }()

  private static func operations(row: Substring) -> [RecordedOperation] {
    let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard cells.count == 8 else { return [] }
    return cells[7].split(separator: " ").compactMap { seconds in
      Double(seconds).map {
        RecordedOperation(
          command: cells[0], year: cells[1], seconds: $0, count: Int64(cells[2]), vmSize: cells[3],
          osType: cells[4] == "Windows" ? .windows : .linux, isSpot: cells[5] == "Spot",
          scaleDownMode: cells[6] == "Deallocate" ? .deallocate : .delete)
      }
    }
  }

  /// How many nodes are made or taken away; 0 where that is not in the recording.
  var nodes: Int { Int(count ?? 0) }

  /// What tells it from others for the model.
  var kind: String {
    switch command {
    case "aks create", "aks scale": "\(command), \(count ?? 1) nodes"
    case "aks nodepool add":
      "\(command), \(provision.name.dropFirst("node-provision-".count))\(isSpot ? " spot" : ""), \(nodes) nodes"
    case "aks nodepool scale": "\(command) to \(nodes), \(scaleDownMode.rawValue)"
    default: command
    }
  }

  private var provision: TimingPrimitive {
    var properties = AgentPoolProperties()
    properties.vmSize = vmSize.isEmpty ? nil : vmSize
    properties.osType = osType
    return .provision(AgentPool(named: "p", as: properties, in: ClusterID(index: 0)))
  }

  /// How long the model takes for it.
  func seconds(_ timing: TimingSettings) throws -> Double {
    var world = try prepared()
    world.settings.timing = timing
    let id = try world.submit(operation)
    world.settle()
    return Double(((world[id].ended ?? world.now) - world[id].accepted).milliseconds) / 1000
  }

  /// As the recordings begin: a cluster of as many nodes as they have, and a pool if the operation is about one.
  private func prepared() throws -> Simulation {
    var world = Simulation()
    guard command != "aks create" else { return world }
    let isOld = command == "aks upgrade"
    let isScaled = command == "aks scale" || command == "aks upgrade"
    _ = try world.submit(.cluster("c", count: isScaled ? 1 : 3, version: isOld ? "1.33" : nil))
    world.settle()
    switch command {
    case "aks start": _ = try world.submit(.stopCluster(ClusterTarget(cluster: "c")))
    case "aks nodepool scale":
      // Those to 1 node come from 3; those in mode Deallocate to 3 come from 1, with 2 deallocated.
      let first: Int64 = nodes == 1 || scaleDownMode == .deallocate ? 3 : 1
      try world.put("p", in: "c", count: first, disk: .managed, scaleDownMode: scaleDownMode)
      world.settle()
      if nodes == 3, scaleDownMode == .deallocate { try world.put("p", in: "c", count: 1) }
    case "aks nodepool start", "aks nodepool stop":
      try world.put("p", in: "c", count: 2)
      world.settle()
      if command.hasSuffix("start") { try world.put("p", in: "c", power: .stopped) }
    case "aks nodepool update", "aks nodepool upgrade", "aks nodepool delete":
      try world.put("p", in: "c", count: 1, osType: osType)
    case "aks operation-abort", "aks nodepool operation-abort":
      // Something is at work.
      _ = try world.submit(
        command == "aks operation-abort" ? .profile("nodepool1", of: "c", count: 4) : .pool("p", in: "c"))
      return world
    default: break
    }
    world.settle()
    return world
  }

  private var operation: AKSModel.Operation {
    let cluster = ClusterTarget(cluster: "c")
    let pool = PoolTarget(cluster: "c", pool: "p")
    switch command {
    case "aks create": return .cluster("c", count: count ?? 3)
    case "aks scale": return .profile("nodepool1", of: "c", count: count ?? 3)
    case "aks upgrade": return .upgrade("c", to: "1.34", pools: ["nodepool1"])
    case "aks delete": return .deleteCluster(cluster)
    case "aks start": return .startCluster(cluster)
    case "aks stop": return .stopCluster(cluster)
    case "aks nodepool add":
      var properties = AgentPoolProperties()
      properties.count = count
      properties.vmSize = vmSize.isEmpty ? nil : vmSize
      properties.osType = osType
      properties.scaleSetPriority = isSpot ? .spot : nil
      properties.osDiskType = .managed
      properties.scaleDownMode = scaleDownMode
      return .putAgentPool(pool, properties)
    case "aks nodepool scale": return .pool("p", in: "c", count: count)
    case "aks nodepool start": return .pool("p", in: "c", power: .running)
    case "aks nodepool stop": return .pool("p", in: "c", power: .stopped)
    case "aks operation-abort": return .abortCluster(cluster)
    case "aks nodepool operation-abort": return .abortAgentPool(pool)
    case "aks nodepool delete": return .delete("p", in: "c")
    // Recorded with nodes that have the newest image already.
    case "aks nodepool upgrade": return .upgradeNodeImage(pool)
    case "aks nodepool update":
      var properties = AgentPoolProperties()
      properties.tags = [ResourceTag(key: "team", value: "shop")]
      return .putAgentPool(pool, properties)
    default:
      var properties = ClusterProperties()
      properties.tags = [ResourceTag(key: "team", value: "shop")]
      return .putCluster(cluster, properties)
    }
  }
}
