/// What one rule says of a request.
package struct Verdict: Sendable {
  /// The rule that was asked.
  package let rule: Rule
  /// nil: the rule has nothing against it.
  package let refusal: Refusal?
}
