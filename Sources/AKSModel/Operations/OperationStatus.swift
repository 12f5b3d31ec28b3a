/// `status` of an operation (O3), in ARM's spelling.
package enum OperationStatus: String, CaseIterable, Hashable, Sendable {
  case inProgress = "InProgress"
  case succeeded = "Succeeded"
  case failed = "Failed"
  case canceled = "Canceled"
}
