import AKSLInterpreter
import AKSLJSON
import AKSLLanguage
import AKSModel

/// Events as JSON.
///
/// The keys are a promise: programs rely on them.
struct EventEncoder {
  let startDate: StartDate
  /// The lines of the event's source, where it has one.
  let map: LineMap?

  /// The event, with its type, time and place before what is particular to it.
  func encode(_ event: RunEvent) -> JSONValue {
    let (type, fields) = encode(event.kind)
    var range = event.place?.range
    if case .diagnostic(let diagnostic) = event.kind { range = diagnostic.range }
    let position = range.flatMap { map?.position(of: $0.start) }
    var members: [JSONValue.Member] = [
      .init("type", .string(type)),
      .init("at", time(event.at)),
      .init("file", optional(event.place?.source.name)),
      .init("line", optional(position?.line)),
      .init("column", optional(position?.column)),
    ]
    if case .object(let own) = fields { members += own }
    return .object(members)
  }

  private func encode(_ kind: RunEvent.Kind) -> (type: String, fields: JSONValue) {
    switch kind {
    case .diagnostic(let diagnostic): ("diagnostic", encode(diagnostic))
    case .shellAnswered(let report):
      (
        "shellAnswered",
        [
          "output": .string(report.output), "errors": .string(report.errors),
          "status": .integer(Int64(report.status)), "captured": .boolean(report.isCaptured),
        ]
      )
    case .printed(let line): ("printed", ["text": .string(line)])
    case .value(let value): ("value", ["value": value.json])
    case .shown(let exhibit):
      (
        "shown",
        [
          "title": .string(exhibit.title), "text": optional(exhibit.text), "data": exhibit.data.json,
        ]
      )
    case .accepted(let report): ("accepted", encode(report))
    case .completed(let report): ("completed", encode(report))
    case .changed(let text): ("changed", ["message": .string(text)])
    case .watched(let report):
      ("watched", ["expression": .string(report.name), "value": report.value.json])
    case .wished(let wish): ("wished", ["wish": .string(wish.word)])
    case .clock(let report): ("clock", ["until": time(report.until)])
    case .note(let rule): ("note", ["rule": encode(rule)])
    case .world(let change): ("world", encode(change))
    case .refused(let report): ("refused", encode(report))
    case .expectedRefusal(let code, let rule):
      ("expectedRefusal", ["code": .string(code), "rule": optional(rule?.description)])
    case .assertionFailed(let failure): ("assertionFailed", encode(failure))
    case .faulted(let report):
      (
        "fault",
        [
          "code": .string(report.code.name), "name": .string(report.name),
          "message": .string(report.title + (report.details.map { "\n" + $0 } ?? "")),
          "help": optional(report.help), "refusal": report.refusal.map(encode) ?? .null,
          "azureStatus": optional(report.azureStatus), "callers": encode(report.callers),
          "watched": report.watched.map(encode) ?? .null,
        ]
      )
    case .scenarioPassedOver(let identity):
      (
        "scenarioPassedOver",
        ["name": .string(identity.name), "tags": .array(identity.tags.map(JSONValue.string))]
      )
    case .scenarioStarted(let identity, let todo):
      (
        "scenarioStarted",
        [
          "name": .string(identity.name), "tags": .array(identity.tags.map(JSONValue.string)),
          "todo": optional(todo),
        ]
      )
    case .scenarioEnded(let report):
      (
        "scenarioEnded",
        [
          "name": .string(report.identity.name),
          "tags": .array(report.identity.tags.map(JSONValue.string)),
          "verdict": .string(report.verdict.word), "reason": optional(report.verdict.reason),
          "assertions": .integer(Int64(report.assertions)),
          "durationMs": .integer(report.duration.milliseconds),
          "evidence": report.evidence.map(Self.encode) ?? .null,
        ]
      )
    case .branchStarted(let name): ("branchStarted", ["name": .string(name)])
    case .branchEnded(let name): ("branchEnded", ["name": .string(name)])
    case .taskStarted(let name, let clock):
      ("taskStarted", ["name": .string(name), "clock": optional(clock)])
    case .taskSkipped(let name): ("taskSkipped", ["name": .string(name)])
    }
  }

  private func encode(_ diagnostic: Diagnostic) -> JSONValue {
    map.map { .object(DiagnosticEncoder(map: $0).members(of: diagnostic)) } ?? .null
  }

