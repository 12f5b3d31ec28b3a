import AKSLLanguage
import AKSModel
import AzureCLI
import TimeZoneRules

/// The world of a session as a script: run anywhere, it gives the same bodies and the same nodes.
///
/// The clock, the bill, the history and Azure's eTags start anew with it, because nothing in the language can say them.
struct WorldScript: Sendable {
  /// How a script begins that `save world` has written, and may write over.
  static let mark = "# Saved by aksl:"

  let text: String
  /// What it does not hold, a line each.
  let omissions: [String]

  init(of session: Session) {
    omissions = Self.omissions(session)
    var lines = ["\(Self.mark) the world at \(TimeFormat.instant(session.now)), where its clock starts anew."]
    lines += omissions.map { "# Not in it: \($0)." }
    lines += Self.settings(session)
    var settled = session.world
    settled.simulation.settle()
    lines.append(Self.world(settled.simulation))
    lines += Self.priorities(settled.simulation)
    lines += Self.subscription(settled) + Self.clusters(settled, session.world.simulation)
    let source = SourceText(name: "session", lines.joined(separator: "\n") + "\n")
    // What cannot be formatted would be wrong: the tests know that there is no such world.
    text = Formatter.format(Parser.parse(source)) ?? source.text(in: .init(start: 0, end: .max))
  }

  // MARK: - The world

  private static func world(_ simulation: Simulation) -> String {
    guard !simulation.clusters.isEmpty else { return "world empty" }
    var writer = LiteralWriter()
    writer.writeList(simulation.clusters.map { body(of: $0, simulation) })
    return "world from " + writer.text
  }

  /// What a GET would show, without what is the same everywhere, and with what no GET shows.
  static func body(of id: ClusterID, _ simulation: Simulation) -> Datum {
    let cluster = simulation[id]
    let isSimulated = cluster.subscription == ResourceIdentifier.simulatedSubscription
    var entries = ClusterBody.flat.entries(of: id, simulation, for: .scripts)
    entries.removeAll {
      // The group says as much.
      $0.key == (isSimulated ? "id" : "resourceGroup")
        || $0.key == "provisioningState" && cluster.provisioningState == .succeeded
        || $0.key == "eTag" && !simulation.hasGivenETag(id)
    }
    let profiles = simulation.pools(of: id).map { pool in
      var profile = PoolBody.profile.entries(of: pool, simulation, for: .scripts)
      profile.removeAll {
        $0.key == "provisioningState" && simulation[pool].provisioningState == .succeeded
          || $0.key == "eTag" && !simulation.hasGivenETag(pool)
      }
      return Datum.map(profile)
    }
    for place in entries.indices where entries[place].key == "agentPoolProfiles" {
      entries[place].value = .list(profiles)
    }
    // What it is comes first.
    let names = ["id", "name", "resourceGroup"]
    return .map(entries.filter { names.contains($0.key) } + entries.filter { !names.contains($0.key) })
  }

  // MARK: - What else is set

  /// Before the world is made: what is the session's.
  private static func settings(_ session: Session) -> [String] {
    var lines: [String] = []
    for setting in SettingTable.all where setting.hasCommonForm {
      let value = setting.value(session)
      if value != setting.standard { lines.append("set \(setting.name) \(value)") }
    }
    lines += session.world.simulation.settings.timing.lines
    let calendar = session.world.calendar
    if calendar.hasZone { lines.append("set timezone \(LiteralWriter.quoted(calendar.zone.name))") }
    if !calendar.holidays.isEmpty {
      lines.append("set holidays [\(calendar.holidays.map { "d\($0)" }.joined(separator: ", "))]")
    }
    return lines
  }

  /// After it: what az knows of the subscription beside its clusters.
  private static func subscription(_ world: World) -> [String] {
    world.subscription.lines(in: world.simulation).map(\.text)
  }

  /// What no body of ARM's has: the lists of expander `priority`.
  private static func priorities(_ simulation: Simulation) -> [String] {
    simulation.clusters.compactMap { cluster in
      let list = simulation[simulation[cluster].expanderPriorities]
      guard !list.isEmpty else { return nil }
      let keys = list.map(\.key).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let entries = keys.map { key in
        let patterns = list.filter { $0.key == key }.map { LiteralWriter.quoted($0.value) }
        return "\(LiteralWriter.quoted(key)): [\(patterns.joined(separator: ", "))]"
      }
      let name = LiteralWriter.quoted(simulation[cluster].name)
      return "cluster \(name) expander-priorities {\(entries.joined(separator: ", "))}"
    }
  }

