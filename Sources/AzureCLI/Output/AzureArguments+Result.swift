import AKSLJSON
package import AKSModel
import JMESPath

/// What az answers when a command has ended.
extension AzureArguments {
  /// Whether a statement of a script prints the answer: reading asks for it, and so does saying in which form.
  package var isAnswerWanted: Bool { command.isReading || has("--output") || has("--query") }

  /// What az says at the end; `isColored`: a person reads it on a terminal.
  package func answer(
    in world: Simulation, _ subscription: AzureSubscription, isColored: Bool = false
  ) throws(AzureFailure) -> AzureAnswer {
    guard isAwaited else { return try answer(with: nil, isColored: isColored) }
    return try answer(with: try naming(in: world).result(in: world, subscription), isColored: isColored)
  }

  /// What az says when it has waited in vain: an error that it gives back instead of failing.
  package func answerOfTimeout() throws(AzureFailure) -> AzureAnswer {
    try answer(with: AzureResult(value: .object([])), isColored: false)
  }

  private func answer(with result: AzureResult?, isColored: Bool) throws(AzureFailure) -> AzureAnswer {
    var answer = AzureAnswer()
    // A query finds something in nothing, too: a literal.
    var result = result ?? AzureResult(value: .null)
    let format = text("--output").flatMap(OutputFormat.init) ?? .json
    if let query = text("--query") { try search(&result, query, format) }
    // Of nothing, nothing is written.
    guard result.value != .null else { return answer }
    answer.output = try result.text(format, isColored: isColored)
    return answer
  }

  /// What the command gives back; nil: nothing.
  private func result(
    in world: Simulation, _ subscription: AzureSubscription
  ) throws(AzureFailure) -> AzureResult? {
    switch command.name {
    case .aksList:
      let group = text("--resource-group")?.lowercased()
      let clusters = world.clusters.filter { group == nil || world[$0].resourceGroup.lowercased() == group }
      return AzureResult(
        value: .array(clusters.map { clusterBody($0, world) }), rows: TableColumns.clusters)
    case .aksShow:
      return AzureResult(value: clusterBody(try cluster(in: world), world), rows: TableColumns.clusters)
    case .aksGetUpgrades:
      return AzureResult(
        value: upgradeProfile(of: try cluster(in: world), world), rows: TableColumns.upgrades)
    case .aksGetVersions: return AzureResult(value: Self.versions, rows: TableColumns.versions)
    case .aksNodepoolList:
      let pools = world.pools(of: try cluster(in: world))
      return AzureResult(value: .array(pools.map { poolBody($0, world) }), rows: TableColumns.pools)
    case .aksNodepoolShow:
      return AzureResult(value: poolBody(try pool(in: world), world), rows: TableColumns.pools)
    case .aksNodepoolGetUpgrades:
      return AzureResult(value: upgradeProfile(of: try pool(in: world), world))
    case .aksMachineList:
      let nodes = world.nodes(of: try pool(in: world))
      return AzureResult(
        value: .array(nodes.map { Self.body(ofMachine: $0, world) }), rows: TableColumns.machines)
    case .aksMachineShow:
      let name = text("--machine-name") ?? ""
      guard let node = world.nodes(of: try pool(in: world)).first(where: { world.nodeName($0) == name })
      else {
        throw .service("NotFound", "The machine \(name) was not found in the pool \(poolName).", status: 3)
      }
      return AzureResult(value: Self.body(ofMachine: node, world), rows: TableColumns.machines)
    case .aksCreate, .aksUpdate, .aksScale, .aksUpgrade:
      return AzureResult(value: clusterBody(try cluster(in: world), world))
    case .aksNodepoolUpgrade where has("--node-image-only"): return nil
    case .aksNodepoolAdd, .aksNodepoolUpdate, .aksNodepoolScale, .aksNodepoolUpgrade,
      .aksNodepoolStart, .aksNodepoolStop:
      return AzureResult(value: poolBody(try pool(in: world), world))
    case .login: return AzureResult(value: [Self.account(isListed: true)], rows: TableColumns.accounts)
    case .accountList:
      return AzureResult(value: [Self.account(isListed: true)], rows: TableColumns.accounts)
    case .accountShow: return AzureResult(value: Self.account(isListed: false))
    case .version: return AzureResult(value: Self.version(subscription))
    case .extensionList:
      return AzureResult(value: .array(subscription.extensions.map(Self.body(ofExtension:))))
    case .extensionShow:
      let name = text("--name") ?? ""
      guard subscription.extensions.contains(name) else { throw .az(Self.missing(name)) }
      return AzureResult(value: Self.body(ofExtension: name))
    case .featureRegister, .featureShow:
      let body = Self.body(of: feature, isRegistered: subscription.features.contains(feature))
      return AzureResult(value: body, rows: command.name == .featureShow ? TableColumns.features : nil)
    case .featureList:
      let namespace = text("--namespace")?.lowercased()
      let features = subscription.features.filter {
        namespace == nil || $0.namespace.lowercased() == namespace
      }
      return AzureResult(
        value: .array(features.map { Self.body(of: $0, isRegistered: true) }), rows: TableColumns.features)
    case .providerShow: return AzureResult(value: Self.body(ofProvider: text("--namespace") ?? ""))
    case .groupCreate, .groupShow:
      return AzureResult(value: Self.body(of: try group(in: subscription, world)))
    case .groupList:
      let groups = subscription.allGroups(in: world).filter { has(tag: text("--tag"), $0) }
      return AzureResult(value: .array(groups.map(Self.body(of:))), rows: TableColumns.groups)
    case .groupExists:
      return AzureResult(value: .boolean(subscription.group(named: groupName, in: world) != nil))
    case .logout, .accountSet, .extensionAdd, .extensionUpdate, .providerRegister, .groupDelete, .groupWait,
      .aksStart, .aksStop, .aksDelete, .aksWait, .aksOperationAbort, .aksGetCredentials, .aksInstallCli,
      .aksNodepoolDelete, .aksNodepoolWait, .aksNodepoolOperationAbort, .aksNodepoolDeleteMachines:
      return nil
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
