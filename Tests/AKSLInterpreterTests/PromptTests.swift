import AKSLInterpreter
import Testing

/// Lines at a prompt → what is said; the session goes on, whatever happens.
@Suite("The prompt's session")
struct PromptTests {
  @Test("Values are shown, commands say what they did")
  func values() {
    checkPrompt([
      ("1 + 2", ["= 3"]),
      ("\"a\" + 'b'", ["= ab"]),
      ("dev.state", ["= Running"]),
      ("dev", ["shown: pool dev"]),
      ("[1, 2]; 3h", ["= [1, 2]", "= 3h"]),
      ("null", []),
      ("scale dev to 5", ["completed: scale pool"]),
      ("dev.count", ["= 5"]),
    ])
  }

  @Test("A `let` takes the place of an earlier one; what a failed line did not reach does not exist")
  func variables() {
    checkPrompt([
      ("let a = 1", []),
      ("let a = a + 1", []),
      ("a", ["= 2"]),
      ("let b = 1 / 0", ["1: E002"]),
      ("b", ["1: R001"]),
      ("let b = 3; print 1 / 0; let c = 4", ["1: E002"]),
      ("b", ["= 3"]),
      ("print c", ["1: R002"]),
      ("let dev = 1", ["1: R008"]),
      ("let c = 5", []),
      ("c", ["= 5"]),
    ])
  }

  @Test("Functions stay, and may be written anew")
  func functions() {
    checkPrompt([
      ("def twice(n) { return n * 2 }", []),
      ("twice(4)", ["= 8"]),
      ("def twice(n) { return n * 20 }", []),
      ("twice(4)", ["= 80"]),
      ("let total = 0", []),
      ("def add(n) { total += n }", []),
      ("add(3); add(4); total", ["= 7"]),
    ])
  }

  @Test("An error leaves the session and the world whole")
  func errors() {
    checkPrompt([
      ("pool system stop", ["1: OperationNotAllowed"]),
      (
        "scale dev to 5; pool system stop; scale dev to 1",
        ["completed: scale pool", "1: OperationNotAllowed"]
      ),
      ("dev.count", ["= 5"]),
      ("scale dev to", ["1: R005"]),
      ("let =", ["1: S004"]),
      ("check { assert 1 == 2; assert 2 == 3 }; print 1", ["1: T004", "1: T004"]),
      ("expect error NotFound { check { pool system stop } }; print 1", ["1: T006"]),
      ("dev.count", ["= 5"]),
    ])
  }

  @Test("Each line is a step of undo; a new change ends what could be done again")
  func undo() {
    checkPrompt([
      ("undo", ["1: E015"]),
      ("scale dev to 5", ["completed: scale pool"]),
      ("advance 1h", ["changed: 1h later: d1 01:01:18"]),
      ("undo 2", ["changed: undone: `advance 1h`, `scale dev to 5`; it is d1 00:00:00 again"]),
      ("dev.count", ["= 10"]),
      ("redo", ["changed: done again: `scale dev to 5`; it is d1 00:01:18"]),
      ("dev.count", ["= 5"]),
      ("advance 1s", ["changed: 1s later: d1 00:01:19"]),
      ("redo", ["1: E015"]),
      ("print 1", ["1"]),
      ("undo", ["changed: undone: `advance 1s`; it is d1 00:01:18 again"]),
    ])
  }

  @Test("Variables, functions, settings, snapshots and what is watched are taken back, and done again")
  func undoOfSession() {
    checkPrompt([
      ("let x = 5", []), ("x = 6", []), ("undo", ["changed: undone: `x = 6`"]),
      ("x", ["= 5"]), ("undo", ["changed: undone: `let x = 5`"]),
      ("print x", ["1: R002"]),
      ("redo 2", ["changed: done again: `let x = 5`, `x = 6`"]), ("x", ["= 6"]),
      ("x = 6", []), ("print x", ["6"]),
      ("undo", ["changed: undone: `x = 6`"]), ("x", ["= 5"]),
      ("def twice(n) { return 2 * n }", []), ("twice(x)", ["= 10"]),
      ("undo", ["changed: undone: `def twice(n) { return 2 * n }`"]),
      ("print twice(x)", ["1: R011"]),
      ("set step-limit 5000", ["changed: step-limit is 5000"]), ("set strict on", ["changed: strict is on"]),
      ("undo 2", ["changed: undone: `set strict on`, `set step-limit 5000`"]),
      ("repeat 6000 { x = x + 1 }", []), ("x", ["= 6005"]),
      ("snapshot calm", ["changed: snapshot calm at d1 00:00:00"]),
      ("undo 2", ["changed: undone: `snapshot calm`, `repeat 6000 { x = x + 1 }`"]),
      ("restore calm", ["1: R002"]), ("x", ["= 5"]),
    ])
  }

  @Test(
    "An entry that changes the world and variables is taken back with both, statement by statement where it has several"
  )
  func undoOfBoth() {
    checkPrompt([
      (
        "let n = 3; scale dev to n; scale dev to (n - 1)", ["completed: scale pool", "completed: scale pool"]
      ),
      ("undo", ["changed: undone: it is d1 00:01:18 again"]), ("dev.count + n", ["= 6"]),
      (
        "undo",
        ["changed: undone: `let n = 3; scale dev to n; scale dev to (n - 1)`; it is d1 00:00:00 again"]
      ),
      ("dev.count", ["= 10"]), ("print n", ["1: R002"]),
      ("redo", ["changed: done again: `let n = 3; scale dev to n; scale dev to (n - 1)`; it is d1 00:01:18"]),
      ("dev.count + n", ["= 6"]), ("let p = dev", []), ("scale p to 1", ["completed: scale pool"]),
      ("undo", ["changed: undone: `scale p to 1`; it is d1 00:01:18 again"]), ("p.count", ["= 3"]),
    ])
  }

  @Test("In a line with others, undo takes back the world's steps only")
  func undoAmongOthers() {
    checkPrompt([
      ("let x = 5", []), ("undo; print 1", ["1: E015"]), ("x", ["= 5"]),
      (
        "scale dev to 3; undo; print dev.count",
        ["completed: scale pool", "changed: undone: it is d1 00:00:00 again", "10"]
      ),
      ("undo", ["changed: undone: `let x = 5`"]),
    ])
  }

  @Test("An interruption leaves the world at a whole event, and the session usable")
  func interruption() {
    var session = Session()
    var polls = 0
    let endless = transcript(
      "while true { }", in: &session,
      shouldStop: {
        polls += 1
        return polls > 3
      })
    #expect(endless.exitCode == 130)
    let waiting = transcript("pool dev stop", in: &session, shouldStop: { true })
    #expect(waiting.exitCode == 130)
    #expect(transcript("dev.state", in: &session).lines == ["= Stopping"])
    _ = transcript("wait", in: &session)
    #expect(transcript("dev.state", in: &session).lines == ["= Stopped"])
  }

  @Test(
    "What lacks its end",
    arguments: [
      ("if dev.count > 3 {", true), ("if true { }", false), ("print (1 +", true), ("let a =", true),
      ("scale dev to 5", false), ("}", false), ("", false), ("scenario \"s\" {\n  assert 1 == 1", true),
      ("let a = [1,", true), ("scale dev \\", true),
    ])
  func incomplete(text: String, isIncomplete: Bool) {
    #expect(Session.isIncomplete(text) == isIncomplete)
  }
}
