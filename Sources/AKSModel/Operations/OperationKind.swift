/// What an accepted operation does, the weightiest thing if it does several.
package enum OperationKind: String, CaseIterable, Hashable, Sendable {
  case createCluster = "create cluster"
  case updateCluster = "update cluster"
  case startCluster = "start cluster"
  case stopCluster = "stop cluster"
  case deleteCluster = "delete cluster"
  case addPool = "add pool"
  case scalePool = "scale pool"
  case updatePool = "update pool"
  case startPool = "start pool"
  case stopPool = "stop pool"
  case deletePool = "delete pool"
}
