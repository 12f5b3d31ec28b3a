extension Rule {
  /// Whether the rule has anything to say about operations of a kind.
  ///
  /// It is for `explain`, which leaves out what holds because it is about something else; `submit` asks all.
  package func concerns(_ kind: OperationKind) -> Bool { Self.subjects[id]?.contains(kind) ?? true }

  /// The kinds of operations that rules are about; a rule that is not here may be about any.
  private static let subjects: [RuleID: Set<OperationKind>] = [
    "R3": [.addPool, .createCluster], "R4": [.createCluster], "N1": [.createCluster],
    "L1": counted, "L6": counted, "L2": [.addPool], "L3": [.addPool, .scalePool, .startPool],
    "S4c": poolKinds, "S2c": [.stopCluster], "S3c": [.startCluster], "S2": [.stopPool], "S3": [.startPool],
    "S2m": [.updatePool], "9.4": [.updatePool], "9.6": poolKinds,
    "M1": [.deletePool], "M2": [.updatePool, .scalePool], "M4": [.addPool, .createCluster, .updatePool],
    "1.3": [.updatePool], "V1": [.addPool, .createCluster], "V2": [.addPool, .createCluster],
    "V3": [.addPool, .createCluster], "D8": [.addPool, .updatePool, .scalePool], "U2": [.addPool],
    "N2": [.updatePool],
  ]

  private static let poolKinds: Set<OperationKind> = [
    .addPool, .scalePool, .updatePool, .startPool, .stopPool, .deletePool,
  ]
  private static let counted: Set<OperationKind> = [.createCluster, .addPool, .scalePool, .updatePool]
}
