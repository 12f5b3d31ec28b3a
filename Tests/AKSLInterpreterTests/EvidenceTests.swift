import AKSLLanguage
import AKSModel
import Testing

@testable import AKSLInterpreter

/// How well the rules behind verdicts are known.
@Suite struct EvidenceTests {
  /// The degree of the only verdict of a script, and its weakest rule.
  private func degree(_ assertion: String, after statements: String) -> String {
    var session = Session()
    let said = transcript("\(statements)\nset evidence on\n\(assertion)", in: &session, mode: .script)
    #expect(said.problems == [], "\(assertion)")
    let tally = session.evidence.tally
    #expect(tally.total == 1, "\(assertion)")
    let degree = Evidence.allCases.first { tally[$0] == 1 }?.rawValue ?? ""
    return degree + (tally.rules.first.map { " \($0.rule)" } ?? "")
  }

  @Test(
    "An assertion rests on the weakest of the events that gave the values it read",
    arguments: [
      // Nothing happened: what is there is what the recordings have.
      ("", "assert dev.count == 10", "exact"), ("", "assert 1 + 1 == 2", "exact"),
      ("scale dev to 5", "assert dev.count == 5", "exact D2"),
      ("scale dev to 5", "assert dev.nodes.deallocated == 5", "exact D1"),
      // Which nodes went is another matter than how many.
      ("scale dev to 5", "assert dev/9.state == Deallocated", "inferred D10"),
      ("scale dev to 0", "assert dev/9.state == Deallocated", "exact D1"),
      ("scale dev to 5", "assert (dev.nodes where .state == Deallocated).length == 5", "exact D1"),
      ("stop dev", "assert dev.state == Stopped", "exact PS2"),
      ("stop dev", "assert dev.nodes.deallocated == 10", "ours S10"),
      ("pool dev update scale-down-mode delete; stop dev", "assert dev.nodes.total == 0", "exact D1"),
      ("stop dev", "assert dev.cost.compute < $100", "documented D9"),
      ("stop dev", "assert dev.lastOperation.deallocated == 10", "ours S10"),
      ("stop dev", "assert dev.lastOperation.status == Succeeded", "exact"),
      // The count that a start restores rests on what has set it.
      ("stop dev; scale dev to 4; start dev", "assert dev.count == 4", "ours 9.4"),
      ("stop dev; scale dev to 4; start dev", "assert dev.nodes.running == 4", "ours 9.4"),
      ("stop dev; scale dev to 4; start dev; scale dev to 6", "assert dev.count == 6", "exact D2"),
      ("scale dev to 4; stop dev; start dev", "assert dev.count == 4", "exact S5"),
      ("def n() { return dev.nodes.deallocated }; stop dev", "assert n() == 10", "ours S10"),
      ("stop dev", "eventually within 1m: dev.nodes.deallocated == 10", "ours S10"),
      ("stop dev nowait", "always for 10m: dev.nodes.failed == 0", "exact"),
      ("", "expect error OperationNotAllowed { stop system }", "documented S2"),
      ("", "expect error \"Only user pools\" { stop system }", "ours S2"),
      ("", "expect error \"minCount:0\" { scale dev to 1001 }", "inferred L1"),
    ])
  func degrees(statements: String, assertion: String, wanted: String) {
    #expect(degree(assertion, after: statements) == wanted, "\(assertion)")
  }

  @Test("Without being asked nothing is kept")
  func nothingIsKept() {
    var session = Session()
    _ = transcript("stop dev; assert dev.nodes.deallocated == 10", in: &session, mode: .script)
    #expect(session.evidence.tally.total == 0 && session.machine.reads.isEmpty)
    #expect(!session.machine.isTracing)
  }

  @Test("A step that may not be done is not done")
  func stepsAreNotDone() {
    var session = Session()
    let said = transcript("set require-evidence documented\nstop dev", in: &session, mode: .script)
    #expect(said.problems.map(\.code) == ["T011"])
    #expect(said.exitCode == 1)
    #expect(session.world.simulation.events.isEmpty)
    // What is known well enough is done.
    let fine = transcript("set require-evidence inferred\nscale dev to 4\nset require-evidence off\nstop dev")
    #expect(fine.problems == [])
  }

