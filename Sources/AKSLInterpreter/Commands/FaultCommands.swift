import AKSModel

extension CommandTable {
  /// `inject`: what goes wrong in Azure, to see what happens then.
  static let faultCommands =
    ServiceFault.Kind.allCases.map { kind in
      CommandDefinition(
        "inject \(kind.rawValue) on <pool> [for <for:duration>]", kind.summary,
        examples: ["inject \(kind.rawValue) on dev for 30m"]
      ) { arguments throws(Fault) in
        let span = try arguments.duration("for")
        if let span, span <= .zero { throw .invalidValue("a fault lasts longer than 0s") }
        return .inject(kind, try arguments.pool(), span)
      }
    } + [
      CommandDefinition(
        "inject off", "takes all faults away", examples: ["inject stuck-operation on dev; inject off"]
      ) { _ throws(Fault) in .clearFaults },
      CommandDefinition(
        "show faults [as <format>]", "what `inject` has put in force",
        examples: ["inject stuck-operation on dev; show faults"]
      ) { arguments throws(Fault) in
        .exhibit(HistoryExhibits.faults(arguments.world.simulation, try arguments.format()))
      },
    ]
}

extension ServiceFault.Kind {
  /// One line for `help`.
  fileprivate var summary: String {
    switch self {
    case .allocationFailure: "no machines are to be had for a pool"
    case .stuckOperation: "operations on a pool do not come to their end"
    }
  }
}
