import AKSLLanguage
import AKSModel

/// Writes a text to a file, by the path written in a script and the name of the script; gives why it could not.
package typealias SourceSaver =
  @Sendable (_ path: String, _ text: String, _ mark: String, _ script: String) -> LoadFailure?

// What a session comes to, as a script.
extension Session {
  /// Writes the world as a script, once it is sure that the script makes this world.
  mutating func save(to path: String, _ emit: Emit) -> Bool {
    let script = WorldScript(of: self)
    if let difference = difference(of: script) {
      return raise(.cannotSave(path, "it would not give the same \(difference)"), emit)
    }
    let failure =
      options.saveSource?(path, script.text, WorldScript.mark, machine.unit.source.name)
      ?? (options.saveSource == nil ? LoadFailure(reason: "no files can be written here") : nil)
    if let failure { return raise(.cannotSave(path, failure.reason), emit) }
    let simulation = world.simulation
    let pools = simulation.clusters.reduce(0) { $0 + simulation.pools(of: $1).count }
    tell(
      .changed("saved \(simulation.clusters.count.of("cluster")) with \(pools.of("pool")) to \(path)"), emit)
    for omission in script.omissions { tell(.changed("note: not in it: \(omission)"), emit) }
    return true
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
    let script = WorldScript(of: self)
    return Exhibit(
      title: "session", columns: [], rows: [], text: script.text,
      data: .map([
        .init("script", .text(script.text)),
        .init("omissions", .list(script.omissions.map { .text($0) })),
      ]), format: format)
  }
}

extension Fault {
  static func cannotSave(_ path: String, _ reason: String) -> Fault {
    Fault("E021", "CannotSave", "cannot save the session to `\(path)`: \(reason)")
  }
}
