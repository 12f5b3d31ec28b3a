import AKSLJSON
import AKSLLanguage
import AKSLReports
import AKSModel
import ModelLaws
import Testing

@testable import AKSLInterpreter
@testable import AzureCLI

/// What holds of every world that random statements lead to: what is written of it makes it again.
@Suite("Random worlds, written and read")
struct ImportLawTests {
  /// A session after random statements.
  private static func session(seed: Int, statements: Int) -> Session {
    var generator = StatementGenerator(seed: UInt64(seed))
    var session = Session()
    for _ in 0..<statements {
      _ = session.run(SourceText(name: "random", generator.statement()), mode: .prompt) { _ in }
    }
    return session
  }

  /// The same with nothing at work any more.
  private static func rest(of session: Session) -> Session {
    var session = session
    _ = session.run(
      SourceText(name: "rest", "inject off; advance 1ms; wait; wait"), mode: .prompt
    ) { _ in }
    var simulation = session.world.simulation
    while !simulation.isAtRest, simulation.advanceToNextInstant() {}
    session.world.simulation = simulation
    return session
  }

  @Test("Bodies as ARM answers them, and as az prints them", arguments: 0..<40)
  func bodies(seed: Int) throws {
    let session = Self.rest(of: Self.session(seed: seed, statements: 60))
    let simulation = session.world.simulation
    guard simulation.isAtRest, !simulation.clusters.isEmpty else { return }
    let bodies = simulation.clusterBodies
    let read = ImportedText(bodies.json)
    #expect(read.problems == [])
    #expect(read.bodies == bodies)
    #expect(read.result.report.dropped == [])
    // Clusters without a system pool, and pools that failed half-way, are no worlds of the laws.
    if WorldLaws.broken(by: simulation) == nil {
      #expect(WorldLaws.broken(by: read.simulation) == nil)
    }
    var printed: String?
    var asked = session
    _ = asked.run(SourceText(name: "az", "az aks list -o json"), mode: .script) { event in
      if case .printed(let text) = event.kind { printed = text }
    }
    #expect(ImportedText(try #require(printed)).bodies == bodies)
  }

  @Test("Scripts, whatever goes on", arguments: 0..<40)
  func scripts(seed: Int) throws {
    let session = Self.session(seed: 1000 + seed, statements: 60)
    let script = WorldScript(of: session)
    var other = Session()
    var failures: [String] = []
    let outcome = other.run(SourceText(name: "saved", script.text), mode: .script) { event in
      if let message = FailureMessage(event) { failures.append(message.title) }
    }
    #expect(outcome.exitCode == 0, "\(failures)")
    #expect(other.world.importReport?.remarks.isEmpty ?? true, "what we have written, we understand")
    #expect(other.world.importReport?.dropped.isEmpty ?? true)
    let again = WorldScript(of: other)
    #expect(Self.lines(again.text) == Self.lines(script.text))
    let formatted = Formatter.format(Parser.parse(SourceText(name: "saved", script.text)))
    #expect(formatted == script.text)
    guard session.world.simulation.isAtRest else { return }
    let (before, after) = (session.world.simulation, other.world.simulation)
    #expect(Self.nodes(before) == Self.nodes(after))
  }

  @Test("Scripts of worlds at rest give the same state, and the same subscription", arguments: 0..<40)
  func states(seed: Int) throws {
    var session = Self.session(seed: 2000 + seed, statements: 40)
    let lines = [
      "az group create -n shop\(seed) -l 'West Europe' --tags a=b c= 'd=e f'",
      "az group create -n default-rg -l eastus",
      "az feature register --namespace Microsoft.ContainerService --name F\(seed)",
      "az extension add -n aks-preview", "az aks delete -g default-rg -n prod --yes",
      "az group delete -n shop\(seed) --yes", "az login --identity",
    ]
    for (number, line) in lines.enumerated() where (seed + number) % 3 != 0 {
      _ = session.run(SourceText(name: "az", line), mode: .prompt) { _ in }
    }
    session = Self.rest(of: session)
    let simulation = session.world.simulation
    // A fault holds it up for ever.
    guard simulation.isAtRest else { return }
    let script = WorldScript(of: session)
    var options = Session.Options()
    options.world = .empty
    var other = Session(options: options)
    let outcome = other.run(SourceText(name: "saved", script.text), mode: .script) { _ in }
    #expect(outcome.exitCode == 0, "\(script.text)")
    // Nothing in the language makes none the current one, which is told.
    if session.currentClusterName == nil, !simulation.clusters.isEmpty {
      #expect(script.omissions.contains("that no cluster is the current one"))
      session.world.currentCluster = simulation.clusters.first
    }
    #expect(Self.story(other) == Self.story(session))
  }

  /// Everything but the clock, the bill, the log, and eTags, which start anew.
  private static func story(_ session: Session) -> [String] {
    let simulation = session.world.simulation
    let subscription = session.world.subscription
    return simulation.clusterBodies.json.split(separator: "\n").map(String.init).filter {
      !$0.contains("\"eTag\"")
    }
      + nodes(simulation) + ["\(simulation.settings)", session.currentClusterName ?? ""]
      + subscription.allGroups(in: simulation).map { "\($0)" }.sorted()
      + subscription.features.map { "\($0)" } + subscription.extensions
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n").drop { $0.first == "#" }.map { $0 }
  }

  /// Every node with its state, and what no GET shows of pools.
  private static func nodes(_ simulation: Simulation) -> [String] {
    simulation.clusters.flatMap { cluster in
      simulation.pools(of: cluster).flatMap { pool in
        [
          "\(simulation[pool].name) \(simulation[pool].startCount ?? -1) \(simulation[pool].stoppedWithCluster) "
            + "\(simulation[pool].hasAutoscaler)"
        ]
          + simulation.nodes(of: pool).filter { simulation[$0].state != .failed }.map { node in
            "\(simulation.nodeName(node)) \(simulation[node].state) \(simulation[node].isCordoned)"
          }
      }
    }
  }
}
