import AKSLInterpreter
import AKSLLanguage
import Foundation
import Testing

/// Schedules → what they say, and when.
@Suite("Schedules")
struct ScheduleTests {
  @Test("Every run begins at its instant, with the variables as they were when it was scheduled")
  func every() {
    check(
      """
      let who = "a"
      every 15m as watch { print "${who} ${now}"; who = "c" }
      who = "b"
      advance 40m
      print who
      """,
      says: [
        "changed: scheduled watch: next at d1 00:15:00", "task: watch", "a d1 00:15:00", "task: watch",
        "a d1 00:30:00", "changed: 40m later: d1 00:40:00", "b",
      ])
  }

  @Test("A command in a block waits in simulated time, and the script goes on beside it")
  func besides() {
    check(
      """
      after 1m { pool dev stop; print "stopped ${now}" }
      advance 1m
      print "script ${now} ${dev.state}"
      advance 1m
      print "script ${now} ${dev.state}"
      advance 1m
      """,
      says: [
        "changed: scheduled after 1m: next at d1 00:01:00", "task: after 1m",
        "changed: 1m later: d1 00:01:00",
        "script d1 00:01:00 Stopping", "changed: 1m later: d1 00:02:00", "script d1 00:02:00 Stopping",
        "completed: stop pool", "note: S10", "stopped d1 00:02:18", "changed: 1m later: d1 00:03:00",
      ])
  }

  @Test("Within one instant: the model, then the schedules in their order, then the script's condition")
  func order() {
    // The stop that begins with the script ends at d1 00:01:18.
    check(
      """
      pool dev stop nowait
      after 78s { print "first ${dev.state}" }
      at (now + 78s) { print "second ${dev.state}" }
      wait until dev.state == Stopped
      print "script ${now}"
      """,
      says: [
        "accepted: stop pool", "note: S10", "changed: scheduled after 78s: next at d1 00:01:18",
        "changed: scheduled at (now + 78s): next at d1 00:01:18", "task: after 78s", "first Stopped",
        "task: at (now + 78s)", "second Stopped", "script d1 00:01:18",
      ])
  }

  @Test("A run that is due while the last one goes on is skipped")
  func skipped() {
    check(
      "every 10m as slow { advance 15m; print now }\nadvance 31m",
      says: [
        "changed: scheduled slow: next at d1 00:10:00", "task: slow", "skipped: slow",
        "changed: 15m later: d1 00:25:00", "d1 00:25:00", "task: slow", "changed: 31m later: d1 00:31:00",
      ])
  }

  @Test("A run that ends as the next one is due does not stand in its way")
  func justInTime() {
    check(
      "every 10m as close { advance 10m }\nadvance 20m",
      says: [
        "changed: scheduled close: next at d1 00:10:00", "task: close", "changed: 10m later: d1 00:20:00",
        "task: close", "changed: 20m later: d1 00:20:00",
      ])
  }

  @Test(
    "What goes wrong in a run ends the run, and the script goes on; the exit code tells",
    arguments: [
      ("pool system stop; print 1", "OperationNotAllowed", Int32(4)),
      ("assert dev.count == 11; print 1", "T004", 1),
      ("let x = 1 / 0; print 1", "E002", 4), ("check { assert 1 == 2 }\nprint 1", "T004", 1),
      ("undo", "E033", 4),
      ("world empty", "E033", 4),
    ])
  func failures(body: String, code: String, exitCode: Int32) {
    let said = transcript("after 1m { \(body) }\nadvance 5m\nprint \"on\"")
    #expect(said.problems.map(\.code) == [code])
    #expect(said.lines.last == "on")
    #expect(!said.lines.contains("1"))
    #expect(said.exitCode == exitCode)
  }

  @Test("An expected refusal does not")
  func expected() {
    check(
      "after 1m { pool system stop expect error OperationNotAllowed; print 1 }\nadvance 5m",
      says: [
        "changed: scheduled after 1m: next at d1 00:01:00", "task: after 1m", "expected: OperationNotAllowed",
        "1",
        "changed: 5m later: d1 00:05:00",
      ])
  }

  @Test("A scenario begins with the schedules at its place, fails with them, and leaves none behind")
  func scenarios() {
    check(
      """
      every 1h as hourly { assert dev.count == 10 }
      scenario "calm" { advance 1h }
      scenario "broken" { scale dev to 5; after 1m { print "own" }; advance 1h; print "end" }
      advance 1h
      """,
      says: [
        "changed: scheduled hourly: next at d1 01:00:00", "begins: calm", "task: hourly",
        "changed: 1h later: d1 01:00:00", "passed: calm", "begins: broken", "completed: scale pool",
        "changed: scheduled after 1m: next at d1 00:02:18", "task: after 1m", "own", "task: hourly",
        "1: T004",
        "changed: 1h later: d1 01:01:18", "end", "failed: broken", "task: hourly",
        "changed: 1h later: d1 01:00:00",
      ], exitCode: 1)
  }

