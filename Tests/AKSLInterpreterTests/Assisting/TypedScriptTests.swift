import AKSLLanguage
import AKSModel
import Synchronization
import Testing

@testable import AKSLInterpreter

/// `save session`: what was typed, as a script that comes to the same state.
@Suite("What was typed")
struct TypedScriptTests {
  /// Where files are written to, and read from.
  private final class Shelf: Sendable {
    let files = Mutex<[String: String]>([:])
    var options: Session.Options {
      var options = Session.Options()
      options.saveSource = { path, text, _, _ in
        self.files.withLock { $0[path] = text }
        return nil
      }
      options.loadSource = { path, _ in
        self.files.withLock { $0[path] }.map { .success(SourceText(name: path, $0)) }
          ?? .failure(LoadFailure(reason: "no such file"))
      }
      return options
    }
  }

  /// Types lines, saves, and gives the script without its head.
  private func saved(_ lines: [String], _ shelf: Shelf = Shelf()) -> (
    script: String, said: Transcript, session: Session
  ) {
    var session = Session(options: shelf.options)
    for line in lines { _ = transcript(line, in: &session) }
    let said = transcript("save session \"s.aksl\"", in: &session)
    let text = shelf.files.withLock { $0["s.aksl"] } ?? ""
    return (text.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: "\n"), said, session)
  }

  @Test(
    "Lines as they were typed, as a script says them",
    arguments: [
      (["scale dev to 5", "advance 2h"], "scale dev to 5\nadvance 2h"),
      (["dev.count", "dev", "1 + 2"], "print dev.count\nprint dev\nprint 1 + 2"),
      (["let n = 3", "let n = 5", "scale dev to n"], "let n = 3\nn = 5\nscale dev to n"),
      (["scale dev to 5", "undo", "redo", "undo"], "scale dev to 5\nundo\nredo\nundo"),
      (
        ["scale dev to 1001", "scale dev to 4"],
        "scale dev to 1001 expect error InvalidParameter\nscale dev to 4"
      ),
      (
        ["scale dev to 4; scale dev to 1001; advance 1h"],
        "scale dev to 4\nscale dev to 1001 expect error InvalidParameter"
      ),
      (["scale dv to 3", "wobble", "scale dev to 2"], "scale dev to 2"),
      (["assert dev.count == 3", "scale dev to 2"], "scale dev to 2"),
      (["pool dev stop nowait", "wait"], "pool dev stop nowait\nwait"),
      (["snapshot calm", "stop dev", "restore calm"], "snapshot calm\nstop dev\nrestore calm"),
      (["def f(n) { return n + 1 }", "scale dev to f(2)"], "def f(n) { return n + 1 }\nscale dev to f(2)"),
      (["save session \"a.aksl\"", "show session", "help tour"], "show session"),
      (
        [
          "az aks nodepool scale --resource-group default-rg --cluster-name sandbox --name dev --node-count 1001"
        ],
        "expect error ResourceNotFound {\n  az aks nodepool scale --resource-group default-rg --cluster-name sandbox --name dev --node-count 1001\n}"
      ),
      (
        ["every weekday at 19:00 as night { stop dev }", "advance 2d"],
        "every weekday at 19:00 as night { stop dev }\nadvance 2d"
      ),
      (
        ["set strict on", "timing random seed 3", "scale dev to 12"],
        "set strict on\ntiming random seed 3\nscale dev to 12"
      ),
    ])
  func lines(typed: [String], script: String) {
    let (text, said, _) = saved(typed)
    #expect(said.problems.isEmpty, "\(said.lines)")
    #expect(text == script)
  }

  @Test("The script comes to the same clock, nodes and bill")
  func state() throws {
    let shelf = Shelf()
    let (_, said, session) = saved(
      [
        "scale dev to 14; advance 3h", "stop dev", "undo", "pool web add count 2", "advance 1d",
        "scale web to 900 nowait", "advance 30s",
      ],
      shelf)
    #expect(said.problems.isEmpty)
    var other = Session(options: shelf.options)
    let text = try #require(shelf.files.withLock { $0["s.aksl"] })
    #expect(transcript(text, name: "s.aksl", in: &other, mode: .script).problems.isEmpty)
    #expect(other.now == session.now)
    #expect(other.world.simulation.events.endIndex == session.world.simulation.events.endIndex)
    for line in ["cost.total", "cost.perHour", "dev.nodes.running", "web.state"] {
      var (a, b) = (session, other)
      #expect(transcript(line, in: &a).lines == transcript(line, in: &b).lines, "\(line)")
    }
  }

  @Test("A world of files comes first")
  func ownWorld() throws {
    var outer = Session(options: Shelf().options)
    _ = transcript(
      "world from {name: \"prod\", agentPoolProfiles: [{name: \"web\", mode: \"System\", count: 3}]}",
      in: &outer)
    var session = Session(inWorldOf: outer)
    _ = transcript("scale web to 4", in: &session)
    let shown = TypedScript(of: session, until: nil).text
    #expect(shown.contains("world from") && shown.hasSuffix("scale web to 4\n"))
    let said = transcript("save session \"s.aksl\"", in: &session)
    #expect(said.problems.isEmpty, "\(said.lines)")
  }

  @Test("What cannot be lived through again is told, with the way that is left")
  func impossible() {
    let shelf = Shelf()
    var session = Session(options: shelf.options)
    // A wait that fails has let time pass, and a script would end there.
    _ = transcript("eventually within 10m: dev.count == 3", in: &session)
    let said = transcript("save session \"s.aksl\"", in: &session)
    #expect(said.problems.map(\.code) == ["E021"])
    #expect(shelf.files.withLock { $0.isEmpty })
    #expect(transcript("save world \"w.aksl\"", in: &session).problems.isEmpty)
  }

  @Test("A script saves what it has run so far")
  func inScript() {
    let shelf = Shelf()
    let said = transcript("scale dev to 5\nsave session \"s.aksl\"\nscale dev to 6", options: shelf.options)
    #expect(said.problems.isEmpty)
    let text = shelf.files.withLock { $0["s.aksl"] } ?? ""
    #expect(text.hasSuffix("scale dev to 5\n") && !text.contains("6"))
  }

  @Test("undo takes back what an included file did, statement by statement")
  func undoOfIncluded() {
    let shelf = Shelf()
    shelf.files.withLock { $0["two.aksl"] = "scale dev to 5\nscale dev to 3\n" }
    var session = Session(options: shelf.options)
    _ = transcript("include \"two.aksl\"", in: &session)
    #expect(transcript("dev.count", in: &session).lines == ["= 3"])
    _ = transcript("undo", in: &session)
    #expect(transcript("dev.count", in: &session).lines == ["= 5"])
    _ = transcript("undo", in: &session)
    #expect(transcript("dev.count", in: &session).lines == ["= 10"])
  }
}