  @Test("A setting within a scenario ends with it; its verdicts are counted with it and with the whole")
  func scenarios() {
    var session = Session()
    let said = transcript(
      """
      set evidence on
      assert dev.count == 10
      scenario "a" { set require-evidence documented; scale dev to 2; assert dev.count == 2 and dev.state == Running }
      scenario "b" { stop dev; assert dev.nodes.deallocated == 10 }
      stop dev
      """, in: &session, mode: .script)
    #expect(said.problems == [])
    #expect(said.scenarios.map { $0.evidence?.total } == [2, 1])
    #expect(said.scenarios.map { $0.evidence?[.ours] } == [0, 1])
    #expect(session.evidence.tally.total == 4 && session.evidence.tally[.ours] == 1)
    #expect(session.evidence.required == nil)
  }

  @Test("A step that rests on our choice is noted once", arguments: ["stop dev", "stop dev; scale dev to 5"])
  func notes(text: String) {
    let notes = transcript(text).lines.filter { $0.hasPrefix("note: ") }
    #expect(notes == (text.contains("scale") ? ["note: S10", "note: 9.4"] : ["note: S10"]))
    #expect(
      transcript("pool dev update scale-down-mode delete; stop dev").lines.filter { $0.hasPrefix("note") }
        == [])
  }

  // MARK: - Editions

  @Test("A report names what changed since the edition that a script requires")
  func editions() {
    func changes(_ text: String) -> [[String]] {
      var session = Session()
      var found: [[String]] = []
      _ = session.run(SourceText(name: "test", text), mode: .script) { event in
        switch event.kind {
        case .assertionFailed(let failure): found.append(failure.ruleChanges.map(\.rule.description))
        case .refused(let report): found.append(report.ruleChanges.map(\.rule.description))
        default: break
        }
      }
      return found
    }
    let old = "requires model 2026.10\n"
    let again = "cluster sandbox stop\ncluster sandbox stop"
    #expect(changes(old + again) == [["S2c"]])
    #expect(changes("requires model 2026.11\n" + again) == [[]])
    #expect(changes(again) == [[]])
    #expect(changes(old + "stop dev\nassert dev.nodes.total == 0") == [["S10"]])
    #expect(changes(old + "scale dev to 3\nassert dev.count == 4") == [[]])
    // What could have refused and did not.
    #expect(changes(old + "expect error InvalidParameter { scale dev to 3 }") == [["V3", "L6"]])
  }

  // MARK: - Settings

  @Test("The command line changes settings as `set` does")
  func settings() {
    var session = Session()
    #expect(session.set("strict", to: "on") == nil)
    #expect(session.set("timezone", to: "UTC") == nil)
    #expect(session.set("holidays", to: "[d3]") == nil)
    #expect(session.set("wait-limit", to: "2h") == nil)
    #expect(session.set("stop-deletes-instances", to: "on") == nil)
    #expect(session.undoSteps.isEmpty)
    #expect(session.world.simulation.settings.strict)
    #expect(session.machine.waitLimit == .hours(2))
    #expect(session.set("strct", to: "on")?.contains("did you mean `strict`?") == true)
    #expect(session.set("scale-in-order", to: "higest")?.contains("did you mean `highest`?") == true)
    #expect(session.set("strict", to: "on; stop dev") != nil)
    #expect(session.set("strict", to: "on\nstop dev") != nil)
    #expect(session.set("strict", to: "") != nil)
    #expect(session.world.simulation.events.isEmpty)
  }

  @Test("Every setting has a page, and every value of it is taken")
  func everySetting() {
    for setting in SettingTable.all {
      #expect(transcript("explain \(setting.name)").problems == [])
      guard case .words(let words) = setting.kind else { continue }
      for word in words {
        var session = Session()
        let said = transcript("set \(setting.name) \(word)", in: &session, mode: .script)
        #expect(said.problems == [])
        #expect(setting.value(session) == word)
      }
      #expect(setting.value(Session()) == setting.standard)
    }
  }
}