  @Test("A snapshot holds schedules and their runs, and so do the steps of undo")
  func snapshots() {
    check(
      """
      every 10m as slow { advance 5m; print now }
      advance 12m
      snapshot s
      cancel slow
      advance 1h
      restore s
      advance 4m
      cancel slow
      undo
      advance 5m
      """,
      says: [
        "changed: scheduled slow: next at d1 00:10:00", "task: slow", "changed: 12m later: d1 00:12:00",
        "changed: snapshot s at d1 00:12:00", "changed: cancelled slow", "changed: 5m later: d1 00:15:00",
        "d1 00:15:00", "changed: 1h later: d1 01:12:00", "changed: restored s: d1 00:12:00",
        "changed: 5m later: d1 00:15:00", "d1 00:15:00", "changed: 4m later: d1 00:16:00",
        "changed: cancelled slow", "changed: undone: it is d1 00:16:00 again", "task: slow",
        "changed: 5m later: d1 00:21:00",
      ])
  }

  @Test("Schedules from functions and from schedules")
  func nested() {
    check(
      """
      def later(n) { after (n * 1m) { print "${n} ${now}"; after 1m { print "then ${n} ${now}" } } }
      for n in [2, 1] { later(n) }
      advance 3m
      """,
      says: [
        "changed: scheduled after (n * 1m): next at d1 00:02:00",
        "changed: scheduled after (n * 1m): next at d1 00:01:00", "task: after (n * 1m)", "1 d1 00:01:00",
        "changed: scheduled after 1m: next at d1 00:02:00", "task: after (n * 1m)", "2 d1 00:02:00",
        "changed: scheduled after 1m: next at d1 00:03:00", "task: after 1m", "then 1 d1 00:02:00",
        "task: after 1m",
        "then 2 d1 00:03:00", "changed: 3m later: d1 00:03:00",
      ])
  }

  @Test("Conditions in a block are looked at after each instant")
  func conditions() {
    check(
      """
      after 1m { eventually within 10m: dev.state == Stopped; print "seen ${now}" }
      after 2m { eventually within 3m: dev.state == Running; print "too soon" }
      after 3m { wait until dev.state == Starting within 1m; print "never" }
      advance 90s
      pool dev stop
      advance 4m
      """,
      says: [
        "changed: scheduled after 1m: next at d1 00:01:00",
        "changed: scheduled after 2m: next at d1 00:02:00",
        "changed: scheduled after 3m: next at d1 00:03:00", "task: after 1m",
        "changed: 90s later: d1 00:01:30",
      ].map { $0.replacing("90s", with: "1m30s") } + [
        "task: after 2m", "seen d1 00:02:48", "completed: stop pool", "note: S10", "task: after 3m",
        "3: E011",
        "2: T007", "changed: 4m later: d1 00:06:48",
      ], exitCode: 4)
  }

  @Test("Endless schedules within one instant are stopped")
  func endless() {
    let said = transcript("def again() { after 0s { again() } }\nagain()\nadvance 1m\nprint 1")
    #expect(said.problems.map(\.code) == ["E030"])
    #expect(!said.lines.contains("1"))
  }

  @Test("Ctrl-C ends a schedule too")
  func interrupted() {
    var session = Session()
    var questions = 0
    let said = transcript(
      "every 1m { let i = 0\nwhile true { i = i + 1 } }\nadvance 1h", in: &session,
      shouldStop: {
        questions += 1
        return questions > 5
      })
    #expect(said.exitCode == 130)
    #expect(transcript("1 + 1", in: &session).lines == ["= 2"])
  }

  // MARK: - The calendar

  /// When a schedule runs within some days from 2024-01-01, a Monday.
  private func runs(
    _ schedule: String, days: Int, before: String = "", options: Session.Options = Session.Options()
  ) -> [String] {
    transcript("\(before)\n\(schedule) { print now }\nadvance \(days)d", options: options).lines
      .filter { $0.hasPrefix("d") }
  }

  @Test(
    "Days and times of day",
    arguments: [
      ("every day at 07:00", 2, ["d1 07:00:00", "d2 07:00:00"]),
      ("every weekday at 07:00", 8, ["d1", "d2", "d3", "d4", "d5", "d8"].map { $0 + " 07:00:00" }),
      ("every weekend at 07:00", 14, ["d6", "d7", "d13", "d14"].map { $0 + " 07:00:00" }),
      ("every Wednesday at 00:00", 10, ["d3 00:00:00", "d10 00:00:00"]),
      ("at 19:00", 3, ["d1 19:00:00"]), ("at sunday 12:30", 9, ["d7 12:30:00"]),
      ("at d3 07:00", 5, ["d3 07:00:00"]), ("at d3", 5, ["d3 00:00:00"]), ("at d9 07:00", 5, []),
      // The time that it is already comes again tomorrow.
      ("at 00:00", 2, ["d2 00:00:00"]), ("every day at 00:00", 2, ["d2 00:00:00", "d3 00:00:00"]),
    ])
  func calendar(schedule: String, days: Int, instants: [String]) {
    #expect(runs(schedule, days: days) == instants)
  }

