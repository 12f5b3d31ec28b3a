import AKSModel

extension CommandTable {
  /// What drives replicas as time passes.
  static let replayCommands = [
    CommandDefinition(
      "workload <workload> replicas <steps:steps> [every <period:duration>]",
      "keeps so many pods from a moment on, counted from now: [[0h, 3], [8h, 40]]; `every` begins anew",
      examples: [
        "workload api add cpu 500m memory 1Gi; workload api replicas [[0h, 3], [8h, 40], [20h, 3]] every 1d"
      ]
    ) { arguments throws(Fault) in
      let period = try arguments.period()
      let steps = try arguments.steps(within: period, wholeUpTo: Limits.podsOfWorkload).map {
        ReplicaStep(at: $0.at, replicas: Int32($0.millionths / 1_000_000))
      }
      return .load(.drive(try arguments.scalableWorkload(), .replicas(steps, every: period)))
    },
    CommandDefinition(
      "workload <workload> rate <steps:steps> [every <period:duration>]",
      "so much is asked of a workload a second, from a moment on; `autoscale` turns it into pods",
      examples: [
        "workload api add cpu 500m memory 1Gi; workload api autoscale 2..50 target 30; "
          + "workload api rate [[0h, 40], [8h, 900]] every 1d"
      ]
    ) { arguments throws(Fault) in
      let period = try arguments.period()
      let steps = try arguments.steps(within: period, wholeUpTo: nil).map {
        Demand.Step(at: $0.at, rate: $0.millionths)
      }
      return .load(.drive(try arguments.scalableWorkload(), .demand(Demand(steps: steps, period: period))))
    },
    CommandDefinition(
      "workload <workload> autoscale <bounds:range> target <target:amount>",
      "as many pods as its rate needs at so much for each, as a HorizontalPodAutoscaler has it",
      examples: ["workload api add cpu 500m memory 1Gi; workload api autoscale 2..50 target 30"]
    ) { arguments throws(Fault) in
      .load(.autoscale(try arguments.scalableWorkload(), try arguments.horizontalAutoscaler(isNeeded: true)))
    },
    CommandDefinition(
      "workload <workload> autoscale off", "its pods do not follow its rate any more",
      examples: [
        "workload api add cpu 500m memory 1Gi; workload api autoscale 2..50 target 30; workload api autoscale off"
      ]
    ) { arguments throws(Fault) in .load(.autoscale(try arguments.scalableWorkload(), nil)) },
    CommandDefinition(
      "workload <workload> jobs <pods:jobs>",
      "lets pods come that end by themselves: when, counted from now, and for how long they run once they are ready",
      examples: [
        "workload batch add replicas 0 cpu 1 memory 1Gi on dev; workload batch jobs [[0s, 5m], [10m, 1h]]"
      ]
    ) { arguments throws(Fault) in
      .load(.drive(try arguments.scalableWorkload(), .jobs(try arguments.jobs())))
    },
    CommandDefinition(
      "workload <workload> replay off", "nothing drives its replicas any more: they stay as they are",
      examples: [
        "workload api add cpu 500m memory 1Gi; workload api replicas [[0h, 3], [1h, 5]]; workload api replay off"
      ]
    ) { arguments throws(Fault) in .load(.stopReplay(try arguments.workload())) },
    CommandDefinition(
      "workload <workload:new-workload> replay <file:trace-file> [speed <speed:integer>] [without <what:text>] "
        + "[between <bounds:range>] [target <target:amount>] [series <series:text>] [every <period:duration>] "
        + "[on <pool>] [selector <selector:map>] [tolerations <tolerations:texts>] [image <image:memory>] "
        + "[priority <priority:integer>] [local-storage] [kube-system] [safe-to-evict] [not-safe-to-evict]",
      "load as a file has recorded it: pods of openb, or requests (Azure's LLM trace, Prometheus) of a workload",
      examples: [
        "workload jobs replay \"examples/traces/pods.csv\" without gpu on dev; advance 1m; show workloads",
        "workload api add cpu 500m memory 1Gi; workload api replay \"examples/traces/requests.json\" target 10",
      ]
    ) { arguments throws(Fault) in
      .replay(Int(try arguments.integer("file") ?? 0), try wish(arguments))
    },
    CommandDefinition(
      "workloads from <file:trace-file>",
      "makes the workloads that `kubectl get deploy,ds,pods,pdb -o json` has printed into a file",
      examples: ["workloads from \"examples/traces/workloads.json\"; show workloads"]
    ) { arguments throws(Fault) in
      .makeWorkloads(Int(try arguments.integer("file") ?? 0), try arguments.clusterOfPods())
    },
  ]

  private static func wish(_ arguments: Arguments) throws(Fault) -> ReplayWish {
    var wish = ReplayWish(
      name: try arguments.newWorkloadName(), cluster: try arguments.clusterOfPods())
    var budget: DisruptionBudget?
    try readTemplate(arguments, into: &wish.template, &budget)
    if let speed = try arguments.integer("speed") {
      guard (1...1_000_000).contains(speed) else {
        throw .invalidValue("a speed is from 1 to 1000000, and this is \(speed)")
      }
      wish.speed = speed
    }
    if let what = arguments.text("what") {
      guard what == "gpu" else { throw .invalidValue("only `without gpu` is known, and this is `\(what)`") }
      wish.dropsGPUs = true
    }
    wish.period = try arguments.period()
    wish.autoscaler = try arguments.horizontalAutoscaler(isNeeded: false)
    let given = arguments.values.map(\.place) + arguments.flags
    let common: Set = ["workload", "file", "speed"]
    let names = ["bounds": "between", "target": "target", "series": "series", "period": "every"]
    wish.rateOptions = given.compactMap { names[$0] }
    wish.podOptions = given.filter { names[$0] == nil && !common.contains($0) }.map {
      ["what": "without", "pool": "on"][$0] ?? $0
    }
    return wish
  }
}

