import Testing

/// Invariants and branches → what they say.
@Suite("Invariants and branches")
struct InvariantTests {
  @Test("A violation ends the script like a failed assertion")
  func script() {
    check(
      """
      let least = 6
      scale dev to 3
      scale dev to 8
      invariant "enough": dev.count >= least and system.state == Running
      scale dev to 6
      least = 5
      scale dev to 5
      scale dev to 4
      print 1
      """,
      says: Array(repeating: "completed: scale pool", count: 4) + ["4: T010"], exitCode: 1)
  }

  @Test("One that does not hold at its place fails there")
  func atOnce() {
    let said = transcript("invariant \"small\": dev.count < 10\nprint 1")
    #expect(said.problems.map(\.description) == ["1: T010 invariant violated: small"])
    #expect(said.lines == ["1: T010"])
  }

  @Test("It is looked at after every instant while time passes, but not within one")
  func instants() {
    check(
      """
      invariant "never stopping": dev.state != Stopping
      scenario "waits" { after 5m { pool dev stop nowait }; advance 1h; print 1 }
      scenario "other" { advance 1h }
      """,
      says: [
        "begins: waits", "changed: scheduled after 5m: next at d1 00:05:00", "task: after 5m",
        "accepted: stop pool", "note: S10", "1: T010", "failed: waits", "begins: other",
        "changed: 1h later: d1 01:00:00", "passed: other",
      ], exitCode: 1)
  }

  @Test("The last statement of a scenario counts too, and its violation fails it once")
  func lastStatement() {
    check(
      """
      invariant "enough": dev.count >= 6
      scenario "a" { print "4 nodes"; scale dev to 4 nowait }
      scenario "b" { scale dev to 6 }
      """,
      says: [
        "begins: a", "4 nodes", "accepted: scale pool", "1: T010", "failed: a", "begins: b",
        "completed: scale pool",
        "passed: b",
      ], exitCode: 1)
  }

  @Test("A condition that cannot be evaluated does not hold")
  func gone() {
    let said = transcript("invariant \"there\": dev.count > 0\npool dev delete\nprint 1")
    #expect(said.problems.map(\.line) == [1])
    #expect(said.exitCode == 4)
    #expect(!said.lines.contains("1"))
  }

  @Test("At the prompt a violation is said once, and again after it was mended")
  func prompt() {
    checkPrompt([
      ("let most = 9", []), ("invariant \"few\": 5 <= most", []), ("most = 4", ["1: T010"]),
      ("print 1", ["1"]),
      ("most = 7", []), ("most = 1", ["1: T010"]),
    ])
  }

  @Test("A branch leaves the trunk as it was, and its end is a snapshot")
  func branch() {
    check(
      """
      let n = 1
      branch night { n = 2; pool dev stop; advance 1h; snapshot inner; print "${n} ${now}" }
      print "${n} ${now} ${dev.state}"
      diff night
      restore night
      print "${now} ${dev.state}"
      undo
      restore inner
      """,
      says: [
        "branch: night", "completed: stop pool", "note: S10", "changed: 1h later: d1 01:01:18",
        "changed: snapshot inner at d1 01:01:18", "2 d1 01:01:18", "trunk: night", "1 d1 00:00:00 Running",
        "shown: differences from night", "changed: restored night: d1 01:01:18", "d1 01:01:18 Stopped",
        "changed: undone: it is d1 00:00:00 again", "8: E004",
      ], exitCode: 4)
  }

  @Test("What is visible at once must not violate an invariant, also while the script waits for the rest")
  func effectsAtOnce() {
    check(
      "invariant \"i\": dev.state == Running\npool dev update scale-down-mode delete\nprint 1",
      says: ["1: T010"], exitCode: 1)
    check(
      "invariant \"i\": dev.state == Running\nscenario \"s\" { pool dev update scale-down-mode delete }\nprint dev.count",
      says: ["begins: s", "1: T010", "failed: s", "10"], exitCode: 1)
  }

  @Test("What fails in a branch ends the script around it, or the scenario, in the trunk")
  func failingBranch() {
    checkPrompt([
      (
        "branch b { scale dev to 3; assert dev.count == 4 }; print 1",
        ["branch: b", "completed: scale pool", "1: T004", "trunk: b"]
      ),
      ("dev.count", ["= 10"]), ("diff b", ["1: E004"]),
    ])
    check(
      "scenario \"s\" { branch b { pool system stop }; print 1 }\nprint dev.count",
      says: ["begins: s", "branch: b", "1: OperationNotAllowed", "trunk: b", "failed: s", "10"], exitCode: 1)
  }

  @Test(
    "What is wrong is said before anything runs",
    arguments: [
      ("scenario \"s\" { invariant \"i\": true }", "R015"), ("invariant \"i\": dev.count", "R006"),
      ("branch", "R005"),
      ("branch b", "R005"), ("def f() { branch b { print 1 } }", "R015"), ("diff none", "R002"),
    ])
  func wrong(text: String, code: String) {
    #expect(transcript(text).problems.map(\.code) == [code])
  }
}
