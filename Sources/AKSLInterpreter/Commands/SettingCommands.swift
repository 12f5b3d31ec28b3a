import AKSLLanguage
import AKSModel

extension CommandTable {
  /// What `set` can be told about.
  static let settings = ["strict", "throttle", "step-limit", "wait-limit", "timezone", "holidays"]

  static let settingCommands = [
    CommandDefinition(
      "set <setting:setting-name> <value:setting>",
      "changes a setting: `strict` and `throttle` on or off, `step-limit` N, `wait-limit` D",
      examples: ["set strict on", "set step-limit 1000", "set wait-limit 48h"]
    ) { arguments throws(Fault) in
      let name = arguments.text("setting") ?? ""
      let value = arguments.value("value") ?? .null
      switch name {
      case "strict": return .set(.strict(try switchValue(value, arguments, name)))
      case "throttle": return .set(.throttle(try switchValue(value, arguments, name)))
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

  private static func switchValue(
    _ value: Value, _ arguments: Arguments, _ name: String
  ) throws(Fault) -> Bool {
    switch ValueFormat.text(value, arguments.world, arguments.arena) {
    case "on", "true": return true
    case "off", "false": return false
    default: throw .invalidValue("`\(name)` is on or off")
    }
  }
}
