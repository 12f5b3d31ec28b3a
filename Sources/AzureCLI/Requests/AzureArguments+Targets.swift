package import AKSModel

// The resources that a command names, as they are in the world.
extension AzureArguments {
  var isAwaited: Bool { !has("--no-wait") }

  /// The same with `--no-wait`, where the command has it.
  package var withoutWaiting: AzureArguments {
    guard command.option(named: "--no-wait") != nil else { return self }
    var arguments = self
    arguments.values["--no-wait"] = .flag
    return arguments
  }

  /// The name of the cluster: pool commands call it differently.
  package var clusterName: String {
    text(command.option(named: "--cluster-name") == nil ? "--name" : "--cluster-name") ?? ""
  }

  /// The same of the cluster as it is called here, where other groups have one of its name.
  package func naming(in world: Simulation) -> AzureArguments {
    guard let group = text("--resource-group")?.lowercased(),
      let cluster = world.clusters.lazy.map({ world[$0] }).first(where: {
        $0.sharedName?.lowercased() == clusterName.lowercased() && $0.resourceGroup.lowercased() == group
      })
    else { return self }
    var named = self
    named.values[command.option(named: "--cluster-name")?.name ?? "--name"] = .text(cluster.name)
    return named
  }

  package var poolName: String { text("--nodepool-name") ?? "" }

  /// The cluster, in the group that the command names.
  package func cluster(in world: Simulation) throws(AzureFailure) -> ClusterID {
    let group = text("--resource-group") ?? ""
    guard let cluster = world.cluster(named: clusterName),
      world[cluster].resourceGroup.lowercased() == group.lowercased()
    else { throw .refusal(.clusterNotFound(cluster: clusterName, resourceGroup: group)) }
    return cluster
  }

  /// The pool, as a GET of it finds it.
  package func pool(in world: Simulation) throws(AzureFailure) -> PoolID {
    guard let pool = world.pool(named: poolName, in: try cluster(in: world)) else {
      throw .refusal(.poolNotFound(pool: poolName, cluster: clusterName))
    }
    return pool
  }

  /// The pool, where az looks through the list of pools before it asks for one.
  func listedPool(in world: Simulation) throws(AzureFailure) -> PoolID {
    guard let pool = world.pool(named: poolName, in: try cluster(in: world)) else {
      if command.name == .aksNodepoolDeleteMachines {
        throw .az(
          "Node pool \(poolName) doesn't exist, use 'az aks nodepool list' to get current node pool list",
          status: 3)
      }
      throw .az("Node pool \(poolName) doesnt exist, use 'aks nodepool list' to get current node pool list")
    }
    return pool
  }

  var clusterTarget: ClusterTarget {
    var target = ClusterTarget(cluster: clusterName)
    target.precondition = precondition
    return target
  }

  var poolTarget: PoolTarget {
    var target = PoolTarget(cluster: clusterName, pool: poolName)
    target.precondition = precondition
    return target
  }

  private var precondition: Precondition {
    var precondition = Precondition()
    precondition.ifMatch = text("--if-match")
    precondition.ifNoneMatch = text("--if-none-match")
    return precondition
  }

  /// `name=value` words; a word without `=` has no value, an empty one is none.
  func entries(_ option: String) -> [ResourceTag]? {
    guard let texts = texts(option) else { return nil }
    var entries: [ResourceTag] = []
    for text in texts where !text.isEmpty {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let entry = ResourceTag(key: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : "")
      entries.removeAll { $0.key == entry.key }
      entries.append(entry)
    }
    return entries
  }

  /// Words with commas between them.
  func parts(_ option: String) -> [String]? {
    text(option).map { $0.split(separator: ",").map { String($0.trimmedBlanks) } }
  }

  /// The version without a `v` before it, as az sends it.
  var kubernetesVersion: String? {
    guard let text = text("--kubernetes-version"), !text.isEmpty else { return nil }
    return text.first.map { "vV|".contains($0) } == true ? String(text.dropFirst()) : text
  }
}

extension Substring {
  fileprivate var trimmedBlanks: Substring {
    var part = drop { $0 == " " }
    while part.last == " " { part = part.dropLast() }
    return part
  }
}
