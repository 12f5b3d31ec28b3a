import AKSLLanguage
import AKSModel
import Testing

@testable import AKSLInterpreter

/// `explain COMMAND` and `plan COMMAND`: what the rules say of a command and what would come of it, without it.
@Suite struct ExplainCommandTests {
  /// What the last `explain` or `plan` of a script shows, and the session behind it.
  private func run(_ text: String) -> (data: [String: Datum], sections: [Exhibit.Section], session: Session) {
    var session = Session()
    var shown: Exhibit?
    let outcome = session.run(SourceText(name: "test", text), mode: .script) { event in
      if case .shown(let exhibit) = event.kind { shown = exhibit }
    }
    #expect(outcome.exitCode == 0)
    guard case .map(let entries)? = shown?.data else { return ([:], [], session) }
    let data = Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.value) })
    return (data, shown?.sections ?? [], session)
  }

  private func rules(_ datum: Datum?) -> [String] {
    guard case .list(let elements)? = datum else { return [] }
    return elements.compactMap { element in
      guard case .map(let entries) = element, let rule = entries.first(where: { $0.key == "rule" })?.value
      else { return nil }
      if case .map(let inner) = rule, case .text(let id)? = inner.first?.value { return id }
      if case .text(let id) = rule { return id }
      return nil
    }
  }

  /// W7: nobody can foretell how healthy pods are when their nodes leave.
  @Test func drainsMayLengthenAPlan() {
    let load = """
      pool dev update scale-down-mode delete
      workload api add replicas 10 cpu 500m memory 1Gi on dev min-available 5
      workload free add replicas 10 cpu 500m memory 1Gi on dev
      wait
      advance 1m

      """
    let (data, sections, _) = run(load + "plan scale dev to 4")
    #expect(data["drainsAsk"] == .list([.text("api")]))
    let line = "drains may lengthen it: these nodes have pods with budgets (api)"
    #expect(sections.contains { $0.lines == [line] })
    // None leaves.
    let up = run(load + "plan scale dev to 12")
    #expect(up.data["drainsAsk"] == .list([]))
    #expect(!up.sections.contains { $0.lines == [line] })
    #expect(run(load + "plan pool system upgrade to 1.33.1").data["drainsAsk"] == .list([]))
  }

  @Test func everyRuleThatRefuses() {
    let (data, sections, session) = run("explain pool system update scale-down-mode deallocate mode user")
    #expect(rules(data["refuses"]) == ["M2"])
    #expect(data["verdict"] == .text("refused"))
    #expect(sections.map(\.heading) == [nil, "Refuses", "Holds"])
    #expect(session.world.simulation.operations.isEmpty)
    // Both at once: 1001 is out of range, and a pool in a stopped cluster changes nothing.
    let both = run("cluster sandbox stop\nexplain scale dev to 1001")
    #expect(rules(both.data["refuses"]) == ["L1", "S4c"])
  }

  /// All that an upgrade would meet, whether a rule refuses it or not.
  @Test func obstaclesOfAnUpgrade() {
    let setup = """
      cluster sandbox upgrade to 1.34 control-plane-only
      workload api add replicas 4 cpu 1200m memory 1Gi on dev min-available 4
      workload job add replicas 2 cpu 100m memory 100Mi on dev no-controller
      workload web add replicas 4 cpu 100m memory 100Mi on dev min-available 2
      advance 10s

      """
    let blocked = run(setup + "inject quota 20 on dev\nexplain pool dev upgrade to 1.34")
    #expect(rules(blocked.data["obstacles"]) == ["U8", "U6", "W9", "U4i"])
    #expect(blocked.data["verdict"] == .text("failed") && blocked.data["fails"] == .text("QuotaExceeded"))
    #expect(blocked.sections.map(\.heading).prefix(3) == [nil, "Would stop it on its way", "To know before"])
    let refused = run(
      setup + "workload db add replicas 2 cpu 100m memory 100Mi max-unavailable 0\n"
        + "inject drain-blocked on dev; inject stuck-operation on dev\nexplain pool dev upgrade to 1.34")
    #expect(
      rules(refused.data["refuses"]) == ["U6p"]
        && rules(refused.data["obstacles"]) == ["F2", "F4", "W9", "U4i"])
    // Nothing was done.
    #expect(refused.session.world.simulation.operations.count == 1)
  }

  @Test func obstaclesOfOtherUpgrades() {
    let spot = "pool cheap add count 2 priority spot version \"1.32\"\nexplain pool cheap upgrade to 1.33"
    #expect(rules(run(spot).data["obstacles"]) == ["P4"])
    #expect(rules(run("stop dev\nexplain pool dev image").data["obstacles"]) == ["S9"])
    let surge =
      "cluster sandbox upgrade to 1.34 control-plane-only\npool dev update max-surge 0 max-unavailable 2\n"
    #expect(rules(run(surge + "explain pool dev upgrade to 1.34").data["obstacles"]) == ["U4r", "U4i"])
    #expect(rules(run("explain scale dev to 12").data["obstacles"]) == [])
  }

  @Test func howItWouldFail() {
    let (data, sections, _) = run("inject quota 20 on dev\nexplain scale dev to 12")
    #expect(data["verdict"] == .text("failed") && data["fails"] == .text("QuotaExceeded"))
    #expect(sections.map(\.heading).prefix(2) == [nil, "Fails with"])
  }

  @Test func rulesThatHoldAndThatShape() {
    let (data, _, session) = run("let n = 4\nexplain scale dev to n as json")
    #expect(rules(data["refuses"]) == [])
    #expect(rules(data["shapes"]) == ["D1", "D2", "D10"])
    #expect(rules(data["holds"]).contains("C2"))
    // Rules about other operations are left out.
    #expect(!rules(data["holds"]).contains("R4"))
    #expect(session.world.simulation.now == .start)
  }

  @Test func poolsThatAreNotThere() {
    let gone = run("pool dev delete\nexplain stop dev")
    #expect(rules(gone.data["refuses"]) == ["O6"])
  }

  @Test func commandsWithoutAzure() {
    #expect(run("explain show pools").data["verdict"] == .text("none"))
    #expect(run("explain set strict on").data["verdict"] == .text("none"))
  }

  @Test func wordsAreChecked() {
    #expect(transcript("explain pool dev stopp").problems.map(\.code) == ["R004"])
    #expect(transcript("explain scale dve to 5").problems.map(\.code) == ["R002"])
    #expect(transcript("plan nonsense").problems.map(\.code) == ["R001"])
    #expect(transcript("plan").problems.map(\.code) == ["R005"])
    #expect(transcript("plan explain scale dev to 5").problems.map(\.code) == ["R004"])
    #expect(transcript("explain plan scale dev to 5").problems.map(\.code) == ["R004"])
  }

  // MARK: - plan

  @Test func differences() {
    let (data, _, session) = run("plan scale dev to 50")
    #expect(data["verdict"] == .text("done"))
    #expect(data["duration"] == .formatted("2m8s"))
    #expect(
      data["changes"]
        == .list([
          change("count", .integer(10), .integer(50)), change("nodes.running", .integer(10), .integer(50)),
        ]))
    #expect(
      data["cost"]
        == .map([
          .init("perHourNow", .formatted("$2.249")), .init("perHourThen", .formatted("$9.169")),
          .init("meanwhile", .formatted("$0.230666667")), .init("source", .text(PriceList.source)),
        ]))
    // Nothing has happened.
    #expect(session.world.simulation.events.isEmpty && session.world.simulation.now == .start)
    #expect(session.undoSteps.isEmpty && session.askers.isEmpty)
  }

  private func change(_ property: String, _ now: Datum, _ then: Datum) -> Datum {
    .map([
      .init("of", .text("pool sandbox/dev")), .init("property", .text(property)), .init("now", now),
      .init("then", then),
    ])
  }

  @Test func refusedPlans() {
    let (data, _, _) = run("plan pool system stop")
    #expect(data["verdict"] == .text("refused"))
    #expect(data["refusedBy"] == .list([.text("S2")]))
    // A plan is no attempt: nothing is refused, and nothing expected is met.
    #expect(
      transcript("plan pool system stop expect error OperationNotAllowed").problems.map(\.code) == ["T005"])
  }

  @Test func choicesOfOurs() {
    let (data, _, _) = run("stop dev\nplan scale dev to 5")
    #expect(data["restsOn"] == .list([.text("9.4")]))
    #expect(run("plan stop dev nowait").data["duration"] == .formatted("1m18s"))
  }

  /// Whatever the command is: the world, the clock, variables, snapshots and schedules stay as they are.
  @Test(arguments: CommandTable.definitions.flatMap(\.examples))
  func everyExample(example: String) {
    // Of several statements the last one is planned; constructs are no commands.
    var statements = example.split(separator: ";").map { $0.drop { $0 == " " } }
    let last = statements.removeLast()
    guard !last.hasPrefix("explain"), !last.hasPrefix("plan"), !last.contains("{"), !last.contains("}"),
      !statements.contains(where: { $0.contains("{") || $0.contains("}") })
    else { return }
    var session = Session(options: .inRepository)
    _ = transcript(statements.joined(separator: ";"), in: &session, mode: .script)
    let before = session
    let said = transcript("plan \(last)", in: &session, mode: .script)
    #expect(said.problems.isEmpty, "\(example)")
    #expect(said.lines.count == 1)
    #expect(session.world.simulation.now == before.world.simulation.now)
    #expect(session.world.simulation.events == before.world.simulation.events)
    #expect(session.world.simulation.settings == before.world.simulation.settings)
    #expect(session.world.currentCluster == before.world.currentCluster)
    #expect(session.undoSteps.count == before.undoSteps.count)
    #expect(session.snapshots.count == before.snapshots.count)
    #expect(session.machine.stepLimit == before.machine.stepLimit)
    _ = transcript("explain \(last)", in: &session, mode: .script)
    #expect(session.world.simulation.events == before.world.simulation.events)
  }

  @Test func inSchedulesAndScenarios() {
    let said = transcript(
      """
      at 1:00 { plan pool dev stop; assert dev.state == Running }
      advance 2h
      scenario "a" { plan scale dev to 1; assert dev.count == 10; expect error OperationNotAllowed { plan stop dev; stop system } }
      """)
    #expect(said.problems == [])
    #expect(said.exitCode == 0)
  }
}
