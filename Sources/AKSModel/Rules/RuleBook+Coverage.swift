/// A rule of AKS that the book has no entry for, and why.
package struct Omission: Sendable {
  package let id: RuleID
  package let reason: String

  init(_ id: RuleID, _ reason: String) {
    self.id = id
    self.reason = reason
  }
}

// The numbered facts of AKS that this model was written after, and what became of each. A rule that gets an
// entry in the book needs no change here: the book wins.
extension RuleBook {
  /// All numbers, section by section: names and limits, states and operations, start and stop, scale-down mode,
  /// autoscaler, spot, modes, upgrades, labels and zones, concurrency, open points.
  package static let specification: [RuleID] = [
    ("R", 6), ("L", 8), ("PS", 5), ("O", 6), ("S", 12), ("D", 13), ("A", 12), ("P", 6), ("M", 7), ("U", 10),
    ("T", 4), ("C", 7), ("9.", 6),
  ].flatMap { section in (1...section.1).compactMap { RuleID(named: "\(section.0)\($0)") } }

  /// Rules about requests that no sentence of the language makes, so that no scenario exercises them: they guard the
  /// model's own interface.
  package static let unreached = [
    Omission("1.3", "`pool … update` has no word for the size, the OS, the OS disk or the number of pods"),
    Omission("R7", "`cluster … update` has no word for the region, the resource groups or the SKU"),
    Omission("M7", "a sentence about a cluster names no pool to be made: `pool … add` makes one"),
    Omission("S5c", "a sentence that stops or starts a pool has no count with it"),
  ]

  /// Codes of refusals for which the same is true.
  package static let unreachedCodes = [
    (
      code: "NotAllAgentPoolOrchestratorVersionSpecifiedAndUnchanged",
      reason: "an upgrade of a cluster asks for one version, and for no pool's own"
    )
  ]

  /// Those that the model follows where an entry would say nothing, with the place.
  package static let followed = without([
    Omission("R1", "a request finds clusters and pools by their names without regard to case"),
    Omission("R2", "the bodies of resources have these types"),
    Omission("PS1", "the states are those of the enumeration `ProvisioningState`"),
    Omission("O2", "the status body of an operation has this form"),
    Omission("O3", "an operation is InProgress until it ends; free texts of progress do not occur"),
    Omission("O5", "the bodies of refusals have these two forms"),
    Omission("S1", "a PUT with another power state is a stop or a start"),
    Omission("S4", "the end of a stop sets the count to 0 and leaves all else"),
    Omission("S12", "a pool is stopped without a header or a feature of a preview"),
    Omission("D13", "scale-down modes need no preview either"),
    Omission("D12", "the PUT of a cluster has no scale-down mode"),
    Omission("A11", "the words in which A1 refuses bounds"),
    Omission("M3", "a change of mode is none of the nodes'"),
    Omission("M6", "M1 refuses to delete the last system pool only"),
    Omission("C1", "C2 refuses a second operation; 9.6 settles different pools"),
    Omission("C7", "a change of tags is a PUT like others: C2 refuses it while something is at work"),
    Omission("9.1", "texts that nobody has published are marked as ours"),
    Omission("9.2", "409 while something is in progress, 404 for what is missing, else 400"),
    Omission("9.3", "the settings of S10 and D10 choose; D11 has no other way"),
  ])

  /// Those that the model does not follow, with the reason.
  package static let leftOut = without(
    [
      Omission("R5", "az checks it by itself: it is held by the tests of the lines of az"),
      Omission("O1", "there is no HTTP"),
      Omission("U10", "nothing else than the service sets labels and taints"),
    ])

  /// Without those that have an entry by now.
  private static func without(_ list: [Omission]) -> [Omission] { list.filter { rule($0.id) == nil } }
}
