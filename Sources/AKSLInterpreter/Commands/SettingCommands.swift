import AKSLLanguage
import AKSModel

extension CommandTable {
  /// What `set` can be told about.
  static let settings = ["strict", "step-limit", "wait-limit", "timezone", "holidays"]

  static let settingCommands = [
    CommandDefinition(
      "set <setting:setting-name> <value:setting>",
      "changes a setting: `strict` on or off, `step-limit` N, `wait-limit` D",
      examples: ["set strict on", "set step-limit 1000", "set wait-limit 48h"]
    ) { arguments throws(Fault) in
      let name = arguments.text("setting") ?? ""
      let value = arguments.value("value") ?? .null
      switch name {
      case "strict":
        switch ValueFormat.text(value, arguments.world, arguments.arena) {
        case "on", "true": return .set(.strict(true))
        case "off", "false": return .set(.strict(false))
        default: throw .invalidValue("`strict` is on or off")
        }
      case "step-limit":
        guard value.tag == .integer, let limit = Int(exactly: value.bits), limit > 0 else {
          throw .invalidValue("`step-limit` is a whole number above 0")
        }
        return .set(.stepLimit(limit))
      case "wait-limit":
        guard value.tag == .duration, value.bits > 0 else {
          throw .invalidValue("`wait-limit` is a duration above 0")
        }
        return .set(.waitLimit(TimeSpan(milliseconds: value.bits)))
      default:
        throw .unknownName(name, kind: "setting", nearest: Spelling.nearest(to: name, among: settings))
      }
    },
    CommandDefinition(
      "set timezone <zone:time-zone>",
      "what times of day mean in schedules: a zone such as \"Europe/Berlin\", or UTC",
      examples: ["set timezone UTC"]
    ) { arguments throws(Fault) in .setTimeZone(arguments.text("zone") ?? "") },
    CommandDefinition(
      "set holidays <holidays:days>", "days that are no weekdays for schedules",
      examples: ["set holidays [d5, d12]"]
    ) { arguments throws(Fault) in
      let days = arguments.value("holidays").map { arguments.arena.list($0).map(\.bits) } ?? []
      return .setHolidays(Set(days).sorted())
    },
  ]
}
