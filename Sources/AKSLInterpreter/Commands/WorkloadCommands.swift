import AKSModel

extension CommandTable {
  /// The options that `add` and `update` share.
  private static let changeable =
    "[cpu <cpu>] [memory <memory>] [gpu <gpu:integer>] [on <pool>] [selector <selector:map>] "
    + "[affinity <affinity:texts>] [pod-affinity <pod-affinity:texts>] "
    + "[pod-anti-affinity <pod-anti-affinity:texts>] [spread <spread:texts>] [tolerations <tolerations:texts>] [min-available <min-available:portion>] "
    + "[max-unavailable <max-unavailable:portion>] [image <image:memory>] [priority <priority:integer>] "
    + "[local-storage] [no-controller] [kube-system] [safe-to-evict] [not-safe-to-evict]"

  /// What runs on the nodes.
  static let workloadCommands = [
    CommandDefinition(
      "workload <workload:new-workload> add [replicas <replicas:integer>] " + changeable + " [daemonset]",
      "keeps so many equal pods running in the current cluster; one unless `replicas` says otherwise, or with "
        + "`daemonset` one on each node that suits them",
      examples: [
        "workload api add replicas 12 cpu 500m memory 1Gi on dev",
        "workload db add replicas 3 cpu 1 memory 2Gi min-available 2 image 1Gi",
        "workload web add replicas 6 cpu 250m memory 512Mi spread \"zone\" pod-anti-affinity \"web\"",
        "workload agent add daemonset cpu 100m memory 100Mi",
        "workload ml add gpu 1 tolerations \"sku=gpu:NoSchedule\" selector {disk: \"ssd\"} priority 10",
      ]
    ) { arguments throws(Fault) in
      let name = try arguments.newWorkloadName()
      var template = PodTemplate()
      var budget: DisruptionBudget?
      try readTemplate(arguments, into: &template, &budget)
      let cluster = try arguments.clusterOfPods()
      if let there = arguments.world.simulation.workload(named: name, in: cluster) {
        throw .workloadExists(there, arguments.world.simulation)
      }
      if arguments.has("daemonset") {
        template.traits.insert(.daemonSet)
        try checkDaemonSet(arguments, template, budget)
        return .load(.add(cluster, name: name, replicas: 0, template, budget))
      }
      return .load(
        .add(cluster, name: name, replicas: try arguments.replicas() ?? 1, template, budget))
    },
    CommandDefinition(
      "workload <workload> scale to <replicas:integer>", "keeps another number of pods running",
      examples: ["workload api add cpu 500m memory 1Gi; workload api scale to 20"]
    ) { arguments throws(Fault) in
      .load(.scale(try arguments.scalableWorkload(), to: try arguments.replicas() ?? 0))
    },
    CommandDefinition(
      "workload <workload> update " + changeable,
      "changes what its pods are, and makes them anew, or how many of them must stay",
      examples: ["workload api add replicas 3 cpu 500m memory 1Gi; workload api update max-unavailable 1"]
    ) { arguments throws(Fault) in
      let id = try arguments.workload()
      var template = arguments.world.simulation[id].template
      var budget = arguments.world.simulation[id].budget
      try readTemplate(arguments, into: &template, &budget)
      if template.traits.contains(.daemonSet) { try checkDaemonSet(arguments, template, budget) }
      return .load(.update(id, template, budget))
    },
    CommandDefinition(
      "workload <workload> delete", "deletes a workload with its pods",
      examples: ["workload api add cpu 500m memory 1Gi; workload api delete"]
    ) { arguments throws(Fault) in .load(.delete(try arguments.workload())) },
    CommandDefinition(
      "workload <workload> show [as <format>]", "one workload",
      examples: ["workload api add cpu 500m memory 1Gi; workload api show"], run: showWorkload),
    CommandDefinition(
      "show workload <workload> [as <format>]", "the same as `workload NAME show`",
      examples: ["workload api add cpu 500m memory 1Gi; show workload api"], run: showWorkload),
    CommandDefinition(
      "show workloads [as <format>]", "the workloads of the current cluster",
      examples: ["workload api add cpu 500m memory 1Gi; show workloads"]
    ) { arguments throws(Fault) in
      _ = try arguments.currentCluster()
      return .exhibit(WorkloadExhibits.workloads(arguments.world, try arguments.format()))
    },
    CommandDefinition(
      "show pods [of <workload>] [as <format>]", "the pods of a workload, or of the current cluster",
      examples: ["workload api add cpu 500m memory 1Gi; show pods of api"]
    ) { arguments throws(Fault) in
      _ = try arguments.currentCluster()
      let simulation = arguments.world.simulation
      let workloads =
        arguments.value("workload") != nil
        ? [try arguments.workload()]
        : arguments.world.currentCluster.map { simulation.workloads(of: $0) } ?? []
      return .exhibit(
        WorkloadExhibits.pods(
          workloads.flatMap { simulation.pods(of: $0) }, arguments.world, try arguments.format()))
    },
    CommandDefinition(
      "why <subject:load-subject> [as <format>]",
      "why pods of a workload are pending, with the rule and the numbers; what a node holds; who waits for a pool",
      examples: [
        "workload api add replicas 40 cpu 500m memory 1Gi on dev; why api", "why dev/3",
        "pool dev stop; why dev",
      ]
    ) { arguments throws(Fault) in
      let format = try arguments.format()
      switch try arguments.loadSubject() {
      case .workload(let id): return .exhibit(WhyExhibit.workload(id, arguments.world, format))
      case .pool(let id): return .exhibit(WhyExhibit.pool(id, arguments.world, format))
      case .node(let id): return .exhibit(WhyExhibit.node(id, arguments.world, format))
      }
    },
  ]

