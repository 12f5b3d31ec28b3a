import AKSLLanguage
import AKSModel
import Testing

@testable import AKSLInterpreter

/// What is told to somebody who follows a session with the eyes.
@Suite("Watching")
struct WatchingTests {
  /// What is told of the clock, of what is watched and of what was done, in short lines.
  private func told(
    _ lines: [String], _ change: (inout Session.Options) -> Void = { _ in }
  ) -> [String] {
    var options = Session.Options()
    change(&options)
    var session = Session(options: options)
    var told: [String] = []
    for line in lines {
      _ = session.run(SourceText(name: "<prompt>", line), mode: .prompt) { event in
        let at = TimeFormat.instant(event.at)
        switch event.kind {
        case .watched(let report): told.append("\(at) \(report.name) = \(report.text)")
        case .clock(let report):
          told.append("\(report.what): \(at) to \(TimeFormat.instant(report.until)) \(report.speed ?? 0)")
        case .completed(let report): told.append("bill \(report.rates?.text ?? "not told")")
        case .changed(let text): told.append(text)
        case .diagnostic(let diagnostic): told.append(diagnostic.title)
        case .faulted(let fault): told.append(fault.title)
        default: break
        }
      }
    }
    return told
  }

  @Test("A value is told at once and whenever it is another one, from one line to the next")
  func changes() {
    let lines = [
      "let least = 4", "watch dev.nodes.running (dev.count > least)", "scale dev to 4", "start dev",
    ]
    #expect(
      told(lines) == [
        "d1 00:00:00 dev.nodes.running = 10", "d1 00:00:00 (dev.count > least) = true",
        "d1 00:00:00 (dev.count > least) = false", "d1 00:00:08 dev.nodes.running = 4", "bill not told",
      ])
    #expect(
      told(["watch dev.count", "watch dev.count", "undo", "watch off", "scale dev to 3", "watch off"]) == [
        "d1 00:00:00 dev.count = 10", "d1 00:00:00 dev.count = 10",
        "undone: `watch dev.count`", "nothing is watched", "bill not told",
        "nothing is watched",
      ])
    #expect(
      told(["watch dev.count", "scale dev to 4; undo"]).suffix(3) == [
        "bill not told", "undone: it is d1 00:00:00 again", "d1 00:00:00 dev.count = 10",
      ])
  }

  @Test("What cannot be read says why; what happens in a scenario, a branch or a plan is not told")
  func others() {
    #expect(
      told(["pool web add nowait", "let w = web", "watch w.count", "pool web delete"]).last
        == "bill not told")
    #expect(
      told([
        "watch pools[2].name", "scenario \"a\" { scale dev to 4 }", "branch b { scale dev to 4 }",
        "plan scale dev to 3",
      ])
        == [
          "d1 00:00:00 pools[2].name = (index 2 is outside the list of 2)", "bill not told", "bill not told",
        ])
    #expect(told(["if true { watch dev.count }"]).first?.contains("`watch`") == true)
  }

  @Test("The bill and the nodes are told where somebody types one line after the other")
  func bill() {
    #expect(
      told(["stop dev", "advance 8h", "start dev nowait; advance 1h", "advance 0s"]) { $0.tellsBill = true }
        == [
          "bill $2.249 -> $0.789 an hour", "8h later: d1 08:01:18; $6.312 spent",
          "1h later: d1 09:01:18; $2.246 spent; dev 0 -> 10 running, 10 -> 0 deallocated; $0.789 -> $2.249 an hour",
          "0s later: d1 09:01:18",
        ])
  }

  @Test("The clock is told at a pace, step by step, and seldom without")
  func clock() {
    #expect(
      told(["set speed 60x", "scale dev to 4"]) { $0.tellsClock = true } == [
        "speed is 60x", "scale pool dev: d1 00:00:00 to d1 00:00:08 60",
        "scale pool dev: d1 00:00:08 to d1 00:01:18 60", "bill not told",
      ])
    #expect(told(["set speed 60x", "scale dev to 4"]) == ["speed is 60x", "bill not told"])
    let silent = told(["every 1s { let a = 1 }", "advance 20m"]) { $0.tellsClock = true }
    #expect((3...8).contains(silent.count { $0.hasPrefix("advance 20m: ") }))
    #expect(told(["set speed 0"]) == ["`set speed` takes a factor from 1x to 1000000x, or off"])
    #expect(told(["set speed fast"]) == ["`set speed` takes a factor from 1x to 1000000x, or off"])
    #expect(told(["set speed off", "set speed 90x", "show settings"]) == ["speed is off", "speed is 90x"])
  }

  @Test("unwatch takes away what is named, or all")
  func unwatch() {
    var session = Session()
    _ = transcript("watch dev.count dev.state", in: &session)
    #expect(transcript("unwatch dev.count", in: &session).problems.isEmpty)
    #expect(session.watches.map(\.name) == ["dev.state"])
    #expect(session.completion(of: "unwatch ", at: 8).candidates.map(\.text) == ["dev.state"])
    let said = transcript("unwatch dev.stat", in: &session)
    #expect(said.problems.count == 1)
    #expect(transcript("unwatch", in: &session).problems.isEmpty)
    #expect(session.watches.isEmpty)
    #expect(transcript("unwatch", in: &session).lines == ["changed: nothing is watched"])
  }
}
