/// Why something changes: goes into the event of the change.
package struct Cause: Hashable, Sendable {
  /// The operation that is at work.
  var operation: OperationID?
  /// The rule that shapes what it does here.
  var rule: RuleID?

  package init(_ operation: OperationID?, _ rule: RuleID? = nil) {
    self.operation = operation
    self.rule = rule
  }
}
