import AKSLLanguage
import AKSModel

/// Writes a text to a file, by the path written in a script and the name of the script; gives why it could not.
package typealias SourceSaver =
  @Sendable (_ path: String, _ text: String, _ mark: String, _ script: String) -> LoadFailure?

// What a session comes to, as a script.
extension Session {
  /// Writes what was typed as a script, once it is sure that the script comes to the same state.
  mutating func saveSession(to path: String, _ shouldStop: () -> Bool, _ emit: Emit) -> Bool {
    let script = typedScript
    if let difference = difference(of: script, path, shouldStop) {
      if shouldStop() { return interrupted() }
      let culprit = script.unsaid ?? script.retold
      var fault = Fault.cannotSave(path, culprit.map(Self.reason) ?? difference)
      let way =
        culprit == nil || undoSteps.isEmpty ? "" : "`undo` takes it back, and the rest can be saved; "
      fault.help = way + "`save world \"\(path)\"` writes the world as it is, without how it came to be"
      return raise(fault, emit)
    }
    guard write(script.text, to: path, "session", emit) else { return false }
    let count = script.text.split(separator: "\n").count { $0.first != "#" }
    tell(.changed("saved \(count.of("line")) to \(path)"), emit)
    return true
  }

  /// Why a statement that was broken off is not to be written.
  private static func reason(_ unsaid: (statement: String, wasInterrupted: Bool)) -> String {
    let head = unsaid.statement.prefix { $0 != "\n" }
    return "`\(head)` was \(unsaid.wasInterrupted ? "interrupted" : "broken off"), and no script stops there"
  }

  /// Writes the world as a script, once it is sure that the script makes this world.
  mutating func saveWorld(to path: String, _ emit: Emit) -> Bool {
    let script = WorldScript(of: self)
    if let difference = difference(of: script) {
      return raise(.cannotSave(path, "it would not give the same \(difference)", what: "world"), emit)
    }
    guard write(script.text, to: path, "world", emit) else { return false }
    let simulation = world.simulation
    let pools = simulation.clusters.reduce(0) { $0 + simulation.pools(of: $1).count }
    tell(
      .changed("saved \(simulation.clusters.count.of("cluster")) with \(pools.of("pool")) to \(path)"), emit)
    for omission in script.omissions { tell(.changed("note: not in it: \(omission)"), emit) }
    return true
  }

  private mutating func write(_ text: String, to path: String, _ what: String, _ emit: Emit) -> Bool {
    let failure =
      options.saveSource?(path, text, WorldScript.mark, machine.unit.source.name)
      ?? (options.saveSource == nil ? LoadFailure(reason: "no files can be written here") : nil)
    guard let failure else { return true }
    return raise(.cannotSave(path, failure.reason, what: what), emit)
  }

  // MARK: - What was typed

  /// What was typed before the running statement.
  private var typedScript: TypedScript {
    TypedScript(of: self, until: machine.outermostPlace.map { Int($0.range.start) })
  }

  /// Why a run of the script would not come to this state; nil: it does.
  private func difference(of script: TypedScript, _ path: String, _ shouldStop: () -> Bool) -> String? {
    var options = options
    // What it draws into files is drawn already.
    options.saveSource = { _, _, _, _ in nil }
    var other = Session(options: options)
    var problem: String?
    // The last complaint is the one that ended it; files that it includes are looked for from where it will be.
    let outcome = other.run(
      SourceText(name: path, script.text), mode: .script, shouldStop: shouldStop,
      emit: { event in
        problem = event.problem ?? problem
      })
    // What fails in a schedule ends nothing, here and there.
    if outcome.hasSourceErrors || outcome.wasInterrupted || other.journal.entries.last?.end != nil {
      return "as a script, what was typed fails: \(problem ?? "it does not come to its end")"
    }
    func isSame(_ a: World, _ b: World) -> Bool {
      a.simulation.now == b.simulation.now && a.simulation.events.endIndex == b.simulation.events.endIndex
    }
    // The heads tell the time.
    func body(_ session: Session) -> [Substring] {
      WorldScript(of: session).text.split(separator: "\n").drop { $0.first == "#" }.map { $0 }
    }
    let isEqual = isSame(other.world, world) && body(other) == body(self)
    return isEqual ? nil : "what was typed does not come to the same state again"
  }

  /// What a run of the script makes otherwise than it is here; nil: nothing.
  private func difference(of script: WorldScript) -> String? {
    var options = Options()
    options.world = .empty
    options.firstDay = self.options.firstDay
    options.loadTimeZone = self.options.loadTimeZone
    var other = Session(options: options)
    let outcome = other.run(SourceText(name: "session", script.text), mode: .script) { _ in
    }
    guard outcome.exitCode == 0 else { return "run" }
    let again = WorldScript(of: other)
    // The heads tell the time.
    func body(_ text: String) -> [Substring] {
      text.split(separator: "\n").drop { $0.first == "#" }.map { $0 }
    }
    return body(again.text) == body(script.text) ? nil : "world"
  }

  func showSession(_ format: Exhibit.Format) -> Exhibit {
    let text = typedScript.text
    return Exhibit(
      title: "session", columns: [], rows: [], text: text, data: .map([.init("script", .text(text))]),
      format: format)
  }

  func showWorld(_ format: Exhibit.Format) -> Exhibit {
    let script = WorldScript(of: self)
    return Exhibit(
      title: "world", columns: [], rows: [], text: script.text,
      data: .map([
        .init("script", .text(script.text)),
        .init("omissions", .list(script.omissions.map { .text($0) })),
      ]), format: format)
  }
}

extension Fault {
  static func cannotSave(_ path: String, _ reason: String, what: String = "session") -> Fault {
    Fault("E021", "CannotSave", "cannot save the \(what) to `\(path)`: \(reason)")
  }
}

extension RunEvent {
  /// What went wrong, in a line; nil for everything else.
  fileprivate var problem: String? {
    switch kind {
    case .diagnostic(let diagnostic) where diagnostic.severity == .error: diagnostic.title
    case .refused(let report): report.refusal.message
    case .faulted(let report): report.title
    case .assertionFailed(let failure): failure.title
    default: nil
    }
  }
}
