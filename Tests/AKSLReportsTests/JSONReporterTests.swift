import AKSLLanguage
import AKSLReports
import Foundation
import Testing

@testable import AKSLInterpreter
@testable import AKSModel

@Suite("A run as programs read it")
struct JSONReporterTests {
  private let source = SourceText(name: "a.aksl", "advance 30s\nassert dev.state == Stopped\n")

  private func lines(_ events: [RunEvent], finishing: Bool = false) -> [String] {
    let page = Page(JSONReporter(), events, finishing: finishing)
    #expect(page.errors == "")
    return page.output.split(separator: "\n").map(String.init)
  }

  private func assertion() throws -> RunEvent {
    let failure = AssertionFailure(
      code: "T004", title: "assertion failed", subject: try SourceRange("dev.state", in: source),
      actual: "Stopping", expected: nil, message: "why", eventNumber: 17,
      lastChange: LastChange(at: .start, text: "x a -> b", cause: try Place("advance 30s", in: source)),
      rule: nil, help: nil)
    return RunEvent(.assertionFailed(failure), at: 30, try Place("assert dev.state == Stopped", in: source))
  }

  @Test("Small events")
  func smallEvents() throws {
    #expect(
      lines(
        [
          RunEvent(.printed("a\"b"), at: 120, try Place("assert", in: source)),
          RunEvent(.value(.list([.integer(1), .number(0.5), .formatted("1h"), .money(-1_500_000_000)]))),
          RunEvent(.changed("undone")),
          RunEvent(.expectedRefusal(code: "OperationNotAllowed", rule: "C2")),
          RunEvent(.scenarioStarted(.named("s", tags: ["cost"]), todo: nil)),
          RunEvent(
            .scenarioEnded(
              ScenarioReport(
                identity: .named("s"), verdict: .passed, assertions: 2, duration: .seconds(2)))),
          RunEvent(
            .faulted(
              FaultReport(
                code: "E001", name: "Overflow", title: "too big", help: nil,
                callers: [try Place("dev.state", in: source)]))),
        ], finishing: true) == [
          #"{"type":"printed","at":"2024-01-01T00:02:00Z","file":"a.aksl","line":2,"column":1,"text":"a\"b"}"#,
          #"{"type":"value","at":"2024-01-01T00:00:00Z","file":null,"line":null,"column":null,"#
            + #""value":[1,0.5,"1h",{"amount":"-1.50","currency":"USD"}]}"#,
          #"{"type":"changed","at":"2024-01-01T00:00:00Z","file":null,"line":null,"column":null,"#
            + #""message":"undone"}"#,
          #"{"type":"expectedRefusal","at":"2024-01-01T00:00:00Z","file":null,"line":null,"#
            + #""column":null,"code":"OperationNotAllowed","rule":"C2"}"#,
          #"{"type":"scenarioStarted","at":"2024-01-01T00:00:00Z","file":null,"line":null,"#
            + #""column":null,"name":"s","tags":["cost"],"todo":null}"#,
          #"{"type":"scenarioEnded","at":"2024-01-01T00:00:00Z","file":null,"line":null,"#
            + #""column":null,"name":"s","tags":[],"verdict":"passed","reason":null,"#
            + #""assertions":2,"durationMs":2000,"evidence":null}"#,
          #"{"type":"fault","at":"2024-01-01T00:00:00Z","file":null,"line":null,"column":null,"#
            + #""code":"E001","name":"Overflow","message":"too big","help":null,"refusal":null,"#
            + #""azureStatus":null,"callers":[{"file":"a.aksl","line":2,"column":8}],"watched":null}"#,
          #"{"type":"summary","at":"2024-01-01T00:00:00Z","passed":1,"failed":0,"#
            + #""skipped":0,"todo":0,"evidence":null}"#,
        ])
  }

  @Test("Failures")
  func failures() throws {
    let diagnostic = Diagnostic(
      code: "S004", title: "no", range: try SourceRange("dev", in: source), label: "here",
      labels: [.init(range: try SourceRange("30s", in: source), text: "there")],
      fixIt: .init(range: try SourceRange("dev", in: source), replacement: "web"))
    let place = Place(source: source, range: diagnostic.range)
    #expect(
      lines([try assertion(), RunEvent(.diagnostic(diagnostic), place)]) == [
        #"{"type":"assertionFailed","at":"2024-01-01T00:00:30Z","file":"a.aksl","line":2,"column":1,"#
          + #""code":"T004","message":"assertion failed","reason":"why","#
          + #""subject":{"line":2,"column":8,"endLine":2,"endColumn":17,"offset":19,"endOffset":28},"#
          + #""actual":"Stopping","expected":null,"op":null,"differences":[],"diff":null,"parts":[],"event":17,"#
          + #""lastChange":{"at":"2024-01-01T00:00:00Z","event":null,"change":"x a -> b","from":null,"to":null,"#
          + #""file":"a.aksl","line":1},"#
          + #""changes":[],"rule":null,"evidence":null,"ruleChanges":[],"help":null,"callers":[]}"#,
        #"{"type":"diagnostic","at":"2024-01-01T00:00:00Z","file":"a.aksl","line":2,"column":8,"#
          + #""severity":"error","code":"S004","message":"no","endLine":2,"endColumn":11,"offset":19,"#
          + #""endOffset":22,"label":"here","labels":[{"line":1,"column":9,"endLine":1,"endColumn":12,"#
          + #""offset":8,"endOffset":11,"message":"there"}],"expected":null,"help":null,"#
          + #""fix":{"line":2,"column":8,"endLine":2,"endColumn":11,"offset":19,"endOffset":22,"#
          + #""replacement":"web","isGuess":false}}"#,
      ])
  }

  @Test("Operations")
  func operations() {
    let stopped = AgentPool.dev(.stopped, count: 0, startCount: 5, [.deallocated: 10])
    #expect(
      lines([RunEvent(.completed(OperationReport(.stopPool, on: stopped, deallocated: 10)), at: 78)]) == [
        #"{"type":"completed","at":"2024-01-01T00:01:18Z","file":null,"line":null,"column":null,"#
          + #""operation":"stop pool","cluster":"sandbox","pool":"dev","status":"Succeeded","#
          + #""accepted":"2024-01-01T00:00:00Z","ended":"2024-01-01T00:01:18Z","#
          + #""expectedEnd":"2024-01-01T00:01:18Z","durationMs":78000,"previousCount":null,"#
          + #""created":0,"started":0,"deallocated":10,"deleted":0,"reimaged":0,"error":null,"powerState":"Stopped","#
          + #""provisioningState":"Succeeded","count":0,"startCount":5,"nodes":{"creating":0,"#
          + #""starting":0,"running":0,"reimaging":0,"deallocating":0,"deallocated":10,"deleting":0,"failed":0,"#
          + #""total":10}}"#
      ])
  }

  @Test("Every kind of event is one JSON object with its type and time first")
  func everyKind() throws {
    let exhibit = Exhibit(
      title: "pools", columns: [], rows: [], text: "x", data: .map([]), format: .table)
    let change = WorldChange(
      number: 3, resource: "pool", name: "dev", property: "count", from: .integer(1), to: .null,
      rule: "S5")
    let events = [
      try assertion(), RunEvent(.shown(exhibit)), RunEvent(.world(change)), RunEvent(.note("S5")),
      RunEvent(.accepted(OperationReport(.stopCluster, on: nil, took: nil))),
      RunEvent(.refused(RefusalReport(refusal: .systemPoolStop(pool: "system"), help: nil))),
    ]
    let types = try lines(events).map { line in
      #expect(line.hasPrefix(#"{"type":""#))
      let read = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let object = try #require(read)
      #expect(object["at"] is String)
      return object["type"] as? String
    }
    #expect(types == ["assertionFailed", "shown", "world", "note", "accepted", "refused"])
  }
}
