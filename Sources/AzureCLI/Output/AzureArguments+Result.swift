import AKSLJSON
package import AKSModel
import JMESPath

/// What az answers when a command has ended.
extension AzureArguments {
  /// Whether a statement of a script prints the answer: reading asks for it, and so does saying in which form.
  package var isAnswerWanted: Bool { command.isReading || has("--output") || has("--query") }

  /// What az says at the end.
  package func answer(
    in world: Simulation, _ subscription: AzureSubscription
  ) throws(AzureFailure) -> AzureAnswer {
    guard isAwaited else { return try answer(with: nil) }
    if let result = try naming(in: world).result(in: world) { return try answer(with: result) }
    return try answer(with: try subscriptionResult(in: world, subscription))
  }

  /// What az says when it has waited in vain: an error that it gives back instead of failing.
  package func answerOfTimeout() throws(AzureFailure) -> AzureAnswer {
    try answer(with: AzureResult(value: .object([])))
  }

  private func answer(with result: AzureResult?) throws(AzureFailure) -> AzureAnswer {
    var answer = AzureAnswer()
    // A query finds something in nothing, too: a literal.
    var result = result ?? AzureResult(value: .null)
    let format = text("--output").flatMap(OutputFormat.init) ?? .json
    if let query = text("--query") { try search(&result, query, format) }
    // Of nothing, nothing is written.
    guard result.value != .null else { return answer }
    answer.value = result.value
    answer.output = try result.text(format)
    return answer
  }

  /// What the command gives back; nil: nothing, or it is none about clusters.
  private func result(in world: Simulation) throws(AzureFailure) -> AzureResult? {
    switch command.name {
    case "aks list":
      let group = text("--resource-group")?.lowercased()
      let clusters = world.clusters.filter { group == nil || world[$0].resourceGroup.lowercased() == group }
      return AzureResult(
        value: .array(clusters.map { clusterBody($0, world) }), rows: TableColumns.clusters)
    case "aks show":
      return AzureResult(value: clusterBody(try cluster(in: world), world), rows: TableColumns.clusters)
    case "aks get-upgrades":
      return AzureResult(
        value: upgradeProfile(of: try cluster(in: world), world), rows: TableColumns.upgrades)
    case "aks get-versions": return AzureResult(value: Self.versions, rows: TableColumns.versions)
    case "aks nodepool list":
      let pools = world.pools(of: try cluster(in: world))
      return AzureResult(value: .array(pools.map { poolBody($0, world) }), rows: TableColumns.pools)
    case "aks nodepool show":
      return AzureResult(value: poolBody(try pool(in: world), world), rows: TableColumns.pools)
    case "aks nodepool get-upgrades":
      return AzureResult(value: upgradeProfile(of: try pool(in: world), world))
    case "aks machine list":
      let nodes = world.nodes(of: try pool(in: world))
      return AzureResult(
        value: .array(nodes.map { Self.body(ofMachine: $0, world) }), rows: TableColumns.machines)
    case "aks machine show":
      let name = text("--machine-name") ?? ""
      guard let node = world.nodes(of: try pool(in: world)).first(where: { world.nodeName($0) == name })
      else {
        throw .service("NotFound", "The machine \(name) was not found in the pool \(poolName).", status: 3)
      }
      return AzureResult(value: Self.body(ofMachine: node, world), rows: TableColumns.machines)
    case "aks create", "aks update", "aks scale", "aks upgrade":
      return AzureResult(value: clusterBody(try cluster(in: world), world))
    case "aks nodepool upgrade" where has("--node-image-only"): return nil
    case "aks nodepool add", "aks nodepool update", "aks nodepool scale", "aks nodepool upgrade",
      "aks nodepool start", "aks nodepool stop":
      return AzureResult(value: poolBody(try pool(in: world), world))
    default: return nil
    }
  }

  /// The same of what concerns the subscription and az itself.
  private func subscriptionResult(
    in world: Simulation, _ subscription: AzureSubscription
  ) throws(AzureFailure) -> AzureResult? {
    switch command.name {
    case "login": return AzureResult(value: [Self.account(isListed: true)], rows: TableColumns.accounts)
    case "account list":
      return AzureResult(value: [Self.account(isListed: true)], rows: TableColumns.accounts)
    case "account show": return AzureResult(value: Self.account(isListed: false))
    case "version": return AzureResult(value: Self.version(subscription))
    case "extension list":
      return AzureResult(value: .array(subscription.extensions.map(Self.body(ofExtension:))))
    case "extension show":
      let name = text("--name") ?? ""
      guard subscription.extensions.contains(name) else { throw .az(Self.missing(name)) }
      return AzureResult(value: Self.body(ofExtension: name))
    case "feature register", "feature show":
      let feature = AzureSubscription.Feature(
        namespace: text("--namespace") ?? "", name: text("--name") ?? "")
      let body = Self.body(of: feature, isRegistered: subscription.features.contains(feature))
      return AzureResult(value: body, rows: command.name == "feature show" ? TableColumns.features : nil)
    case "feature list":
      let namespace = text("--namespace")?.lowercased()
      let features = subscription.features.filter {
        namespace == nil || $0.namespace.lowercased() == namespace
      }
      return AzureResult(
        value: .array(features.map { Self.body(of: $0, isRegistered: true) }), rows: TableColumns.features)
    case "provider show": return AzureResult(value: Self.body(ofProvider: text("--namespace") ?? ""))
    case "group create", "group show":
      return AzureResult(value: Self.body(of: try group(in: subscription, world)))
    case "group list":
      let groups = subscription.allGroups(in: world).filter { has(tag: text("--tag"), $0) }
      return AzureResult(value: .array(groups.map(Self.body(of:))), rows: TableColumns.groups)
    case "group exists":
      return AzureResult(value: .boolean(subscription.group(named: groupName, in: world) != nil))
    default: return nil
    }
  }

  /// `--tag name` or `--tag name=value`.
  private func has(tag: String?, _ group: AzureSubscription.Group) -> Bool {
    guard let tag, !tag.isEmpty else { return true }
    let parts = tag.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return group.tags.contains { $0.key == parts[0] && (parts.count == 1 || $0.value == parts[1]) }
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
