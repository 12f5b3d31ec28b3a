import AKSLLanguage
import AKSModel

/// What a session can say of a text while somebody types it: what its parts are, what is wrong with them, what may
/// come next.
///
/// Nothing runs, no file is read for it except the names of files and time zones that may stand somewhere. It is made
/// once for each text that is typed, because it knows the names of the whole world; whoever keeps it keeps a copy of
/// the session, so let go of it before the session runs anything.
package struct Assistant: Sendable {
  let session: Session
  /// The pools of the current cluster: reading a name from the model takes longer than comparing it.
  let pools: [(id: PoolID, name: String)]
  /// The variables of the session, in the order of their letters: ten thousand are sorted once, and not with each key.
  let variableNames: [String]
  /// What surrounds a text that is only looked at: other files are not read.
  let context: SourceContext

  package init(_ session: Session) {
    var session = session
    session.environment.note(session.world)
    session.environment.noteFunctions(of: session.machine)
    session.environment.isSettled = true
    let simulation = session.world.simulation
    let current = session.world.currentCluster.flatMap { simulation.exists($0) ? $0 : nil }
    pools = (current.map { simulation.pools(of: $0) } ?? []).map { ($0, simulation[$0].name) }
    variableNames = session.environment.variables.keys.sorted()
    self.session = session
    context = SourceContext(
      parameters: session.options.parameters, snapshots: session.snapshots.map(\.name),
      chain: ["<prompt>"], givesAdvice: false, isAtPrompt: session.options.isAtPrompt)
  }
}

extension Session {
  /// The parts of a text with their roles, in order, and what would be refused; see `Assistant.highlights`.
  package func highlights(of text: String, cursor: Int? = nil) -> [Highlight] {
    Assistant(self).highlights(of: text, cursor: cursor)
  }

  /// What may stand at the cursor; see `Assistant.completion`.
  package func completion(of text: String, at cursor: Int) -> Completion {
    Assistant(self).completion(of: text, at: cursor)
  }

  /// What may stand behind a text; see `Assistant.hint`.
  package func hint(after text: String) -> String? { Assistant(self).hint(after: text) }

  /// What `?` says at the cursor; see `Assistant.possibilities`.
  package func possibilities(in text: String, at cursor: Int) -> [String] {
    Assistant(self).possibilities(in: text, at: cursor)
  }
}
