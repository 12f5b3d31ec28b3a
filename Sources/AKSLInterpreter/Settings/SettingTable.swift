import AKSLLanguage
import AKSModel
import TimeZoneRules

extension SpotEvictionRate {
  /// As `set` takes it: `12.5%`.
  var percentage: String {
    let (whole, part) = perTenThousand.quotientAndRemainder(dividingBy: 100)
    if part == 0 { return "\(whole)%" }
    return "\(whole).\(part % 10 == 0 ? "\(part / 10)" : part < 10 ? "0\(part)" : "\(part)")%"
  }
}

/// All settings.
enum SettingTable {
  static let all: [Setting] = ModelChoice.all.map(choice) + session

  /// The one of this name.
  static func setting(named name: String) throws(Fault) -> Setting {
    if let setting = all.first(where: { $0.name == name }) { return setting }
    throw .unknownName(name, kind: "setting", nearest: Spelling.nearest(to: name, among: all.map(\.name)))
  }

  private static func choice(_ choice: ModelChoice) -> Setting {
    Setting(
      choice.name, .words(choice.values), standard: choice.values[0], choice.summary, rule: choice.rule,
      isQuirk: choice.isQuirk
    ) {
      choice.value(in: $0.world.simulation.settings)
    } change: {
      choice.values.contains($1) ? .choice(choice, $1) : nil
    }
  }

  private static let session = [
    Setting(
      "require-evidence", .words(["off"] + Evidence.allCases.dropLast().map(\.rawValue)), standard: "off",
      "A step or an assertion fails that rests on a rule which is known less well."
    ) {
      $0.evidence.required?.rawValue ?? "off"
    } change: {
      $1 == "off" ? .requiredEvidence(nil) : Evidence(rawValue: $1).map { .requiredEvidence($0) }
    },
    Setting(
      "evidence", .words(["off", "on"]), standard: "off",
      "`on` counts how well the rules behind each verdict are known: `show evidence`."
    ) {
      $0.evidence.isKept ? "on" : "off"
    } change: {
      switch $1 {
      case "on": .keepsEvidence(true)
      case "off": .keepsEvidence(false)
      default: nil
      }
    },
    Setting(
      "spot-eviction-rate", .rate, standard: "0%",
      "How many of all Spot nodes Azure evicts within an hour: which and when, the seed says.", rule: "P3r"
    ) {
      $0.world.simulation.settings.spotEvictionRate.percentage
    } change: { value, _ in
      value.asDouble.flatMap(SpotEvictionRate.init).map { .spotEvictionRate($0) }
    },
    Setting(
      "step-limit", .wholeNumber, standard: "100000000", "How many steps a script may take."
    ) {
      String($0.machine.stepLimit)
    } change: { value, _ in
      value.tag == .integer && value.bits > 0 ? .stepLimit(Int(value.bits)) : nil
    },
    Setting(
      "event-limit", .wholeNumber, standard: "0",
      "How many of the last events of a world are kept at least; 0: all. Events before them are forgotten."
    ) {
      String($0.world.simulation.eventLimit ?? 0)
    } change: { value, _ in
      value.tag == .integer && value.bits >= 0 ? .eventLimit(value.bits == 0 ? nil : Int(value.bits)) : nil
    },
    Setting(
      "wait-limit", .duration, standard: "1d", "How long a wait without a limit of its own may last."
    ) {
      TimeFormat.span($0.machine.waitLimit)
    } change: { value, _ in
      value.tag == .duration && value.bits > 0 ? .waitLimit(TimeSpan(milliseconds: value.bits)) : nil
    },
    Setting(
      "speed", .ownForm("a factor such as 60x, or off"), standard: "off",
      "How much faster than real time the clock goes on a terminal; nothing else changes with it."
    ) {
      $0.speed.map { "\($0)x" } ?? "off"
    } change: { _, _ in
      nil
    },
    Setting(
      "timezone", .ownForm("a text such as \"Europe/Berlin\""), standard: "UTC",
      "What days and times of day mean in schedules and for functions of times."
    ) {
      $0.world.calendar.zone.name
    } change: { _, _ in
      nil
    },
    Setting(
      "holidays", .ownForm("a list of days such as [d5, d12]"), standard: "none",
      "Days that are no weekdays for schedules."
    ) {
      let days = $0.world.calendar.holidays.map { "d\($0)" }
      return days.isEmpty ? "none" : days.joined(separator: ", ")
    } change: { _, _ in
      nil
    },
  ]
}