  private func encode(_ report: OperationReport) -> JSONValue {
    let record = report.record
    return [
      "operation": .string(record.kind.rawValue),
      "cluster": .string(report.cluster.name),
      "pool": optional(report.pool?.name),
      "status": .string(record.status.rawValue),
      "accepted": time(record.accepted),
      "ended": record.ended.map(time) ?? .null,
      "expectedEnd": record.expectedEnd.map(time) ?? .null,
      "durationMs": optional(record.ended.map { ($0 - record.accepted).milliseconds }),
      "previousCount": optional(report.previousCount),
      "created": .integer(Int64(record.created)),
      "started": .integer(Int64(record.started)),
      "deallocated": .integer(Int64(record.deallocated)),
      "deleted": .integer(Int64(record.deleted)),
      "reimaged": .integer(Int64(record.reimaged)),
      "error": record.error.map { ["code": .string($0.code), "message": optional(report.errorMessage)] }
        ?? .null,
      "powerState": .string((report.pool?.powerState ?? report.cluster.powerState).rawValue),
      "provisioningState": .string(
        (report.pool?.provisioningState ?? report.cluster.provisioningState).rawValue),
      "count": optional(report.pool?.count),
      "startCount": optional(report.pool?.startCount),
      "nodes": report.pool.map { encode($0.nodeCounts) } ?? .null,
    ]
  }

  private func encode(_ counts: NodeCounts) -> JSONValue {
    let states = NodeState.allCases.map { state in
      JSONValue.Member(state.rawValue.lowercased(), .integer(Int64(counts[state])))
    }
    return .object(states + [.init("total", .integer(Int64(counts.total)))])
  }

  private func encode(_ change: WorldChange) -> JSONValue {
    [
      "number": .integer(Int64(change.number)),
      "resource": .string(change.resource),
      "name": .string(change.name),
      "property": .string(change.property),
      "from": change.from.json,
      "to": change.to.json,
      "rule": optional(change.rule?.description),
      "evidence": optional(change.evidence?.rawValue),
    ]
  }

  private func encode(_ report: RefusalReport) -> JSONValue {
    let refusal = report.refusal
    return [
      "status": .integer(Int64(refusal.httpStatus)),
      "code": .string(refusal.code),
      "subcode": .string(refusal.subcode),
      "target": optional(refusal.target),
      "message": .string(refusal.message),
      "body": report.body.json,
      "rule": encode(refusal.rule),
      "messageEvidence": .string(refusal.evidence.rawValue),
      "isOurText": .boolean(refusal.isOurText),
      "ruleChanges": .array(report.ruleChanges.map(encode)),
      "help": optional(report.help),
      "azureStatus": optional(report.azureStatus),
      "callers": encode(report.callers),
    ]
  }

  private func encode(_ failure: AssertionFailure) -> JSONValue {
    [
      "code": .string(failure.code.name),
      "message": .string(failure.title),
      "reason": optional(failure.message),
      "subject": map.map { .object(DiagnosticEncoder(map: $0).place(failure.subject)) } ?? .null,
      "actual": .string(failure.actual),
      "expected": optional(failure.expected),
      "op": optional(failure.comparison),
      "differences": failure.differences.json,
      "diff": optional(failure.diff),
      "parts": failure.parts.json,
      "event": optional(failure.eventNumber),
      "lastChange": failure.lastChange.map(encode) ?? .null,
      "changes": .array(failure.changes.map(encode)),
      "rule": failure.rule.map(encode) ?? .null,
      "evidence": optional(failure.evidence?.rawValue),
      "ruleChanges": .array(failure.ruleChanges.map(encode)),
      "help": optional(failure.help),
      "callers": encode(failure.callers),
    ]
  }

  /// How many verdicts are known how well.
  static func encode(_ tally: EvidenceTally) -> JSONValue {
    .object(Evidence.allCases.map { .init($0.rawValue, .integer(Int64(tally[$0]))) })
  }

  private func encode(_ change: RuleChange) -> JSONValue {
    [
      "required": .string(change.required), "edition": .string(change.edition),
      "rule": .string(change.rule.description), "change": .string(change.sentence),
    ]
  }

  private func encode(_ change: LastChange) -> JSONValue {
    let cause = change.cause.map { LineMap($0.source).position(of: $0.range.start) }
    return [
      "at": time(change.at), "event": optional(change.event), "change": .string(change.text),
      "from": change.from.json, "to": change.to.json,
      "file": optional(change.cause?.source.name), "line": optional(cause?.line),
    ]
  }

  private func encode(_ id: RuleID) -> JSONValue {
    let rule = RuleBook.rule(id)
    return [
      "id": .string(id.description),
      "title": optional(rule?.title),
      "source": optional(rule?.source),
      "evidence": optional(rule?.evidence.rawValue),
    ]
  }

  private func time(_ instant: Instant) -> JSONValue { .string(startDate.iso8601(instant)) }

  /// Where the functions were called, the nearest first.
  private func encode(_ callers: [Place]) -> JSONValue {
    .array(
      callers.map { caller in
        let position = LineMap(caller.source).position(of: caller.range.start)
        return [
          "file": .string(caller.source.name), "line": .integer(Int64(position.line)),
          "column": .integer(Int64(position.column)),
        ]
      })
  }

  private func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
  private func optional(_ number: (some BinaryInteger)?) -> JSONValue {
    number.map { .integer(Int64($0)) } ?? .null
  }
}
