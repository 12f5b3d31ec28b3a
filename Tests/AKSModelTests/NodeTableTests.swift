import Testing

@testable import AKSModel

/// Identities of nodes stay apart although slots are used again, and lists stay in order.
@Suite struct NodeTableTests {
  private let pool = PoolID(index: 0)

  private func table(instances: Range<UInt32>) -> (NodeTable, [NodeID]) {
    var table = NodeTable()
    table.addPool()
    let nodes = instances.map {
      table.append(Node(pool: pool, instance: $0, state: .creating), at: .start)
    }
    return (table, nodes)
  }

  @Test func aSlotServesAnotherGeneration() {
    var (table, nodes) = table(instances: 0..<3)
    table.remove(nodes[1])
    let new = table.append(Node(pool: pool, instance: 3, state: .creating), at: .start)
    #expect(new.index == nodes[1].index && new != nodes[1])
    #expect(table.exists(new) && !table.exists(nodes[1]))
    #expect(table.nodes(of: pool) == [nodes[0], nodes[2], new])
    #expect(!table.exists(NodeID(index: 99, generation: 0)))
  }

  @Test func nodesAreFoundByTheirIndex() {
    var (table, nodes) = table(instances: 0..<100)
    for index in stride(from: 0, to: 100, by: 3) { table.remove(nodes[index]) }
    for index in 0..<101 {
      let expected = index < 100 && index % 3 != 0 ? nodes[index] : nil
      #expect(table.node(instance: UInt32(index), of: pool) == expected)
    }
    #expect(table.count(of: pool) == 66)
  }

  @Test func identitiesInOneWord() {
    let node = NodeID(index: 7, generation: .max)
    #expect(NodeID(bits: node.bits) == node)
    #expect(PoolID(bits: PoolID(index: 9).bits) == PoolID(index: 9))
    #expect(ClusterID(bits: ClusterID(index: 9).bits) == ClusterID(index: 9))
    #expect(OperationID(bits: OperationID(index: 9).bits) == OperationID(index: 9))
  }
}
