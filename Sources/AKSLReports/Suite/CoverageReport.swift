import AKSLInterpreter
import AKSLJSON
package import AKSLScenarios
import AKSModel

/// The forms in which coverage is told.
package enum CoverageFormat: String, CaseIterable, Sendable {
  case text
  case json
  case lcov

  /// The coverage as text.
  package func render(_ coverage: Coverage) -> String {
    switch self {
    case .text: CoverageReport.text(coverage)
    case .json: CoverageReport.json(coverage).text(.pretty) + "\n"
    case .lcov: CoverageReport.lcov(coverage)
    }
  }
}

/// Which rules of the model a suite has exercised.
enum CoverageReport {
  /// What is missing, and the sums.
  static func text(_ coverage: Coverage) -> String {
    var lines: [String] = []
    let refusals = coverage.refusals.filter { $0.hits == 0 }
    lines.append(
      "rules: \(coverage.rules.count - coverage.missing.count) of \(coverage.rules.count) (\(coverage.percent)), "
        + "codes of refusals: \(coverage.refusals.count - refusals.count) of \(coverage.refusals.count), "
        + "changes of state: \(coverage.transitions.count)")
    if !coverage.missing.isEmpty {
      lines.append("not exercised:")
      let width = coverage.missing.map(\.id.description.count).max() ?? 0
      for rule in coverage.missing {
        let id = rule.id.description
        let reason = RuleBook.unreached.first { $0.id == rule.id }.map {
          " No sentence reaches it: \($0.reason)."
        }
        lines.append(
          "  \(id)\(String(repeating: " ", count: width - id.count))  \(rule.title)\(reason ?? "")")
      }
    }
    if !refusals.isEmpty {
      let codes = refusals.map { refusal in
        refusal.code
          + (RuleBook.unreachedCodes.first { $0.code == refusal.code }.map {
            " (no sentence brings it: \($0.reason))"
          }
            ?? "")
      }
      lines.append("not answered with: \(codes.joined(separator: ", "))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The member `coverage` of the report for programs.
  static func json(_ coverage: Coverage) -> JSONValue {
    [
      "rules": .array(
        coverage.rules.map { rule, hits in
          ["id": .string(rule.id.description), "doc": .string(rule.source), "hits": .integer(Int64(hits))]
        }),
      "transitions": .array(
        coverage.transitions.map { transition, hits in
          [
            "resource": .string(transition.resource), "property": .string(transition.property),
            "from": .string(transition.from), "to": .string(transition.to), "hits": .integer(Int64(hits)),
          ]
        }),
      "errors": .array(
        coverage.refusals.map { code, hits in ["code": .string(code), "hits": .integer(Int64(hits))] }),
      "percent": .number(Double(coverage.permille) / 10),
    ]
  }

  /// LCOV's tracefile over the list of rules as `aksl -e 'show rules as csv'` prints it: a line a rule, below
  /// the heading.
  static func lcov(_ coverage: Coverage) -> String {
    var lines = ["TN:", "SF:aksl-rules.csv"]
    for (index, entry) in coverage.rules.enumerated() { lines.append("DA:\(index + 2),\(entry.hits)") }
    lines += [
      "LF:\(coverage.rules.count)", "LH:\(coverage.rules.count - coverage.missing.count)", "end_of_record",
    ]
    return lines.map { $0 + "\n" }.joined()
  }
}
