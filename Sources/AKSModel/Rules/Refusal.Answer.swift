extension Refusal {
  /// The whole answer to one reason: what Azure's flat error body holds, and how well that is
  /// known.
  struct Answer {
    var status = 400
    var code = "OperationNotAllowed"
    var target: String?
    var evidence = Evidence.ours
    var rule: RuleID
    var message: String
  }
}

extension Refusal.Answer {
  /// The form of Azure's answers about a value, with our own words about the error.
  static func invalid(_ target: String, _ details: String, rule: RuleID) -> Self {
    Self(
      code: "InvalidParameter", target: target, rule: rule,
      message: "The value of parameter \(target) is invalid. Error details: \(details) Please see "
        + "https://aka.ms/aks-naming-rules for more details.")
  }

  /// A text of ours.
  static func notAllowed(_ message: String, rule: RuleID) -> Self {
    Self(rule: rule, message: message)
  }

  /// The texts of C2, which differ in their beginnings.
  static func conflict(_ beginning: String, place: String = "") -> Self {
    Self(
      status: 409, evidence: .exact, rule: "C2",
      message:
        "\(beginning) is in progress\(place), please wait for it to finish before starting a "
        + "new operation. See https://aka.ms/aks-pending-operation for more details")
  }

  /// The texts of U2.
  static func incompatible(
    _ pool: KubernetesVersion, _ controlPlane: KubernetesVersion, _ details: String
  ) -> Self {
    Self(
      code: "NodePoolMcVersionIncompatible", evidence: .exact, rule: "U2",
      message: "Node pool version \(pool) and control plane version \(controlPlane) are "
        + "incompatible. \(details) For more information, please check "
        + "https://aka.ms/version-skew-policy")
  }
}
