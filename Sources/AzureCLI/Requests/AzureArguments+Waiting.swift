import AKSLJSON
package import AKSModel
import JMESPath

/// What one look at a resource finds that `wait` waits for.
package enum AzurePoll: Sendable {
  case isMet
  /// Look again so much later.
  case again(TimeSpan)
  /// The last look was in vain: az says nothing of it, and exits as if all was well.
  case timedOut
}

// `az … wait` looks at the resource again and again: azure-cli 2.91, `WaitCommandOperation`.
extension AzureArguments {
  package var isWait: Bool { command.name.verb == "wait" }

  /// The look with this number, from 0, at a resource as it is now.
  package func poll(
    _ number: Int, in world: Simulation, _ subscription: AzureSubscription
  ) throws(AzureFailure) -> AzurePoll {
    let interval = integer("--interval") ?? 30
    let timeout = integer("--timeout") ?? 3600
    guard interval != 0 else {
      throw .az(
        "The command failed with an unexpected error. Here is the traceback:\nrange() arg 3 must not be zero")
    }
    // Python's `range(0, timeout, interval)`.
    let (passed, overflow) = Int64(number).multipliedReportingOverflow(by: interval)
    guard !overflow, interval > 0 ? passed < timeout : passed > timeout else { return .timedOut }
    if try naming(in: world).isMet(world, subscription) { return .isMet }
    // A negative time is no time to sleep.
    guard interval > 0 else { throw .az("sleep length must be non-negative") }
    return .again(.seconds(min(interval, Self.longestSleep)))
  }

  /// A hundred years in seconds.
  private static let longestSleep: Int64 = 36_525 * 86_400

  private func isMet(
    _ world: Simulation, _ subscription: AzureSubscription
  ) throws(AzureFailure) -> Bool {
    let body: JSONValue
    do throws(AzureFailure) {
      body = try awaited(world, subscription)
    } catch {
      guard error.status == 3 else { throw error }
      if has("--deleted") { return true }
      if ["--created", "--exists", "--custom"].contains(where: has) { return false }
      throw error
    }
    if has("--exists") { return true }
    var state = body["provisioningState"]
    if state == .null { state = body["properties"]["provisioningState"] }
    if state == "Failed" { throw .az("The operation failed") }
    if has("--created") || has("--updated"), state == "Succeeded" { return true }
    guard let condition = text("--custom"), !condition.isEmpty else { return false }
    do throws(JMESPathError) {
      return JMESPath.isTrue(try JMESPath(condition).search(body))
    } catch {
      throw .query(error)
    }
  }

  private func awaited(
    _ world: Simulation, _ subscription: AzureSubscription
  ) throws(AzureFailure) -> JSONValue {
    switch command.name {
    case .groupWait: return Self.body(of: try group(in: subscription, world))
    case .aksWait: return clusterBody(try cluster(in: world), world)
    default: return poolBody(try pool(in: world), world)
    }
  }
}
