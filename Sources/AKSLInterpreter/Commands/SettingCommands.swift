import AKSLLanguage
import AKSModel

extension CommandTable {
  /// What `set` can be told about.
  static let settings = SettingTable.all.map(\.name)

  static let settingCommands = [
    CommandDefinition(
      "set <setting:setting-name> <value:setting>",
      "changes a setting; `show settings` lists them, `explain NAME` tells about one",
      examples: ["set strict on", "set scale-in-order lowest", "set step-limit 1000", "set wait-limit 48h"]
    ) { arguments throws(Fault) in
      let setting = try SettingTable.setting(named: arguments.text("setting") ?? "")
      return .set(try setting.request(arguments.value("value") ?? .null, arguments.text("value") ?? ""))
    },
    CommandDefinition(
      "set quirk <quirk:setting-name> <value:setting>",
      "shows the world with something that Azure was seen to do, or without it",
      examples: ["set quirk stop-deletes-instances on"]
    ) { arguments throws(Fault) in
      let setting = try SettingTable.setting(named: arguments.text("quirk") ?? "")
      guard setting.isQuirk else {
        throw .invalidValue("`\(setting.name)` is no quirk", help: "write `set \(setting.name) …`")
      }
      return .set(try setting.request(arguments.value("value") ?? .null, arguments.text("value") ?? ""))
    },
    CommandDefinition(
      "set speed <speed:setting>",
      "how much faster than real time the clock goes on a terminal; `off`: as fast as it can",
      examples: ["set speed 60x", "set speed 600x; scale dev to 4; set speed off"]
    ) { arguments throws(Fault) in
      guard let value = arguments.value("speed") else { return .set(.speed(nil)) }
      if value.tag == .integer, (1...Session.speedLimit).contains(value.bits) {
        return .set(.speed(value.bits))
      }
      if arguments.text("speed") == "off" { return .set(.speed(nil)) }
      throw .invalidValue("`set speed` takes a factor from 1x to \(Session.speedLimit)x, or off")
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
