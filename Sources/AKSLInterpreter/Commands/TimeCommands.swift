import AKSModel

extension CommandTable {
  /// The clock.
  static let timeCommands = [
    CommandDefinition(
      "advance <duration>", "lets simulated time pass", examples: ["advance 2h"]
    ) { arguments throws(Fault) in
      guard let span = try arguments.duration("duration"), span >= .zero else {
        throw .invalidValue("time only goes forward", help: "`undo` and `restore` go back")
      }
      return .advance(span)
    },
    CommandDefinition(
      "cancel <schedule>", "ends a schedule; its run that is going on comes to its end",
      examples: ["every 15m as watch { print dev.count }; cancel watch"]
    ) { arguments throws(Fault) in .cancelSchedule(arguments.text("schedule") ?? "") },
    CommandDefinition(
      "wait <resource>", "waits until the operation on a pool or a cluster has ended",
      examples: ["pool dev stop nowait; wait dev"]
    ) { arguments throws(Fault) in
      let value = arguments.value("resource") ?? .null
      switch value.tag {
      case .pool, .cluster: return .awaitRest(value)
      case .duration:
        throw .wrongType("`wait` takes a pool or a cluster", help: "`advance` lets a duration pass")
      case .text:
        let name = arguments.arena.text(value)
        if let fault = arguments.world.ambiguity(of: name) { throw fault }
        if let resource = arguments.world.resource(named: name) { return .awaitRest(resource) }
        if arguments.world.hint(forPoolNamed: name) != nil {
          throw arguments.world.absence(of: name, kind: "pool or cluster")
        }
        // A pool that is being deleted is gone when the wait ends: nothing is left to wait for.
        return .awaitRest(nil)
      case .list: return .awaitRest(.pool(try arguments.pool("resource")))
      case .gone: throw .gone("the resource")
      default: throw .wrongType("`wait` takes a pool or a cluster, and this is \(value.kindName)")
      }
    },
    CommandDefinition(
      "wait", "waits until no operation is going on", examples: ["pool dev stop nowait; wait"]
    ) { _ throws(Fault) in .awaitRest(nil) },
  ]
}