  /// Nor evictions of single pools, nor workloads: each cluster's behind a line that makes it the current one, if it is
  /// not that anyway; and in the end the cluster that is.
  private static func clusters(_ settled: World, _ simulation: Simulation) -> [String] {
    var (lines, current) = ([String](), settled.simulation.clusters.first)
    func use(_ cluster: ClusterID) {
      if cluster != current { lines.append("cluster \(LiteralWriter.quoted(simulation[cluster].name)) use") }
      current = cluster
    }
    for cluster in settled.simulation.clusters {
      let ofPools = evictionRates(of: settled.simulation.pools(of: cluster), simulation)
      let ofCluster = ofPools + WorkloadScript.lines(of: cluster, settled.simulation)
      if !ofCluster.isEmpty { use(cluster) }
      lines += ofCluster
    }
    if let last = settled.currentCluster, settled.simulation.exists(last) { use(last) }
    return lines
  }

  /// As they were before the pools had come to rest, for which evictions end.
  private static func evictionRates(of pools: [PoolID], _ simulation: Simulation) -> [String] {
    pools.compactMap { pool in
      simulation[pool].spotEvictionRate.map {
        "pool \(LiteralWriter.quoted(simulation[pool].name)) spot-eviction-rate \($0.percentage)"
      }
    }
  }

  // MARK: - What cannot be said

  private static func omissions(_ session: Session) -> [String] {
    let simulation = session.world.simulation
    var lines: [String] = []
    let running = simulation.operationsInProgress.count
    if running > 0 { lines.append("\(running.of("operation")) at work: taken as done") }
    if !session.watches.isEmpty { lines.append("what is watched") }
    let tasks = session.world.tasks.tasks.count
    if tasks > 0 { lines.append(tasks.of("schedule")) }
    lines += session.world.subscription.displacedGroups(in: simulation).map {
      "that the group \($0) is elsewhere than its clusters"
    }
    if session.currentClusterName == nil, !simulation.clusters.isEmpty {
      lines.append("that no cluster is the current one")
    }
    if !simulation.faults.isEmpty { lines.append(simulation.faults.count.of("fault")) }
    let nodes = simulation.clusters.flatMap { simulation.pools(of: $0) }.flatMap { simulation.nodes(of: $0) }
    if nodes.contains(where: { simulation[$0].software != simulation[simulation[$0].pool].software }) {
      lines.append("older images of single nodes")
    }
    let workloads = simulation.clusters.flatMap { simulation.workloads(of: $0) }
    if !workloads.isEmpty {
      lines.append("which node each pod is on: pods get nodes anew")
    }
    if workloads.contains(where: { simulation[$0].autoscaler != nil && simulation.demand(of: $0) != nil }) {
      lines.append(
        "what was asked of workloads in the last minutes: autoscalers begin anew with the rate of now")
    }
    if nodes.contains(where: { simulation[$0].state == .failed }) { lines.append("failed nodes") }
    return lines
  }
}

extension Simulation {
  /// Lets everything that goes on come to its end; what a fault holds up ends as it would without the fault.
  fileprivate mutating func settle() {
    // What Azure may still take back is there now.
    stopEvictions()
    // A world that never comes to rest would be an error of the model's; a script is written all the same.
    for _ in 0..<1_000_000 {
      if isAtRest { return }
      if nextInstant == nil { clearFaults() }
      if !advanceToNextInstant() { return }
    }
  }
}

extension TimingSettings {
  /// What makes times as they are here.
  var lines: [String] {
    var lines = TimingPrimitive.allCases.filter(isChanged).map { part in
      let scatter = changedSigma(part).map { " scatter \(TimingExhibit.sigma($0))" } ?? ""
      return "timing \(part.name) \(TimeFormat.span(median(part)))\(scatter)"
    }
    if let randomSeed { lines.append("timing random seed \(randomSeed)") }
    if let parallelNodes { lines.append("timing parallel \(parallelNodes)") }
    return lines
  }
}