  private static let showWorkload: CommandDefinition.Run = { arguments throws(Fault) in
    .exhibit(WorkloadExhibits.workload(try arguments.workload(), arguments.world, try arguments.format()))
  }

  /// Pods that belong to nodes are not counted, not moved, and look for no others.
  private static func checkDaemonSet(
    _ arguments: Arguments, _ template: PodTemplate, _ budget: DisruptionBudget?
  ) throws(Fault) {
    let refused: [(what: String, isGiven: Bool)] = [
      ("number of replicas", arguments.value("replicas") != nil), ("disruption budget", budget != nil),
      ("spread, preference or affinity to pods", !template.constraints.isEmpty),
      ("pod without a controller", template.traits.contains(.noController)),
    ]
    guard let wrong = refused.first(where: \.isGiven) else { return }
    throw .invalidValue(
      "a DaemonSet has no \(wrong.what)",
      help:
        "it has one pod on each node that suits it: `on`, `selector`, `affinity` and `tolerations` say which")
  }

  /// What the options say; what they are silent about stays.
  static func readTemplate(
    _ arguments: Arguments, into template: inout PodTemplate, _ budget: inout DisruptionBudget?
  ) throws(Fault) {
    let old = template.request
    template.request = PodRequest(
      cpuMillis: try arguments.cpu("cpu") ?? old.cpuMillis,
      memoryMiB: try arguments.mebibytes("memory") ?? old.memoryMiB,
      gpus: try arguments.count("gpu", upTo: 1000).map { Int16($0) } ?? old.gpus)
    if arguments.value("pool") != nil { template.pool = try arguments.poolTarget().pool }
    if let selector = try arguments.entries("selector")?.sortedByKey { template.nodeSelector = selector }
    try arguments.readConstraints(into: &template)
    if let texts = try arguments.texts("tolerations") {
      template.tolerations = []
      for text in texts {
        guard let toleration = Toleration(text) else {
          throw .invalidValue(
            "`\(text)` is no toleration",
            help: "write `key=value:Effect`, `key=value`, `key:Effect`, `key`, or `*` for all; effects are "
              + Taint.Effect.allCases.map(\.rawValue).joined(separator: ", "))
        }
        template.tolerations.append(toleration)
      }
    }
    if let image = try arguments.mebibytes("image") { template.imageMiB = image }
    if let priority = try arguments.integer("priority") {
      guard (-1_000_000_000...1_000_000_000).contains(priority) else {
        throw .invalidValue("a priority is from -1000000000 to 1000000000")
      }
      template.priority = Int32(priority)
    }
    let flags: [(String, PodTemplate.Traits)] = [
      ("local-storage", .localStorage), ("no-controller", .noController), ("kube-system", .kubeSystem),
      ("safe-to-evict", .safeToEvict), ("not-safe-to-evict", .notSafeToEvict),
    ]
    for (flag, trait) in flags where arguments.has(flag) { template.traits.insert(trait) }
    let (least, most) = (try arguments.portion("min-available"), try arguments.portion("max-unavailable"))
    if least != nil, most != nil {
      throw .invalidValue("a budget has min-available or max-unavailable, not both")
    }
    if let least { budget = .minAvailable(least) }
    if let most { budget = .maxUnavailable(most) }
  }
}
