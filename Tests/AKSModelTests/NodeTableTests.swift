import ModelLaws
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

  /// Against a list from which nodes are really taken.
  @Test(arguments: 1...5) func gapsAreNotSeen(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var table = NodeTable()
    table.addPool()
    var expected: [(instance: UInt32, node: NodeID)] = []
    var next: UInt32 = 0
    for _ in 0..<1500 {
      if expected.isEmpty || Int.random(in: 0..<5, using: &random) < 3 {
        expected.append((next, table.append(Node(pool: pool, instance: next, state: .creating), at: .start)))
        next += 1
      } else {
        let place = Int.random(in: 0..<expected.count, using: &random)
        table.remove(expected.remove(at: place).node)
      }
      #expect(table.count(of: pool) == expected.count)
      let instance = UInt32.random(in: 0...next, using: &random)
      #expect(table.node(instance: instance, of: pool) == expected.first { $0.instance == instance }?.node)
    }
    #expect(table.nodes(of: pool) == expected.map(\.node))
    #expect(table.places(of: pool).compactMap { table.node(at: $0, of: pool) } == expected.map(\.node))
  }

  @Test func identitiesInOneWord() {
    let node = NodeID(index: 7, generation: .max)
    #expect(NodeID(bits: node.bits) == node)
    #expect(PoolID(bits: PoolID(index: 9).bits) == PoolID(index: 9))
    #expect(ClusterID(bits: ClusterID(index: 9).bits) == ClusterID(index: 9))
    #expect(OperationID(bits: OperationID(index: 9).bits) == OperationID(index: 9))
  }
}
