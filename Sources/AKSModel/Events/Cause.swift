/// Why something changes: goes into the event of the change.
struct Cause: Hashable, Sendable {
  var operation: OperationID?
  var rule: RuleID?

  init(_ operation: OperationID?, _ rule: RuleID? = nil) {
    self.operation = operation
    self.rule = rule
  }
}
