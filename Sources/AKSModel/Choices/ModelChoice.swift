/// A behaviour that no source settles, or that differs, with a name by which a session changes it.
package struct ModelChoice: Sendable {
  /// As `set` takes it: `scale-in-order`.
  package let name: String
  /// Its values; the first is the default.
  package let values: [String]
  /// One sentence: what the values mean.
  package let summary: String
  /// The rule that it settles.
  package let rule: RuleID
  /// Something that Azure was seen to do and may not mean to: `set quirk NAME on`.
  package let isQuirk: Bool
  private let read: @Sendable (SimulationSettings) -> String
  private let write: @Sendable (inout SimulationSettings, String) -> Void

  /// The value that holds.
  package func value(in settings: SimulationSettings) -> String { read(settings) }

  /// Chooses one of the values; false if it is none of them.
  package func choose(_ value: String, in settings: inout SimulationSettings) -> Bool {
    guard values.contains(value) else { return false }
    write(&settings, value)
    return true
  }

  /// Of several ways; the default comes first whatever the order of the cases is.
  init<Way: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ property: any WritableKeyPath<SimulationSettings, Way> & Sendable, _ rule: RuleID,
    _ summary: String
  ) {
    let standard = SimulationSettings()[keyPath: property].rawValue
    self.name = name
    values = [standard] + Way.allCases.map(\.rawValue).filter { $0 != standard }
    self.summary = summary
    self.rule = rule
    isQuirk = false
    read = { $0[keyPath: property].rawValue }
    write = { settings, value in Way(rawValue: value).map { settings[keyPath: property] = $0 } }
  }

  /// On or off.
  init(
    _ name: String, _ property: any WritableKeyPath<SimulationSettings, Bool> & Sendable, _ rule: RuleID,
    isQuirk: Bool = false, _ summary: String
  ) {
    self.name = name
    values = SimulationSettings()[keyPath: property] ? ["on", "off"] : ["off", "on"]
    self.summary = summary
    self.rule = rule
    self.isQuirk = isQuirk
    read = { $0[keyPath: property] ? "on" : "off" }
    write = { $0[keyPath: property] = $1 == "on" }
  }
}
