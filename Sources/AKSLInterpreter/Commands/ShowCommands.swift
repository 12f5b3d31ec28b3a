import AKSModel

extension CommandTable {
  /// `show`: everything that can be looked at, as a table, JSON, YAML or CSV.
  static let showCommands = [
    CommandDefinition(
      "show pools [as <format>]", "the pools of the current cluster", examples: ["show pools"]
    ) { arguments throws(Fault) in
      _ = try arguments.currentCluster()
      let simulation = arguments.world.simulation
      let pools = arguments.world.currentCluster.map { simulation.pools(of: $0) } ?? []
      return .exhibit(ResourceExhibits.pools(pools, title: "pools", simulation, try arguments.format()))
    },
    CommandDefinition(
      "show pool <pool> [as <format>]", "one pool with its settings; as json: the body of a GET",
      examples: ["show pool dev", "show pool dev as json"], run: showPool),
    CommandDefinition(
      "pool <pool> show [as <format>]", "the same as `show pool NAME`", examples: ["pool dev show"],
      run: showPool),
    CommandDefinition(
      "show clusters [as <format>]", "all clusters; the current one has a star", examples: ["show clusters"]
    ) { arguments throws(Fault) in
      .exhibit(ResourceExhibits.clusters(arguments.world, try arguments.format()))
    },
    CommandDefinition(
      "show cluster <cluster> [as <format>]", "one cluster", examples: ["show cluster sandbox"],
      run: showCluster),
    CommandDefinition(
      "cluster <cluster> show [as <format>]", "the same as `show cluster NAME`",
      examples: ["cluster sandbox show"], run: showCluster),
    CommandDefinition(
      "show nodes [of <pool>] [as <format>]", "the nodes of a pool, or of the current cluster",
      examples: ["show nodes of dev", "show nodes as csv"]
    ) { arguments throws(Fault) in
      let simulation = arguments.world.simulation
      if arguments.value("pool") != nil {
        let pool = try arguments.pool()
        return .exhibit(
          ResourceExhibits.nodes(
            simulation.nodes(of: pool), title: "nodes of \(simulation[pool].name)", simulation,
            try arguments.format()))
      }
      let cluster = try arguments.currentCluster()
      let pools = arguments.world.currentCluster.map { simulation.pools(of: $0) } ?? []
      return .exhibit(
        ResourceExhibits.nodes(
          pools.flatMap { simulation.nodes(of: $0) }, title: "nodes of \(cluster.name)", simulation,
          try arguments.format()))
    },
    CommandDefinition(
      "show node <node> [as <format>]", "one node, with what it has cost", examples: ["show node dev/3"]
    ) { arguments throws(Fault) in
      .exhibit(ResourceExhibits.node(try arguments.node(), arguments.world, try arguments.format()))
    },
    CommandDefinition(
      "show operations [as <format>]", "what was asked of Azure, and how it ended",
      examples: ["pool dev stop; show operations"]
    ) { arguments throws(Fault) in
      .exhibit(HistoryExhibits.operations(arguments.world, try arguments.format()))
    },
    CommandDefinition(
      "show cost [as <format>]", "the bill so far and by the hour, pool by pool, at list prices",
      examples: ["advance 8h; show cost"]
    ) { arguments throws(Fault) in
      .exhibit(CostExhibit.bill(arguments.world.simulation, try arguments.format()))
    },
    CommandDefinition(
      "show schedules [as <format>]", "what runs beside the script, and when",
      examples: ["every weekday at 19:00 as night { pool dev stop }; show schedules"]
    ) { arguments throws(Fault) in
      .exhibit(CalendarExhibits.schedules(arguments.world, try arguments.format()))
    },
    CommandDefinition(
      "show timezone [as <format>]", "what the clocks of schedules show", examples: ["show timezone"]
    ) { arguments throws(Fault) in
      .exhibit(CalendarExhibits.timeZone(arguments.world, try arguments.format()))
    },
    CommandDefinition(
      "show settings [as <format>]", "everything that `set` changes, and what holds now",
      examples: ["show settings", "set strict on; show settings as json"]
    ) { arguments throws(Fault) in .sessionExhibit(.settings, try arguments.format()) },
    CommandDefinition(
      "show evidence [as <format>]", "how well the rules behind the verdicts so far are known",
      examples: ["set evidence on; scale dev to 5; assert dev.count == 5; show evidence"]
    ) { arguments throws(Fault) in .sessionExhibit(.evidence, try arguments.format()) },
    CommandDefinition(
      "show session as az", "what was asked of Azure so far, as a script of az",
      examples: ["scale dev to 5; show session as az"]
    ) { _ throws(Fault) in .azureScript },
    CommandDefinition(
      "show rules [of <topic:text>] [as <format>]",
      "the rules of the model, all or those of a letter or with a word",
      examples: ["show rules", "show rules of D", "show rules of deallocate as json"]
    ) { arguments throws(Fault) in
      .exhibit(try RuleExhibits.rules(of: arguments.text("topic"), try arguments.format()))
    },
    CommandDefinition(
      "show events [as <format>]", "every change in the world, in order",
      examples: ["scale dev to 9; show events"]
    ) { arguments throws(Fault) in
      .exhibit(HistoryExhibits.events(arguments.world, try arguments.format()))
    },
  ]

  private static let showPool: CommandDefinition.Run = { arguments throws(Fault) in
    .exhibit(
      ResourceExhibits.pool(try arguments.pool(), arguments.world.simulation, try arguments.format()))
  }

  private static let showCluster: CommandDefinition.Run = { arguments throws(Fault) in
    .exhibit(ResourceExhibits.cluster(try arguments.cluster(), arguments.world, try arguments.format()))
  }
}
