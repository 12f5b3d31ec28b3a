import AKSLJSON
package import AKSModel

/// What az answers when a command has ended.
extension AzureArguments {
  /// The forms in which answers can be printed here.
  static let formats = ["json", "jsonc", "table", "none"]

  /// Whether a statement of a script prints the answer: reading asks for it, and so does saying in which form.
  package var isAnswerWanted: Bool {
    ["show", "list"].contains { command.name.hasSuffix($0) } || has("--output") || has("--query")
  }

  /// What az says at the end.
  package func answer(in world: Simulation) throws(AzureFailure) -> AzureAnswer {
    var answer = AzureAnswer()
    if let text = try text(in: world), !text.isEmpty { answer.output = text + "\n" }
    return answer
  }

  private func text(in world: Simulation) throws(AzureFailure) -> String? {
    if command.name.hasSuffix(" wait") { return try endOfWait(world) }
    let format = text("--output") ?? "json"
    guard format != "none" else { return nil }
    switch command.name {
    case "aks list":
      let group = text("--resource-group")?.lowercased()
      let clusters = world.clusters.filter { group == nil || world[$0].resourceGroup.lowercased() == group }
      return table(format, clusters.map { clusterBody($0, world) }, isList: true, TableText.clusterColumns)
    case "aks nodepool list":
      let pools = world.pools(of: try cluster(in: world))
      return table(format, pools.map { poolBody($0, world) }, isList: true, TableText.poolColumns)
    case "aks delete", "aks nodepool delete", "aks start", "aks stop", "aks operation-abort",
      "aks nodepool operation-abort", "aks nodepool delete-machines", "group create":
      return nil
    case _ where command.name.hasPrefix("aks nodepool"):
      return table(format, [poolBody(try pool(in: world), world)], isList: false, TableText.poolColumns)
    default:
      return table(
        format, [clusterBody(try cluster(in: world), world)], isList: false, TableText.clusterColumns)
    }
  }

  private func table(
    _ format: String, _ bodies: [JSONValue], isList: Bool, _ columns: [TableText.Column]
  ) -> String {
    if format == "table" { return TableText.text(bodies, columns) }
    return (isList ? .array(bodies) : bodies[0]).text(.pretty)
  }

  /// Az looks again and again; here the wait is over when nothing is at work any more.
  private func endOfWait(_ world: Simulation) throws(AzureFailure) -> String? {
    let state: ProvisioningState?
    if command.name == "aks wait" {
      state = (try? cluster(in: world)).map { world[$0].provisioningState }
    } else {
      state = (try? pool(in: world)).map { world[$0].provisioningState }
    }
    let isMet =
      (has("--deleted") && state == nil) || (has("--exists") && state != nil)
      || ((has("--created") || has("--updated")) && state == .succeeded)
    if isMet { return nil }
    if state == .failed { throw .az("The operation failed") }
    throw .az("Wait operation timed-out after \(integer("--timeout") ?? 3600) seconds")
  }
}
