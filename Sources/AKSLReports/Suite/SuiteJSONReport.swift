import AKSLInterpreter
import AKSLJSON
import AKSLLanguage
import AKSLScenarios
import AKSModel

/// The report for programs, after the schema `aksl-report/1` (`grammar/aksl-report-1.schema.json`).
enum SuiteJSONReport {
  static func render(_ suite: SuiteReport, _ run: SuiteRun) -> String {
    let document: JSONValue = [
      "schema": "aksl-report/1", "kind": .string(run.kind.rawValue), "tool": "aksl",
      "version": .string(run.version),
      "model": .string(run.model), "seed": .string(String(run.seed)),
      "simStart": .string(run.simulatedStart.text),
      "started": .string(run.started), "wallMs": .integer(run.milliseconds),
      "simMs": .integer(suite.tests.reduce(0) { $0 + $1.duration.milliseconds }),
      "argv": .array(run.arguments.map(JSONValue.string)), "summary": summary(of: suite, run.kind),
      "evidence": EventEncoder.encode(suite.evidence),
      "files": .array(suite.files.map { encode($0, run.kind) }),
      "coverage": CoverageReport.json(Coverage(suite)),
    ]
    return document.text(.pretty) + "\n"
  }

  private static func summary(of suite: SuiteReport, _ kind: SuiteKind) -> JSONValue {
    let counts = TestStatus.allCases.map { status in
      JSONValue.Member(
        status == .error ? "errors" : status.rawValue, .integer(Int64(suite.count(status))))
    }
    let unrun = suite.files.reduce(0) { $0 + $1.unrun.count }
    return .object(
      [
        .init("files", .integer(Int64(suite.files.count))),
        .init("tests", .integer(Int64(suite.tests.count))),
      ]
        + counts + (kind == .doc ? [.init("notRun", .integer(Int64(unrun)))] : [])
        + [.init("assertions", .integer(Int64(suite.tests.reduce(0) { $0 + $1.assertions })))])
  }

  private static func encode(_ file: FileReport, _ kind: SuiteKind) -> JSONValue {
    var lines = LineMapCache()
    var members: [JSONValue.Member] = [
      .init("file", .string(file.source.name)),
      .init("sha256", .string(SHA256.hex(of: Array(file.source.bytes)))),
      .init("tests", .array(file.tests.map { encode($0, &lines) })),
      .init("failures", .array(file.problems.compactMap(TestFailure.init).map(encode))),
    ]
    if kind == .doc {
      let map = lines.map(of: file.source)
      let unrun = file.unrun.map { fence -> JSONValue in
        [
          "line": .integer(Int64(map.position(of: fence.range.start).line)),
          "language": .string(fence.language),
          "reason": .string(fence.reason),
        ]
      }
      members += [
        .init("notRun", .array(unrun)),
        .init("warnings", .array(file.warnings.compactMap(TestFailure.init).map(encode))),
      ]
    }
    return .object(members)
  }

  private static func encode(_ test: TestReport, _ lines: inout LineMapCache) -> JSONValue {
    let map = lines.map(of: test.identity.place.source)
    let range = test.identity.place.range
    let row = test.identity.row.map { [JSONValue.Member($0.name, .string($0.value))] } ?? []
    let rules = test.rules.keys.map(\.description).sorted()
    var members: [JSONValue.Member] = [
      .init("id", .string(test.identity.identifier)), .init("name", .string(test.identity.name)),
      .init("line", .integer(Int64(map.position(of: range.start).line))),
      .init("endLine", .integer(Int64(map.position(of: range.end).line))),
      .init("tags", .array(test.identity.tags.map(JSONValue.string))), .init("params", .object(row)),
      .init("status", .string(test.status.rawValue)), .init("reason", .string(test.reason)),
      .init("assertions", .integer(Int64(test.assertions))),
      .init("simMs", .integer(test.duration.milliseconds)),
    ]
    if let block = test.block {
      members.append(
        .init(
          "block",
          [
            "language": .string(block.language), "heading": .array(block.headings.map(JSONValue.string)),
            "command": .string(block.command),
          ]))
    }
    members += [
      .init("failures", .array(test.testFailures.map(encode))),
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
      "rule": text(failure.rule?.description),
      "ruleDoc": text(failure.rule.flatMap { RuleBook.rule($0)?.source }),
      "simMs": .integer(failure.at.milliseconds), "event": failure.event.map { .integer(Int64($0)) } ?? .null,
      "lastChange": failure.lastChange.map(encode) ?? .null,
      "changes": .array(failure.changes.map(encode)), "evidence": text(failure.evidence?.rawValue),
      "hint": text(failure.hint),
    ]
  }

  private static func encode(_ change: LastChange) -> JSONValue {
    let cause = change.cause.map { LineMap($0.source).position(of: $0.range.start) }
    return [
      "simMs": .integer(change.at.milliseconds), "change": .string(change.text),
      "file": change.cause.map { .string($0.source.name) } ?? .null,
      "line": cause.map { .integer(Int64($0.line)) } ?? .null,
    ]
  }
}
