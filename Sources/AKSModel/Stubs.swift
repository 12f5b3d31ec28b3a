extension Simulation {
  package static func sandbox() -> Simulation { Simulation() }
  mutating func accept(_ request: Request) -> OperationID { OperationID(index: 0) }
  mutating func beginWork(of operation: OperationID) {}
  mutating func endOperation(_ operation: OperationID) {}
  mutating func nodeBecomesReady(_ node: NodeID, _ operation: OperationID) {}
  mutating func nodeBecomesDeallocated(_ node: NodeID, _ operation: OperationID) {}
  mutating func nodeDisappears(_ node: NodeID, _ operation: OperationID) {}
}
