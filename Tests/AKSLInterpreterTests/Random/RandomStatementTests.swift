import AKSLLanguage
import AKSModel
import Foundation
import ModelLaws
import Testing

@testable import AKSLInterpreter

/// Random statements of the language, one after the other, and what must hold after every instant.
///
/// A failure prints its seed and a script: the shortest that was found which breaks the same law. Other sequences:
/// `AKSL_RANDOM_SEED=7 AKSL_RANDOM_STATEMENTS=100000 swift test --filter RandomStatementTests`.
@Suite("Random statements")
struct RandomStatementTests {
  private static let count = setting("AKSL_RANDOM_STATEMENTS") ?? 800
  private static let seed = setting("AKSL_RANDOM_SEED") ?? 1

  @Test("The laws of a world hold after every instant", .timeLimit(.minutes(30)), arguments: 0..<10)
  func laws(number: Int) {
    let seed = UInt64(Self.seed + number)
    var generator = StatementGenerator(seed: seed)
    var run = LawfulRun()
    for _ in 0..<Self.count {
      guard let law = run.perform(generator.statement()) else { continue }
      let script = shrunk(run.statements) { statements in
        var again = LawfulRun()
        return statements.contains { again.perform($0) == law }
      }
      Issue.record(
        "seed \(seed): \(law); after \(run.statements.count) statements, of which these will do:\n\(script.joined(separator: "\n"))"
      )
      return
    }
    #expect(run.accepted > Self.count / 20, "seed \(seed): too little was admitted to mean something")
  }

  @Test("The same statements say the same")
  func determinism() {
    func said(seed: UInt64) -> [String] {
      var generator = StatementGenerator(seed: seed)
      var run = LawfulRun()
      for _ in 0..<400 { _ = run.perform(generator.statement()) }
      return run.said
    }
    let said7 = said(seed: 7)
    #expect(said7 == said(seed: 7))
    #expect(said7 != said(seed: 8))
  }

  private static func setting(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }
}

/// A session that is led through statements, and looked at after each and at every instant in between.
struct LawfulRun {
  private var session = Session()
  private var laws: WorldLaws
  /// What was done: the statements, and the steps of time between them.
  private(set) var statements: [String] = []
  private(set) var said: [String] = []
  /// How many operations were admitted.
  private(set) var accepted = 0

  init() { laws = WorldLaws(at: session.world.simulation) }

  /// Performs a statement, then goes to the next instant at which something is due; the first law that breaks.
  mutating func perform(_ statement: String) -> String? {
    let before = session
    if let law = run(statement) { return law }
    if Image(before) != Image(session), !Self.goesBack(statement) {
      if let law = undoIsTheInverse(before) { return law }
    }
    guard let next = session.world.nextInstant else { return nil }
    return run("advance \((next - session.now).milliseconds)ms")
  }

  private mutating func run(_ statement: String) -> String? {
    statements.append(statement)
    let before = session.world.simulation
    let transcript = transcript(statement, in: &session, shouldStop: { false })
    said += transcript.lines + transcript.problems.map(\.description)
    let after = session.world.simulation
    accepted += max(0, after.operations.count - before.operations.count)
    // Another course of events begins.
    if Self.goesBack(statement) || statement.hasPrefix("world") { laws = WorldLaws(at: after) }
    return laws.broken(by: after)
  }

  private static func goesBack(_ statement: String) -> Bool {
    ["undo", "redo", "restore"].contains(where: statement.hasPrefix)
  }

  /// After a statement that changed the world, `undo` gives the world before it, and `redo` the one after it.
  private func undoIsTheInverse(_ before: Session) -> String? {
    var copy = session
    _ = transcript("undo", in: &copy)
    if Image(copy) != Image(before) { return "undo brings back the world" }
    _ = transcript("redo", in: &copy)
    return Image(copy) == Image(session) ? nil : "redo brings back what undo took"
  }
}

/// What of a session's world goes back in time with it.
private struct Image: Equatable {
  private let now: Instant
  private let nextInstant: Instant?
  private let currentCluster: ClusterID?
  private let clusters: [ManagedCluster]
  private let pools: [AgentPool]
  private let nodes: [Node]
  private let operations: [OperationRecord]
  private let eventCount: Int
  private let lastEvents: [ModelEvent]
  private let tasks: [Instant?]

  init(_ session: Session) {
    let simulation = session.world.simulation
    now = simulation.now
    nextInstant = session.world.nextInstant
    currentCluster = session.world.currentCluster
    clusters = simulation.clusters.map { simulation[$0] }
    let pools = simulation.clusters.flatMap { simulation.pools(of: $0) }
    self.pools = pools.map { simulation[$0] }
    nodes = pools.flatMap { simulation.nodes(of: $0) }.map { simulation[$0] }
    operations = simulation.operations.suffix(20)
    eventCount = simulation.events.count
    lastEvents = simulation.events.suffix(20)
    tasks = session.world.tasks.tasks.map(\.due)
  }
}
