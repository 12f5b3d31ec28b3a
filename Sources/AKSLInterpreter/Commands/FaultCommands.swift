import AKSModel

extension CommandTable {
  /// `inject`: what goes wrong in Azure, to see what happens then.
  static let faultCommands =
    [ServiceFault.Kind.allocationFailure, .stuckOperation, .drainBlocked].map { kind in
      CommandDefinition(
        "inject \(kind.rawValue) on <pool> [for <for:duration>]", kind.summary,
        examples: ["inject \(kind.rawValue) on dev for 30m"]
      ) { arguments throws(Fault) in
        .inject(kind, .pool(try arguments.pool()), limit: 0, try arguments.faultSpan())
      }
    } + [
      CommandDefinition(
        "inject throttle on <resource> [for <for:duration>]", ServiceFault.Kind.throttle.summary,
        examples: ["inject throttle on dev for 10m", "inject throttle on sandbox"]
      ) { arguments throws(Fault) in
        .inject(.throttle, try arguments.faultTarget(), limit: 0, try arguments.faultSpan())
      },
      CommandDefinition(
        "inject quota <vcpus:integer> on <resource> [for <for:duration>]", ServiceFault.Kind.quota.summary,
        examples: ["inject quota 24 on dev", "inject quota 30 on sandbox for 2h"]
      ) { arguments throws(Fault) in
        guard let vcpus = try arguments.integer("vcpus"), (1...1_000_000).contains(vcpus) else {
          throw .invalidValue("a quota is 1 to 1000000 vCPUs")
        }
        return .inject(
          .quota, try arguments.faultTarget(), limit: Int32(vcpus), try arguments.faultSpan())
      },
      CommandDefinition(
        "inject failed-node on <node> [for <for:duration>]", ServiceFault.Kind.failedNode.summary,
        examples: ["inject failed-node on dev/3", "inject failed-node on dev/3 for 4m"]
      ) { arguments throws(Fault) in
        let node = try arguments.node()
        let state = arguments.world.simulation[node].state
        guard state == .running else {
          throw .invalidValue("only a node that runs can fail, and this is \(state.rawValue)")
        }
        return .inject(.failedNode, .node(node), limit: 0, try arguments.faultSpan())
      },
      CommandDefinition(
        "inject eviction <nodes:integer> on <pool>", "Azure takes so many nodes of a Spot pool back",
        examples: ["pool cheap add count 3 priority spot; inject eviction 2 on cheap"]
      ) { arguments throws(Fault) in
        let pool = try arguments.pool()
        guard let nodes = try arguments.integer("nodes"), (1...Int64(Limits.nodesPerPool)).contains(nodes)
        else {
          throw .invalidValue("a number of nodes is 1 to \(Limits.nodesPerPool)")
        }
        guard arguments.world.simulation[pool].scaleSetPriority == .spot else {
          throw .invalidValue(
            "Azure evicts nodes of Spot pools, and `\(arguments.world.simulation[pool].name)` is Regular",
            help: "`inject failed-node on …` lets a single node of any pool fail")
        }
        return .evict(Int(nodes), pool)
      },
      CommandDefinition(
        "inject off", "takes all faults away", examples: ["inject stuck-operation on dev; inject off"]
      ) { _ throws(Fault) in .clearFaults },
      CommandDefinition(
        "show faults [as <format>]", "what `inject` has put in force",
        examples: ["inject stuck-operation on dev; show faults"]
      ) { arguments throws(Fault) in
        .exhibit(HistoryExhibits.faults(arguments.world, try arguments.format()))
      },
    ]
}

extension Arguments {
  /// How long a fault lasts; nil: until it is taken away.
  fileprivate func faultSpan() throws(Fault) -> TimeSpan? {
    let span = try duration("for")
    if let span, span <= .zero { throw .invalidValue("a fault lasts longer than 0s") }
    return span
  }

  /// A pool or a cluster.
  fileprivate func faultTarget() throws(Fault) -> ServiceFault.Target {
    let value = value("resource") ?? .null
    switch value.tag {
    case .cluster: return .cluster(try cluster("resource"))
    case .text:
      let name = arena.text(value)
      if let fault = world.ambiguity(of: name) { throw fault }
      if let found = world.resource(named: name), found.tag == .cluster {
        return .cluster(ClusterID(bits: found.unsigned))
      }
      return .pool(try pool("resource"))
    default: return .pool(try pool("resource"))
    }
  }
}

extension ServiceFault.Kind {
  /// One line for `help`.
  fileprivate var summary: String {
    switch self {
    case .allocationFailure: "no machines are to be had for a pool"
    case .stuckOperation: "operations on a pool do not come to their end"
    case .drainBlocked: "no node of a pool can be drained"
    case .throttle: "requests about a pool or a cluster are answered that there were too many"
    case .quota: "a pool or a cluster may have so many vCPUs, its deallocated nodes included"
    case .failedNode: "a node is not Ready any more"
    }
  }
}
