extension Refusal {
  /// 404 for what is missing, 409 while something else is in progress, 400 otherwise (section 9 no. 2).
  package var httpStatus: Int { 400 }
  /// Azure's flat code, such as `OperationNotAllowed`.
  package var code: String { "OperationNotAllowed" }
  /// Always empty in the answers seen so far.
  package var subcode: String { "" }
  /// The property that is wrong, such as `agentPoolProfile.count`.
  package var target: String? { nil }
  /// Azure's text to the letter where it is known, else one in its manner.
  package var message: String { "" }
  /// The rule that refuses.
  package var rule: RuleID { "C2" }
  /// How well the code and the text are known (how well the rule is known is the rule's own matter).
  package var evidence: Evidence { .ours }
  /// Nobody published the text: it is ours, in Azure's manner.
  package var isOurText: Bool { evidence == .ours }
}
