import AKSModel

// What a prompt shows of where the session is.
extension Session {
  /// What goes on with the current cluster: the activity, else Failed or Canceled, else the power state; nil without a
  /// cluster.
  package var currentClusterState: String? {
    guard let id = world.currentCluster, world.simulation.exists(id) else { return nil }
    let cluster = world.simulation[id]
    return cluster.provisioningState == .succeeded
      ? cluster.powerState.rawValue : cluster.provisioningState.rawValue
  }

  /// Whether that is a state in which something has gone wrong.
  package var isCurrentClusterFailed: Bool {
    guard let id = world.currentCluster, world.simulation.exists(id) else { return false }
    return [.failed, .canceled].contains(world.simulation[id].provisioningState)
  }

  /// The bill of all clusters since the world began, `$12.500`; nil when something in it has no list price.
  package var billSoFar: String? {
    (try? world.simulation.bill()).map { AmountFormat.roundedMoney(nanoDollars: $0.total) }
  }
}