extension Arguments {
  /// After how long something begins anew.
  func period() throws(Fault) -> TimeSpan? {
    guard let period = try duration("period") else { return nil }
    guard period >= .seconds(1) else { throw .invalidValue("`every` is 1s at least") }
    return period
  }

  /// How replicas follow a rate; nil: nothing is said of it.
  func horizontalAutoscaler(isNeeded: Bool) throws(Fault) -> HorizontalAutoscaler? {
    guard let target = try millionths("target") else {
      if value("bounds") != nil {
        throw .invalidValue("`between` says within what `target` counts: say `target`, too")
      }
      return nil
    }
    guard target > 0 else { throw .invalidValue("`target` is above 0") }
    var bounds: ClosedRange<Int64> = 1...Limits.podsOfWorkload
    if let (low, high) = try self.bounds("bounds") {
      guard low >= 1, high <= Limits.podsOfWorkload, low <= high else {
        throw .invalidValue("pods are 1..\(Limits.podsOfWorkload), and this is \(low)..\(high)")
      }
      bounds = low...high
    }
    return HorizontalAutoscaler(
      least: Int32(bounds.lowerBound), most: Int32(bounds.upperBound), target: target)
  }

  /// A number from 0, in millionths.
  private func millionths(_ place: String) throws(Fault) -> Int64? {
    guard let value = value(place) else { return nil }
    return try millionths(value, place)
  }

  private func millionths(_ value: Value, _ place: String) throws(Fault) -> Int64 {
    guard value.tag == .integer || value.tag == .number, let number = value.asDouble else {
      throw .wrongType("`\(place)` takes a number, and this is \(value.kindName)")
    }
    guard (0...1_000_000_000).contains(number) else {
      throw .invalidValue("`\(place)` is from 0 to 1000000000")
    }
    return Int64((number * 1_000_000).rounded())
  }

  /// `[[0s, 5m], [1h, null]]`: moments that do not fall, and how long each pod runs; null: for ever.
  func jobs() throws(Fault) -> [JobStep] {
    guard let list = value("pods"), list.tag == .list else {
      throw .wrongType("pods are a list such as [[0s, 5m], [10m, 1h]]")
    }
    var steps: [JobStep] = []
    for job in arena.list(list) {
      let pair = job.tag == .list ? arena.list(job) : []
      guard pair.count == 2, pair[0].tag == .duration, pair[0].bits >= 0,
        pair[1].tag == .null || pair[1].tag == .duration && pair[1].bits >= 0
      else {
        throw .invalidValue(
          "a pod is when it comes and how long it runs, such as [10m, 1h] or [10m, null], and this is "
            + ValueFormat.literal(job, world, arena))
      }
      let at = TimeSpan(milliseconds: pair[0].bits)
      guard steps.last.map({ $0.at <= at }) ?? true else {
        throw .invalidValue(
          "pods come in the order of time, and \(TimeFormat.span(at)) is before the one in front")
      }
      let runs = pair[1].tag == .null ? nil : TimeSpan(milliseconds: pair[1].bits)
      steps.append(JobStep(at: at, runs: runs, workload: 0))
    }
    guard !steps.isEmpty, steps.count <= Int(Limits.podsOfWorkload) else {
      throw .invalidValue(
        "a list of pods has from 1 to \(Limits.podsOfWorkload), and this has \(steps.count)")
    }
    return steps
  }

  /// `[[0h, 3], [8h, 40]]`: moments that rise, and numbers in millionths; whole ones up to a limit, if there is one.
  func steps(
    within period: TimeSpan?, wholeUpTo limit: Int64?
  ) throws(Fault) -> [(at: TimeSpan, millionths: Int64)] {
    guard let list = value("steps"), list.tag == .list else {
      throw .wrongType("steps are a list such as [[0h, 3], [8h, 40]]")
    }
    var steps: [(at: TimeSpan, millionths: Int64)] = []
    for step in arena.list(list) {
      let pair = step.tag == .list ? arena.list(step) : []
      guard pair.count == 2, pair[0].tag == .duration, pair[0].bits >= 0 else {
        throw .invalidValue(
          "a step is a duration and a number, such as [8h, 40], and this is "
            + ValueFormat.literal(step, world, arena))
      }
      let at = TimeSpan(milliseconds: pair[0].bits)
      guard steps.last.map({ $0.at < at }) ?? true else {
        throw .invalidValue("steps come in the order of time, and \(TimeFormat.span(at)) does not come later")
      }
      if let period, at >= period {
        throw .invalidValue(
          "\(TimeFormat.span(at)) is not within \(TimeFormat.span(period)), after which all begins anew")
      }
      if let limit, pair[1].tag != .integer || !(0...limit).contains(pair[1].bits) {
        throw .invalidValue("a number of pods is a whole number from 0 to \(limit)")
      }
      steps.append((at, try millionths(pair[1], "steps")))
    }
    guard !steps.isEmpty else { throw .invalidValue("there is no step in this list") }
    return steps
  }
}
