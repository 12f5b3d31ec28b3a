import AKSModel

/// A node as the machines API names it, with its state and its number in the pool, which ARM keeps with the virtual
/// machine.
enum MachineBody {
  static func body(of id: NodeID, _ simulation: Simulation) -> Datum {
    let node = simulation[id]
    let name = simulation.nodeName(id)
    return .map([
      .init("id", .text(ResourceIdentifier.text(of: id, simulation))),
      .init("name", .text(name)),
      .init("type", .text("Microsoft.ContainerService/managedClusters/agentPools/machines")),
      .init(
        "properties",
        .map([.init("resourceId", .text(ResourceIdentifier.virtualMachine(of: id, simulation)))])),
      .init("index", .integer(Int64(node.instance))),
      .init("state", .text(node.state.rawValue)),
    ])
  }
}
