import AKSModel
import TimeZoneRules

/// What `show` answers about schedules and clocks.
enum CalendarExhibits {
  /// Where a time zone is set, the next run is told by the world's clock and by those of the zone.
  static func schedules(_ world: World, _ format: Exhibit.Format) -> Exhibit {
    let calendar = world.calendar
    let tasks = world.tasks.tasks
    func local(_ task: ScheduledTask) -> String? { task.due.map { calendar.clock(at: $0) } }
    var columns: [Exhibit.Column] = [.init("NAME"), .init("WHEN"), .init(calendar.title("NEXT"))]
    if calendar.hasZone { columns.append(.init("IN \(calendar.zone.name)")) }
    return Exhibit(
      title: "schedules", columns: columns + [.init("RUNS", .trailing), .init("GOES ON")],
      rows: tasks.map { task in
        [task.name ?? "", task.timingText, task.due.map(TimeFormat.instant) ?? "no such day"]
          + (calendar.hasZone ? [local(task) ?? ""] : [])
          + [String(task.runCount), world.tasks.isRunning(task.number) ? "yes" : ""]
      },
      data: .list(
        tasks.map { task in
          .map([
            .init("name", task.name.map { .text($0) } ?? .null),
            .init("when", .text(task.timingText)),
            .init("next", task.due.map { .formatted(TimeFormat.instant($0)) } ?? .null),
            .init("nextLocal", local(task).map { .formatted($0) } ?? .null),
            .init("timezone", .text(calendar.zone.name)),
            .init("runs", .integer(Int64(task.runCount))),
            .init("goesOn", .boolean(world.tasks.isRunning(task.number))),
          ])
        }), format: format)
  }

  static func timeZone(_ world: World, _ format: Exhibit.Format) -> Exhibit {
    let calendar = world.calendar
    let zone = calendar.zone
    let now = calendar.unixTime(of: world.simulation.now)
    let next = zone.nextChange(after: now).map { TimeFormat.instant(calendar.instant(unixTime: $0)) }
    let offset = TimeFormat.span(.seconds(zone.offset(at: now)))
    return Exhibit(
      title: "timezone", columns: [.init("FIELD"), .init("VALUE")],
      rows: [
        ["name", zone.name], ["digest", zone.digest], ["ahead of UTC", offset],
        ["next change", next ?? "none within two years"],
      ],
      data: .map([
        .init("name", .text(zone.name)), .init("digest", .text(zone.digest)),
        .init("aheadOfUTC", .formatted(offset)), .init("nextChange", next.map { .formatted($0) } ?? .null),
      ]), format: format)
  }
}
