/// Why az has no words for something that the model can be asked.
package struct AzureOmission: Error, Hashable, Sendable {
  /// A clause, such as `az starts or stops a pool, and says nothing else with it`.
  package let reason: String

  package init(_ reason: String) { self.reason = reason }
}
