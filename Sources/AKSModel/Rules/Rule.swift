/// A rule of Azure (or, where Azure publishes none, our choice), with what it stands on.
package struct Rule: Sendable {
  /// Judges a request against the world as it is, and throws what Azure would answer.
  package typealias Check = @Sendable (Request, Simulation) throws(Refusal) -> Void

  /// Its short name, as events and refusals quote it.
  package let id: RuleID
  /// One sentence.
  package let title: String
  /// The article, recording or issue it comes from.
  package let source: String
  /// How well the rule is known; how well a refusal's text is known is another matter.
  package let evidence: Evidence
  /// nil: the rule refuses nothing, it shapes what happens.
  package let check: Check?

  init(
    _ id: RuleID, _ title: String, source: String, _ evidence: Evidence, check: Check? = nil
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.evidence = evidence
    self.check = check
  }

  /// A rule about each pool that a request makes or changes.
  init(
    _ id: RuleID, _ title: String, source: String, _ evidence: Evidence,
    eachPool check: @escaping @Sendable (PoolProspect, Request, Simulation) throws(Refusal) -> Void
  ) {
    self.init(id, title, source: source, evidence) { request, world throws(Refusal) in
      for pool in request.prospects { try check(pool, request, world) }
    }
  }
}