  @Test("Holidays are no weekdays; they count as soon as they are set")
  func holidays() {
    #expect(
      runs("every weekday at 07:00", days: 8, before: "set holidays [d5, d2]")
        == ["d1", "d3", "d4", "d8"].map { $0 + " 07:00:00" })
    #expect(runs("every holiday at 07:00", days: 8, before: "set holidays d5") == ["d5 07:00:00"])
    check(
      "every holiday at 07:00 as h { print now }\nset holidays [d2]\nadvance 3d",
      says: [
        "changed: scheduled h: no such day is in sight", "changed: holidays are d2", "task: h", "d2 07:00:00",
        "changed: 3d later: d4 00:00:00",
      ])
  }

  @Test("Day 1 is the date that the session begins on")
  func start() {
    var options = Session.Options()
    options.firstDay = 19_723 + 5  // a Saturday
    #expect(runs("every monday at 07:00", days: 8, options: options) == ["d3 07:00:00"])
  }

  @Test("Times of day are those of the time zone, over both changes of the clocks")
  func timeZone() throws {
    guard let file = FileManager.default.contents(atPath: "/usr/share/zoneinfo/Europe/Berlin") else { return }
    var options = Session.Options()
    options.loadTimeZone = {
      $0 == "Europe/Berlin" ? .success(Array(file)) : .failure(LoadFailure(reason: "no file"))
    }
    let zone = "set timezone Europe/Berlin"
    options.firstDay = 19_812  // 2024-03-30
    #expect(
      runs("every day at 02:30", days: 3, before: zone, options: options)
        == ["d1 01:30:00", "d2 01:00:00", "d3 00:30:00"])
    options.firstDay = 20_022  // 2024-10-26
    #expect(
      runs("every day at 02:30", days: 3, before: zone, options: options)
        == ["d1 00:30:00", "d2 00:30:00", "d3 01:30:00"])
    #expect(runs("at d2 07:00", days: 3, before: zone, options: options) == ["d2 06:00:00"])
    let unknown = transcript("set timezone \"Europe/Berln\"", options: options)
    #expect(unknown.problems.map(\.code) == ["E034"])
    let load = options.loadTimeZone
    options.loadTimeZone = {
      $0 == "zone.tab" ? .success(Array("#\nDE\t+5230\tEurope/Berlin\n".utf8)) : load!($0)
    }
    let misspelt = transcript("print 1\nset timezone \"Europe/Berln\"", options: options)
    #expect(misspelt.problems.map(\.title) == ["there is no time zone `Europe/Berln`"])
    #expect(misspelt.lines == ["2: R002"])
    #expect(transcript("set timezone Europe/Berlin", options: options).problems.isEmpty)
  }

  @Test("Rules of a zone belong to the world: going back goes back to them")
  func timeZoneIsOfTheWorld() {
    var options = Session.Options()
    options.loadTimeZone = { _ in .failure(LoadFailure(reason: "no file")) }
    check(
      "set timezone UTC\nset timezone X expect error UnknownTimeZone\nundo\nundo expect error NothingToUndo",
      says: [
        "changed: timezone is UTC (rules built in)", "expected: UnknownTimeZone",
        "changed: undone: it is d1 00:00:00 again", "expected: NothingToUndo",
      ], options: options)
  }

  @Test(
    "What no schedule can mean",
    arguments: [
      ("every dy at 07:00 { }", "R004"), ("every day { }", "R005"), ("every monday 07:00 { }", "R005"),
      ("every 5 { }", "R006"), ("at 2h { }", "R006"), ("at d3 07:00 08:00 { }", "R004"),
      ("after 07:00 { }", "R006"),
      ("every day at 7 { }", "R006"), ("every 1h { scenario \"a\" { assert true } }", "R015"),
      ("for i in 1..2 { after 1m { break } }", "R022"), ("def f() { after 1m { return 1 } }", "R022"),
      ("set holidays [x]", "R006"),
      ("every 0s { }", "E012"), ("after -1s { }", "E012"), ("cancel x", "R002"),
      ("def f() { cancel x }; f()", "E004"),
      ("advance 2d; at d2 { }", "E032"),
      ("every 1h as a { }; every 2h as a { }", "E031"),
    ])
  func wrong(text: String, code: String) {
    #expect(transcript(text).problems.map(\.code) == [code])
  }
}
