import AKSLJSON
package import AKSModel
import JMESPath

/// What az answers when a command has ended.
extension AzureArguments {
  /// Whether a statement of a script prints the answer: reading asks for it, and so does saying in which form.
  package var isAnswerWanted: Bool { command.isReading || has("--output") || has("--query") }

  /// What az says at the end.
  package func answer(in world: Simulation) throws(AzureFailure) -> AzureAnswer {
    if command.name.hasSuffix(" wait") { try endOfWait(world) }
    var answer = AzureAnswer()
    guard isAwaited, var result = try result(in: world) else { return answer }
    let format = text("--output").flatMap(OutputFormat.init) ?? .json
    if let query = text("--query") { try search(&result, query, format) }
    // Of nothing, nothing is written.
    guard result.value != .null else { return answer }
    answer.value = result.value
    answer.output = result.text(format)
    return answer
  }

  /// What the command gives back; nil: nothing.
  private func result(in world: Simulation) throws(AzureFailure) -> AzureResult? {
    switch command.name {
    case "aks list":
      let group = text("--resource-group")?.lowercased()
      let clusters = world.clusters.filter { group == nil || world[$0].resourceGroup.lowercased() == group }
      return AzureResult(
        value: .array(clusters.map { clusterBody($0, world) }), rows: TableColumns.clusters)
    case "aks show":
      return AzureResult(value: clusterBody(try cluster(in: world), world), rows: TableColumns.clusters)
    case "aks nodepool list":
      let pools = world.pools(of: try cluster(in: world))
      return AzureResult(value: .array(pools.map { poolBody($0, world) }), rows: TableColumns.pools)
    case "aks nodepool show":
      return AzureResult(value: poolBody(try pool(in: world), world), rows: TableColumns.pools)
    case "aks create", "aks update", "aks scale", "aks upgrade":
      return AzureResult(value: clusterBody(try cluster(in: world), world))
    case "aks nodepool upgrade" where has("--node-image-only"): return nil
    case "aks nodepool add", "aks nodepool update", "aks nodepool scale", "aks nodepool upgrade",
      "aks nodepool start", "aks nodepool stop":
      return AzureResult(value: poolBody(try pool(in: world), world))
    default: return nil
    }
  }

  /// What a query finds in the result.
  private func search(
    _ result: inout AzureResult, _ text: String, _ format: OutputFormat
  ) throws(AzureFailure) {
    do throws(JMESPathError) {
      let query = try JMESPath(text)
      let found = try query.search(result.value)
      // Lines of tab-separated values: members of what the query has made stay in its order, others are sorted.
      let value = format == .tsv ? found.arranged(like: try query.search(result.value.sortedByKeys)) : found
      result = AzureResult(value: value, isQueried: true)
    } catch {
      throw .query(error)
    }
  }

  /// Az looks again and again; here the wait is over when nothing is at work any more.
  private func endOfWait(_ world: Simulation) throws(AzureFailure) {
    let state: ProvisioningState?
    if command.name == "aks wait" {
      state = (try? cluster(in: world)).map { world[$0].provisioningState }
    } else {
      state = (try? pool(in: world)).map { world[$0].provisioningState }
    }
    let isMet =
      (has("--deleted") && state == nil) || (has("--exists") && state != nil)
      || ((has("--created") || has("--updated")) && state == .succeeded)
    if isMet { return }
    if state == .failed { throw .az("The operation failed") }
    throw .az("Wait operation timed-out after \(integer("--timeout") ?? 3600) seconds")
  }
}

extension JSONValue {
  /// The same with the rows in the order that they have in a result of sorted objects: a row that is the same object in
  /// both, in another order, comes from the document.
  fileprivate func arranged(like sorted: JSONValue) -> JSONValue {
    switch (self, sorted) {
    case (.array(let rows), .array(let others)) where rows.count == others.count:
      return .array(zip(rows, others).map { $0.arranged(like: $1) })
    case (.object(let members), .object(let others)):
      return members.map(\.key) == others.map(\.key) ? self : withSortedMembers
    default: return self
    }
  }
}
