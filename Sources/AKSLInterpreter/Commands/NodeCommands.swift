import AKSModel

extension CommandTable {
  /// Single nodes.
  static let nodeCommands = [
    CommandDefinition(
      "node <node> delete [nowait]", "deletes one node, and counts the pool one less",
      examples: ["node dev/3 delete"]
    ) { arguments throws(Fault) in
      let node = try arguments.node()
      let simulation = arguments.world.simulation
      let pool = simulation[simulation[node].pool]
      return .operation(
        .deleteMachines(
          PoolTarget(cluster: simulation[pool.cluster].name, pool: pool.name),
          machineNames: [simulation.nodeName(node)]), isAwaited: arguments.isAwaited)
    },
    CommandDefinition(
      "node <node> cordon", "tells Kubernetes to put no pods on a node", examples: ["node dev/3 cordon"]
    ) { arguments throws(Fault) in .cordon(try arguments.node(), true) },
    CommandDefinition(
      "node <node> uncordon", "lets Kubernetes put pods on a node again",
      examples: ["node dev/3 cordon; node dev/3 uncordon"]
    ) { arguments throws(Fault) in .cordon(try arguments.node(), false) },
    CommandDefinition(
      "node <node> drain", "cordons a node; its pods leave it as soon as their budgets allow it",
      examples: ["node dev/3 drain"]
    ) { arguments throws(Fault) in .load(.drain(try arguments.node())) },
    CommandDefinition("node <node> show [as <format>]", "one node", examples: ["node dev/3 show"]) {
      arguments throws(Fault) in
      .exhibit(
        ResourceExhibits.node(try arguments.node(), arguments.world, try arguments.format()))
    },
  ]
}
