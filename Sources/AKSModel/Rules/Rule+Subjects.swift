extension Rule {
  /// Whether the rule has anything to say about operations of a kind.
  ///
  /// It is for `explain`, which leaves out what holds because it is about something else; `submit` asks all.
  package func concerns(_ kind: OperationKind) -> Bool { Self.subjects[id]?.contains(kind) ?? true }

  /// The kinds of operations that rules are about; a rule that is not here may be about any.
  private static let subjects: [RuleID: Set<OperationKind>] = [
    "R3": made, "R4": [.createCluster], "M7": [.updateCluster, .scaleCluster, .upgradeCluster],
    "L1": counted, "L6": counted, "L2": [.addPool],
    "L3": [.addPool, .scalePool, .startPool, .scaleCluster, .upgradePool],
    "L3u": [.upgradePool, .upgradeCluster], "U6p": [.upgradePool, .upgradeNodeImage, .upgradeCluster],
    "C6": [.abortPool, .abortCluster], "9.6": poolKinds,
    "S4c": poolKinds.union([.updateCluster, .scaleCluster]),
    "S2c": [.stopCluster], "S3c": [.startCluster], "S2": [.stopPool], "S3": [.startPool],
    "S2m": [.updatePool], "S7": [.deleteMachines], "9.4": [.updatePool],
    "M1": [.deletePool], "M2": [.updatePool, .scalePool], "M4": made.union([.updatePool]),
    "1.3": [.updatePool, .scalePool], "V1": made, "V3": made, "D8": made.union([.updatePool, .scalePool]),
    "V2": made.union(upgrades), "U1": upgrades, "U2": made.union(upgrades),
    "S2n": [.stopPool, .stopCluster], "N3": made, "L5": made, "L7": written, "V4": made, "V5": written,
    "P1": written, "P5": written, "A1": written, "A10": made, "A5": [.scalePool], "A12": written,
    "A14": clusterSettings, "U4": written, "U5": written, "T1": written, "T2": written, "T4": written,
    "T5": written, "M5": written, "R7": [.updateCluster], "LTS": clusterSettings,
    "U3": [.upgradeCluster, .upgradeControlPlane], "P6": [.upgradeCluster],
  ]

  private static let clusterSettings: Set<OperationKind> = [.createCluster, .updateCluster]
  private static let written = made.union([.updatePool, .updateCluster])
  private static let made: Set<OperationKind> = [.addPool, .createCluster]
  private static let upgrades: Set<OperationKind> = [.upgradePool, .upgradeCluster, .upgradeControlPlane]
  private static let counted: Set<OperationKind> = [
    .createCluster, .addPool, .scalePool, .scaleCluster, .updatePool,
  ]
  private static let poolKinds: Set<OperationKind> = [
    .addPool, .scalePool, .updatePool, .startPool, .stopPool, .deletePool, .upgradePool, .upgradeNodeImage,
    .deleteMachines,
  ]
}
