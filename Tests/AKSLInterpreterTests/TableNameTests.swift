import AKSLLanguage
import AKSModel
import Testing

@testable import AKSLInterpreter

/// Names of pools in tables: with their cluster as soon as there is a second one.
@Suite struct TableNameTests {
  private func rows(_ text: String) -> (operations: [[String]], events: [[String]], nodes: [[String]]) {
    var session = Session()
    #expect(transcript(text, in: &session).problems.isEmpty)
    let simulation = session.world.simulation
    let pools = simulation.clusters.flatMap { simulation.pools(of: $0) }
    return (
      HistoryExhibits.operations(session.world, .table).rows,
      HistoryExhibits.events(session.world, .table).rows,
      ResourceExhibits.nodes(
        pools.flatMap { simulation.nodes(of: $0) }, title: "nodes", simulation, .table
      ).rows
    )
  }

  @Test func oneCluster() {
    let tables = rows("scale dev to 11")
    #expect(tables.operations.map { $0[2] } == ["dev"])
    #expect(tables.nodes.first?[0] == "system/0")
    #expect(
      tables.events.contains { $0[2] == "node dev/10" } && tables.events.contains { $0[2] == "pool dev" })
  }

  @Test func severalClusters() {
    let tables = rows("scale dev to 11; cluster prod create; pool dev add count 1; cluster prod stop")
    #expect(
      tables.operations.map { "\($0[1]): \($0[2])" } == [
        "scale pool: sandbox/dev", "create cluster: prod", "add pool: prod/dev", "stop cluster: prod",
      ])
    #expect(tables.nodes.first?[0] == "sandbox/system/0")
    #expect(tables.events.contains { $0[2] == "operation add pool prod/dev" })
    #expect(tables.events.contains { $0[2] == "node sandbox/dev/10" })
    #expect(tables.events.contains { $0[2] == "node prod/dev/0" })
  }

  @Test("A cluster that is gone had a name too") func goneCluster() {
    let tables = rows("scale dev to 11; cluster sandbox delete; cluster prod create")
    #expect(tables.operations.map { $0[2] } == ["sandbox/dev", "sandbox", "prod"])
  }
}
