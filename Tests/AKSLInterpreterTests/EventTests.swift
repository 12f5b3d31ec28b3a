import Testing

/// Scripts → everything that they say, in order.
@Suite("Events of a script")
struct EventTests {
  @Test("The signature line")
  func signature() {
    check(
      "pool dev stop; scale dev to 5 mode deallocate; assert dev.state == Stopped",
      says: ["completed: stop pool", "note: S10", "completed: update pool", "note: 9.4"])
  }

  @Test("Operations in the background are accepted, and told when they are waited for")
  func nowait() {
    check(
      "pool dev stop nowait\nwait dev\nwait dev",
      says: ["accepted: stop pool", "note: S10", "completed: stop pool"])
  }

  @Test("Scenarios start from the same world, leave nothing behind, and the file goes on after a failure")
  func scenarios() {
    check(
      """
      let a = 1
      scenario "one" { a = 2; scale dev to 1; snapshot s; print a }
      scenario "two" { assert dev.count == 10 and a == 1; restore s }
      scenario "each" each m in [Delete, Deallocate] { print m }
      scenario "row" each n in 1..2 { assert n == 1 }
      assert dev.count == 10
      print a
      """,
      says: [
        "begins: one", "completed: scale pool", "changed: snapshot s at d1 00:01:18", "2", "passed: one",
        "begins: two", "3: E004", "failed: two",
        "begins: each [m=delete]", "Delete", "passed: each [m=delete]",
        "begins: each [m=deallocate]", "Deallocate", "passed: each [m=deallocate]",
        "begins: row [n=1]", "passed: row [n=1]", "begins: row [n=2]", "5: T004", "failed: row [n=2]",
        "1",
      ], exitCode: 1)
  }

  @Test(
    "Of several bad ends the worst decides",
    arguments: [
      ("print 1", Int32(0)), ("assert false", 1), ("check { assert 1 == 2 }", 1), ("print 1 / 0", 4),
      ("pool system stop", 4), ("let = 1", 3), ("stopp dev", 3), ("scenario \"s\" { assert false }", 1),
      ("scenario \"s\" { assert false }\nscenario \"t\" { pool system stop }", 1),
      ("scenario \"s\" { assert false }\nprint 1", 1), ("fail \"x\"", 1),
    ])
  func exitCodes(text: String, code: Int32) {
    #expect(transcript(text).exitCode == code)
  }

  @Test("A source with an error does nothing at all")
  func nothingRuns() {
    check("print 1\nscale dev to 5\nstopp dev", says: ["3: R001"], exitCode: 3)
  }

  @Test("Ten mistakes are ten messages, each on its line")
  func tenMistakes() {
    let script = """
      stopp dev
      scale dve to 5
      assert dev.cuont == 1
      scale dev for 5
      scale dev
      advance 5
      let now = 1
      nowhere = 1
      print len(pools)
      assert dev.state == Stoped
      """
    #expect(
      transcript(script).problems.map { "\($0.line) \($0.code)" }
        == [
          "1 R001", "2 R002", "3 R003", "4 R004", "5 R005", "6 R006", "7 R008", "8 R009", "9 R011", "10 R016",
        ])
  }

  @Test("A statement with too many values at once")
  func registers() {
    let list = "print [" + String(repeating: "0, ", count: 60_001) + "0]"
    #expect(transcript(list).problems.map(\.code) == ["R020"])
    check("print [" + String(repeating: "0, ", count: 50_000) + "0].length", says: ["50001"])
  }

  @Test("An expectation leaves half-done blocks and functions behind")
  func expectations() {
    check(
      """
      def go(n) { check { if n > 0 { go(n - 1) } else { pool system stop } } }
      expect error OperationNotAllowed { go(5) }
      expect error NotFound { expect error "Bar" { let x = 1 } }
      """,
      says: ["expected: OperationNotAllowed", "3: T005"], exitCode: 1)
  }

  @Test("An update without a setting says that it changes nothing")
  func emptyUpdate() {
    check(
      "pool dev update; pool dev update mode user",
      says: [
        "changed: no setting is given: dev is updated to what it is", "completed: update pool",
        "completed: update pool",
      ])
    check(
      "cluster sandbox update; cluster sandbox update tier standard",
      says: [
        "changed: no setting is given: sandbox is updated to what it is", "completed: update cluster",
        "completed: update cluster",
      ])
  }

  @Test("A wait that takes too long is not told as a success, and ends no more than its scenario")
  func waits() {
    check(
      """
      set wait-limit 10s
      expect error WaitTimeout { stop dev }
      expect error WaitTimeout { wait dev }
      scenario "s" { scale system to 4 }
      scenario "t" { wait }
      assert operations.length == 1
      """,
      says: [
        "changed: wait-limit is 10s", "expected: WaitTimeout", "expected: WaitTimeout", "begins: s",
        "4: E011", "failed: s", "begins: t", "5: E011", "failed: t",
      ], exitCode: 1)
  }
}
