/// Resource ids as ARM writes them.
package enum ResourceIdentifier {
  /// The GUID of the simulated subscription.
  package static let simulatedSubscription = "00000000-0000-0000-0000-000000000000"

  /// A cluster's, with the lower-case `resourcegroups` of real answers (R1).
  package static func text(of cluster: ManagedCluster) -> String {
    "/subscriptions/\(cluster.subscription)/resourcegroups/\(path(of: cluster))"
  }

  /// A pool's.
  package static func text(of pool: PoolID, _ simulation: Simulation) -> String {
    text(of: simulation[simulation[pool].cluster]) + "/agentPools/" + simulation[pool].name
  }

  /// A machine's, where real answers write `resourceGroups` (R1).
  package static func text(of node: NodeID, _ simulation: Simulation) -> String {
    let pool = simulation[simulation[node].pool]
    let cluster = simulation[pool.cluster]
    return
      "/subscriptions/\(cluster.subscription)/resourceGroups/\(path(of: cluster))/agentPools/\(pool.name)/"
      + "machines/\(simulation.nodeName(node))"
  }

  /// That of the virtual machine under a node, in the resource group of the nodes.
  package static func virtualMachine(of node: NodeID, _ simulation: Simulation) -> String {
    let pool = simulation[node].pool
    let cluster = simulation[simulation[pool].cluster]
    return "/subscriptions/\(cluster.subscription)/resourceGroups/\(cluster.nodeResourceGroup)/providers/"
      + "Microsoft.Compute/virtualMachineScaleSets/"
      + "\(simulation.scaleSetName(of: pool))/virtualMachines/\(simulation[node].instance)"
  }

  private static func path(of cluster: ManagedCluster) -> String {
    "\(cluster.resourceGroup)/providers/Microsoft.ContainerService/managedClusters/\(cluster.resourceName)"
  }
}
