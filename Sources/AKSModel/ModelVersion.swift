/// The edition of the rules: the year and the month in which they were last compared with Azure's documentation.
package enum ModelVersion {
  package static let year = 2026
  package static let month = 11

  // `2026.11`
  package static var text: String { text(year, month) }

  /// An edition, and in what it differs from the one before.
  package struct Edition: Hashable, Sendable {
    package let year: Int
    package let month: Int
    package let changes: [Change]

    package var text: String { ModelVersion.text(year, month) }

    package init(_ year: Int, _ month: Int, _ changes: [Change]) {
      self.year = year
      self.month = month
      self.changes = changes
    }
  }

  /// What changed in a rule, in one sentence.
  package struct Change: Hashable, Sendable {
    package let rule: RuleID
    package let sentence: String

    package init(_ rule: RuleID, _ sentence: String) {
      self.rule = rule
      self.sentence = sentence
    }
  }

  /// All editions, the oldest first.
  ///
  /// Whoever changes what a rule says or does writes it down in the last one.
  package static let history = [
    Edition(2026, 10, []),
    Edition(
      2026, 11,
      [
        Change("V3", "an ephemeral OS disk is refused on a size that has no room for one"),
        Change(
          "S2c", "the stop of a stopped cluster is answered with the text of 2024, which names the last stop"),
        Change("C4", "a deletion preempts what is at work, where it was refused before"),
        Change("C6", "operations can be aborted"),
        Change(
          "N1",
          "an existing cluster is changed, scaled and upgraded, where every PUT of it was refused before"),
        Change("U1", "clusters and pools are upgraded, where every other version was refused before"),
        Change("S6", "the settings of the autoscaler go with a stop and come back with the start"),
        Change(
          "9.6", "`set pool-operations exclusive` makes operations of different pools wait for each other"),
        Change("S10", "`set quirk stop-deletes-instances on` shows the behaviour of 2022"),
        Change("D10", "`set scale-in-order` and `set start-order` choose which nodes go first"),
        Change("9.4", "with `set strict on` a stopped pool takes no change at all but an upgrade"),
        Change("L4", "no region has more than 100 clusters"),
        Change("A7", "the autoscaler adds nodes for pods that wait, where it did nothing before"),
        Change("A7d", "the autoscaler takes away nodes that are hardly used, where it did nothing before"),
        Change("A8", "the autoscaler gives up machines that do not come, and waits longer each time"),
        Change("A9", "the autoscaler stands still while too many nodes are unready"),
        Change("D3", "what the autoscaler takes away is deleted or deallocated by the scale-down mode"),
        Change(
          "D6",
          "deallocated nodes count as unready for the autoscaler; `set quirk deallocated-counts-unready off`"),
        Change("P3", "Spot nodes can be evicted; `set spot-eviction-rate` and `inject eviction` do it"),
        Change("P1s", "Spot machines have a price; `set spot-prices unknown` takes it away again"),
        Change("U8", "`inject quota` limits vCPUs"),
        Change("U6p", "a budget with maxUnavailable 0 refuses upgrades, where the drain failed before"),
        Change(
          "S2m",
          "a stopped pool becomes no system pool by a request about its cluster either; with its start it does"
        ),
        Change("L6", "a stopped pool that becomes a system pool as it starts needs a node to start with"),
        Change("W15", "pods are spread over zones and nodes where their workload asks for it"),
        Change("W16", "pods can require other pods beside them, or none"),
        Change("W17", "nodes can be preferred by labels, by other pods and by how many pods they have"),
        Change("W18", "DaemonSets have a pod on each node"),
        Change("T4z", "nodes have the label topology.kubernetes.io/zone, so that pods can ask for a zone"),
        Change("F3", "a failed node is NotReady 40 s after it failed, where it was at once"),
        Change("A7z", "the autoscaler asks whether the zone of the next node helps the pods that wait"),
        Change("9.5", "`set cluster-start` and `set cluster-stop-count` choose what becomes of pools"),
      ]),
  ]

  /// The edition of a year and a month.
  package static func edition(_ year: Int, _ month: Int) -> Edition? {
    history.first { $0.year == year && $0.month == month }
  }

  /// What has changed since an edition, the oldest first.
  package static func changes(
    since year: Int, _ month: Int, in history: [Edition] = history
  ) -> [(edition: Edition, change: Change)] {
    history.filter { ($0.year, $0.month) > (year, month) }
      .flatMap { edition in edition.changes.map { (edition, $0) } }
  }

  private static func text(_ year: Int, _ month: Int) -> String {
    "\(year).\(month < 10 ? "0" : "")\(month)"
  }
}
