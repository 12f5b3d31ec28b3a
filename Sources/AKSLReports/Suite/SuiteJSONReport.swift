import AKSLInterpreter
import AKSLJSON
import AKSLLanguage
import AKSLScenarios
import AKSModel

/// The report for programs, after the schema `aksl-report/1` (`grammar/aksl-report-1.schema.json`).
enum SuiteJSONReport {
  static func render(_ suite: SuiteDetails, _ run: SuiteRun) -> String {
    let report = suite.report
    let document: JSONValue = [
      "schema": "aksl-report/1", "kind": .string(run.kind.rawValue), "tool": "aksl",
      "version": .string(run.version),
      "model": .string(run.model), "seed": .string(String(run.seed)),
      "simStart": .string(run.simulatedStart.text),
      "started": .string(run.started), "wallMs": .integer(run.milliseconds),
      "simMs": .integer(report.simulated.milliseconds),
      "argv": .array(run.arguments.map(JSONValue.string)),
      "complete": .boolean(!report.outcome.wasInterrupted), "summary": summary(of: report, run.kind),
      "baseline": run.comparison.map(encode) ?? .null, "evidence": EventEncoder.encode(report.evidence),
      "files": .array(suite.files.map { encode($0, run.kind) }),
      "coverage": CoverageReport.json(Coverage(report)),
    ]
    return document.text(.pretty) + "\n"
  }

  private static func summary(of suite: SuiteReport, _ kind: SuiteKind) -> JSONValue {
    let counts = TestStatus.allCases.map { status in
      JSONValue.Member(
        status == .error ? "errors" : status.rawValue, .integer(Int64(suite.count(status))))
    }
    return .object(
      [
        .init("files", .integer(Int64(suite.files.count))),
        .init("tests", .integer(Int64(suite.tests.count))),
      ]
        + counts + (kind == .doc ? [.init("unrun", .integer(Int64(suite.unrunCount)))] : [])
        + [.init("assertions", .integer(Int64(suite.tests.reduce(0) { $0 + $1.assertions })))])
  }

  private static func encode(_ comparison: SuiteComparison) -> JSONValue {
    func list(_ tests: [String]) -> JSONValue { .array(tests.map(JSONValue.string)) }
    return [
      "newlyFailing": list(comparison.newlyFailing), "stillFailing": list(comparison.stillFailing),
      "fixed": list(comparison.fixed), "gone": list(comparison.gone),
      "added": .integer(Int64(comparison.added)), "unchanged": .integer(Int64(comparison.unchanged)),
      "notRun": .integer(Int64(comparison.notRun)),
    ]
  }

  private static func encode(_ file: FileDetails, _ kind: SuiteKind) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("file", .string(file.name)),
      .init("sha256", .string(SHA256.hex(of: Array(file.report.source.bytes)))),
      .init("tests", .array(file.tests.map(encode))),
      .init(
        "failures",
        .array(file.tests.filter { $0.report.kind == .outside }.flatMap(\.failures).map(encode))),
    ]
    if kind == .doc { members += membersOfDocument(file.report) }
    return .object(members)
  }

  /// What only documents have.
  private static func membersOfDocument(_ file: FileReport) -> [JSONValue.Member] {
    var lines = LineMapCache()
    let map = lines.map(of: file.source)
    let unrun = file.unrun.map { fence -> JSONValue in
      var members: [JSONValue.Member] = [
        .init("line", .integer(Int64(map.position(of: fence.range.start).line))),
        .init("language", .string(fence.language)), .init("reason", .string(fence.reason)),
      ]
      if let place = fence.included {
        members.append(
          .init(
            "included",
            ["file": .string(place.source.name), "line": .integer(Int64(lines.line(of: place)))]))
      }
      return .object(members)
    }
    return [
      .init("unrun", .array(unrun)),
      .init("warnings", .array(file.warnings.compactMap { TestFailure($0, &lines) }.map(encode))),
    ]
  }

  private static func encode(_ details: TestDetails) -> JSONValue {
    let test = details.report
    let row = test.identity.row.map { [JSONValue.Member($0.name, .string($0.value))] } ?? []
    let rules = test.rules.keys.map(\.description).sorted()
    var members: [JSONValue.Member] = [
      .init("id", .string(test.identity.identifier)), .init("name", .string(test.identity.name)),
      .init("line", .integer(Int64(details.line))), .init("endLine", .integer(Int64(details.endLine))),
      .init("tags", .array(test.identity.tags.map(JSONValue.string))), .init("params", .object(row)),
      .init("status", .string(test.status.rawValue)), .init("reason", .string(test.reason)),
      .init("assertions", .integer(Int64(test.assertions))),
      .init("simMs", .integer(test.duration.milliseconds)),
    ]
    if let block = test.block {
      let facts: JSONValue = [
        "language": .string(block.language), "heading": .array(block.headings.map(JSONValue.string)),
        "command": .string(block.command),
      ]
      members.append(.init("block", facts))
    }
    members += [
      .init("failures", .array(details.failures.map(encode))),
      .init("rules", .array(rules.map(JSONValue.string))),
      .init("evidence", EventEncoder.encode(test.evidence)), .init("output", .string(test.outputText)),
    ]
    return .object(members)
  }

  private static func encode(_ failure: TestFailure) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    return [
      "code": .string(failure.code), "message": .string(failure.message), "file": .string(failure.file),
      "line": .integer(Int64(failure.line)), "column": .integer(Int64(failure.column)),
      "endColumn": .integer(Int64(failure.endColumn)), "path": text(failure.differences.shown.first?.path),
      "op": text(failure.comparison), "expected": text(failure.expected), "actual": text(failure.actual),
      "differences": failure.differences.json, "diff": text(failure.diff),
      "parts": failure.parts.json,
      "rule": text(failure.rule?.description),
      "ruleDoc": text(failure.rule.flatMap { RuleBook.rule($0)?.source }),
      "simMs": .integer(failure.at.milliseconds), "event": failure.event.map { .integer(Int64($0)) } ?? .null,
      "schedule": text(failure.schedule),
      "lastChange": failure.lastChange.map(encode) ?? .null,
      "changes": .array(failure.changes.map(encode)), "evidence": text(failure.evidence?.rawValue),
      "hint": text(failure.hint),
    ]
  }

  private static func encode(_ change: TestFailure.Change) -> JSONValue {
    [
      "simMs": .integer(change.change.at.milliseconds),
      "event": change.change.event.map { .integer(Int64($0)) } ?? .null,
      "change": .string(change.change.text), "from": change.change.from.json, "to": change.change.to.json,
      "file": change.cause.map { .string($0.file) } ?? .null,
      "line": change.cause.map { .integer(Int64($0.line)) } ?? .null,
    ]
  }
}
