import AKSModel

extension CommandTable {
  /// `timing`: how long things take.
  static let timingCommands =
    TimingPrimitive.allCases.map { part in
      CommandDefinition(
        "timing \(part.name) <time:duration> [scatter <sigma:amount>]",
        "how long this usually takes: \(part.meaning)", examples: ["timing \(part.name) 90s"]
      ) { arguments throws(Fault) in
        let span = try arguments.duration("time") ?? .zero
        if span < .zero { throw .invalidValue("nothing takes less than 0s") }
        return .set(.timing(part, span, sigma: try arguments.sigma()))
      }
    } + [
      CommandDefinition(
        "timing random [seed <seed:integer>]",
        "times scatter as recorded ones do, each node's by its own name and the seed (else that of `--seed`)",
        examples: ["timing random seed 7", "timing random seed 7; scale dev to 12"]
      ) { arguments throws(Fault) in
        guard let seed = try arguments.integer("seed") else { return .set(.randomTiming(nil)) }
        guard seed >= 0 else { throw .invalidValue("a seed is a number from 0 on") }
        return .set(.randomTiming(UInt64(seed)))
      },
      CommandDefinition(
        "timing constant", "everything takes its usual time",
        examples: ["timing random seed 7; timing constant"]
      ) { _ throws(Fault) in .set(.constantTiming) },
      CommandDefinition(
        "timing parallel <nodes:integer>",
        "how many nodes of a request are worked on at once; 0: all of them, which is usual here",
        examples: ["timing parallel 20"]
      ) { arguments throws(Fault) in
        let nodes = try arguments.integer("nodes") ?? 0
        guard (0...Int64(Limits.nodesPerPool)).contains(nodes) else {
          throw .invalidValue("a number of nodes is 0 to \(Limits.nodesPerPool)")
        }
        return .set(.parallelNodes(nodes == 0 ? nil : Int(nodes)))
      },
      CommandDefinition(
        "timing default", "all times as they were at the start",
        examples: ["timing node-start 90s; timing default"]
      ) { _ throws(Fault) in .set(.standardTiming) },
      CommandDefinition(
        "show timing [as <format>]", "how long things take, and the recordings that this is from",
        examples: ["show timing", "timing random seed 7; show timing as json"]
      ) { arguments throws(Fault) in
        .exhibit(TimingExhibit.times(in: arguments.world.simulation, try arguments.format()))
      },
    ]
}

extension Arguments {
  /// The deviation of a logarithm, in thousandths; nil: nothing is said of it.
  fileprivate func sigma() throws(Fault) -> Int? {
    guard let value = value("sigma") else { return nil }
    guard value.tag == .integer || value.tag == .number, let number = value.asDouble, (0...3).contains(number)
    else {
      throw .invalidValue(
        "`scatter` is from 0 to 3, and this is \(ValueFormat.literal(value, world, arena))",
        help:
          "it is the deviation of the logarithm of the times: 0.35 makes two of three lie within 70 % and 142 %"
      )
    }
    return Int((number * 1000).rounded())
  }
}

extension TimingPrimitive {
  /// What takes this time, in words.
  fileprivate var meaning: String {
    switch self {
    case .poolRequest: "the service's own part of a request about a pool"
    case .clusterRequest: "the service's own part of a change of a cluster"
    case .scaleSetCreate: "an empty scale set for a new pool"
    case .provisionLinux: "from nothing to a Ready node of Linux"
    case .provisionWindows: "from nothing to a Ready node of Windows"
    case .provisionGPU: "from nothing to a Ready node with a small GPU"
    case .provisionLargeGPU: "from nothing to a Ready node with A100, H100 or H200"
    case .nodeStart: "from deallocated to Ready"
    case .nodeDeallocate: "from running to deallocated"
    case .nodeDelete: "from running or deallocated to gone"
    case .nodeReimage: "from running, through another image, to Ready again"
    case .controlPlaneUpgrade: "another version of the control plane"
    case .clusterCreate: "a new cluster with Linux nodes"
    case .clusterDelete: "the least time until a cluster is gone"
    case .clusterStop: "the least time until a cluster is stopped"
    case .clusterStart: "the least time until a cluster runs again"
    case .abort: "the abort of an operation"
    case .podBind: "from a place for a pod to its binding"
    case .podStart: "from a binding to a ready pod, with the image there"
    case .imagePull: "a GiB of an image"
    case .spotNotice: "the notice before a Spot node is evicted"
    case .nodeMonitorGrace: "how long nothing is heard of a node before it is NotReady"
    }
  }
}
