import AKSLLanguage
import AKSModel

extension PropertyTable {
  /// The properties of a cost: sums since the world began, nodes that are gone included, and the rate now.
  static let costProperties: [Property] = [
    Property("total", .money, "all of it since the world began") { value, world, _ throws(Fault) in
      Value(.money, try Billing.bill(of: value, world).total)
    },
    Property("compute", .money, "virtual machines") { value, world, _ throws(Fault) in
      Value(.money, try Billing.bill(of: value, world).compute)
    },
    Property("disk", .money, "managed OS disks, those of deallocated nodes included") {
      value, world, _ throws(Fault) in
      Value(.money, try Billing.bill(of: value, world).disk)
    },
    Property(
      "idle", StaticType.unknown,
      "running machines that no pod requested, since the first workload; null without any, and of a node"
    ) { value, world, _ throws(Fault) in
      try Billing.idle(of: value, world).map { Value(.money, $0) } ?? .null
    },
    Property("tier", .money, "the clusters' tiers") { value, world, _ throws(Fault) in
      Value(.money, try Billing.bill(of: value, world).tier)
    },
    Property("perHour", .money, "what an hour costs, if nothing changes") { value, world, _ throws(Fault) in
      Value(.money, try Billing.bill(of: value, world).perHour)
    },
  ]
}

/// The bill behind a cost value.
enum Billing {
  static func bill(of value: Value, _ world: World) throws(Fault) -> Bill {
    let simulation = world.simulation
    do throws(MissingPrice) {
      switch value.tag {
      case .costOfNode:
        if let node = world.node(value) { return try simulation.bill(of: node) }
      case .costOfPool: return try simulation.bill(of: PoolID(bits: value.unsigned))
      case .costOfCluster: return try simulation.bill(of: ClusterID(bits: value.unsigned))
      default: return try simulation.bill()
      }
    } catch {
      throw .noPrice(error)
    }
    throw .gone("the node")
  }

  /// What of it nobody used; nil: that is not known.
  static func idle(of value: Value, _ world: World) throws(Fault) -> Int64? {
    let simulation = world.simulation
    do throws(MissingPrice) {
      return switch value.tag {
      case .costOfNode: nil
      case .costOfPool: try simulation.idleCost(of: PoolID(bits: value.unsigned))
      case .costOfCluster: try simulation.idleCost(of: [ClusterID(bits: value.unsigned)])
      default: try simulation.idleCost(of: simulation.everyCluster)
      }
    } catch {
      throw .noPrice(error)
    }
  }
}

extension Fault {
  static func noPrice(_ missing: MissingPrice) -> Fault {
    Fault(
      "E018", "NoPrice", "there is no list price of \(missing.size) in \(missing.region)",
      help: "unknown prices are never counted as 0; choose a size and a region of the price list")
  }
}
