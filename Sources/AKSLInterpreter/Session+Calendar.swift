import AKSLLanguage
import AKSModel
import TimeZoneRules

/// Reads the bytes of a time zone's file by the zone's name: `Europe/Berlin`.
package typealias TimeZoneLoader = @Sendable (_ name: String) -> Result<[UInt8], LoadFailure>

extension Session {
  /// Sets what clocks show.
  ///
  /// The rules become part of the world: a replay needs no files.
  mutating func setTimeZone(_ name: String, _ emit: Emit) -> Bool {
    let zone: TimeZoneRules
    do throws(Fault) {
      zone = try timeZone(named: name)
    } catch {
      return raise(error, emit)
    }
    keepUndoStep()
    let before = world.tasks.tasks
    world.calendar.zone = zone
    world.tasks.reschedule(after: now, world.calendar)
    tell(.changed("timezone is \(zone.name) (rules \(zone.digest))"), emit)
    tellMoves(from: before, emit)
    return true
  }

  private func timeZone(named name: String) throws(Fault) -> TimeZoneRules {
    if name == TimeZoneRules.utc.name { return .utc }
    let bytes: [UInt8]
    switch options.loadTimeZone?(name) ?? .failure(LoadFailure(reason: "no zone files can be read here")) {
    case .failure(let failure): throw .unknownTimeZone(name, failure.reason)
    case .success(let file): bytes = file
    }
    do throws(TimeZoneError) {
      return try TimeZoneRules(name: name, bytes: bytes)
    } catch {
      throw .unknownTimeZone(name, error.reason)
    }
  }

  mutating func setHolidays(_ days: [Int64], _ emit: Emit) {
    keepUndoStep()
    let before = world.tasks.tasks
    world.calendar.holidays = days
    world.tasks.reschedule(after: now, world.calendar)
    let list = days.isEmpty ? "none" : days.map { "d\($0)" }.joined(separator: ", ")
    tell(.changed("holidays are \(list)"), emit)
    tellMoves(from: before, emit)
  }

  /// Tells which schedules another calendar moves: nobody should find out by a run that does not come.
  private func tellMoves(from before: [ScheduledTask], _ emit: Emit) {
    for (old, new) in zip(before, world.tasks.tasks) where old.due != new.due {
      let last = old.due.map { " from \(TimeFormat.instant($0))" } ?? ""
      let next = new.due.map { " to \(world.calendar.text(of: $0))" } ?? ": no such day is in sight"
      tell(.changed("\(new.title) moves\(last)\(next)"), emit)
    }
  }
}

extension Fault {
  static func unknownTimeZone(_ name: String, _ reason: String) -> Fault {
    Fault(
      "E034", "UnknownTimeZone", "there are no rules for the time zone `\(name)`: \(reason)",
      help: "zones are named as in `Europe/Berlin`, `America/New_York` or `UTC`")
  }
}
